/* words.c: the same page, the same words of it, out of ever more words that
 * it does not need: what a page costs must not tell how many there are. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include <libxml/tree.h>

#include "draw.h"
#include "pool.h"
#include "theme.h"

enum { ROUNDS = 15, PAGES = 100, FOLDERS = 8 };

struct size {
	struct theme	*theme;
	double		 cost[ROUNDS];
};

/* Rounds take turns, so that a busy machine is busy for all. */
static void
measure(struct size *sizes, size_t n, const xmlNode *model)
{
	struct pool *pool = pool_new();

	for (size_t i = 0; i < ROUNDS; i++)
		for (size_t k = 0; k < n; k++)
			sizes[k].cost[i] = draw_cost(draw_ours,
			    sizes[k].theme, pool, model, PAGES);
	pool_free(pool);
}

static void
report(struct size *sizes, size_t n, char **folders)
{
	double growth[ROUNDS];

	for (size_t i = 0; i < ROUNDS; i++)
		growth[i] = sizes[n - 1].cost[i] / sizes[0].cost[i];
	for (size_t k = 0; k < n; k++)
		printf("BENCH words folder=%s cpu_us=%.0f\n", folders[k],
		    draw_median(sizes[k].cost, ROUNDS));
	printf("RATIO words/growth %.2f\n", draw_median(growth, ROUNDS));
}

int
main(int argc, char **argv)
{
	const char *fault = "usage: words PAGE.xml THEME XSL-FOLDER...";
	xmlDoc *model = argc > 3 ? draw_read(argv[1]) : NULL;
	struct size sizes[FOLDERS] = { 0 };
	size_t n = 0;

	setenv("TZ", "UTC", 0);
	theme_start();
	while (model && n < FOLDERS && argv[n + 3] &&
	    (sizes[n].theme = theme_open(argv[n + 3], argv[2], &fault)))
		n++;
	if (!n || argv[n + 3]) {
		fprintf(stderr, "words: %s\n", fault);
		return EXIT_FAILURE;
	}
	measure(sizes, n, xmlDocGetRootElement(model));
	report(sizes, n, argv + 3);
	while (n-- > 0)
		theme_close(sizes[n].theme);
	xmlFreeDoc(model);
	return EXIT_SUCCESS;
}
