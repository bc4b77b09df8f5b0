/* samples.h: documents as the programs emit them, kept beside the themes. */
/* SPDX-License-Identifier: ISC */
#ifndef SAMPLES_H
#define SAMPLES_H

#include <stdbool.h>
#include <stddef.h>

struct _xmlDoc;
struct pool;
struct theme;

struct sample {
	const char	*name;	/* "case-done", "letters/case-moved" */
	const char	*path;	/* of its file */
	bool		 letter;
};

/* Those of an xsl folder, pages first, each kind by name; the last one has no
 * name. */
struct sample *sample_list(struct pool *, const char *xsl);

/* The bytes of its file, in pool; NULL: errno says why. */
const char *sample_text(struct pool *, const struct sample *, size_t *length);

/*
 * Its document, in a language, for theme_apply() or theme_letter(). Call
 * theme_begin() before; theme_done() takes the document back. NULL, and
 * "LINE: why" in pool, where it is none.
 */
struct _xmlDoc *sample_read(struct pool *, const struct sample *,
	const struct theme *, const char *language, const char **why);

#endif
