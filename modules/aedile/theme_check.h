/* theme_check.h: what the parts of "aedile theme check" share. */
/* SPDX-License-Identifier: ISC */
#ifndef THEME_CHECK_COMMAND_H
#define THEME_CHECK_COMMAND_H

#include "colour.h"
#include "css.h"
#include "studio.h"
#include "theme_faults.h"

enum { SHEETS_MOST = 64 };

/* A style sheet that pages link. */
struct style {
	const char	*path;		/* below the xsl folder */
	size_t		 bytes;
};

/* A declaration of one of them. */
struct rule {
	struct css	 css;
	const struct style *style;
};

struct check {
	struct studio	*studio;
	struct faults	*faults;
	struct pool	*pool;		/* of the sample at hand */
	const char	*only;		/* the name of one sample, or NULL */
	size_t		 pages, letters, languages;
	struct style	 styles[SHEETS_MOST];
	size_t		 nstyles;
	struct rule	*rules;		/* of all, in their order */
	size_t		 nrules, room;
	size_t		 page;		/* bytes of the largest, packed */
	size_t		 named;		/* of the files that styles name */
	const struct rule *largest;	/* names the largest of these */
	size_t		 most;		/* its bytes */
};

/* theme_check_words.c: the languages beside each other. */
void check_languages(struct check *);
/* theme_check_style.c: keep the style sheets that a page links. */
void check_links(struct check *, const char *html);
/* Look at all of them, once all pages are drawn. */
void check_styles(struct check *);
/* theme_check_contrast.c: the pairs of the contrasts files. */
void check_contrasts(struct check *);
/* The colour a value stands for, through var(); false: none that could be
 * measured. */
bool check_colour(const struct check *, const char *value, bool dark,
	struct colour *out);
/* theme_check_block.c: text and ground that one block gives. */
void check_blocks(struct check *);
/* theme_check_picture.c: the theme's SVG files. */
void check_pictures(struct check *);
/* theme_check_size.c: is a page too large? */
void check_size(struct check *, const char *html, size_t length);
/* A rule names a file, and so makes the first view larger. */
void check_named(struct check *, const struct rule *, const char *path);
/* Is all of it too much for a first view? */
void check_view(struct check *);

/* A file below the xsl folder, whole, in the command's pool; NULL: there is
 * none. */
const char *check_text(const struct check *, const char *path);

#endif
