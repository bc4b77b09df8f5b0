/* theme_quick_path.c: paths, walked. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>
#include <string.h>

#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

struct walk {
	struct _xsltTransformContext *ctx;
	quick_node_fn	*found;
	void		*arg;
};

static bool walk_from(const struct quick_step *step, size_t left,
	const xmlNode *from, const struct walk *w);

/* An unprefixed name is a name in no namespace: XPath 1.0 § 2.3. An attribute
 * begins like a node. */
static inline bool
is_named(const xmlNode *node, const xmlNs *ns, const char *name)
{
	return !name || (!ns && *name == (char)*node->name &&
	    !strcmp((const char *)node->name, name));
}

/* Tests within tests could go on for ever: each is a step of XPath's, of which
 * theme_run.c allows so many. */
bool
quick_may_step(xsltTransformContext *ctx)
{
	xmlXPathContext *xpath = ctx->xpathCtxt;

	if (ctx->state == XSLT_STATE_STOPPED)
		return false;
	if (!xpath->opLimit || xpath->opCount++ < xpath->opLimit)
		return true;
	xsltTransformError(ctx, NULL, ctx->inst, "too many steps of XPath\n");
	ctx->state = XSLT_STATE_STOPPED;
	return false;
}

/* Of the nodes on its axis, is it one? */
static inline bool
fits(const struct quick_step *step, xsltTransformContext *ctx,
	const xmlNode *node, const xmlNs *ns)
{
	return is_named(node, ns, step->name) && (!step->test ||
	    (quick_may_step(ctx) && quick_truth(step->test, ctx, node)));
}

bool
quick_step_is(const struct quick_step *step, xsltTransformContext *ctx,
	const xmlNode *node)
{
	switch (node->type) {
	case XML_DOCUMENT_NODE:
		return step->axis == QUICK_ROOT;
	case XML_ATTRIBUTE_NODE:
		return step->axis == QUICK_ATTRIBUTE && fits(step, ctx, node,
		    ((const xmlAttr *)node)->ns);
	case XML_ELEMENT_NODE:
		return (step->axis == QUICK_CHILD ||
		    step->axis == QUICK_SELF) &&
		    fits(step, ctx, node, node->ns);
	default:
		return false;
	}
}

static bool
walk_children(const struct quick_step *step, size_t left, const xmlNode *from,
	const struct walk *w)
{
	const xmlNode *n = NULL;

	if (from->type == XML_ELEMENT_NODE || from->type == XML_DOCUMENT_NODE)
		n = from->children;
	for (; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    fits(step, w->ctx, n, n->ns) &&
		    walk_from(step + 1, left - 1, n, w))
			return true;
	return false;
}

static bool
walk_attributes(const struct quick_step *step, size_t left,
	const xmlNode *from, const struct walk *w)
{
	const xmlAttr *a = from->type == XML_ELEMENT_NODE ? from->properties :
	    NULL;

	for (; a; a = a->next)
		if (fits(step, w->ctx, (const xmlNode *)a, a->ns) &&
		    walk_from(step + 1, left - 1, (const xmlNode *)a, w))
			return true;
	return false;
}

/* What XPath gives for a namespace is no whole node: of those, it ends before
 * most of what they have, and keeps its element as what is next. */
static const xmlNode *
parent_of(const xmlNode *node)
{
	return node->type == XML_NAMESPACE_DECL ?
	    (const xmlNode *)((const xmlNs *)node)->next : node->parent;
}

static const xmlNode *
root_of(const xmlNode *node)
{
	if (node->type == XML_NAMESPACE_DECL)
		node = parent_of(node);
	return (const xmlNode *)node->doc;
}

static bool
walk_from(const struct quick_step *step, size_t left, const xmlNode *from,
	const struct walk *w)
{
	if (!left)
		return w->found(from, w->arg);
	switch (step->axis) {
	case QUICK_ROOT:
		from = root_of(from);
		break;
	case QUICK_SELF:
		if (step->name && !quick_step_is(step, w->ctx, from))
			return false;
		break;
	case QUICK_PARENT:
		from = parent_of(from);
		break;
	case QUICK_CHILD:
		return walk_children(step, left, from, w);
	case QUICK_ATTRIBUTE:
		return walk_attributes(step, left, from, w);
	}
	return from && walk_from(step + 1, left - 1, from, w);
}

bool
quick_each(const struct quick *path, struct _xsltTransformContext *ctx,
	const xmlNode *from, quick_node_fn *found, void *arg)
{
	struct walk w = { ctx, found, arg };

	return walk_from(path->steps, path->count, from, &w);
}

static bool
count_one(const xmlNode *node, void *number)
{
	(void)node;
	++*(double *)number;
	return false;
}

double
quick_count(const struct quick *path, xsltTransformContext *ctx,
	const xmlNode *at)
{
	double number = 0;

	quick_each(path, ctx, at, count_one, &number);
	return number;
}

static struct quick_text
name_of(const xmlNode *node)
{
	const xmlChar *name = node->name;
	const xmlNs *ns = NULL;

	switch (node->type) {
	case XML_ELEMENT_NODE:
		ns = node->ns;
		break;
	case XML_ATTRIBUTE_NODE:
		ns = ((const xmlAttr *)node)->ns;
		break;
	case XML_PI_NODE:
		break;
	case XML_NAMESPACE_DECL:
		name = ((const xmlNs *)node)->prefix;
		break;
	default:	/* a text's own is libxml2's */
		name = NULL;
	}
	if (!ns || !ns->prefix)
		return (struct quick_text){ name ? (const char *)name : "",
		    NULL };
	name = xmlBuildQName(name, ns->prefix, NULL, 0);
	return (struct quick_text){ (const char *)name,
	    (xmlChar *)(uintptr_t)name };
}

static bool
first_name(const xmlNode *node, void *name)
{
	*(struct quick_text *)name = name_of(node);
	return true;
}

struct quick_text
quick_name(const struct quick *path, xsltTransformContext *ctx,
	const xmlNode *at)
{
	struct quick_text name = { "", NULL };

	if (!path)
		return name_of(at);
	quick_each(path, ctx, at, first_name, &name);
	return name;
}
