/* theme_run.h: one sheet over one document, within limits. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_RUN_H
#define CORE_THEME_RUN_H

#include <stdbool.h>

struct _xmlDoc;
struct _xsltStylesheet;
struct speaking;

/* Once a process: the signal that ends a sheet which runs too long. */
void theme_run_start(void);

/*
 * What the sheet makes of the document. NULL where it failed in any way,
 * counted too many steps, went too deep or ran too long; said (of size
 * bytes) tells which. Memory that runs out is the caller's to catch.
 */
struct _xmlDoc *theme_run(struct _xsltStylesheet *, struct _xmlDoc *,
	struct speaking *, char *said, unsigned long size);

/* Whoever jumped out of theme_run() says why: said is that, and where it
 * was. */
void theme_run_left(const char *why, char *said, unsigned long size);
/* The same of what the sheet made: where its template for the root is. */
void theme_run_blame(struct _xsltStylesheet *, struct _xmlDoc *,
	const char *why, char *said, unsigned long size);

#endif
