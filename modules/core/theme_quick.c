/* theme_quick.c: the instructions of a sheet whose expressions are common
 * take the short way, and libxslt does not compile them. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <string.h>

#include <libxml/hash.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include "pool.h"

/* What an instruction is about. */
struct instruction {
	struct quick_node	 node;
	const struct quick	*about;		/* NULL: <otherwise> */
};

/* <apply-templates> and <call-template>, which libxslt has compiled. */
struct jump {
	const struct quick	*about;
	const struct quick_rules *rules;
	xsltTemplate		*callee;
	bool			 plain;		/* quick_is_plain() of it */
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

static void
apply(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	const struct jump *j = inst->_private;

	if (!quick_apply(ctx, at, inst, j->about, j->rules))
		xsltApplyTemplates(ctx, at, inst, comp);
}

/* libxslt finds the template when it is called first. */
static void
call(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	struct jump *j = inst->_private;
	xsltTemplate *t = ((const xsltStylePreComp *)comp)->templ;

	if (!t) {
		xsltCallTemplate(ctx, at, inst, comp);
		return;
	}
	if (j->callee != t)
		j->plain = quick_is_plain(t->content);
	j->callee = t;
	quick_template(ctx, at, inst, t, j->plain);
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
	const xmlNode *text = a ? a->children : NULL;

	inst->_private = i;
	if (!name || !a)
		return !name && !a;
	if (a->next || a->ns || strcmp((const char *)a->name, name) ||
	    !text || text->next || text->type != XML_TEXT_NODE)
		return false;
	i->about = quick_read(pool, (const char *)text->content,
	    strlen((const char *)text->content), inst);
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

/* Of nodes, and without an order or parameters of its own. */
static bool
learn_apply(struct learner *l, const xmlNode *inst,
	const xsltStylePreComp *comp, struct jump *j)
{
	if (!comp->select || inst->children || !(j->about = quick_read(l->pool,
	    (const char *)comp->select, (size_t)xmlStrlen(comp->select),
	    inst)))
		return false;
	j->rules = quick_rules(&l->rules, l->sheet, l->pool, comp);
	return j->about->kind == QUICK_PATH ||
	    j->about->kind == QUICK_VARIABLE;
}

static void
shorten(struct learner *l, xmlNode *inst, xsltStylePreComp *comp)
{
	struct jump *j;

	if (comp->type == XSLT_FUNC_VARIABLE)
		quick_learn_variable(l->pool, inst, comp);
	if (comp->type != XSLT_FUNC_APPLYTEMPLATES &&
	    comp->type != XSLT_FUNC_CALLTEMPLATE)
		return;
	inst->_private = j = pool_alloc(l->pool, sizeof(*j));
	if (comp->type == XSLT_FUNC_APPLYTEMPLATES &&
	    learn_apply(l, inst, comp, j))
		comp->func = apply;
	if (comp->type == XSLT_FUNC_CALLTEMPLATE && !inst->children)
		comp->func = call;
}

static bool
is_taken(const xmlNode *node)
{
	return node->psvi && node->psvi == node->_private;
}

static void
walk(struct learner *l, xmlNode *list)
{
	for (xmlNode *n = list; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		walk(l, n->children);
		if (!is_instruction(n))
			quick_element(n, l->pool);
		if (is_taken(n))
			((struct quick_node *)n->psvi)->plain =
			    quick_is_plain(n->children);
		else if (is_instruction(n) && n->psvi)
			shorten(l, n, n->psvi);
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
	quick_rules_end(l.rules);
}
