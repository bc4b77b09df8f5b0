/* press.h: what aedile pages draws, and where to. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_PRESS_H
#define AEDILE_PRESS_H

#include "aedile.h"

/* What does not change from page to page. */
struct press {
	struct command	*cmd;
	struct theme	*theme;
	const char	*folder;
};

/* A whole file of the folder, in one step: nginx sees the old or the new. */
void press_write(const struct press *, const char *file, const char *text,
	size_t len);

/* manifest.c: LANGUAGE/manifest.webmanifest */
void draw_manifest(struct press *, const char *language);

#endif
