/* html.c: a tree that a sheet could have made, of whatever elements and
 * attributes: what is written runs nothing. Input: its XML. */
/* SPDX-License-Identifier: ISC */
#include "html.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "fuzz.h"
#include "theme.h"

/* As browsers do, blanks and controls in an address are nothing. */
static bool
runs(const char *value)
{
	static const char *const schemes[] = { "javascript:", "vbscript:",
		"data:" };
	char plain[16];
	size_t n = 0;

	for (; *value && n + 1 < sizeof(plain); value++)
		if ((unsigned char)*value > ' ')
			plain[n++] = *value;
	plain[n] = '\0';
	for (size_t i = 0; i < 3; i++)
		if (strncasecmp(plain, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static void
look_at(const xmlNode *node)
{
	static const char *const never[] = { "style", "iframe", "object",
		"embed", "base", "applet", "frame", "template", "noscript" };
	const char *name = (const char *)node->name;

	for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
		PROMISE(strcasecmp(name, never[i]) != 0);
	if (strcasecmp(name, "script") == 0)
		PROMISE(xmlHasProp(node, (const xmlChar *)"src") &&
		    !node->children);
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		const char *key = (const char *)a->name;
		xmlChar *value = xmlNodeListGetString(node->doc, a->children,
		    1);

		PROMISE(strncasecmp(key, "on", 2) != 0);
		PROMISE(strcasecmp(key, "style") != 0);
		PROMISE(strcasecmp(key, "srcdoc") != 0);
		PROMISE(strcasecmp(key, "http-equiv") != 0);
		if (value && strstr("href src action formaction cite poster",
		    key))
			PROMISE(!runs((const char *)value));
		xmlFree(value);
	}
}

void
fuzz_look(const char *html, size_t size)
{
	xmlDoc *doc = htmlReadMemory(html, (int)size, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	    HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED);
	xmlNode *node = doc ? xmlDocGetRootElement(doc) : NULL;

	while (node) {
		if (node->type == XML_ELEMENT_NODE)
			look_at(node);
		if (node->type == XML_ELEMENT_NODE && node->children) {
			node = node->children;
			continue;
		}
		while (node && !node->next)
			node = node->parent && node->parent->type ==
			    XML_ELEMENT_NODE ? node->parent : NULL;
		node = node ? node->next : NULL;
	}
	xmlFreeDoc(doc);
}

void
try_html(struct pool *pool, char *text, size_t size)
{
	const char *why;
	struct html out;
	xmlDoc *doc;

	fuzz_house();
	theme_begin();
	doc = theme_document(pool, text, size, &why);
	if (doc) {
		html_write(doc, &out);
		if (out.text) {
			PROMISE(strlen(out.text) == out.length);
			fuzz_look(out.text, out.length);
		}
	} else {
		PROMISE(fuzz_is_line(why));
	}
	theme_done();
}
