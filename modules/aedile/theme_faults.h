/* theme_faults.h: what is wrong with a theme: each fault once, in order. */
/* SPDX-License-Identifier: ISC */
#ifndef THEME_FAULTS_H
#define THEME_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

struct pool;
struct faults;

/* Names of files are said as they lead there from where we are; below top. */
struct faults *faults_new(struct pool *, const char *top);

/* Where the next ones are seen first: "case-done in es"; NULL: nowhere. */
void faults_in(struct faults *, const char *where);

/* file is below top; NULL: text begins with "FILE:LINE: ", or is all there
 * is. Said before of the same line: nothing new. */
void faults_add(struct faults *, const char *file, long line,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* The same of one among many, which are one fault; what may be NULL. */
void faults_add_of(struct faults *, const char *file, long line,
	const char *what, const char *text);

/* This has been said already, of whatever place. */
bool faults_say(const struct faults *, const char *text);

/* Print them by file and line, one a line. */
void faults_print(struct faults *);
size_t faults_count(const struct faults *);
/* How many files they are in. */
size_t faults_files(const struct faults *);

#endif
