/* theme_quick_variable.c: variables within templates, bound as libxslt does
 * (variables.c of 1.1.35). */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>

/* A copy of another variable may lean on its tree: libxslt knows how long. */
void
quick_learn_variable(struct pool *pool, xmlNode *inst,
	const xsltStylePreComp *comp)
{
	const char *text = (const char *)comp->select;
	const struct quick *q = text && !inst->children ?
	    quick_read(pool, text, (size_t)xmlStrlen(comp->select), inst) :
	    NULL;

	if (q && q->kind != QUICK_VARIABLE)
		inst->_private = (void *)(uintptr_t)q;
}

xmlXPathObject *
quick_object(const struct quick *q, xsltTransformContext *ctx, xmlNode *at)
{
	struct quick_text text;

	if (quick_is_question(q))
		return xmlXPathNewBoolean(quick_truth(q, ctx, at));
	if (quick_is_number(q))
		return xmlXPathNewFloat(quick_number(q, ctx, at));
	if (q->kind == QUICK_PATH)
		return xmlXPathWrapNodeSet(quick_nodes(q, ctx, at));
	text = quick_text(q, ctx, at);
	return text.owned ? xmlXPathWrapString(text.owned) :
	    xmlXPathNewString((const xmlChar *)text.text);
}

static bool
is_bound(const xsltTransformContext *ctx, const xsltStylePreComp *comp)
{
	const xsltStackElem *e;

	for (int i = ctx->varsNr; i > ctx->varsBase; i--)
		for (e = ctx->varsTab[i - 1]; e; e = e->next)
			if (e->name == comp->name && e->nameURI == comp->ns)
				return true;
	return false;
}

/* libxslt does what was not learnt; where there is no room, it makes some;
 * where there is such a one in this template already, it says so. */
void
quick_bind(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst)
{
	xsltStylePreComp *comp = inst->psvi;
	xsltStackElem *e;

	if (!inst->_private || ctx->varsNr == ctx->varsMax ||
	    is_bound(ctx, comp)) {
		xsltParseStylesheetVariable(ctx, inst);
		return;
	}
	e = xmlMalloc(sizeof(*e));
	*e = (xsltStackElem){ .comp = comp, .computed = 1,
	    .name = comp->name, .nameURI = comp->ns,
	    .select = comp->select, .context = ctx,
	    .value = quick_object(inst->_private, ctx, at) };
	ctx->vars = ctx->varsTab[ctx->varsNr++] = e;
}

void
quick_unbind(xsltTransformContext *ctx, int most)
{
	if (ctx->varsNr <= most)
		return;
	while (ctx->varsNr > most)
		xsltFreeStackElemList(ctx->varsTab[--ctx->varsNr]);
	ctx->vars = most ? ctx->varsTab[most - 1] : NULL;
}
