/* ways.c: a document by the short way of theme_quick.h and the long one. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pool.h"
#include "theme.h"
#include "theme_parts.h"
#include "ways.h"

static const char *
page(struct theme *t, xmlDoc *doc, struct pool *pool)
{
	struct letter_parts mail;
	size_t len;

	if (strcmp((const char *)xmlDocGetRootElement(doc)->name, "letter"))
		return theme_apply(t, doc, pool, &len, NULL);
	if (!theme_letter(t, doc, pool, &mail))
		return "none";
	return pool_print(pool, "%s\n%s\n%s", mail.subject, mail.text,
	    mail.html ? mail.html : "");
}

void
ways_compare(struct theme *t[2], xmlDoc *doc, const char *what,
	const char *holds)
{
	struct pool *pool = pool_new();
	const char *ways[2];

	for (int i = 0; i < 2; i++) {
		xmlDoc *copy = xmlCopyDoc(doc, 1);

		ways[i] = page(t[i], copy, pool);
		xmlFreeDoc(copy);
	}
	if (strcmp(ways[0], ways[1]))
		fail_msg("%s: %s\n%s", what, ways[0], ways[1]);
	assert_non_null(strstr(ways[0], holds));
	pool_free(pool);
}

void
ways_open(struct theme *t[2], const char *xsl, const char *theme)
{
	const char *fault = "";

	t[0] = theme_open(xsl, theme, &fault);
	t[1] = theme_open_long(xsl, theme, &fault);
	if (!t[0] || !t[1])
		fail_msg("%s", fault);
	assert_non_null(t[0]->sheets.quick);
	assert_null(t[1]->sheets.quick);
}

void
ways_close(struct theme *t[2])
{
	theme_close(t[0]);
	theme_close(t[1]);
}
