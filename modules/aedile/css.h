/* css.h: a style sheet as a list of declarations. */
/* SPDX-License-Identifier: ISC */
#ifndef CSS_H
#define CSS_H

struct pool;

/* name: value, where it stands; all live in the pool. @import and its like
 * are declarations too: their name begins with "@". */
struct css {
	const char	*selector;	/* "" at the top */
	const char	*media;		/* of the @media around it, or "" */
	const char	*name, *value;
	long		 line;
};

typedef void css_fn(void *arg, const struct css *);

/* Tell each declaration of a text. NULL, or what is wrong with it as a whole,
 * at *line. */
const char *css_read(struct pool *, const char *text, css_fn *, void *arg,
	long *line);

/* The next url(...) or quoted address in a value from *at on, in pool, or
 * NULL. */
const char *css_url(struct pool *, const char **at);

#endif
