/* theme_rebase.c: a page that lies in the file system leads elsewhere. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <string.h>

#include <libxml/tree.h>

#include "pool.h"
#include "theme_load.h"

static xmlChar *
attribute(const xmlNode *node, const char *name)
{
	return xmlGetNoNsProp(node, (const xmlChar *)name);
}

static void
set(xmlNode *node, const char *name, const xmlChar *value)
{
	xmlSetProp(node, (const xmlChar *)name, value);
}

/* A form's action is the one address that a program writes whole. */
static void
move_form(xmlNode *node, const xmlChar *from, const xmlChar *to)
{
	xmlChar *action = attribute(node, "action"), *moved;
	int length = xmlStrlen(from);

	if (!action || xmlStrncmp(action, from, length)) {
		xmlFree(action);
		return;
	}
	moved = xmlStrncatNew(to, action + length, -1);
	set(node, "action", moved);
	xmlFree(moved);
	xmlFree(action);
}

/* The element behind this one, in the order of the document. */
static xmlNode *
following(const xmlNode *top, xmlNode *node)
{
	if (xmlFirstElementChild(node))
		return xmlFirstElementChild(node);
	while (node != top && !xmlNextElementSibling(node))
		node = node->parent;
	return node == top ? NULL : xmlNextElementSibling(node);
}

void
theme_rebase(xmlDoc *page, const char *base)
{
	xmlNode *top = xmlDocGetRootElement(page);
	xmlChar *from = attribute(top, "base");

	for (xmlNode *node = top; node && from; node = following(top, node))
		move_form(node, from, (const xmlChar *)base);
	if (from)
		set(top, "base", (const xmlChar *)base);
	xmlFree(from);
}

const char *
theme_attribute(const xmlDoc *page, const char *name, struct pool *pool)
{
	const xmlNode *top = xmlDocGetRootElement(page);
	xmlChar *value = attribute(top, name);
	const char *copy = pool_text(pool, value ? (const char *)value : "");

	xmlFree(value);
	return copy;
}

unsigned long
theme_stamp(const char *dir)
{
	return theme_load_stamp(dir);
}
