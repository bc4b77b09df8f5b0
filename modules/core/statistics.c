/* statistics.c: median, nearest rank, mean. */
/* SPDX-License-Identifier: ISC */
#include "statistics.h"

#include <stdlib.h>

static double
hours(int64_t seconds)
{
	return (double)seconds / 3600;
}

static int
in_order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void
statistics_sort(int64_t *seconds, size_t n)
{
	qsort(seconds, n, sizeof *seconds, in_order);
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
