/* render.c: a page document as the HTML that a theme makes of it. */
/* SPDX-License-Identifier: ISC */
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
		html = theme_apply(t, page, pool, &len);
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

int
main(int argc, char **argv)
{
	const char *fault;
	struct theme *t;
	xmlDoc *page;
	int status = EXIT_FAILURE;

	if (argc != 4) {
		fputs("usage: render page.xml|- XSL-FOLDER THEME\n", stderr);
		return 2;
	}
	setenv("TZ", "UTC", 0);
	theme_start();
	t = theme_open(argv[2], argv[3], &fault);
	if (!t) {
		fprintf(stderr, "render: %s\n", fault);
		return EXIT_FAILURE;
	}
	page = read_page(argv[1]);
	if (page)
		status = draw(t, page);
	xmlFreeDoc(page);
	theme_close(t);
	return status;
}
