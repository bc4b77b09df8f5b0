/* theme_quick_path.c: paths without predicates, walked. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <string.h>

struct walk {
	quick_node_fn	*found;
	void		*arg;
};

static bool walk_from(const struct quick_step *step, size_t left,
	const xmlNode *from, const struct walk *w);

/* An unprefixed name is a name in no namespace: XPath 1.0 § 2.3. */
static bool
is_named(const xmlNode *node, const char *name)
{
	return !name || (!node->ns &&
	    !strcmp((const char *)node->name, name));
}

static bool
walk_children(const struct quick_step *step, size_t left, const xmlNode *from,
	const struct walk *w)
{
	const xmlNode *n = NULL;

	if (from->type == XML_ELEMENT_NODE || from->type == XML_DOCUMENT_NODE)
		n = from->children;
	for (; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE && is_named(n, step->name) &&
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
		if ((!step->name || (!a->ns &&
		    !strcmp((const char *)a->name, step->name))) &&
		    walk_from(step + 1, left - 1, (const xmlNode *)a, w))
			return true;
	return false;
}

static bool
walk_from(const struct quick_step *step, size_t left, const xmlNode *from,
	const struct walk *w)
{
	if (!left)
		return w->found(from, w->arg);
	switch (step->axis) {
	case QUICK_ROOT:
		from = (const xmlNode *)from->doc;
		break;
	case QUICK_SELF:
		break;
	case QUICK_PARENT:
		from = from->parent;
		break;
	case QUICK_CHILD:
		return walk_children(step, left, from, w);
	case QUICK_ATTRIBUTE:
		return walk_attributes(step, left, from, w);
	}
	return from && walk_from(step + 1, left - 1, from, w);
}

bool
quick_each(const struct quick *path, const xmlNode *from, quick_node_fn *found,
	void *arg)
{
	struct walk w = { found, arg };

	return walk_from(path->steps, path->count, from, &w);
}
