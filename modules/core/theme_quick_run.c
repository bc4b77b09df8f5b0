/* theme_quick_run.c: what stands within an instruction is run, and nodes find
 * their templates, as libxslt does both (transform.c of 1.1.35). */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>

#include <libxml/parserInternals.h>
#include <libxml/xpathInternals.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

/* An instruction that needs nothing but to be called, or a variable. */
static bool
is_plain(const xmlNode *n)
{
	const xsltStylePreComp *comp = n->psvi;

	if (n->type == XML_TEXT_NODE)
		return n->content && n->name == xmlStringText;
	if (n->type != XML_ELEMENT_NODE || !comp || !n->ns ||
	    !xmlStrEqual(n->ns->href, XSLT_NAMESPACE))
		return false;
	if (!comp->func)
		return comp->type == XSLT_FUNC_VARIABLE;
	switch (comp->type) {
	case XSLT_FUNC_APPLYTEMPLATES:
	case XSLT_FUNC_ATTRIBUTE:
	case XSLT_FUNC_CALLTEMPLATE:
	case XSLT_FUNC_CHOOSE:
	case XSLT_FUNC_COPYOF:
	case XSLT_FUNC_ELEMENT:
	case XSLT_FUNC_FOREACH:
	case XSLT_FUNC_IF:
	case XSLT_FUNC_VALUEOF:
		return true;
	default:
		return false;
	}
}

bool
quick_is_plain(const xmlNode *list)
{
	while (list && is_plain(list))
		list = list->next;
	return !list;
}

/* Within the limits that theme_run.c sets. */
static bool
may_go_on(xsltTransformContext *ctx)
{
	if (ctx->state == XSLT_STATE_STOPPED ||
	    ctx->depth >= ctx->maxTemplateDepth)
		return false;
	return !ctx->opLimit || ctx->opCount++ < ctx->opLimit;
}

static void
run_one(xsltTransformContext *ctx, xmlNode *at, xmlNode *n)
{
	xmlNode *insert = ctx->insert, *inst = ctx->inst;
	xsltStylePreComp *comp = n->psvi;

	if (n->type == XML_TEXT_NODE) {
		quick_write(ctx, (struct quick_text){
		    (const char *)n->content, NULL });
		return;
	}
	ctx->inst = n;
	if (comp->func)
		comp->func(ctx, at, n, (xsltElemPreCompPtr)comp);
	else
		quick_bind(ctx, at, n);
	ctx->inst = inst;
	ctx->insert = insert;
}

void
quick_run(xsltTransformContext *ctx, xmlNode *at, xmlNode *list, bool plain)
{
	int variables = ctx->varsNr;

	if (!list)
		return;
	for (; plain && list && may_go_on(ctx); list = list->next) {
		ctx->depth++;
		run_one(ctx, at, list);
		ctx->depth--;
	}
	/* Which also says what is wrong where we may not go on. */
	if (list)
		xsltApplyOneTemplate(ctx, at, list, NULL, NULL);
	quick_unbind(ctx, variables);
}

static void
call(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst, xsltTemplate *t)
{
	xsltStylePreComp comp = { .templ = t };

	xsltCallTemplate(ctx, at, inst, (xsltElemPreCompPtr)&comp);
}

/* In a frame of its own: who calls has other variables. */
void
quick_template(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltTemplate *t, bool plain)
{
	xmlNode *node = ctx->node;
	int base = ctx->varsBase;

	if (!plain || ctx->varsNr >= ctx->maxTemplateVars) {
		call(ctx, at, inst, t);
		return;
	}
	ctx->varsBase = ctx->varsNr;
	ctx->node = at;
	quick_run(ctx, at, t->content, plain);
	ctx->node = node;
	ctx->varsBase = base;
}

static bool
collect(const xmlNode *node, void *set)
{
	xmlXPathNodeSetAddUnique(set, (xmlNode *)(uintptr_t)node);
	return false;
}

xmlNodeSet *
quick_nodes(const struct quick *path, xsltTransformContext *ctx,
	const xmlNode *at)
{
	const xmlXPathObject *v;
	xmlXPathObject *copy;
	xmlNodeSet *set = NULL;

	if (path->kind == QUICK_VARIABLE) {
		v = quick_variable(ctx, path->text, &copy);
		if (v && v->type == XPATH_NODESET)
			set = xmlXPathNodeSetMerge(NULL, v->nodesetval);
		xmlXPathFreeObject(copy);
	} else {
		set = xmlXPathNodeSetCreate(NULL);
		quick_each(path, ctx, at, collect, set);
	}
	return set;
}

static void
each_template(xsltTransformContext *ctx, xmlNodeSet *set, xmlNode *inst,
	const struct quick_rules *rules)
{
	xmlXPathContext *xpath = ctx->xpathCtxt;

	ctx->nodeList = set;
	xpath->contextSize = set->nodeNr;
	for (int i = 0; i < set->nodeNr; i++) {
		ctx->node = set->nodeTab[i];
		if (ctx->node->type != XML_NAMESPACE_DECL)
			xpath->doc = ctx->node->doc;
		xpath->proximityPosition = i + 1;
		quick_find(rules, ctx, ctx->node, inst);
	}
}

bool
quick_apply(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	const struct quick *path, const struct quick_rules *rules)
{
	xmlXPathContext *xpath = ctx->xpathCtxt, before = *xpath;
	xmlNode *node = ctx->node;
	const xmlChar *mode = ctx->mode, *uri = ctx->modeURI;
	xsltDocument *document = ctx->document;
	xmlNodeSet *list = ctx->nodeList, *set = quick_nodes(path, ctx, at);

	if (!set)
		return false;
	quick_rules_begin(rules, ctx);
	each_template(ctx, set, inst, rules);
	ctx->node = node;
	ctx->mode = mode;
	ctx->modeURI = uri;
	ctx->document = document;
	ctx->nodeList = list;
	xpath->doc = before.doc;
	xpath->node = before.node;
	xpath->contextSize = before.contextSize;
	xpath->proximityPosition = before.proximityPosition;
	xmlXPathFreeNodeSet(set);
	return true;
}
