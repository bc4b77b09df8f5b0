/* html_wall.h: what may stand in a page, whatever a theme or a person says. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_HTML_WALL_H
#define CORE_HTML_WALL_H

#include <stdbool.h>

enum {
	HTML_DROP	= 1 << 0,	/* never written, with all it holds */
	/* elements */
	HTML_VOID	= 1 << 1,	/* <br>: no content, no end tag */
	HTML_SCRIPT	= 1 << 2,	/* only with src and without content */
	HTML_NEWLINE	= 1 << 3,	/* <pre>: eats a first line feed */
	HTML_ANCHOR	= 1 << 4,	/* its href may leave this site */
	HTML_WITHIN	= 1 << 5,	/* its href stays within the page */
	HTML_MOTION	= 1 << 6,	/* <animate>: must not move a link */
	/* attributes */
	HTML_BOOLEAN	= 1 << 8,	/* <input required>: no value */
	HTML_URL	= 1 << 9,
	HTML_HREF	= 1 << 10,	/* a URL; the element says where to */
	HTML_LIST	= 1 << 11,	/* srcset: URLs of this site */
	HTML_PAINT	= 1 << 12,	/* fill="url(#here)" */
	HTML_TARGET	= 1 << 13,	/* attributeName: what is moved */
	HTML_QUOTE	= 1 << 14,	/* cite: may leave this site */
};

/* By their local names, in upper or lower case; HTML's and SVG's alike. */
unsigned html_element(const char *name);
unsigned html_attribute(const char *name);

enum html_url {
	URL_LOCAL,		/* a path of this site, "#here", "?page=2" */
	URL_WEB,		/* http or https, any host */
	URL_CONTACT,		/* mailto, tel */
	URL_BAD,
};

/* As a browser reads it: blanks before it and line feeds in it are nothing,
 * and a backslash is a slash. */
enum html_url html_url(const char *value);

/* May an attribute of this kind have this value on an element of that one?
 * True of attributes that point nowhere. */
bool html_may_point(unsigned element, unsigned attribute, const char *value);

/* A <link> that loads nothing may tell a whole address: where this page is,
 * or where it stands in another language. rel may be NULL. */
bool html_tells_where(const char *element, const char *attribute,
	const char *rel, const char *value);

#endif
