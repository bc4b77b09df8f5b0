/* theme_quick.c: the instructions of a sheet whose expressions are common
 * take the short way. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <string.h>

#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include "pool.h"

/* What an instruction is about: nobody else uses _private of a sheet. */
struct instruction {
	const struct quick	*about;		/* NULL: <otherwise> */
	const struct quick_rules *rules;	/* of <apply-templates> */
	xsltTemplate		*callee;	/* of <call-template> */
	bool			 plain;		/* quick_is_plain() within */
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
		quick_run(ctx, at, inst->children, of(inst)->plain);
}

static void
choose(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	(void)comp;
	for (const xmlNode *n = inst->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && (!of(n)->about ||
		    quick_truth(of(n)->about, ctx, at))) {
			quick_run(ctx, at, n->children, of(n)->plain);
			return;
		}
}

static void
apply(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	if (!quick_apply(ctx, at, inst, of(inst)->about, of(inst)->rules))
		xsltApplyTemplates(ctx, at, inst, comp);
}

/* libxslt finds the template when it is called first. */
static void
call(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	struct instruction *i = inst->_private;
	xsltTemplate *t = ((const xsltStylePreComp *)comp)->templ;

	if (!t) {
		xsltCallTemplate(ctx, at, inst, comp);
		return;
	}
	if (i->callee != t)
		i->plain = quick_is_plain(t->content);
	i->callee = t;
	quick_template(ctx, at, inst, t, i->plain);
}

/* False: its expression is not among those we know. */
static bool
learn(struct learner *l, xmlNode *inst, const xmlChar *text)
{
	struct instruction *i = pool_alloc(l->pool, sizeof(*i));

	if (text && !(i->about = quick_read(l->pool, (const char *)text,
	    strlen((const char *)text), inst)))
		return false;
	i->plain = quick_is_plain(inst->children);
	inst->_private = i;
	return true;
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

/* All of its tests, or none. */
static bool
learn_choose(struct learner *l, xmlNode *choice)
{
	const xsltStylePreComp *comp;

	for (xmlNode *n = choice->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		comp = n->psvi;
		if (is_named(n, "when") ? !comp || !comp->test ||
		    !learn(l, n, comp->test) :
		    !is_named(n, "otherwise") || !learn(l, n, NULL))
			return false;
	}
	return true;
}

/* Of nodes, and without an order or parameters of its own. */
static bool
learn_apply(struct learner *l, xmlNode *inst, const xsltStylePreComp *comp)
{
	struct instruction *i;

	if (!comp->select || inst->children ||
	    !learn(l, inst, comp->select))
		return false;
	i = inst->_private;
	i->rules = quick_rules(&l->rules, l->sheet, l->pool, comp);
	return i->about->kind == QUICK_PATH ||
	    i->about->kind == QUICK_VARIABLE;
}

static xsltTransformFunction
short_way(struct learner *l, xmlNode *inst, const xsltStylePreComp *comp)
{
	switch (comp->type) {
	case XSLT_FUNC_VALUEOF:
		return !comp->noescape && comp->select &&
		    learn(l, inst, comp->select) ? value_of : NULL;
	case XSLT_FUNC_IF:
		return comp->test && learn(l, inst, comp->test) ? if_true :
		    NULL;
	case XSLT_FUNC_CHOOSE:
		return learn_choose(l, inst) ? choose : NULL;
	case XSLT_FUNC_VARIABLE:
		quick_learn_variable(l->pool, inst, comp);
		return NULL;
	case XSLT_FUNC_APPLYTEMPLATES:
		return learn_apply(l, inst, comp) ? apply : NULL;
	case XSLT_FUNC_CALLTEMPLATE:
		return !inst->children && learn(l, inst, NULL) ? call : NULL;
	default:
		return NULL;
	}
}

static void
shorten(struct learner *l, xmlNode *inst, xsltStylePreComp *comp)
{
	xsltTransformFunction way = short_way(l, inst, comp);

	if (way)
		comp->func = way;
}

static void
walk(struct learner *l, xmlNode *list)
{
	for (xmlNode *n = list; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		walk(l, n->children);
		if (!is_instruction(n))
			quick_element(l->sheet, n, l->pool);
		else if (n->psvi)
			shorten(l, n, n->psvi);
	}
}

void
theme_quick(xsltStylesheet *sheet, struct pool *pool)
{
	struct learner l = { sheet, pool, NULL };

	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s))
		for (xsltTemplate *t = s->templates; t; t = t->next)
			walk(&l, t->content);
	quick_rules_end(l.rules);
}
