/* urlencoded.h: name=value pairs, as queries and plain forms write them. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_URLENCODED_H
#define CORE_URLENCODED_H

#include "request.h"

struct pool;

enum { PAIRS_MAX = 200 };	/* in a query, a body, a Cookie header */

/*
 * Read text (which it changes) into out, names and values decoded and clean
 * (text_clean). False: a % that is no %XX, a NUL, ill-formed UTF-8, an odd
 * character in a name, a name twice, more than PAIRS_MAX.
 */
bool urlencoded_read(struct pairs *out, struct pool *, char *text);
/* Clean a pair and add it; items has room for PAIRS_MAX. False as above. */
bool pairs_add(struct pairs *, struct pool *, char *name, char *value);
/* Decode %XX and + in place, once. False: ill-formed, or hides a NUL. */
bool urlencoded_decode(char *text);
/* text, escaped to stand in a query; a space as %20. */
char *urlencoded_write(struct pool *, const char *text);

#endif
