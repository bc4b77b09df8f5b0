/* work.c: pages drawn our way, for callgrind to count what that takes. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include <libxml/tree.h>

#include "draw.h"
#include "pool.h"
#include "theme.h"

/* work TIMES XSL-FOLDER THEME PAGE.xml: the page is drawn once before. */
int
main(int argc, char **argv)
{
	const char *fault = "usage: work TIMES XSL-FOLDER THEME PAGE.xml";
	struct pool *pool = pool_new();
	struct theme *t = NULL;
	xmlDoc *model = NULL;

	setenv("TZ", "UTC", 0);
	theme_start();
	if (argc == 5 && (t = theme_open(argv[2], argv[3], &fault)))
		model = draw_read(argv[4]);
	if (!model) {
		fprintf(stderr, "work: %s\n", t ? "no XML" : fault);
		return EXIT_FAILURE;
	}
	draw_ours(t, pool, xmlDocGetRootElement(model));
	draw_cost(draw_ours, t, pool, xmlDocGetRootElement(model),
	    (unsigned)atoi(argv[1]));
	xmlFreeDoc(model);
	pool_free(pool);
	theme_close(t);
	return EXIT_SUCCESS;
}
