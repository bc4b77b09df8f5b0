/* statistics.h: what reports say of many durations, in seconds. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_STATISTICS_H
#define CORE_STATISTICS_H

#include <stddef.h>
#include <stdint.h>

/* Ascending, in place: the others want it so. */
void statistics_sort(int64_t *seconds, size_t n);

/* The middle one, or the mean of the two in the middle, in hours. n > 0. */
double statistics_median_hours(const int64_t *sorted, size_t n);

/*
 * The percentile by nearest rank, in hours: the smallest of them that at
 * least percent (1 to 100) of all do not exceed. n > 0.
 */
double statistics_percentile_hours(const int64_t *sorted, size_t n,
	unsigned percent);

/* In any order; n > 0. */
double statistics_mean_hours(const int64_t *seconds, size_t n);

struct durations;
struct pool;

/* Many durations by their group, a small number, as they come; in pool. */
struct durations *durations_new(struct pool *);
void durations_add(struct durations *, size_t group, int64_t seconds);
/* One more than the largest group that has any. */
size_t durations_groups(const struct durations *);
/* A group's own, ascending; *n may be 0. Good until the next one is added. */
int64_t *durations_of(struct durations *, size_t group, size_t *n);

#endif
