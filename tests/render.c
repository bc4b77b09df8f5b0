/* render.c: page documents as the HTML that a theme makes of them. */
/* SPDX-License-Identifier: ISC */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "pool.h"
#include "theme.h"

static int
draw(struct theme *t, xmlDoc *page)
{
	struct pool *pool = pool_new();
	struct letter_parts mail;
	const char *html;
	size_t len;

	if (!strcmp((const char *)xmlDocGetRootElement(page)->name,
	    "letter")) {
		if (!theme_letter(t, page, pool, &mail))
			return EXIT_FAILURE;
		printf("Subject: %s\n\n%s\n", mail.subject, mail.text);
		if (mail.html)
			printf("\n%s", mail.html);
	} else {
		html = theme_apply(t, page, pool, &len, NULL);
		fwrite(html, 1, len, stdout);
	}
	pool_free(pool);
	return EXIT_SUCCESS;
}

/* libxml2 may open no file in this house, so we do. */
static xmlDoc *
read_page(const char *file)
{
	static char text[1 << 20];
	FILE *f = strcmp(file, "-") ? fopen(file, "re") : stdin;
	size_t len = f ? fread(text, 1, sizeof(text), f) : 0;
	xmlDoc *page = xmlReadMemory(text, (int)len, file, NULL,
	    XML_PARSE_NONET);

	if (f && f != stdin)
		fclose(f);
	if (!page)
		fprintf(stderr, "render: %s is no XML\n", file);
	return page;
}

static int
draw_file(struct theme *t, const char *file)
{
	xmlDoc *page = read_page(file);
	int status = page ? draw(t, page) : EXIT_FAILURE;

	xmlFreeDoc(page);
	return status;
}

/* The stream leads to TO/NAME.EXTENSION from now on, of a page NAME.xml. */
static void
lead(FILE *stream, const char *to, const char *page, const char *extension)
{
	const char *slash = strrchr(page, '/');
	char path[4096];

	page = slash ? slash + 1 : page;
	snprintf(path, sizeof(path), "%s/%.*s.%s", to,
	    (int)strcspn(page, "."), page, extension);
	if (!freopen(path, "we", stream))
		exit(EXIT_FAILURE);
}

/* NAME.html is empty where the page could not be drawn; what was said of it
 * is in NAME.said. */
static int
draw_all(struct theme *t, const char *to, char **pages)
{
	int status = EXIT_SUCCESS;

	for (; *pages; pages++) {
		lead(stderr, to, *pages, "said");
		lead(stdout, to, *pages, "html");
		if (draw_file(t, *pages))
			status = EXIT_FAILURE;
	}
	return status;
}

int
main(int argc, char **argv)
{
	const char *fault;
	struct theme *t;
	int status;

	if (argc < 4) {
		fputs("usage: render page.xml|- XSL-FOLDER THEME\n"
		    "       render --to FOLDER XSL-FOLDER THEME page.xml...\n",
		    stderr);
		return 2;
	}
	bool many = argc > 5 && !strcmp(argv[1], "--to");
	char **from = argv + (many ? 3 : 2);

	setenv("TZ", "UTC", 0);
	theme_start();
	t = theme_open(from[0], from[1], &fault);
	if (!t) {
		fprintf(stderr, "render: %s\n", fault);
		return EXIT_FAILURE;
	}
	status = many ? draw_all(t, argv[2], from + 2) :
	    draw_file(t, argv[1]);
	theme_close(t);
	return status;
}
