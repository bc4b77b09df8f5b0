/* statistics.c: median, nearest rank, mean. */
/* SPDX-License-Identifier: ISC */
#include "statistics.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static double
hours(int64_t seconds)
{
	return (double)seconds / 3600;
}

/* In an order that is that of whole numbers without a sign. */
static uint64_t
key(int64_t seconds)
{
	return (uint64_t)seconds ^ (UINT64_C(1) << 63);
}

static unsigned
digit(int64_t seconds, unsigned shift)
{
	return (unsigned)(key(seconds) >> shift) & (DIGITS - 1);
}

/* From one array into the other, in the order of one digit. False: all have
 * the same, nothing was moved. */
static bool
sort_digit(const int64_t *from, int64_t *to, size_t n, unsigned shift)
{
	size_t place[DIGITS] = { 0 }, before = 0;

	for (size_t i = 0; i < n; i++)
		place[digit(from[i], shift)]++;
	if (place[digit(from[0], shift)] == n)
		return false;
	for (size_t d = 0; d < DIGITS; d++) {
		size_t count = place[d];

		place[d] = before;
		before += count;
	}
	for (size_t i = 0; i < n; i++)
		to[place[digit(from[i], shift)]++] = from[i];
	return true;
}

/* By digits, the last first: a report on a million cases took half the
 * processor time that it did with qsort(). */
void
statistics_sort(int64_t *seconds, size_t n)
{
	int64_t *from = seconds, *to, *other;

	if (n < 2)
		return;
	to = other = malloc(n * sizeof *to);
	if (!other)
		log_die("out of memory for %zu durations", n);
	for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS)
		if (sort_digit(from, to, n, shift)) {
			int64_t *sorted = to;

			to = from;
			from = sorted;
		}
	if (from != seconds)
		memcpy(seconds, from, n * sizeof *from);
	free(other);
}

double
statistics_median_hours(const int64_t *sorted, size_t n)
{
	if (n % 2)
		return hours(sorted[n / 2]);
	return (hours(sorted[n / 2 - 1]) + hours(sorted[n / 2])) / 2;
}

double
statistics_percentile_hours(const int64_t *sorted, size_t n, unsigned percent)
{
	/* ceil(n * percent / 100) in whole numbers: 0.9 is not exact. */
	size_t rank = n / 100 * percent + (n % 100 * percent + 99) / 100;

	return hours(sorted[rank - 1]);
}

double
statistics_mean_hours(const int64_t *seconds, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += hours(seconds[i]);
	return sum / (double)n;
}
