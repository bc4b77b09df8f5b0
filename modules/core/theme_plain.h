/* theme_plain.h: the page that is shown where the sheet failed. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_PLAIN_H
#define CORE_THEME_PLAIN_H

#include <stddef.h>

struct _xmlDoc;
struct language;
struct pool;

/* Valid, accessible HTML of words alone, in pool; says what the page's
 * notice says, if it is one. */
const char *theme_plain(const struct language *, struct _xmlDoc *page,
	struct pool *, size_t *len);

#endif
