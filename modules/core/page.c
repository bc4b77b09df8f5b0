/* page.c: the page document is a tree from its first element on. */
/* SPDX-License-Identifier: ISC */
#include "page.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <libxml/tree.h>

#include "arena.h"
#include "db.h"
#include "log.h"
#include "page_node.h"
#include "pool.h"

struct page {
	xmlDoc	*doc;
	xmlNode	*at;		/* the element that is open */
	const char *language;	/* it speaks; NULL: not said */
};

/* What lives in the arena goes with it, maybe before the pool. */
static void
page_drop(void *page)
{
	struct page *pg = page;

	if (!arena_holds(pg->doc))
		xmlFreeDoc(pg->doc);
}

static void
start(struct page *pg, const char *root, const char *name)
{
	pg->doc = xmlNewDoc((const xmlChar *)"1.0");
	if (!pg->doc)
		log_die("out of memory for a page");
	pg->at = node_element((xmlNode *)pg->doc, node_text(root));
	page_attr(pg, "name", name);
}

static struct page *
new_document(struct pool *pool, const char *root, const char *name)
{
	struct page *pg = pool_alloc(pool, sizeof(*pg));

	start(pg, root, name);
	pool_defer(pool, page_drop, pg);
	return pg;
}

struct page *
page_new(struct pool *pool, const char *name)
{
	return new_document(pool, "page", name);
}

struct page *
page_new_letter(struct pool *pool, const char *name)
{
	return new_document(pool, "letter", name);
}

void
page_clear(struct page *pg, const char *name)
{
	xmlFreeDoc(pg->doc);
	start(pg, "page", name);
}

void
page_open(struct page *pg, const char *element)
{
	pg->at = node_element(pg->at, node_text(element));
}

void
page_close(struct page *pg)
{
	assert(pg->at != xmlDocGetRootElement(pg->doc));
	pg->at = pg->at->parent;
}

void
page_attr(struct page *pg, const char *name, const char *value)
{
	if (value)
		node_attribute(pg->at, node_text(name), node_text(value));
}

void
page_attr_u64(struct page *pg, const char *name, uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, value);
	page_attr(pg, name, text);
}

void
page_text(struct page *pg, const char *element, const char *text)
{
	if (!text)
		return;
	page_open(pg, element);
	if (*text)
		node_content(pg->at, node_text(text));
	page_close(pg);
}

/* The element just written is in another language than the page. */
static void
mark_last(struct page *pg, const char *language)
{
	if (!language || (pg->language && !strcmp(language, pg->language)))
		return;
	node_attribute(pg->at->last, node_text("lang"), node_text(language));
}

void
page_u64(struct page *pg, const char *element, uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, value);
	page_text(pg, element, text);
}

void
page_speak(struct page *pg, const char *language)
{
	pg->language = language;
}

const char *
page_language(const struct page *pg)
{
	return pg->language;
}

void
page_text_in(struct page *pg, const char *element, const char *text,
	const char *language)
{
	page_text(pg, element, text);
	if (text)
		mark_last(pg, language);
}

void
page_cell(struct page *pg, const char *element, const struct rows *rows,
	const char *column)
{
	page_text_in(pg, element, rows_text(rows, column),
	    rows_language(rows, column));
}

/* Is this column the language of the element just written? Of a text that is
 * NULL there is none. */
static bool
tells_language(const struct page *pg, const char *column)
{
	const char *at = strchr(column, '@');
	const xmlNode *last = pg->at->last;
	size_t len = at ? (size_t)(at - column) : 0;

	return at && last && xmlStrlen(last->name) == (int)len &&
	    strncmp((const char *)last->name, column, len) == 0;
}

void
page_row(struct page *pg, const struct rows *rows)
{
	for (size_t c = 0; c < rows_columns(rows); c++)
		if (tells_language(pg, rows_name(rows, c)))
			mark_last(pg, rows_value(rows, c));
		else if (!strchr(rows_name(rows, c), '@'))
			page_text(pg, rows_name(rows, c),
			    rows_value(rows, c));
}

void
page_rows(struct page *pg, const char *element, struct rows *rows)
{
	while (rows_next(rows)) {
		page_open(pg, element);
		page_row(pg, rows);
		page_close(pg);
	}
}

xmlDoc *
page_doc(struct page *pg)
{
	return pg->doc;
}
