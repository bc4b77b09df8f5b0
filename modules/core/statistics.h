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

double statistics_mean_hours(const int64_t *seconds, size_t n);

#endif
