/* theme_quick_element.c: elements that a sheet writes, with their attributes,
 * in one go. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>
#include <string.h>

#include <libxml/dict.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include "page_node.h"
#include "pool.h"

/* Text, or an expression in it. */
struct piece {
	const char		*text;
	const struct quick	*value;
	struct piece		*next;
};

struct property {
	const xmlChar		*name;
	const xmlChar		*text;		/* of the dictionary; or: */
	struct piece		*pieces;	/* or NULL: libxslt's way */
	void			*template;
	struct property		*next;
};

struct element {
	struct quick_node	 node;
	const xmlChar		*name;
	struct property		*properties;
};

enum { PIECES = 8 };

struct maker {
	struct pool	*pool;
	const xmlNode	*node;
};

static xmlChar *
join(const struct piece *pieces, xsltTransformContext *ctx,
	const xmlNode *at)
{
	struct quick_text texts[PIECES];
	size_t n = 0, length = 0, len;
	xmlChar *all, *to;

	for (; pieces; pieces = pieces->next, n++) {
		texts[n] = pieces->value ? quick_text(pieces->value, ctx, at) :
		    (struct quick_text){ pieces->text, NULL };
		length += strlen(texts[n].text);
	}
	if (n == 1 && texts[0].owned)
		return texts[0].owned;
	all = to = xmlMalloc(length + 1);
	for (size_t i = 0; i < n; i++) {
		len = strlen(texts[i].text);
		memcpy(to, texts[i].text, len);
		to += len;
		xmlFree(texts[i].owned);
	}
	*to = '\0';
	return all;
}

/* What the sheet's dictionary owns, the page may hold on to. */
static xmlChar *
lasting(const xsltTransformContext *ctx, const xmlDoc *doc,
	const xmlChar *text)
{
	return doc->dict == ctx->dict ? (xmlChar *)(uintptr_t)text :
	    node_text((const char *)text);
}

static xmlChar *
value_of(const struct property *p, xsltTransformContext *ctx, xmlNode *at,
	const xmlDoc *doc)
{
	if (p->pieces)
		return join(p->pieces, ctx, at);
	if (p->template)
		return xsltEvalAVT(ctx, p->template, at);
	return lasting(ctx, doc, p->text);
}

/* libxslt joins texts, and remembers the last one it wrote. */
void
quick_write(xsltTransformContext *ctx, struct quick_text text)
{
	xmlNode *to = ctx->insert;

	if (!*text.text || !to ||
	    (to->last && to->last->type == XML_TEXT_NODE)) {
		if (*text.text)
			xsltCopyTextString(ctx, to, (const xmlChar *)
			    text.text, 0);
		xmlFree(text.owned);
		return;
	}
	node_content(to, text.owned ? text.owned : node_text(text.text));
	ctx->lasttext = NULL;
}

static void
write_element(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	const struct element *e = (const struct element *)comp;
	xmlNode *insert = ctx->insert, *node;

	node = node_element(insert, lasting(ctx, insert->doc, e->name));
	for (const struct property *p = e->properties; p; p = p->next)
		node_attribute(node, lasting(ctx, node->doc, p->name),
		    value_of(p, ctx, at, node->doc));
	ctx->insert = node;
	quick_run(ctx, at, inst->children, e->node.plain);
	ctx->insert = insert;
}

/* The end of the expression that begins here; NULL: none. */
static const char *
closing(const char *at)
{
	char quote = 0;

	for (; *at && (quote || *at != '}'); at++)
		if (quote)
			quote = *at == quote ? 0 : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
	return *at ? at : NULL;
}

/* One more piece of a template, and what is behind it; NULL: not for us. */
static const char *
read_piece(const struct maker *m, const char *at, struct piece *piece)
{
	const char *end = at + strcspn(at, "{}");

	if (end > at) {
		piece->text = pool_copy(m->pool, at, (size_t)(end - at));
		return end;
	}
	if (at[0] == at[1]) {		/* {{ is a brace */
		piece->text = pool_copy(m->pool, at, 1);
		return at + 2;
	}
	end = *at == '{' ? closing(at + 1) : NULL;
	if (!end)
		return NULL;
	piece->value = quick_read(m->pool, at + 1, (size_t)(end - at - 1),
	    m->node);
	return piece->value ? end + 1 : NULL;
}

static struct piece *
read_pieces(const struct maker *m, const char *at)
{
	struct piece *first = NULL, **to = &first;

	for (size_t n = 0; *at; n++) {
		if (n == PIECES)
			return NULL;
		*to = pool_alloc(m->pool, sizeof(**to));
		if (!(at = read_piece(m, at, *to)))
			return NULL;
		to = &(*to)->next;
	}
	return first;
}

static const xmlChar *
keep(const xmlNode *node, const xmlChar *text)
{
	return xmlDictLookup(node->doc->dict, text, -1);
}

/* NULL: libxslt knows what it comes to, when it has compiled it. */
static struct property *
read_property(const struct maker *m, const xmlAttr *a)
{
	static const xmlChar nothing[] = "";
	struct property *p = pool_alloc(m->pool, sizeof(*p));
	const xmlChar *text = a->children ? a->children->content : nothing;

	p->name = keep(m->node, a->name);
	if (!strpbrk((const char *)text, "{}"))
		p->text = keep(m->node, text);
	else
		p->pieces = read_pieces(m, (const char *)text);
	p->template = a->psvi;
	return p->text || p->pieces || p->template ? p : NULL;
}

/* Of HTML or SVG as our sheets write it: without namespaces. */
static bool
is_simple(const xmlNode *node)
{
	if (node->ns || node->nsDef)
		return false;
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (a->ns || (a->children && (a->children->next ||
		    a->children->type != XML_TEXT_NODE)))
			return false;
	return true;
}

/* Its own name is kept: now it is an instruction. */
void
quick_element(xmlNode *node, struct pool *pool)
{
	struct maker m = { pool, node };
	xmlNs *ns = xmlSearchNsByHref(node->doc, node, XSLT_NAMESPACE);
	struct property **to;
	struct element *e;

	if (!ns || !node->doc->dict || !is_simple(node))
		return;
	e = pool_alloc(pool, sizeof(*e));
	e->name = keep(node, node->name);
	to = &e->properties;
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		if (!(*to = read_property(&m, a)))
			return;
		to = &(*to)->next;
	}
	node->ns = ns;
	node->name = keep(node, (const xmlChar *)"element");
	quick_take(node, &e->node, XSLT_FUNC_ELEMENT, write_element);
}
