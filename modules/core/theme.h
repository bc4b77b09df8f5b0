/* theme.h: page document in, HTML out. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_H
#define CORE_THEME_H

#include <stdbool.h>
#include <stddef.h>

struct pool;
struct theme;
struct _xmlDoc;

/*
 * Before libxml2 is used for anything: its memory comes from now on from an
 * arena while one is open, from malloc otherwise. Out of memory exits. Called
 * once a process.
 */
void theme_start(void);
/* The same, where no letter is drawn: mail.xsl is tried with the rest of a
 * theme, and not kept. */
void theme_start_pages(void);

/*
 * Compile DIR/themes/NAME/theme.xsl and the mail.xsl beside it, or else beside
 * the nearest theme.xsl it imports, or base's; read DIR/words. Nothing outside
 * DIR is read, no DOCTYPE, no network, no document(). NULL and one line of why
 * in *fault (owned by the theme room, until the next call) where it does not
 * compile.
 */
struct theme *theme_open(const char *dir, const char *name,
	const char **fault);
/* The same, but as libxslt does it, without theme_quick.h: the pages are the
 * same, byte by byte, which tests prove, and cost more, which they measure. */
struct theme *theme_open_long(const char *dir, const char *name,
	const char **fault);
void theme_close(struct theme *);

/* Something that is wrong with a theme, and the line of the sheet that it
 * comes from; file is NULL where text is all there is. It lives until the
 * one it was told to returns. */
struct remark {
	const char	*file;		/* from the xsl folder on */
	long		 line;
	const char	*text;		/* a sentence, without its full stop */
	const char	*what;		/* one of many that it is true of: a
					   field's name; or NULL */
};
typedef void remark_fn(void *arg, const struct remark *);

/* theme_open() for those who make themes: the log hears nothing of what is
 * wrong with a page or a letter, but hear does, and looks closer. */
struct theme *theme_proof(const char *dir, const char *name,
	remark_fn *hear, void *arg, const char **fault);

/*
 * The same, of a theme that has proved good: a child process draws every
 * document of DIR/samples with it. Loops, crashes, a page without <html>,
 * <title>, <main> or the csrf of its form, a missing asset: NULL and why.
 */
struct theme *theme_open_tried(const char *dir, const char *name,
	const char **fault);
/* The same, for a program that must serve: where the theme will not do the
 * log says why, and civic stands in, or base, until it is mended. NULL: not
 * even base will do. */
struct theme *theme_open_anyhow(const char *dir, const char *name,
	const char **fault);

/* What aedile pages leaves beside its pages: which files of which theme it
 * has tried and drawn them with. In pool. */
const char *theme_mark(const char *dir, const char *name, struct pool *);
/* The mark in file is that of the theme as it is now. */
bool theme_known(const char *file, const char *dir, const char *name);

/* What it shows is that theme, of the files as they are now. */
bool theme_current(const struct theme *, const char *dir, const char *name);

/*
 * Look at the files; where some have changed and nobody writes any more, have
 * the theme tried; where that went well, take it, else log why and stay with
 * the last good one. Each call is one such step, none of them waits, so call
 * it again after theme_pause() milliseconds. True: a new one was taken.
 */
bool theme_refresh(struct theme *);
int theme_pause(const struct theme *);
/* All the steps at once, where something has changed. */
bool theme_catch_up(struct theme *);

/* a:asset('assets/base.css') is AT with the path behind it, "../" say, and no
 * hash in it, for pages that lie in the file system. By default it is the
 * page's base and a name that changes with the file's content. */
void theme_assets(struct theme *, const char *at);
/* A file of the theme, or of the nearest it is made of that has one, as
 * "themes/civic/icon.svg"; NULL: none has. In pool. */
const char *theme_file(const struct theme *, const char *name, struct pool *);
/* "themes/civic/icon.svg": "themes/civic/icon.1a2b3c4d.svg", owned by the
 * theme; NULL: there is no such asset. */
const char *theme_asset(const struct theme *, const char *path);

/* A language we have words for, best first for an Accept-Language header;
 * otherwise the given default. Owned by the theme. */
const char *theme_language(const struct theme *, const char *accept,
	const char *otherwise);
/* NULL where code is no language we have words for. */
const char *theme_has_language(const struct theme *, const char *code);
/* The languages we have words for, one after the other by code: the first for
 * NULL; NULL behind the last. */
const char *theme_next_language(const struct theme *, const char *after);
/* What a language calls itself: its word language.name, or the code. */
const char *theme_language_name(const struct theme *, const char *code);

/* The language of code has a word of its own for key. */
bool theme_has_word(const struct theme *, const char *code, const char *key);

/* "ltr" or "rtl": how the words of a language are written. */
const char *theme_direction(const struct theme *, const char *code);

/* Open the arena for a request: every page made until theme_done() lives in
 * it. theme_done() takes all of it back at once. */
void theme_begin(void);
void theme_done(void);

/*
 * The page as HTML in pool. Where the sheet fails, loops, or makes too much,
 * the log says why and the result is a plain page in the page's language
 * made of words alone: those of its notice, if it is one, else that it could
 * not be shown. Never NULL. plain says which; it may be NULL.
 */
const char *theme_apply(struct theme *, struct _xmlDoc *page,
	struct pool *, size_t *len, bool *plain);
/* NULL where it is shown as its files are now, or else what is shown. */
const char *theme_behind(const struct theme *);

/* A sheet used up the memory of a page, so libxml2 was left in the middle of
 * its work: answer, then let another process take over. */
bool theme_worn(void);

/* A letter: what mail.xsl makes of its document, each part in pool. False:
 * the log says why. */
struct letter_parts {
	const char *subject, *text, *html;	/* html may be NULL */
};
bool theme_letter(struct theme *, struct _xmlDoc *letter, struct pool *,
	struct letter_parts *out);
/* The same, of a document as theme_source() wrote it. */
bool theme_letter_text(struct theme *, const char *document, struct pool *,
	struct letter_parts *out);

/* The page as XML in pool: what the sheet was given. */
const char *theme_source(struct _xmlDoc *page, struct pool *, size_t *len);

/* A document out of its text, in the arena that is open, or NULL and
 * "LINE: why" in pool. */
struct _xmlDoc *theme_document(struct pool *, const char *text, size_t length,
	const char **why);
/* Let a page or letter be in another language; what staff entered stays
 * in its own, and bears that. */
void theme_translate(const struct theme *, struct _xmlDoc *,
	const char *language);
/* Let a page's links and forms lead below another base. */
void theme_rebase(struct _xmlDoc *page, const char *base);
/* An attribute of <page> or <letter>; "" where it has none. In pool. */
const char *theme_attribute(const struct _xmlDoc *page, const char *name,
	struct pool *);

/* A number that changes when any file of the xsl folder does. */
unsigned long theme_stamp(const char *dir);

#endif
