/* theme_parts.h: what a theme is made of; for the rooms of the theme. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_PARTS_H
#define CORE_THEME_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "theme_load.h"
#include "theme_proof.h"
#include "theme_trial.h"

struct assets;
struct pool;
struct words;

struct sheets {
	struct _xsltStylesheet	*page, *letter;
	struct words		*words;
	struct assets		*assets;
	struct pool		*quick;		/* what theme_quick() read */
	bool			 complained;	/* of something left out */
};

struct theme {
	char			*dir, *name;	/* as aedile.conf has it */
	const char		*shown;		/* that, or what stands in */
	char			*assets_at;	/* NULL: hashed, at the
						   page's base */
	struct sheets		 sheets;
	struct sheets		 before;	/* those they replaced; words
						   and assets are not kept */
	struct theme_load	 load;		/* the last one */
	const char		*on_trial;	/* the sample at hand */
	struct theme_trial	 trial;
	struct proof		 proof;		/* hear is NULL: for people */
	unsigned long		 stamp;		/* of the files that were
						   taken, or refused */
	unsigned long		 seen;		/* of those last looked at */
	unsigned long		 made_of;	/* of those the sheets are of */
	int64_t			 looked, taken;	/* when, monotonic */
};

/* theme.c: all of it or nothing; forgiving: without the files of words that
 * cannot be read. False: load->fault says why. */
bool theme_take(struct theme_load *, const char *dir, const char *name,
	bool forgiving, struct sheets *out);
void theme_drop(struct sheets *);
/* theme_chain.c: the file beside this sheet, if that is a theme.xsl, or else
 * beside the nearest theme.xsl it imports. False: beside none. */
bool theme_beside(const struct theme_load *, const struct _xsltStylesheet *,
	const char *name, char *out, size_t size);
bool theme_load_has(const struct theme_load *, const char *path);
/* theme.c: no sheets yet. */
struct theme *theme_new(const char *dir, const char *name);
/* Where a fault lies until the next one. */
const char *theme_fault(const char *why);

#endif
