/* theme_sample.c: a document that no program made becomes a page again. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <limits.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "pool.h"

/* It may be a designer's own: no network, no DOCTYPE, no entities. */
enum { FLAGS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

static xmlDoc *
parse(const char *text, size_t length)
{
	xmlDoc *doc;

	if (length > INT_MAX)
		return NULL;
	doc = xmlReadMemory(text, (int)length, NULL, "UTF-8", FLAGS);
	if (doc && (doc->intSubset || doc->extSubset)) {
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

static const char *
fault(struct pool *pool)
{
	const xmlError *e = xmlGetLastError();

	if (!e || !e->message)
		return "1: this is no document, or has a DOCTYPE";
	return pool_print(pool, "%d: %.*s", e->line,
	    (int)strcspn(e->message, "\n"), e->message);
}

xmlDoc *
theme_document(struct pool *pool, const char *text, size_t length,
	const char **why)
{
	xmlDoc *doc;

	xmlResetLastError();
	doc = parse(text, length);
	if (!doc)
		*why = fault(pool);
	return doc;
}

static bool
is_among(const char *const *names, const xmlNode *node)
{
	while (*names && strcmp(*names, (const char *)node->name))
		names++;
	return *names;
}

/* What staff entered: no words of ours translate it. */
static bool
is_entered(const xmlNode *node)
{
	static const char *const always[] = {
		"branch", "category", "department", "description", "hint",
		"label", NULL
	};
	static const char *const named[] = { "branch", "service", NULL };

	if (!strcmp((const char *)node->name, "name"))
		return is_among(named, node->parent);
	return is_among(always, node);
}

/* It bears the language it is in, as in a page that a program makes. */
static void
mark_entered(xmlNode *node, const xmlChar *language)
{
	for (; node; node = xmlNextElementSibling(node)) {
		xmlNode *inner = xmlFirstElementChild(node);

		if (inner)
			mark_entered(inner, language);
		else if (node->children && is_entered(node) &&
		    !xmlHasProp(node, (const xmlChar *)"lang"))
			xmlSetProp(node, (const xmlChar *)"lang", language);
	}
}

void
theme_translate(const struct theme *t, xmlDoc *doc, const char *language)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlChar *was = xmlGetNoNsProp(root, (const xmlChar *)"lang");

	if (was && strcmp((const char *)was, language))
		mark_entered(xmlFirstElementChild(root), was);
	xmlFree(was);
	xmlSetProp(root, (const xmlChar *)"lang", (const xmlChar *)language);
	if (xmlHasProp(root, (const xmlChar *)"dir"))
		xmlSetProp(root, (const xmlChar *)"dir",
		    (const xmlChar *)theme_direction(t, language));
}
