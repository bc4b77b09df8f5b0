/* theme_quick.c: the instructions of a sheet whose expressions are common
 * take the short way, and libxslt does not compile them. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <string.h>

#include <libxml/hash.h>
#include <libxslt/imports.h>
#include <libxslt/xsltInternals.h>

#include "pool.h"

/* What an instruction is about. */
struct instruction {
	struct quick_node	 node;
	const struct quick	*about;		/* NULL: <otherwise> */
};

/* What the instructions of a sheet are read with. */
struct learner {
	xsltStylesheet		*sheet;
	struct pool		*pool;
	struct quick_rules	*rules;
};

static const struct instruction *
of(const xmlNode *inst)
{
	return inst->_private;
}

static void
value_of(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	(void)comp;
	quick_write(ctx, quick_text(of(inst)->about, ctx, at));
}

static void
if_true(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	(void)comp;
	if (quick_truth(of(inst)->about, ctx, at))
		quick_run(ctx, at, inst->children, of(inst)->node.plain);
}

static void
choose(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	(void)comp;
	for (const xmlNode *n = inst->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && (!of(n)->about ||
		    quick_truth(of(n)->about, ctx, at))) {
			quick_run(ctx, at, n->children, of(n)->node.plain);
			return;
		}
}

const char *
quick_attribute(const xmlAttr *a)
{
	const xmlNode *text = a->ns ? NULL : a->children;

	return text && !text->next && text->type == XML_TEXT_NODE ?
	    (const char *)text->content : NULL;
}

void
quick_take(xmlNode *node, struct quick_node *q, xsltStyleType type,
	xsltTransformFunction way)
{
	q->comp.type = type;
	q->comp.func = way;
	q->comp.inst = node;
	node->psvi = node->_private = q;
	while (node->properties)
		xmlRemoveProp(node->properties);
}

static bool
is_instruction(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	    !strcmp((const char *)node->ns->href,
	    (const char *)XSLT_NAMESPACE);
}

static bool
is_named(const xmlNode *node, const char *name)
{
	return is_instruction(node) &&
	    !strcmp((const char *)node->name, name);
}

/* What it is about: its only attribute. False: it is not among what we know.
 * name: NULL, where it may have none. */
static bool
learn(struct pool *pool, xmlNode *inst, const char *name)
{
	struct instruction *i = pool_alloc(pool, sizeof(*i));
	const xmlAttr *a = inst->properties;
	const char *text = a ? quick_attribute(a) : NULL;

	inst->_private = i;
	if (!name || !a)
		return !name && !a;
	if (a->next || strcmp((const char *)a->name, name) || !text)
		return false;
	i->about = quick_read(pool, text, strlen(text), inst);
	return i->about;
}

static void
take(xmlNode *inst, xsltStyleType type, xsltTransformFunction way)
{
	quick_take(inst, inst->_private, type, way);
}

/* All of its tests, or none. */
static void
take_choose(struct pool *pool, xmlNode *choice)
{
	bool known = learn(pool, choice, NULL);

	for (xmlNode *n = choice->children; n && known; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			known = is_named(n, "when") ? learn(pool, n, "test") :
			    is_named(n, "otherwise") && learn(pool, n, NULL);
	for (xmlNode *n = choice->children; n && known; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			take(n, XSLT_FUNC_WHEN, NULL);
	if (known)
		take(choice, XSLT_FUNC_CHOOSE, choose);
}

/* What is not taken, libxslt compiles; theme_quick() looks at it again. */
static void
read_list(struct pool *pool, xmlNode *list)
{
	for (xmlNode *n = list; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		read_list(pool, n->children);
		if (is_named(n, "value-of")) {
			if (learn(pool, n, "select"))
				take(n, XSLT_FUNC_VALUEOF, value_of);
		} else if (is_named(n, "if")) {
			if (learn(pool, n, "test"))
				take(n, XSLT_FUNC_IF, if_true);
		} else if (is_named(n, "choose"))
			take_choose(pool, n);
		else if (is_named(n, "apply-templates"))
			quick_jump_take(n, pool);
		else if (!is_instruction(n))
			quick_element(n, pool);
	}
}

bool
theme_quick_source(xmlDoc *doc, struct pool *pool)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	for (const xmlNode *n = root->children; n; n = n->next)
		if (is_named(n, "namespace-alias"))
			return false;
	for (const xmlNode *n = root->children; n; n = n->next)
		if (is_named(n, "template"))
			read_list(pool, n->children);
	return true;
}

static void
walk(struct learner *l, xmlNode *list)
{
	const xsltElemPreComp *comp;

	for (xmlNode *n = list; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		walk(l, n->children);
		if (!is_instruction(n))
			quick_element(n, l->pool);
		if (n->psvi && n->psvi == n->_private)
			((struct quick_node *)n->psvi)->plain =
			    quick_is_plain(n->children);
		if (!is_instruction(n) || !(comp = n->psvi))
			continue;
		if (comp->type == XSLT_FUNC_VARIABLE)
			quick_learn_variable(l->pool, n, n->psvi);
		if (comp->type == XSLT_FUNC_APPLYTEMPLATES ||
		    comp->type == XSLT_FUNC_CALLTEMPLATE)
			quick_jump(&l->rules, l->sheet, l->pool, n);
	}
}

/* <xsl:strip-space elements="*"/> and no more, which theme_run() does. */
static void
learn_blanks(xsltStylesheet *sheet)
{
	if (xmlHashSize(sheet->stripSpaces) != 0)
		return;
	xmlHashFree(sheet->stripSpaces, NULL);
	sheet->stripSpaces = NULL;
}

void
theme_quick(xsltStylesheet *sheet, struct pool *pool)
{
	struct learner l = { sheet, pool, NULL };

	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s)) {
		learn_blanks(s);
		for (xsltTemplate *t = s->templates; t; t = t->next)
			walk(&l, t->content);
	}
	quick_learn_globals(sheet, pool);
	quick_rules_end(l.rules);
}
