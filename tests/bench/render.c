/* render.c: what a page costs from its first element to its last byte, by
 * our way and by libxslt's own, in microseconds of processor time. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/parser.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "page.h"
#include "pool.h"
#include "theme.h"
#include "theme_parts.h"
#include "theme_say.h"
#include "words.h"

enum { ROUNDS = 15, PAGES = 200 };

static const char *
text(const xmlChar *s)
{
	return (const char *)s;
}

/* Write what is in the model as a handler would. */
static void
write_page(struct page *pg, const xmlNode *model)
{
	for (const xmlAttr *a = model->properties; a; a = a->next)
		page_attr(pg, text(a->name), text(a->children->content));
	for (const xmlNode *n = model->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (!n->properties && n->children && !n->children->next &&
		    n->children->type == XML_TEXT_NODE) {
			page_text(pg, text(n->name),
			    text(n->children->content));
			continue;
		}
		page_open(pg, text(n->name));
		write_page(pg, n);
		page_close(pg);
	}
}

static xmlDoc *
new_page(struct pool *pool, const xmlNode *model)
{
	struct page *pg = page_new(pool, "bench");

	xmlUnsetProp(xmlDocGetRootElement(page_doc(pg)),
	    (const xmlChar *)"name");
	write_page(pg, model);
	return page_doc(pg);
}

static size_t
our_way(struct theme *t, struct pool *pool, const xmlNode *model)
{
	size_t len;

	theme_begin();
	theme_apply(t, new_page(pool, model), pool, &len);
	pool_empty(pool);
	theme_done();
	return len;
}

/* The same sheet, the same words, malloc and libxslt's serialiser. */
static size_t
stock_way(struct theme *t, struct pool *pool, const xmlNode *model)
{
	struct speaking speaking = {
		words_any(t->sheets.words), "2026-11-21 21:00:00"
	};
	xmlDoc *page = new_page(pool, model), *result;
	xmlChar *ours = t->sheets.page->method, html[] = "html";
	xsltTransformContext *ctx = xsltNewTransformContext(t->sheets.page,
	    page);
	xmlChar *bytes = NULL;
	int size = 0;

	t->sheets.page->method = html;
	theme_say(ctx, &speaking);
	result = xsltApplyStylesheetUser(t->sheets.page, page, NULL, NULL,
	    NULL, ctx);
	xsltSaveResultToString(&bytes, &size, result, t->sheets.page);
	pool_copy(pool, bytes ? text(bytes) : "", (size_t)size);
	t->sheets.page->method = ours;
	xmlFree(bytes);
	xmlFreeDoc(result);
	xsltFreeTransformContext(ctx);
	pool_empty(pool);
	return (size_t)size;
}

typedef size_t way_fn(struct theme *, struct pool *, const xmlNode *);

static double
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static double
measure(way_fn *way, struct theme *t, struct pool *pool, const xmlNode *model)
{
	double start = cpu_us();

	for (int i = 0; i < PAGES; i++)
		way(t, pool, model);
	return (cpu_us() - start) / PAGES;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Rounds take turns, so that a busy machine is busy for both. */
static void
report(struct theme *t, const xmlNode *model)
{
	struct pool *pool = pool_new();
	double ours[ROUNDS], stock[ROUNDS], ratio[ROUNDS];
	size_t bytes = our_way(t, pool, model);

	for (int i = 0; i < ROUNDS; i++) {
		ours[i] = measure(our_way, t, pool, model);
		stock[i] = measure(stock_way, t, pool, model);
		ratio[i] = ours[i] / stock[i];
	}
	qsort(ours, ROUNDS, sizeof(*ours), by_value);
	qsort(stock, ROUNDS, sizeof(*stock), by_value);
	qsort(ratio, ROUNDS, sizeof(*ratio), by_value);
	printf("BENCH render cpu_us=%.0f bytes=%zu\n", ours[ROUNDS / 2],
	    bytes);
	printf("BENCH render-stock cpu_us=%.0f\n", stock[ROUNDS / 2]);
	printf("RATIO render/stock %.2f\n", ratio[ROUNDS / 2]);
	pool_free(pool);
}

/* libxml2 may open no file in this house, so we do. */
static xmlDoc *
read_model(const char *file)
{
	static char bytes[1 << 20];
	FILE *f = fopen(file, "re");
	size_t len = f ? fread(bytes, 1, sizeof(bytes), f) : 0;

	if (f)
		fclose(f);
	return xmlReadMemory(bytes, (int)len, file, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOBLANKS);
}

int
main(int argc, char **argv)
{
	const char *fault = "usage: render page.xml XSL-FOLDER THEME";
	struct theme *t = NULL;
	xmlDoc *model = NULL;

	setenv("TZ", "UTC", 0);
	theme_start();
	if (argc == 4 && (t = theme_open(argv[2], argv[3], &fault)) &&
	    !(model = read_model(argv[1])))
		fault = "the page is no XML";
	if (!model) {
		fprintf(stderr, "render: %s\n", fault);
		return EXIT_FAILURE;
	}
	report(t, xmlDocGetRootElement(model));
	xmlFreeDoc(model);
	theme_close(t);
	return EXIT_SUCCESS;
}
