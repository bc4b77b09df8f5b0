/* theme_mark.c: every element a sheet makes knows the line it was made in. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>
#include <libxslt/pattern.h>
#include <libxslt/xsltInternals.h>

#include "html_model.h"
#include "theme_check.h"
#include "theme_load.h"

#define XSLT "http://www.w3.org/1999/XSL/Transform"
#define MARK "at"

static bool
is_xslt(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	    !strcmp((const char *)node->ns->href, XSLT) &&
	    (!name || !strcmp((const char *)node->name, name));
}

/* <xsl:element> gets it from an <xsl:attribute>, the first it holds. */
static void
mark_made(xmlNode *node, const char *place)
{
	xmlNode *first = xmlNewNode(node->ns, (const xmlChar *)"attribute");

	xmlSetProp(first, (const xmlChar *)"name", (const xmlChar *)MARK);
	xmlSetProp(first, (const xmlChar *)"namespace",
	    (const xmlChar *)THEME_NAMESPACE);
	xmlNodeAddContent(first, (const xmlChar *)place);
	if (node->children)
		xmlAddPrevSibling(node->children, first);
	else
		xmlAddChild(node, first);
}

/* The node after this one, in the order of the file. */
static xmlNode *
after(xmlNode *node)
{
	if (node->children)
		return node->children;
	while (node && !node->next)
		node = node->parent;
	return node && node->type != XML_DOCUMENT_NODE ? node->next : NULL;
}

void
proof_mark(const struct theme_load *load, xmlDoc *sheet)
{
	xmlNode *root = xmlDocGetRootElement(sheet), *next;
	xmlNs *ns = root ? xmlNewNs(root, (const xmlChar *)THEME_NAMESPACE,
	    (const xmlChar *)"aedile-mark") : NULL;
	char place[512];

	for (xmlNode *node = root; ns && node; node = next) {
		next = after(node);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		snprintf(place, sizeof(place), "%s:%ld", theme_load_brief(load,
		    (const char *)sheet->URL), xmlGetLineNo(node));
		if (is_xslt(node, "element"))
			mark_made(node, place);
		else if (!is_xslt(node, NULL))
			xmlNewNsProp(node, ns, (const xmlChar *)MARK,
			    (const xmlChar *)place);
	}
}

static void __attribute__((format(printf, 5, 0)))
tell(const struct proof *proof, const char *file, long line, const char *what,
	const char *fmt, va_list ap)
{
	char text[700];

	vsnprintf(text, sizeof(text), fmt, ap);
	text[strcspn(text, "\n")] = '\0';
	proof->hear(proof->arg, &(struct remark){ file, line, text, what });
}

/* What was copied from the document bears no mark: who holds it does. */
static xmlChar *
place_of(const xmlNode *made)
{
	xmlChar *place = NULL;

	for (; made && made->type == XML_ELEMENT_NODE && !place;
	    made = made->parent)
		place = xmlGetNsProp(made, (const xmlChar *)MARK,
		    (const xmlChar *)THEME_NAMESPACE);
	return place;
}

static void __attribute__((format(printf, 4, 0)))
tell_made(const struct proof *proof, const xmlNode *made, const char *what,
	const char *fmt, va_list ap)
{
	char *place = (char *)place_of(made);
	char *colon = place ? strrchr(place, ':') : NULL;

	if (colon)
		*colon = '\0';
	tell(proof, colon ? place : NULL,
	    colon ? strtol(colon + 1, NULL, 10) : 0, what, fmt, ap);
	xmlFree(place);
}

void
proof_tell(const struct proof *proof, const xmlNode *made, const char *fmt,
	...)
{
	va_list ap;

	va_start(ap, fmt);
	tell_made(proof, made, NULL, fmt, ap);
	va_end(ap);
}

void
proof_tell_of(const struct proof *proof, const xmlNode *made,
	const char *what, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell_made(proof, made, what, fmt, ap);
	va_end(ap);
}

static void __attribute__((format(printf, 4, 0)))
tell_sheet(const struct proof *proof, const xmlNode *node, const char *what,
	const char *fmt, va_list ap)
{
	bool known = node && node->doc && node->doc->URL;

	tell(proof, known ? theme_load_brief(proof->load,
	    (const char *)node->doc->URL) : NULL,
	    known ? xmlGetLineNo(node) : 0, what, fmt, ap);
}

void
proof_tell_sheet(const struct proof *proof, const xmlNode *node,
	const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell_sheet(proof, node, NULL, fmt, ap);
	va_end(ap);
}

/* An element of the document, which is its own and no sheet's. */
static void __attribute__((format(printf, 4, 5)))
tell_element(const struct proof *proof, const xmlNode *at,
	const xmlNode *element, const char *fmt, ...)
{
	char what[64];
	va_list ap;

	snprintf(what, sizeof(what), "line %ld", xmlGetLineNo(element));
	va_start(ap, fmt);
	tell_sheet(proof, at, what, fmt, ap);
	va_end(ap);
}

const xmlNode *
proof_template(xsltTransformContext *ctx, xmlDoc *page)
{
	xmlNode *root = xmlDocGetRootElement(page), *node;
	xsltTemplate *template = NULL;

	node = root ? xmlFirstElementChild(root) : NULL;
	while (node && html_among("site actor notice-bar",
	    (const char *)node->name))
		node = xmlNextElementSibling(node);
	if (node)
		template = xsltGetTemplate(ctx, node, NULL);
	return template ? template->elem : NULL;
}

void
proof_message(const struct proof *proof, xsltTransformContext *ctx,
	const char *said)
{
	const xmlNode *at = ctx->inst, *node = ctx->node;
	const char *file = at && at->doc && at->doc->URL ?
	    (const char *)at->doc->URL : "";

	if (strcmp(theme_load_brief(proof->load, file), "base/unknown.xsl")) {
		proof_tell_sheet(proof, at, "it says: %s", said);
		return;
	}
	if (ctx->templNr > 1)
		at = ctx->templTab[ctx->templNr - 2]->elem;
	tell_element(proof, at, node, "no template handles <%s> in <%s>",
	    (const char *)node->name, node->parent ?
	    (const char *)node->parent->name : "nothing");
}
