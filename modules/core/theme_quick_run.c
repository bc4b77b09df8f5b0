/* theme_quick_run.c: what stands within an instruction is run, and nodes find
 * their templates, as libxslt does both (transform.c of 1.1.35). */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>

#include <libxml/parserInternals.h>
#include <libxml/xpathInternals.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

/* An instruction that needs nothing but to be called; a variable is also to
 * be forgotten at the end of its list. */
static bool
is_plain(const xmlNode *n)
{
	const xsltStylePreComp *comp = n->psvi;

	if (n->type == XML_TEXT_NODE)
		return n->content && n->name == xmlStringText;
	if (n->type != XML_ELEMENT_NODE || !comp || !n->ns ||
	    !xmlStrEqual(n->ns->href, XSLT_NAMESPACE) || !comp->func)
		return false;
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
		xsltCopyTextString(ctx, insert, n->content, 0);
		return;
	}
	ctx->inst = n;
	comp->func(ctx, at, n, (xsltElemPreCompPtr)comp);
	ctx->inst = inst;
	ctx->insert = insert;
}

void
quick_run(xsltTransformContext *ctx, xmlNode *at, xmlNode *list, bool plain)
{
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
}

static bool
collect(const xmlNode *node, void *set)
{
	xmlXPathNodeSetAddUnique(set, (xmlNode *)(uintptr_t)node);
	return false;
}

static void
each_template(xsltTransformContext *ctx, xmlNodeSet *set)
{
	xmlXPathContext *xpath = ctx->xpathCtxt;

	ctx->nodeList = set;
	xpath->contextSize = set->nodeNr;
	for (int i = 0; i < set->nodeNr; i++) {
		ctx->node = set->nodeTab[i];
		xpath->doc = ctx->node->doc;
		xpath->proximityPosition = i + 1;
		xsltProcessOneNode(ctx, ctx->node, NULL);
	}
}

void
quick_apply(xsltTransformContext *ctx, xmlNode *at, const struct quick *path,
	const xsltStylePreComp *comp)
{
	xmlXPathContext *xpath = ctx->xpathCtxt, before = *xpath;
	xmlNode *node = ctx->node;
	const xmlChar *mode = ctx->mode, *uri = ctx->modeURI;
	xsltDocument *document = ctx->document;
	xmlNodeSet *list = ctx->nodeList, *set = xmlXPathNodeSetCreate(NULL);

	quick_each(path, at, collect, set);
	ctx->mode = comp->mode;
	ctx->modeURI = comp->modeURI;
	each_template(ctx, set);
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
}
