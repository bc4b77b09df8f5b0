/* theme_quick_rules.c: which template a node finds. libxslt asks every pattern
 * that names the node, in whatever mode, and predicates by XPath. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <string.h>

#include <libxslt/imports.h>
#include <libxslt/pattern.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include "pool.h"
#include "theme_quick_reader.h"

enum { MOST = 500 };	/* of a mode: more than that libxslt finds sooner */

/* One alternative of a pattern: a path that ends at the node. */
struct rule {
	const struct quick	*path;
	xsltTemplate		*template;
	float			 priority;
	bool			 plain;		/* what is in the template */
	struct rule		*next;
};

struct quick_rules {
	const xmlChar		*mode;
	unsigned		 count;
	bool			 known;		/* all of them were read */
	struct rule		*first;		/* the one that wins */
	struct quick_rules	*next;
};

static bool
is_pattern(const struct quick *path)
{
	for (size_t i = 0; i < path->count; i++)
		if (path->steps[i].axis == QUICK_SELF ||
		    path->steps[i].axis == QUICK_PARENT)
			return false;
	return true;
}

/* https://www.w3.org/TR/1999/REC-xslt-19991116 5.5 */
static float
priority_of(const xsltTemplate *t, const struct quick *path)
{
	const struct quick_step *step = path->steps;

	if (t->priority != XSLT_PAT_NO_PRIORITY)
		return t->priority;
	if (path->count > 1 || step->test)
		return 0.5F;
	return step->name ? 0 : -0.5F;
}

/* Behind those of sheets that import this one, and of this one those that
 * are more, or as much and later. */
static void
add(struct rule **to, struct rule *rule)
{
	const xsltTemplate *t = rule->template;

	while (*to && ((*to)->template->style != t->style ||
	    (*to)->priority > rule->priority ||
	    ((*to)->priority == rule->priority &&
	    (*to)->template->position > t->position)))
		to = &(*to)->next;
	rule->next = *to;
	*to = rule;
}

static bool
read_pattern(struct pool *pool, xsltTemplate *t, struct quick_rules *rules)
{
	const char *text = (const char *)t->match;
	struct reader r = { pool, text, text + strlen(text), t->elem, 0, 0 };
	struct quick *path;
	struct rule *rule;

	do {
		reader_skip(&r);
		path = reader_path(&r);
		if (!path || !is_pattern(path) || rules->count++ == MOST)
			return false;
		rule = pool_alloc(pool, sizeof(*rule));
		rule->path = path;
		rule->template = t;
		rule->priority = priority_of(t, path);
		add(&rules->first, rule);
	} while (reader_take(&r, "|"));
	reader_skip(&r);
	return r.at == r.end;
}

static bool
read_all(xsltStylesheet *sheet, struct pool *pool, struct quick_rules *rules)
{
	for (xsltStylesheet *s = sheet; s; s = xsltNextImport(s))
		for (xsltTemplate *t = s->templates; t; t = t->next)
			if (t->match && xmlStrEqual(t->mode, rules->mode) &&
			    !t->modeURI && !read_pattern(pool, t, rules))
				return false;
	return true;
}

const struct quick_rules *
quick_rules(struct quick_rules **all, xsltStylesheet *sheet,
	struct pool *pool, const xmlChar *mode)
{
	struct quick_rules *r = *all;

	while (r && !xmlStrEqual(r->mode, mode))
		r = r->next;
	if (r)
		return r;
	r = pool_alloc(pool, sizeof(*r));
	r->mode = mode;
	r->known = read_all(sheet, pool, r);
	r->next = *all;
	return *all = r;
}

void
quick_rules_end(struct quick_rules *all)
{
	for (; all; all = all->next)
		for (struct rule *r = all->first; r; r = r->next)
			r->plain = quick_is_plain(r->template->content);
}

void
quick_rules_begin(const struct quick_rules *rules, xsltTransformContext *ctx)
{
	ctx->mode = rules->mode;
	ctx->modeURI = NULL;
}

static bool
fits(xsltTransformContext *ctx, const struct quick *path,
	const xmlNode *node)
{
	for (size_t i = path->count; i--; node = node->parent)
		if (!node || !quick_step_is(&path->steps[i], ctx, node))
			return false;
	return true;
}

void
quick_find(const struct quick_rules *rules, xsltTransformContext *ctx,
	xmlNode *node, xmlNode *inst)
{
	xsltTemplate *before = ctx->currentTemplateRule;
	const struct rule *r = rules->known ? rules->first : NULL;

	while (r && !fits(ctx, r->path, node))
		r = r->next;
	if (!r) {
		xsltProcessOneNode(ctx, node, NULL);
		return;
	}
	ctx->currentTemplateRule = r->template;
	quick_template(ctx, node, inst, r->template, r->plain);
	ctx->currentTemplateRule = before;
}
