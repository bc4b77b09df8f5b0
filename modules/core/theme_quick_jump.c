/* theme_quick_jump.c: instructions that lead to templates. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <string.h>

#include <libxml/dict.h>
#include <libxslt/transform.h>

#include "pool.h"

struct jump {
	struct quick_node	 node;		/* where libxslt has not
						   compiled it */
	const struct quick	*about;		/* of <apply-templates> */
	const xmlChar		*mode;
	const struct quick_rules *rules;
	xsltTemplate		*callee;	/* of <call-template> */
	bool			 plain;		/* quick_is_plain() of that */
};

static void
apply(xsltTransformContext *ctx, xmlNode *at, xmlNode *inst,
	xsltElemPreCompPtr comp)
{
	const struct jump *j = inst->_private;

	/* A path has its nodes, if none: this is one that libxslt knows. */
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

/* libxslt compares modes by their address. False: it is none that we know. */
static bool
read_attribute(struct jump *j, struct pool *pool, const xmlNode *inst,
	const xmlAttr *a)
{
	const char *text = quick_attribute(a), *name = (const char *)a->name;

	if (text && !strcmp(name, "select")) {
		j->about = quick_read(pool, text, strlen(text), inst);
		return true;
	}
	if (!text || strcmp(name, "mode") ||
	    xmlValidateNCName((const xmlChar *)text, 0))
		return false;
	j->mode = xmlDictLookup(inst->doc->dict, (const xmlChar *)text, -1);
	return true;
}

/* Of a path, and without an order or parameters of its own. */
void
quick_jump_take(xmlNode *inst, struct pool *pool)
{
	struct jump *j = pool_alloc(pool, sizeof(*j));

	for (const xmlAttr *a = inst->properties; a; a = a->next)
		if (!read_attribute(j, pool, inst, a))
			return;
	if (j->about && j->about->kind == QUICK_PATH && !inst->children)
		quick_take(inst, &j->node, XSLT_FUNC_APPLYTEMPLATES, apply);
}

/* Of nodes, and without an order or parameters of its own. */
static bool
learn_apply(struct jump *j, struct pool *pool, const xmlNode *inst,
	const xsltStylePreComp *comp)
{
	if (!comp->select || inst->children || !(j->about = quick_read(pool,
	    (const char *)comp->select, (size_t)xmlStrlen(comp->select),
	    inst)))
		return false;
	j->mode = comp->mode;
	return j->about->kind == QUICK_PATH ||
	    j->about->kind == QUICK_VARIABLE;
}

/* What libxslt has compiled. */
static struct jump *
learn(struct pool *pool, xmlNode *inst, xsltStylePreComp *comp)
{
	struct jump *j = pool_alloc(pool, sizeof(*j));

	inst->_private = j;
	if (comp->type == XSLT_FUNC_CALLTEMPLATE && !inst->children)
		comp->func = call;
	if (comp->type == XSLT_FUNC_APPLYTEMPLATES && !comp->modeURI &&
	    learn_apply(j, pool, inst, comp))
		comp->func = apply;
	return j;
}

void
quick_jump(struct quick_rules **all, xsltStylesheet *sheet,
	struct pool *pool, xmlNode *inst)
{
	struct jump *j = inst->psvi == inst->_private ? inst->_private :
	    learn(pool, inst, inst->psvi);

	if (j->about)
		j->rules = quick_rules(all, sheet, pool, j->mode);
}
