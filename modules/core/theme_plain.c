/* theme_plain.c: a page out of words, without any sheet. */
/* SPDX-License-Identifier: ISC */
#include "theme_plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "html.h"
#include "log.h"
#include "pool.h"
#include "words.h"

static xmlNode *
add(xmlNode *parent, const char *name, const char *text)
{
	return xmlNewTextChild(parent, NULL, (const xmlChar *)name,
	    (const xmlChar *)text);
}

static const char *
say(const struct language *lang, const char *key, const char *otherwise)
{
	const char *word = words_find(lang, key);

	return word ? word : otherwise;
}

/* The words of the page's own notice, or those of a page that failed. */
static const char *
message(const struct language *lang, xmlNode *page)
{
	xmlNode *notice = xmlFirstElementChild(page);
	const char *word = NULL;
	xmlChar *name;
	char key[64];

	while (notice && strcmp((const char *)notice->name, "notice"))
		notice = xmlNextElementSibling(notice);
	if (!notice)
		return say(lang, "plain.text", "");
	name = xmlGetProp(notice, (const xmlChar *)"name");
	if (!name)
		name = xmlGetProp(notice, (const xmlChar *)"status");
	if (name) {
		snprintf(key, sizeof(key), "notice.%s", (char *)name);
		word = words_find(lang, key);
	}
	xmlFree(name);
	return word ? word : say(lang, "plain.text", "");
}

static void
fill_head(xmlNode *html, const char *title)
{
	xmlNode *head = add(html, "head", NULL), *meta;

	meta = add(head, "meta", NULL);
	xmlNewProp(meta, (const xmlChar *)"charset", (const xmlChar *)"utf-8");
	meta = add(head, "meta", NULL);
	xmlNewProp(meta, (const xmlChar *)"name", (const xmlChar *)"viewport");
	xmlNewProp(meta, (const xmlChar *)"content",
	    (const xmlChar *)"width=device-width");
	add(head, "title", title);
}

static void
fill_body(xmlNode *html, const struct language *lang, xmlNode *page,
	const char *title)
{
	xmlChar *base = page ? xmlGetProp(page, (const xmlChar *)"base") :
	    NULL;
	xmlChar *home = xmlStrncatNew(base ? base : (const xmlChar *)"",
	    (const xmlChar *)"/", -1);
	xmlNode *main = add(add(html, "body", NULL), "main", NULL), *a;

	add(main, "h1", title);
	add(main, "p", page ? message(lang, page) : "");
	a = add(add(main, "p", NULL), "a", say(lang, "plain.home", "/"));
	xmlNewProp(a, (const xmlChar *)"href", home);
	xmlFree(home);
	xmlFree(base);
}

const char *
theme_plain(const struct language *lang, xmlDoc *page, struct pool *pool,
	size_t *len)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *html = xmlNewDocNode(doc, NULL, (const xmlChar *)"html",
	    NULL);
	const char *title = say(lang, "plain.title", "500");
	struct html out;

	xmlDocSetRootElement(doc, html);
	xmlNewProp(html, (const xmlChar *)"lang",
	    (const xmlChar *)language_code(lang));
	xmlNewProp(html, (const xmlChar *)"dir",
	    (const xmlChar *)language_direction(lang));
	fill_head(html, title);
	fill_body(html, lang, xmlDocGetRootElement(page), title);
	html_write(doc, &out);
	*len = out.length;
	title = pool_copy(pool, out.text, out.length);
	xmlFree(out.text);
	xmlFreeDoc(doc);
	return title;
}
