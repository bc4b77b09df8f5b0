/* theme_say.h: what a sheet may call: a:say(), a:date() and their like. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_SAY_H
#define CORE_THEME_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "speak.h"

struct _xmlNode;
struct _xsltTransformContext;
struct assets;
struct language;
struct proof;

/* What the functions speak of; it must outlive the transformation. */
struct speaking {
	const struct language	*language;
	const char		*now;		/* UTC */
	const struct proof	*proof;		/* NULL: the log hears all */
	const struct _xmlNode	*template;	/* the page's, for the proof */
	const char		*base;		/* before every path */
	struct assets		*assets;	/* NULL: by their own names */
	char			 missed[256];	/* "": every asset was there */
};

enum { SAYING_MOST = 17 };	/* a key and eight pairs */

/* One call: what it was given, and room for what is said. */
struct saying {
	struct speaking		*speaking;
	const struct _xmlNode	*inst;		/* of the sheet; for a proof */
	int			 n;
	const char		*text[SAYING_MOST];
	struct speech		 speech;
};

/* What is said lives in the words, in what was given or in the speech; of a
 * function that is a question, anything is yes and NULL is no. */
struct say_function {
	const char	*name;
	int		 least, most;
	const char	*(*say)(struct saying *);
	bool		 question;
};

/* NULL: there is none of that name. */
const struct say_function *say_function(const char *name, size_t len);

/* A number as the functions are given it; for xmlFree(). libxml2 itself writes
 * 8.3 as 8.300000000000001: a digit more than a double has. */
unsigned char *say_number(double);

/* Once: sheets may call our functions. Its context's _private tells each what
 * it speaks of. */
void theme_say_start(void);

#endif
