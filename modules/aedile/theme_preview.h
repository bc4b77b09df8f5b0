/* theme_preview.h: a gallery: every sample as files that open in a browser. */
/* SPDX-License-Identifier: ISC */
#ifndef THEME_PREVIEW_H
#define THEME_PREVIEW_H

#include "studio.h"

/* A sample, as the menu shows it. */
struct plate {
	const struct sample *sample;
	const char	*module;	/* whose page it is, or "letters" */
	const char	*path;		/* where a portal has it, or "" */
};

struct gallery {
	struct studio	*s;
	const char	*to;		/* its folder */
	const char	**asked;	/* languages; ends with NULL */
	bool		 watch;

	/* Of one drawing: */
	const char	**languages;	/* ends with NULL */
	struct plate	*plates;	/* ends with one without sample */
	size_t		 pages;		/* files of HTML */
	size_t		 remarks;	/* that aedile theme check would make */
	const char	*fault;		/* the first, "FILE:LINE: why" */
	const char	*drawn, *said;	/* the sample at hand, and the last
					   remark on it */
	struct written	*written;	/* files to publish, newest first */
};

struct written {
	const char	*path;
	char		*bytes;		/* until it is closed */
	size_t		 length;
	struct written	*next;
};

/* What was drawn, on the standard output. */
void gallery_tell(const struct gallery *);

/* theme_preview_draw.c: open the theme and draw all of it. Dies where a file
 * cannot be written; false where the theme is broken, see fault. What was
 * good before stays then. */
bool gallery_draw(struct gallery *);

/* theme_preview_index.c: the page with the menu. */
void gallery_index(struct gallery *);
/* What the menu asks for now and then: was anything drawn, is the theme
 * broken? fault "" where it is not; NULL: nothing new about that. */
void gallery_stamp(struct gallery *, const char *fault, bool watching);

/* theme_preview_watch.c: draw at each save, until a signal ends it. */
int gallery_watch(struct gallery *);

/* theme_preview_files.c: make the folder, where it is none yet. Dies where it
 * is no place for a gallery. */
void gallery_found(const struct gallery *);
/* NAME in the gallery, with the folders on the way. Nobody sees it, nor
 * anything else that was written, until all of it is published. */
FILE *gallery_open(struct gallery *, const char *name);
void gallery_close(struct gallery *, FILE *);
void gallery_publish(struct gallery *);
/* Instead: take away what was written, leave what was there before. */
void gallery_forget(struct gallery *);
/* The files of a folder that a browser asks for, as FOLDER/... there. */
void gallery_copy(struct gallery *, const char *from, const char *folder);
/* Text for HTML. */
void gallery_text(FILE *, const char *text);

#endif
