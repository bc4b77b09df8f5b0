/* html.h: a tree as HTML, and nothing in it that could run. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_HTML_H
#define CORE_HTML_H

#include <stddef.h>

struct _xmlDoc;
struct _xmlNode;

enum { HTML_MOST = 2 << 20 };	/* bytes of a page */

struct html {
	char	*text;		/* xmlFree() it; NULL: longer than HTML_MOST */
	size_t	 length;
	char	 dropped[96];	/* the first thing left out, or "" */
	const struct _xmlNode *culprit;	/* the element it stood on */
};

/*
 * Write a tree as UTF-8, with <!DOCTYPE html> where its top is <html>.
 * Everything that comes from data is escaped; scripts without src, event
 * handlers, styles, frames and addresses that lead where they may not are
 * left out, whatever the sheet meant by them.
 */
void html_write(struct _xmlDoc *, struct html *out);

#endif
