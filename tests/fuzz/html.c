/* html.c: a tree that a sheet could have made, of whatever elements and
 * attributes: what is written runs nothing. Input: a line each: "<name",
 * "@name value", "{prefix namespace", "/" for the end of an element, text. */
/* SPDX-License-Identifier: ISC */
#include "html.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "fuzz.h"
#include "text.h"
#include "theme.h"

/* https://url.spec.whatwg.org/ 4.4: blanks and controls before an address are
 * nothing, nor are tabs and line ends in it. */
static bool
runs(const char *value)
{
	static const char *const schemes[] = { "javascript:", "vbscript:",
		"data:" };
	char plain[16];
	size_t n = 0;

	while (*value && (unsigned char)*value <= ' ')
		value++;
	for (; *value && n + 1 < sizeof(plain); value++)
		if (!strchr("\t\n\r", *value))
			plain[n++] = *value;
	plain[n] = '\0';
	for (size_t i = 0; i < 3; i++)
		if (strncasecmp(plain, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static bool
is_address(const char *name)
{
	static const char *const names[] = { "href", "src", "action",
		"formaction", "cite", "poster", "background" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcasecmp(name, names[i]) == 0)
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
		if (value && is_address(key))
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

struct tree {
	xmlDoc	*doc;
	xmlNode	*at;
};

static bool
is_name(const char *name)
{
	return xmlValidateNCName((const xmlChar *)name, 0) == 0;
}

static void
add_element(struct tree *t, const char *name)
{
	xmlNode *node = xmlNewDocNode(t->doc, NULL, (const xmlChar *)name,
	    NULL);

	if (t->at)
		xmlAddChild(t->at, node);
	else
		xmlDocSetRootElement(t->doc, node);
	t->at = node;
}

/* An attribute's prefix is the one that was declared last. */
static void
add_attribute(struct tree *t, char *name)
{
	char *value = name + strcspn(name, " ");

	if (*value)
		*value++ = '\0';
	if (is_name(name) && !xmlHasProp(t->at, (const xmlChar *)name))
		xmlNewNsProp(t->at, t->at->nsDef, (const xmlChar *)name,
		    (const xmlChar *)value);
}

static void
add_namespace(struct tree *t, char *prefix)
{
	char *uri = prefix + strcspn(prefix, " ");
	xmlNs *ns;

	if (*uri)
		*uri++ = '\0';
	if (t->at->nsDef || (*prefix && !is_name(prefix)))
		return;
	ns = xmlNewNs(t->at, (const xmlChar *)uri,
	    *prefix ? (const xmlChar *)prefix : NULL);
	if (!*prefix)
		xmlSetNs(t->at, ns);
}

static void
add_line(struct tree *t, char *line)
{
	if (*line == '<' && is_name(line + 1))
		add_element(t, line + 1);
	else if (!t->at)
		return;
	else if (*line == '@')
		add_attribute(t, line + 1);
	else if (*line == '{')
		add_namespace(t, line + 1);
	else if (strcmp(line, "/") == 0 && t->at->parent &&
	    t->at->parent->type == XML_ELEMENT_NODE)
		t->at = t->at->parent;
	else if (*line)
		xmlAddChild(t->at, xmlNewDocText(t->doc,
		    (const xmlChar *)line));
}

void
try_html(struct pool *pool, char *text, size_t size)
{
	struct tree t = { NULL, NULL };
	struct html out;

	(void)pool, (void)size;
	if (text_length(text) < 0)
		return;
	fuzz_house();
	theme_begin();
	t.doc = xmlNewDoc((const xmlChar *)"1.0");
	while (*text)
		add_line(&t, fuzz_line(&text));
	html_write(t.doc, &out);
	if (out.text) {
		PROMISE(strlen(out.text) == out.length);
		fuzz_look(out.text, out.length);
	}
	theme_done();
}
