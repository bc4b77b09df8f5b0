/* render.c: what a page costs from its first element to its last byte, by
 * our way and by libxslt's own, in microseconds of processor time. */
/* SPDX-License-Identifier: ISC */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "draw.h"
#include "pool.h"
#include "theme.h"
#include "theme_parts.h"
#include "theme_say.h"
#include "words.h"

enum { ROUNDS = 15, PAGES = 200 };

static const char *
attribute(const xmlNode *model, const char *name)
{
	const xmlAttr *a = xmlHasProp(model, (const xmlChar *)name);

	return a && a->children ? (const char *)a->children->content : "";
}

/* The same sheet, the same words, malloc and libxslt's serialiser. */
static size_t
draw_stock(struct theme *t, struct pool *pool, const xmlNode *model)
{
	const struct language *language = words_language(t->sheets.words,
	    attribute(model, "lang"));
	struct speaking speaking = {
		language, attribute(model, "now")
	};
	xmlDoc *page = draw_new(pool, model), *result;
	xmlChar *ours = t->sheets.page->method, html[] = "html";
	xsltTransformContext *ctx = xsltNewTransformContext(t->sheets.page,
	    page);
	xmlChar *bytes = NULL;
	int size = 0;

	t->sheets.page->method = html;
	ctx->_private = &speaking;
	result = xsltApplyStylesheetUser(t->sheets.page, page, NULL, NULL,
	    NULL, ctx);
	xsltSaveResultToString(&bytes, &size, result, t->sheets.page);
	pool_copy(pool, bytes ? (const char *)bytes : "", (size_t)size);
	t->sheets.page->method = ours;
	xmlFree(bytes);
	xmlFreeDoc(result);
	xsltFreeTransformContext(ctx);
	pool_empty(pool);
	return (size_t)size;
}

/* Rounds take turns, so that a busy machine is busy for both. */
static void
report(struct theme *const themes[2], const xmlNode *model, const char *name,
	unsigned part)
{
	struct theme *t = themes[0];
	struct pool *pool = pool_new();
	double ours[ROUNDS], stock[ROUNDS], ratio[ROUNDS];
	size_t bytes = draw_ours(t, pool, model);

	for (unsigned i = 0; i < ROUNDS / part; i++) {
		ours[i] = draw_cost(draw_ours, t, pool, model, PAGES / part);
		stock[i] = draw_cost(draw_stock, themes[1], pool, model,
		    PAGES / part);
		ratio[i] = ours[i] / stock[i];
	}
	printf("BENCH %s cpu_us=%.0f bytes=%zu\n", name,
	    draw_median(ours, ROUNDS / part), bytes);
	printf("BENCH %s-stock cpu_us=%.0f\n", name,
	    draw_median(stock, ROUNDS / part));
	printf("RATIO %s/stock %.2f\n", name,
	    draw_median(ratio, ROUNDS / part));
	pool_free(pool);
}

/* One page of many in one language: half of the rounds and the pages. */
static void
report_sample(struct theme *const t[2], xmlNode *page, const char *file,
	const char *language)
{
	char name[120];

	file = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
	snprintf(name, sizeof(name), "render-%.*s-%s",
	    (int)strcspn(file, "."), file, language);
	xmlSetProp(page, (const xmlChar *)"lang", (const xmlChar *)language);
	xmlSetProp(page, (const xmlChar *)"dir",
	    (const xmlChar *)theme_direction(t[0], language));
	report(t, page, name, 2);
}

static bool
report_samples(struct theme *const t[2], char **files)
{
	for (; *files; files++) {
		xmlDoc *model = draw_read(*files);

		if (!model)
			return false;
		for (const char *l = NULL; (l = theme_next_language(t[0], l));)
			report_sample(t, xmlDocGetRootElement(model), *files,
			    l);
		xmlFreeDoc(model);
	}
	return true;
}

static bool
report_list(struct theme *const t[2], const char *file)
{
	xmlDoc *model = draw_read(file);

	if (model)
		report(t, xmlDocGetRootElement(model), "render", 1);
	xmlFreeDoc(model);
	return model;
}

int
main(int argc, char **argv)
{
	const char *fault = "usage: render XSL-FOLDER THEME PAGE.xml...";
	struct theme *t[2] = { 0 };	/* ours, and as libxslt does it */
	bool good = false;

	setenv("TZ", "UTC", 0);
	theme_start();
	if (argc > 3 && (t[0] = theme_open(argv[1], argv[2], &fault)) &&
	    (t[1] = theme_open_long(argv[1], argv[2], &fault))) {
		good = argc == 4 ? report_list(t, argv[3]) :
		    report_samples(t, argv + 3);
		fault = "a page is no XML";
		theme_close(t[0]);
		theme_close(t[1]);
	}
	if (!good)
		fprintf(stderr, "render: %s\n", fault);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
