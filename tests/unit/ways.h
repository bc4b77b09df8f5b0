/* ways.h: a document by the short way of theme_quick.h and the long one. */
/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_WAYS_H
#define TESTS_UNIT_WAYS_H

#include <libxml/tree.h>

struct theme;

/* One theme, both ways; and they are two, or they prove nothing. */
void ways_open(struct theme *[2], const char *xsl, const char *theme);
void ways_close(struct theme *[2]);

/* Both make the same of it. holds: some text of that, so that it is not the
 * plain page. */
void ways_compare(struct theme *[2], xmlDoc *, const char *what,
	const char *holds);

#endif
