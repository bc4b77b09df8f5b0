/* theme_proof_tree.c: ways through a tree that was made. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <ctype.h>
#include <string.h>

#include <libxml/tree.h>

#include "html_model.h"

static xmlNode *
element(xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

xmlNode *
tree_past(const xmlNode *top, const xmlNode *node)
{
	xmlNode *next = NULL;

	for (; node && node != top && !next; node = node->parent)
		next = element(node->next);
	return next;
}

xmlNode *
tree_next(const xmlNode *top, const xmlNode *node)
{
	xmlNode *inner = element(node->children);

	return inner ? inner : tree_past(top, node);
}

bool
tree_is(const xmlNode *node, const char *name)
{
	return node && node->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)node->name, name);
}

xmlNode *
tree_above(const xmlNode *node, const char *names)
{
	xmlNode *at = node->parent;

	while (at && at->type == XML_ELEMENT_NODE)
		if (html_among(names, (const char *)at->name))
			return at;
		else
			at = at->parent;
	return NULL;
}

const xmlNode *
tree_holder(const xmlNode *n)
{
	const xmlNode *parent = n->parent;

	if (html_among("input select textarea", (const char *)n->name) &&
	    html_among("div p li dd td th span fieldset label",
	    (const char *)parent->name))
		return parent;
	return n;
}

xmlNode *
tree_child(const xmlNode *parent, const char *name)
{
	xmlNode *node = parent->children;

	while (node && !tree_is(node, name))
		node = node->next;
	return node;
}

xmlNode *
tree_first(const xmlNode *top, const char *name)
{
	xmlNode *node = tree_next(top, top);

	while (node && !tree_is(node, name))
		node = tree_next(top, node);
	return node;
}

xmlNode *
tree_find(const xmlNode *top, const char *attribute, const char *value)
{
	xmlNode *node = tree_next(top, top);

	while (node && !tree_has(node, attribute, value))
		node = tree_next(top, node);
	return node;
}

const char *
tree_value(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (!a->ns && !strcmp((const char *)a->name, name))
			return a->children && a->children->content ?
			    (const char *)a->children->content : "";
	return NULL;
}

bool
tree_has(const xmlNode *node, const char *name, const char *value)
{
	const char *has = tree_value(node, name);

	return has && !strcmp(has, value);
}

static bool
is_blank(const char *text)
{
	while (isspace((unsigned char)*text))
		text++;
	return !*text;
}

static bool
says(const xmlNode *node, const char *name)
{
	const char *value = tree_value(node, name);

	return value && !is_blank(value);
}

bool
tree_speaks(const xmlNode *node)
{
	if (node->type == XML_TEXT_NODE)
		return node->content &&
		    !is_blank((const char *)node->content);
	if (node->type != XML_ELEMENT_NODE ||
	    tree_has(node, "aria-hidden", "true") ||
	    tree_value(node, "hidden"))
		return false;
	if (says(node, "aria-label") || ((tree_is(node, "img") ||
	    tree_is(node, "input")) && says(node, "alt")) ||
	    (tree_is(node, "input") && says(node, "value")))
		return true;
	for (const xmlNode *n = node->children; n; n = n->next)
		if (tree_speaks(n))
			return true;
	return false;
}

bool
tree_is_named(const xmlNode *node)
{
	const char *ids = tree_value(node, "aria-labelledby");
	const xmlNode *top = xmlDocGetRootElement(node->doc), *at;

	if (says(node, "aria-label") || says(node, "title"))
		return true;
	for (at = top; ids && at; at = tree_next(top, at)) {
		const char *id = tree_value(at, "id");

		if (id && html_among(ids, id) && tree_speaks(at))
			return true;
	}
	return false;
}
