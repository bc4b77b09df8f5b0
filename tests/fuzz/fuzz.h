/* fuzz.h: targets: what strangers send, given to one room of the core, and
 * what the house is promised of it. */
/* SPDX-License-Identifier: ISC */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>

struct conf;
struct pool;

/* text has a NUL behind its size bytes, and may hold others. */
typedef void target_fn(struct pool *, char *text, size_t size);

struct target {
	const char	*name;
	target_fn	*run;
};

/* The last one has no name. */
extern const struct target targets[];
/* NULL: there is none. */
const struct target *target_named(const char *name);
/* One input, in memory of its own. */
void target_try(const struct target *, const char *bytes, size_t size);

target_fn try_accept, try_conf, try_cookies, try_css, try_csv, try_email,
	try_html, try_mail, try_map, try_multipart, try_page, try_planted,
	try_quick, try_reference, try_request, try_theme, try_urlencoded,
	try_utf8, try_words;

/* What must be true; where it is not, the process ends by a signal, and the
 * input at hand is kept. */
#define PROMISE(it) ((it) ? (void)0 : fuzz_broken(#it, __FILE__, __LINE__))
extern int fuzz_told;	/* where it is said */
_Noreturn void fuzz_broken(const char *promise, const char *file, int line);

/* Clean, and of one line: what a log or a terminal is told. */
bool fuzz_is_line(const char *text);
/* Cut the first line off *text, behind which *text stands then. */
char *fuzz_line(char **text);
/* Bytes as a file that can be read by its name until the next one. */
const char *fuzz_file(const char *bytes, size_t size);
/* Of a portal at http://localhost:1. */
const struct conf *fuzz_conf(void);
/* A folder xsl with a theme x and words; it goes with the process. */
const char *fuzz_house(void);
/* Make a folder of it, and write a file. */
void fuzz_folder(const char *path);
void fuzz_put(const char *path, const char *bytes, size_t size);
/* Read HTML as a stranger would, and look for what may never stand there. */
void fuzz_look(const char *html, size_t size);

#endif
