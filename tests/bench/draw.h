/* draw.h: one page drawn again and again, and what it cost. */
/* SPDX-License-Identifier: ISC */
#ifndef BENCH_DRAW_H
#define BENCH_DRAW_H

#include <stddef.h>

struct pool;
struct theme;
struct _xmlDoc;
struct _xmlNode;

/* The document in a file, to be written anew for each drawing; NULL where it
 * is no XML. */
struct _xmlDoc *draw_read(const char *file);
/* Written as a handler would, of what is in the model. */
struct _xmlDoc *draw_new(struct pool *, const struct _xmlNode *model);

/* From the first element to the last byte; how many bytes there are. */
typedef size_t draw_fn(struct theme *, struct pool *,
	const struct _xmlNode *model);
draw_fn draw_ours;

/* Microseconds of processor time that one of so many pages took. */
double draw_cost(draw_fn *, struct theme *, struct pool *,
	const struct _xmlNode *model, unsigned pages);
double draw_median(double *figures, size_t n);

#endif
