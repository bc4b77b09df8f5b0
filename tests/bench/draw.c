/* draw.c: one page drawn our way, again and again, and what it cost. */
/* SPDX-License-Identifier: ISC */
#include "draw.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <libxml/parser.h>

#include "page.h"
#include "pool.h"
#include "theme.h"

enum { PAGE_MOST = 1 << 20 };

static const char *
text(const xmlChar *s)
{
	return (const char *)s;
}

/* An element of text alone. */
static bool
is_plain(const xmlNode *n)
{
	return !n->properties && n->children && !n->children->next &&
	    n->children->type == XML_TEXT_NODE;
}

/* Write what is in the model as a handler would, into what is open. */
static void
write_page(struct page *pg, const xmlNode *model, xmlNode *open)
{
	for (const xmlAttr *a = model->properties; a; a = a->next)
		page_attr(pg, text(a->name), a->children ?
		    text(a->children->content) : "");
	for (const xmlNode *n = model->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE)
			xmlNodeAddContent(open, n->content);
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (is_plain(n)) {
			page_text(pg, text(n->name),
			    text(n->children->content));
			continue;
		}
		page_open(pg, text(n->name));
		write_page(pg, n, open->last);
		page_close(pg);
	}
}

xmlDoc *
draw_new(struct pool *pool, const xmlNode *model)
{
	struct page *pg = page_new(pool, "bench");

	xmlNode *root = xmlDocGetRootElement(page_doc(pg));

	xmlUnsetProp(root, (const xmlChar *)"name");
	write_page(pg, model, root);
	return page_doc(pg);
}

size_t
draw_ours(struct theme *t, struct pool *pool, const xmlNode *model)
{
	size_t len;

	theme_begin();
	theme_apply(t, draw_new(pool, model), pool, &len, NULL);
	pool_empty(pool);
	theme_done();
	return len;
}

static double
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

double
draw_cost(draw_fn *way, struct theme *t, struct pool *pool,
	const xmlNode *model, unsigned pages)
{
	double start = cpu_us();

	for (unsigned i = 0; i < pages; i++)
		way(t, pool, model);
	return (cpu_us() - start) / pages;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double
draw_median(double *figures, size_t n)
{
	qsort(figures, n, sizeof(*figures), by_value);
	return figures[n / 2];
}

/* libxml2 may open no file in this house, so we do. */
xmlDoc *
draw_read(const char *file)
{
	static char bytes[PAGE_MOST];
	FILE *f = fopen(file, "re");
	size_t len = f ? fread(bytes, 1, sizeof(bytes), f) : 0;

	if (f)
		fclose(f);
	return xmlReadMemory(bytes, (int)len, file, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOBLANKS);
}
