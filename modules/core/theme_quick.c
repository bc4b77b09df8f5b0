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
	bool			 plain;		/* quick_is_plain() within */
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
	struct quick_text text = quick_text(of(inst)->about, ctx, at);

	(void)comp;
	if (*text.text)
		xsltCopyTextString(ctx, ctx->insert,
		    (const xmlChar *)text.text, 0);
	xmlFree(text.owned);
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
	quick_apply(ctx, at, of(inst)->about,
	    (const xsltStylePreComp *)comp);
}

/* False: its expression is not among those we know. */
static bool
learn(struct pool *pool, xmlNode *inst, const xmlChar *text)
{
	struct instruction *i = pool_alloc(pool, sizeof(*i));

	if (text && !(i->about = quick_read(pool, (const char *)text,
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
learn_choose(struct pool *pool, xmlNode *choice)
{
	const xsltStylePreComp *comp;

	for (xmlNode *n = choice->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		comp = n->psvi;
		if (is_named(n, "when") ? !comp || !comp->test ||
		    !learn(pool, n, comp->test) :
		    !is_named(n, "otherwise") || !learn(pool, n, NULL))
			return false;
	}
	return true;
}

/* Of a path, and without an order or parameters of its own. */
static bool
learn_apply(struct pool *pool, xmlNode *inst, const xsltStylePreComp *comp)
{
	return comp->select && !inst->children &&
	    learn(pool, inst, comp->select) &&
	    of(inst)->about->kind == QUICK_PATH;
}

static xsltTransformFunction
short_way(struct pool *pool, xmlNode *inst, const xsltStylePreComp *comp)
{
	switch (comp->type) {
	case XSLT_FUNC_VALUEOF:
		return !comp->noescape && comp->select &&
		    learn(pool, inst, comp->select) ? value_of : NULL;
	case XSLT_FUNC_IF:
		return comp->test && learn(pool, inst, comp->test) ? if_true :
		    NULL;
	case XSLT_FUNC_CHOOSE:
		return learn_choose(pool, inst) ? choose : NULL;
	case XSLT_FUNC_APPLYTEMPLATES:
		return learn_apply(pool, inst, comp) ? apply : NULL;
	default:
		return NULL;
	}
}

static void
shorten(struct pool *pool, xmlNode *inst, xsltStylePreComp *comp)
{
	xsltTransformFunction way = short_way(pool, inst, comp);

	if (way)
		comp->func = way;
}

static void
walk(xsltStylesheet *sheet, xmlNode *list, struct pool *pool)
{
	for (xmlNode *n = list; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		walk(sheet, n->children, pool);
		if (!is_instruction(n))
			quick_element(sheet, n, pool);
		else if (n->psvi)
			shorten(pool, n, n->psvi);
	}
}

void
theme_quick(xsltStylesheet *sheet, struct pool *pool)
{
	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s))
		for (xsltTemplate *t = s->templates; t; t = t->next)
			walk(sheet, t->content, pool);
}
