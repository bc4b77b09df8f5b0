/* theme_quick_global.c: the variables of a whole sheet, bound before libxslt
 * evaluates what is left of them (variables.c of 1.1.35). */
/* SPDX-License-Identifier: ISC */
#include "theme_quick_reader.h"

#include <stdint.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/xpathInternals.h>
#include <libxslt/imports.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "pool.h"

/* A sheet with more is left to libxslt: each is looked up among all. */
enum { GLOBALS_MOST = 200 };

/* A path; or those nodes of a variable that pass a test. */
static struct quick *
read_set(struct reader *r)
{
	struct quick *q;

	reader_skip(r);
	if (r->at == r->end || *r->at != '$')
		return reader_path(r);
	q = reader_variable(r);
	if (!q || !reader_take(r, "["))
		return NULL;
	q->kind = QUICK_FILTER;
	q->part = reader_test(r);
	return q->part ? q : NULL;
}

static const struct quick *
read_union(struct pool *pool, const char *text, const xmlNode *node)
{
	struct reader r = { pool, text, text + strlen(text), node, 0, 0 };
	struct quick *all = reader_make(&r, QUICK_UNION), *set;
	const struct quick **end = &all->part;

	do {
		if (!(set = read_set(&r)))
			return NULL;
		all->count++;
		*end = set;
		end = &set->next;
	} while (reader_take(&r, "|"));
	reader_skip(&r);
	return r.at == r.end ? all : NULL;
}

static void
learn(struct pool *pool, xmlNode *inst, const xsltStylePreComp *comp)
{
	quick_learn_variable(pool, inst, comp);
	if (!inst->_private && comp->select && !inst->children)
		inst->_private = (void *)(uintptr_t)read_union(pool,
		    (const char *)comp->select, inst);
}

/* What is no set of nodes ends the page, as libxslt would end it. */
static xmlNodeSet *
filtered(const struct quick *q, xsltTransformContext *ctx)
{
	xmlXPathObject *copy;
	const xmlXPathObject *v = quick_variable(ctx, q->text, &copy);
	const xmlNodeSet *all = v ? v->nodesetval : NULL;
	xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);

	if (v && v->type != XPATH_NODESET) {
		all = NULL;
		xsltTransformError(ctx, NULL, ctx->inst,
		    "$%s[...]: it is no set of nodes\n", q->text);
		ctx->state = XSLT_STATE_STOPPED;
	}
	for (int i = 0; all && i < all->nodeNr && quick_may_step(ctx); i++)
		if (quick_truth(q->part, ctx, all->nodeTab[i]))
			xmlXPathNodeSetAdd(set, all->nodeTab[i]);
	xmlXPathFreeObject(copy);
	return set;
}

/* In the order of the document. */
static xmlXPathObject *
united(const struct quick *all, xsltTransformContext *ctx, xmlNode *at)
{
	xmlNodeSet *set = NULL, *more;

	for (const struct quick *q = all->part; q && quick_may_step(ctx);
	    q = q->next) {
		more = q->kind == QUICK_FILTER ? filtered(q, ctx) :
		    quick_nodes(q, ctx, at);
		set = xmlXPathNodeSetMerge(set, more);
		xmlXPathFreeNodeSet(more);
	}
	if (all->count > 1)
		xmlXPathNodeSetSort(set);
	return xmlXPathWrapNodeSet(set);
}

/* What a sheet declares wins over what it imports; none declares it twice. */
static bool
wins(xsltStylesheet *sheet, const xsltStackElem *global)
{
	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s))
		for (const xsltStackElem *e = s->variables; e; e = e->next)
			if (!e->nameURI && xmlStrEqual(e->name, global->name))
				return e == global;
	return false;
}

static const struct quick_global *
find(const struct quick_global *all, const char *name)
{
	while (all && strcmp((const char *)all->name, name))
		all = all->next;
	return all;
}

/* Is all it leans on among those that come before? */
static bool
stands(const struct quick *q, const struct quick_global *all)
{
	if (!q)
		return true;
	if ((q->kind == QUICK_VARIABLE || q->kind == QUICK_FILTER) &&
	    !find(all, q->text))
		return false;
	for (size_t i = 0; q->kind == QUICK_PATH && i < q->count; i++)
		if (!stands(q->steps[i].test, all))
			return false;
	for (const struct quick *part = q->part; part; part = part->next)
		if (!stands(part, all))
			return false;
	return true;
}

/* The next one that can be, or NULL. */
static struct quick_global *
learn_one(xsltStylesheet *sheet, struct pool *pool,
	const struct quick_global *all)
{
	struct quick_global *g;

	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s))
		for (xsltStackElem *e = s->variables; e; e = e->next) {
			const xmlNode *inst = e->comp ? e->comp->inst : NULL;

			if (!inst || !inst->_private || e->nameURI ||
			    find(all, (const char *)e->name) ||
			    !stands(inst->_private, all) || !wins(sheet, e))
				continue;
			g = pool_alloc(pool, sizeof(*g));
			g->name = e->name;
			g->value = inst->_private;
			g->inst = e->comp->inst;
			return g;
		}
	return NULL;
}

void
quick_learn_globals(xsltStylesheet *sheet, struct pool *pool)
{
	struct quick_global *all = NULL, **end = &all;
	xsltStylesheet *s = sheet;
	size_t count = 0;

	do {
		for (xsltStackElem *e = s->variables; e; e = e->next)
			count++;
	} while ((s = xsltNextImport(s)));
	if (count > GLOBALS_MOST)
		return;
	for (s = sheet; s; s = xsltNextImport(s))
		for (xsltStackElem *e = s->variables; e; e = e->next)
			if (e->comp && e->comp->type == XSLT_FUNC_VARIABLE)
				learn(pool, e->comp->inst, e->comp);
	while ((*end = learn_one(sheet, pool, all)))
		end = &(*end)->next;
	sheet->_private = all;
}

/* Without comp: libxslt would say that it is declared twice. */
static void
bind(xsltTransformContext *ctx, xmlNode *doc, const struct quick_global *g)
{
	xsltStackElem *e = xmlMalloc(sizeof(*e));

	ctx->inst = g->inst;	/* where a fault is said to be */
	*e = (xsltStackElem){ .computed = 1, .name = g->name,
	    .value = g->value->kind == QUICK_UNION ?
	    united(g->value, ctx, doc) : quick_object(g->value, ctx, doc) };
	xmlHashAddEntry2(ctx->globalVars, g->name, NULL, e);
}

void
quick_bind_globals(xsltTransformContext *ctx, xmlDoc *doc)
{
	xmlNode *inst = ctx->inst;

	/* It strips blanks first, but does so only later. */
	if (xsltNeedElemSpaceHandling(ctx))
		return;
	if (!ctx->globalVars)
		ctx->globalVars = xmlHashCreate(20);
	for (const struct quick_global *g = ctx->style->_private;
	    g && ctx->state == XSLT_STATE_OK; g = g->next)
		bind(ctx, (xmlNode *)doc, g);
	ctx->inst = inst;
}
