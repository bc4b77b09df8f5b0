/* theme_parts.h: what a theme is made of; for theme.c and theme_draw.c. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_PARTS_H
#define CORE_THEME_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "theme_load.h"
#include "theme_proof.h"

struct assets;
struct words;

struct sheets {
	struct _xsltStylesheet	*page, *letter;
	struct words		*words;
	struct assets		*assets;
	bool			 complained;	/* of something left out */
};

struct theme {
	char			*dir, *name;
	char			*assets_at;	/* NULL: hashed, at the
						   page's base */
	struct sheets		 sheets;
	struct theme_load	 load;		/* the last one */
	unsigned long		 stamp;		/* of the files it took */
	int64_t			 looked;	/* when, monotonic */
	struct proof		 proof;		/* hear is NULL: for people */
};

#endif
