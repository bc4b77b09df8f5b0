/* html.c: one walk over the tree into one growing buffer. */
/* SPDX-License-Identifier: ISC */
#include "html.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <libxml/tree.h>
#include <libxml/xmlmemory.h>

#include "html_wall.h"
#include "theme_check.h"

/* What is asked for first, and each double of it, fits the arena's pieces. */
enum { KNOWN = 128, TRIES = 8, FIRST = (16 << 10) - 16 };

/* What is known of a name. Names are interned, so their address will do. */
struct known {
	const xmlChar	*name;
	unsigned	 kind;
	unsigned	 length;
};

struct writer {
	struct html	*out;
	size_t		 room;
	struct known	 elements[KNOWN], attributes[KNOWN];
};

enum { QUOTE = 4, END };
static const unsigned char special[256] = {
	['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = QUOTE, ['\0'] = END,
};
static const char *const escapes[] = {
	NULL, "&amp;", "&lt;", "&gt;", "&quot;",
};

/* Room for more bytes, or give up for good: text is NULL from then on. */
static bool
grow(struct writer *w, size_t more)
{
	struct html *out = w->out;
	char *larger = NULL;

	while (out->text && w->room - out->length < more) {
		w->room *= 2;
		if (w->room <= 2 * HTML_MOST)
			larger = xmlRealloc(out->text, w->room);
		if (w->room > 2 * HTML_MOST || out->length > HTML_MOST) {
			xmlFree(out->text);
			out->text = NULL;
		} else
			out->text = larger;
	}
	return out->text;
}

static inline void
put(struct writer *w, const char *text, size_t len)
{
	struct html *out = w->out;

	if ((!out->text || w->room - out->length < len) && !grow(w, len))
		return;
	memcpy(out->text + out->length, text, len);
	out->length += len;
}

static void
put_text(struct writer *w, const char *text)
{
	put(w, text, strlen(text));
}

#define PUT(w, literal)	put((w), (literal), sizeof(literal) - 1)

/* Text of an element, or with quotes also of an attribute. */
static void
put_escaped(struct writer *w, const char *text, bool quotes)
{
	const char *run = text;
	unsigned char kind;

	for (;; text++) {
		while (!(kind = special[(unsigned char)*text]))
			text++;
		if (kind == QUOTE && !quotes)
			continue;
		put(w, run, (size_t)(text - run));
		if (kind == END)
			return;
		put_text(w, escapes[kind]);
		run = text + 1;
	}
}

static const struct known *
learn(struct known *k, const xmlChar *name, bool attribute)
{
	const char *text = (const char *)name;

	k->name = name;
	k->length = (unsigned)strlen(text);
	k->kind = attribute ? html_attribute(text) : html_element(text);
	return k;
}

static inline const struct known *
known(struct known *all, const xmlChar *name, bool attribute)
{
	size_t at = (uintptr_t)name * 0x9E3779B97F4A7C15 >> 32;
	struct known *k = &all[at % KNOWN];

	for (size_t left = TRIES; k->name && k->name != name && --left;)
		k = &all[++at % KNOWN];
	return k->name == name ? k : learn(k, name, attribute);
}

static void
drop(struct writer *w, const xmlNode *element, const char *attribute)
{
	if (*w->out->dropped)
		return;
	snprintf(w->out->dropped, sizeof(w->out->dropped), "<%.40s%s%.40s>",
	    (const char *)element->name, attribute ? " " : "",
	    attribute ? attribute : "");
	w->out->culprit = element;
}

static const char *
value_of(const xmlAttr *attr)
{
	const xmlNode *text = attr->children;

	if (!text)
		return "";
	if (text->next || text->type != XML_TEXT_NODE || !text->content)
		return NULL;
	return (const char *)text->content;
}

/* What a theme's makers noted for themselves. */
static bool
is_ours(const xmlNs *ns)
{
	return ns->href && !strcmp((const char *)ns->href, THEME_NAMESPACE);
}

/* As a browser reads it: the first, in whatever case, with any prefix. */
static const char *
attribute_of(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (!strcasecmp((const char *)a->name, name))
			return value_of(a);
	return NULL;
}

static void
put_attribute(struct writer *w, const xmlNode *node, unsigned element,
	const xmlAttr *attr)
{
	const struct known *k = known(w->attributes, attr->name, true);
	const char *name = (const char *)attr->name;
	const char *value = value_of(attr);

	if (attr->ns && is_ours(attr->ns))
		return;
	if (!value || (k->kind & HTML_DROP) ||
	    (k->kind && !html_may_point(element, k->kind, value) &&
	    !html_tells_where((const char *)node->name, name,
	    attribute_of(node, "rel"), value))) {
		drop(w, node, name);
		return;
	}
	PUT(w, " ");
	if (attr->ns && attr->ns->prefix && (!strcmp(name, "lang") ||
	    !strcmp(name, "space") || !strcmp(name, "href"))) {
		put_text(w, *name == 'h' ? "xlink" : "xml");
		PUT(w, ":");
	}
	put(w, name, k->length);
	if (k->kind & HTML_BOOLEAN)
		return;
	PUT(w, "=\"");
	put_escaped(w, value, true);
	PUT(w, "\"");
}

static bool
is_html_or_svg(const xmlNs *ns)
{
	return !ns || !ns->href ||
	    !strcmp((const char *)ns->href, "http://www.w3.org/2000/svg") ||
	    !strcmp((const char *)ns->href, "http://www.w3.org/1999/xhtml");
}

static bool
may_stand(const xmlNode *node, unsigned kind)
{
	const char *value;

	if ((kind & HTML_DROP) || !is_html_or_svg(node->ns))
		return false;
	if (kind & HTML_SCRIPT) {
		value = attribute_of(node, "src");
		return value && !node->children &&
		    html_url(value) == URL_LOCAL;
	}
	if (kind & HTML_MOTION) {
		value = attribute_of(node, "attributeName");
		return value && html_may_point(kind, HTML_TARGET, value);
	}
	return true;
}

static void
close_element(struct writer *w, const xmlNode *node)
{
	PUT(w, "</");
	put_text(w, (const char *)node->name);
	PUT(w, ">");
}

/* True where its content is to be written next. */
static bool
open_element(struct writer *w, const xmlNode *node)
{
	const struct known k = *known(w->elements, node->name, false);
	const xmlNode *first = node->children;

	if (!may_stand(node, k.kind)) {
		drop(w, node, NULL);
		return false;
	}
	PUT(w, "<");
	put(w, (const char *)node->name, k.length);
	for (const xmlAttr *a = node->properties; a; a = a->next)
		put_attribute(w, node, k.kind, a);
	PUT(w, ">");
	if (k.kind & HTML_VOID)
		return false;
	/* A first line feed is not part of a <textarea>: a second one is. */
	if ((k.kind & HTML_NEWLINE) && first && first->content &&
	    first->type == XML_TEXT_NODE && *first->content == '\n')
		PUT(w, "\n");
	if (!first)
		close_element(w, node);
	return first;
}

static void
walk(struct writer *w, const xmlNode *top)
{
	const xmlNode *node = top;

	for (;;) {
		if (node->type == XML_ELEMENT_NODE) {
			if (open_element(w, node)) {
				node = node->children;
				continue;
			}
		} else if ((node->type == XML_TEXT_NODE ||
		    node->type == XML_CDATA_SECTION_NODE) && node->content)
			put_escaped(w, (const char *)node->content, false);
		while (!node->next || node == top) {
			if (node == top)
				return;
			node = node->parent;
			close_element(w, node);
		}
		node = node->next;
	}
}

void
html_write(xmlDoc *doc, struct html *out)
{
	struct writer w = { .out = out, .room = FIRST };
	const xmlNode *root = xmlDocGetRootElement(doc);

	*out = (struct html){ .text = xmlMalloc(FIRST) };
	if (root && !strcasecmp((const char *)root->name, "html"))
		PUT(&w, "<!DOCTYPE html>\n");
	for (const xmlNode *node = doc->children; node; node = node->next)
		walk(&w, node);
	PUT(&w, "\n");
	if (out->text && out->length > HTML_MOST) {
		xmlFree(out->text);
		out->text = NULL;
	}
	put(&w, "", 1);		/* a NUL behind it */
	if (out->text)
		out->length--;
}
