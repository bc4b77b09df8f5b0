/* theme_check.c: a whitelist over the elements, attributes and functions
 * of a sheet. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <libxml/tree.h>

#include "html_wall.h"
#include "theme_load.h"

#define XSLT "http://www.w3.org/1999/XSL/Transform"
#define SVG "http://www.w3.org/2000/svg"
#define XLINK "http://www.w3.org/1999/xlink"
#define XML "http://www.w3.org/XML/1998/namespace"

static const char *const elements[] = {
	"apply-imports", "apply-templates", "attribute", "attribute-set",
	"call-template", "choose", "comment", "copy", "copy-of",
	"decimal-format", "element", "fallback", "for-each", "if", "import",
	"include", "key", "message", "namespace-alias", "number",
	"otherwise", "output", "param", "preserve-space",
	"processing-instruction", "sort", "strip-space", "stylesheet",
	"template", "text", "transform", "value-of", "variable", "when",
	"with-param", NULL
};

/* XPath 1.0 and XSLT 1.0 less document(), system-property() and
 * unparsed-entity-uri(); and the tests that look like functions. */
static const char *const functions[] = {
	"boolean", "ceiling", "comment", "concat", "contains", "count",
	"current", "element-available", "false", "floor", "format-number",
	"function-available", "generate-id", "id", "key", "lang", "last",
	"local-name", "name", "namespace-uri", "node", "normalize-space",
	"not", "number", "position", "processing-instruction", "round",
	"starts-with", "string", "string-length", "substring",
	"substring-after", "substring-before", "sum", "text", "translate",
	"true", NULL
};

/* Those of theme_say.c. */
static const char *const our_functions[] = {
	"ago", "asset", "date", "datetime", "knows", "number", "reference",
	"say", NULL
};

/* Before "(", these are operators. */
static const char *const operators[] = { "and", "div", "mod", "or", NULL };

/* Attributes of XSLT elements that are XPath from end to end. */
static const char *const expressions[] = {
	"count", "from", "match", "select", "test", "use", "value", NULL
};

static bool
among(const char *const *names, const char *name, size_t len)
{
	for (; *names; names++)
		if (!strncmp(*names, name, len) && !(*names)[len])
			return true;
	return false;
}

static bool
is(const xmlNs *ns, const char *uri)
{
	return ns && ns->href && !strcmp((const char *)ns->href, uri);
}

/* May the function whose name is the len bytes at name be called? */
static bool
may_call(xmlNode *node, const char *name, size_t len)
{
	const char *colon = memchr(name, ':', len);
	char prefix[32];

	if (!colon)
		return among(functions, name, len) ||
		    among(operators, name, len);
	snprintf(prefix, sizeof(prefix), "%.*s", (int)(colon - name), name);
	return is(xmlSearchNs(node->doc, node, (const xmlChar *)prefix),
	    THEME_NAMESPACE) && among(our_functions, colon + 1,
	    len - (size_t)(colon + 1 - name));
}

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) || strchr("_-.:", c) || (c & 0x80);
}

/* Look at each name that is followed by "(". */
static bool
check_expression(struct theme_load *load, xmlNode *node, const char *at,
	const char *end)
{
	const char *name, *next;

	while (at < end && *at) {
		if (*at == '"' || *at == '\'') {
			next = memchr(at + 1, *at, (size_t)(end - at - 1));
			at = next ? next + 1 : end;
			continue;
		}
		if (!is_name(*at) || strchr("-.:", *at)) {
			at++;	/* these begin no name */
			continue;
		}
		for (name = at; at < end && *at && is_name(*at); at++)
			;
		for (next = at; next < end && isspace((unsigned char)*next);)
			next++;
		if (next == end || *next != '(')
			continue;
		while (at - name > 2 && strstr(name, "::") &&
		    strstr(name, "::") < at)	/* the axis is not its name */
			name = strstr(name, "::") + 2;
		if (may_call(node, name, (size_t)(at - name)))
			continue;
		theme_load_refuse(load, node, "%.*s() may not be called",
		    (int)(at - name), name);
		return false;
	}
	return true;
}

