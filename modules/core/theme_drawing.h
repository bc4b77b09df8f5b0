/* theme_drawing.h: one document on its way through a sheet; for the rooms of
 * the theme. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_DRAWING_H
#define CORE_THEME_DRAWING_H

#include <stdbool.h>

#include "html.h"
#include "theme_say.h"

struct _xmlDoc;
struct _xmlNode;
struct _xsltStylesheet;
struct theme;

/* It lives outside of the function that may be jumped back to. */
struct drawing {
	struct theme		*theme;
	struct _xmlDoc		*doc;
	bool			 letter;	/* with mail.xsl */
	/* the room's own */
	struct _xsltStylesheet	*sheet;
	struct _xmlDoc		*result;
	struct speaking		 speaking;
	struct html		 html;
	struct _xmlNode		*mail;		/* of a letter, in the arena */
	char			 said[1024];
	unsigned char		*now, *lang, *base;
};

/* What becomes of d->result. False: drawing_refuse() was told why. */
typedef bool finish_fn(struct drawing *);

/*
 * With the sheet of the theme as it is; where that fails, which is told, with
 * that of the theme as it was before, if there is one. False: with neither.
 * The arena is open.
 */
bool drawing_make(struct drawing *, finish_fn *);
void drawing_refuse(struct drawing *, const char *why);
/* In any case. */
void drawing_end(struct drawing *);

struct _xmlNode *drawing_child(const struct _xmlNode *, const char *name);

#endif
