/* theme_house.h: a folder of themes that stands while the tests run. */
/* SPDX-License-Identifier: ISC */
#ifndef UNIT_THEME_HOUSE_H
#define UNIT_THEME_HOUSE_H

#include <stddef.h>

struct pool;
struct theme;

/* A theme that draws the word "hello" and each case's body, and its words;
 * the plain page says "plain page". */
extern const char good[], words[];

/* Of a group of tests, before and after. The theme is xsl/themes/x. */
int build_house(void **state);
int raze_house(void **state);

/* Write a file; path is from the folder above xsl on. */
void put(const char *path, const char *text);
void put_bytes(const char *path, const char *bytes, size_t len);
/* The xsl folder. */
const char *house(void);
struct theme *open_house(const char **fault);

/* The theme looks at its files, as if nobody wrote any more. */
void now(struct theme *);

/* A page of 50 cases, in the arena. */
const char *draw(struct theme *, struct pool *, const char *body);

#endif
