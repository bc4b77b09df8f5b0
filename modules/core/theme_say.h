/* theme_say.h: what a sheet may call: a:say(), a:date() and their like. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_SAY_H
#define CORE_THEME_SAY_H

#include <stdbool.h>

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

/* Let the sheet of this context call our functions. */
bool theme_say(struct _xsltTransformContext *, struct speaking *);

#endif
