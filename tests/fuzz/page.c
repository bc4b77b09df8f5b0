/* page.c: what a person typed, written into a page and read again: as XML,
 * the words are the same, and as HTML they are words and nothing else. */
/* SPDX-License-Identifier: ISC */
#include "page.h"

#include <stdint.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "fuzz.h"
#include "html.h"
#include "pool.h"
#include "text.h"
#include "theme.h"

static void
says(const xmlNode *node, const char *text)
{
	xmlChar *found = xmlNodeGetContent(node);

	PROMISE(found && strcmp((const char *)found, text) == 0);
	xmlFree(found);
}

static void
has(const xmlNode *node, const char *name, const char *text)
{
	xmlChar *found = xmlGetNoNsProp(node, (const xmlChar *)name);

	PROMISE(found && strcmp((const char *)found, text) == 0);
	xmlFree(found);
}

static void
as_xml(struct pool *pool, const char *text)
{
	struct page *pg = page_new(pool, "cases");
	const char *xml, *why;
	const xmlNode *node;
	xmlDoc *doc;
	size_t len;

	page_open(pg, "case");
	page_attr(pg, "a", text);
	page_text(pg, "b", text);
	page_close(pg);
	page_text(pg, "c", text);
	xml = theme_source(page_doc(pg), pool, &len);
	PROMISE(strlen(xml) == len);
	doc = theme_document(pool, xml, len, &why);
	PROMISE(doc != NULL);
	node = xmlDocGetRootElement(doc)->children;
	has(node, "a", text);
	PROMISE(xmlChildElementCount((xmlNode *)(uintptr_t)node) == 1);
	says(node->children, text);
	says(node->next, text);
	PROMISE(!node->next->next);
}

/* <p title="x...x">x...x</p>: libxml2 takes blanks alone for no text. */
static xmlDoc *
paragraph(const char *text)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *top = xmlNewDocNode(doc, NULL, (const xmlChar *)"html", NULL);
	xmlNode *body = xmlNewDocNode(doc, NULL, (const xmlChar *)"body",
	    NULL);
	xmlNode *p = xmlNewDocNode(doc, NULL, (const xmlChar *)"p", NULL);

	xmlDocSetRootElement(doc, top);
	xmlAddChild(top, body);
	xmlAddChild(body, p);
	xmlNewProp(p, (const xmlChar *)"title", (const xmlChar *)text);
	xmlAddChild(p, xmlNewDocText(doc, (const xmlChar *)text));
	return doc;
}

static void
as_html(const char *text)
{
	const xmlNode *body;
	struct html out;
	xmlDoc *doc;

	html_write(paragraph(text), &out);
	PROMISE(out.text && !*out.dropped);
	doc = htmlReadMemory(out.text, (int)out.length, NULL, "UTF-8",
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	PROMISE(doc != NULL);
	body = xmlDocGetRootElement(doc)->children;
	PROMISE(strcmp((const char *)body->name, "body") == 0);
	PROMISE(strcmp((const char *)body->children->name, "p") == 0);
	PROMISE(!xmlFirstElementChild(body->children));
	has(body->children, "title", text);
	says(body->children, text);
}

void
try_page(struct pool *pool, char *text, size_t size)
{
	char *clean = text_clean(pool, text);

	(void)size;
	if (!clean)
		return;
	fuzz_house();
	theme_begin();
	as_xml(pool, clean);
	as_html(pool_print(pool, "x%sx", clean));
	theme_done();
}