/* The end of an expression that began behind "{"; a brace within quotes is
 * text. */
static const char *
closing(const char *at)
{
	while (*at && *at != '}') {
		if (*at == '"' || *at == '\'')
			at = strchr(at + 1, *at);
		if (!at)
			return NULL;
		at++;
	}
	return *at ? at : NULL;
}

/* The {expressions} of an attribute value template. */
static bool
check_template(struct theme_load *load, xmlNode *node, const char *value)
{
	const char *open, *close;

	for (; (open = strchr(value, '{')); value = close + 1) {
		close = open + 1;
		if (*close == '{')
			continue;
		if (!(close = closing(open + 1)))
			return true;	/* libxslt will say so */
		if (!check_expression(load, node, open + 1, close))
			return false;
	}
	return true;
}

static bool
check_xslt_attribute(struct theme_load *load, xmlNode *node,
	const char *name, const char *value)
{
	if (!strcmp(name, "disable-output-escaping") && strcmp(value, "no")) {
		theme_load_refuse(load, node,
		    "disable-output-escaping is not allowed");
		return false;
	}
	if (!strcmp(name, "extension-element-prefixes")) {
		theme_load_refuse(load, node, "there are no extensions");
		return false;
	}
	if (among(expressions, name, strlen(name)))
		return check_expression(load, node, value,
		    value + strlen(value));
	return check_template(load, node, value);
}

/* What html.h would drop is a fault of the sheet: say so where it is. */
static bool
check_html_attribute(struct theme_load *load, xmlNode *node,
	const char *name, const char *value)
{
	unsigned kind = html_attribute(name);

	if ((kind & HTML_DROP) || (!strchr(value, '{') &&
	    !html_may_point(html_element((const char *)node->name), kind,
	    value))) {
		theme_load_refuse(load, node, "%s=\"%.40s\" is not allowed",
		    name, value);
		return false;
	}
	return check_template(load, node, value);
}

static bool
check_attribute(struct theme_load *load, xmlNode *node, xmlAttr *attr)
{
	xmlChar *text = xmlNodeListGetString(node->doc, attr->children, 1);
	const char *value = text ? (const char *)text : "";
	const char *name = (const char *)attr->name;
	bool good;

	if (is(node->ns, XSLT) ? !attr->ns : is(attr->ns, XSLT))
		good = check_xslt_attribute(load, node, name, value);
	else if (is(node->ns, XSLT))
		good = true;		/* not XSLT's: without effect */
	else
		good = check_html_attribute(load, node, name, value);
	xmlFree(text);
	return good;
}

static bool
check_element(struct theme_load *load, xmlNode *node)
{
	const char *name = (const char *)node->name;
	unsigned kind;

	if (is(node->ns, XSLT)) {
		if (among(elements, name, strlen(name)))
			return true;
		theme_load_refuse(load, node, "xsl:%s is not allowed", name);
		return false;
	}
	if (node->ns && !is(node->ns, SVG)) {
		theme_load_refuse(load, node, "%s is neither HTML nor SVG",
		    name);
		return false;
	}
	kind = html_element(name);
	if ((kind & HTML_DROP) || ((kind & HTML_SCRIPT) &&
	    (node->children || !xmlHasProp(node, (const xmlChar *)"src")))) {
		theme_load_refuse(load, node, "<%s> is not allowed", name);
		return false;
	}
	return true;
}

/* The node after this one, in the order of the file. */
static xmlNode *
after(xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node && !node->next)
		node = node->parent;
	return node && node->type != XML_DOCUMENT_NODE ? node->next : NULL;
}

bool
theme_check(struct theme_load *load, xmlDoc *doc)
{
	xmlNode *node = xmlDocGetRootElement(doc);

	for (; node; node = after(node)) {
		if (node->type == XML_ENTITY_REF_NODE) {
			theme_load_refuse(load, node, "entities are not "
			    "allowed");
			return false;
		}
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!check_element(load, node))
			return false;
		for (xmlAttr *a = node->properties; a; a = a->next)
			if (!check_attribute(load, node, a))
				return false;
	}
	return true;
}
