/* seen.h: how often a text has come by, however many there are. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_SEEN_H
#define AEDILE_SEEN_H

struct pool;
struct seen;

/* An empty one, in pool. */
struct seen *seen_new(struct pool *);
/* Count it; how often it had come before. 64 bits of a SHA-256 stand for a
 * text: among a million, two are taken for one with odds of one in 10^7. */
unsigned seen_add(struct seen *, const char *text);
/* How often it has come, without counting it. */
unsigned seen_count(const struct seen *, const char *text);

#endif
