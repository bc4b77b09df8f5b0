/* page_node.h: elements, attributes and texts of a tree, made in one go; for
 * page.c and the rooms of the theme. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PAGE_NODE_H
#define CORE_PAGE_NODE_H

#include <libxml/tree.h>

/* Of what xmlFree() frees. Like all of these it never fails. */
xmlChar *node_text(const char *);

/* The last child of an element or a document, which takes over the name. */
xmlNode *node_element(xmlNode *parent, xmlChar *name);
/* Likewise the text; there is none beside it. */
void node_content(xmlNode *parent, xmlChar *text);
/* The last attribute, which takes over name and value; there is none of that
 * name. */
void node_attribute(xmlNode *element, xmlChar *name, xmlChar *value);

#endif
