/* statistics.c: the numbers a manager is judged by. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pool.h"
#include "statistics.h"

enum { HOUR = 3600 };

static void
is(double got, double want)
{
	assert_true(got >= want && got <= want);
}

static void
median_of_odd_and_even(void **state)
{
	const int64_t s[] = { -HOUR, HOUR, 4 * HOUR, 9 * HOUR };

	(void)state;
	is(statistics_median_hours(s, 1), -1);
	is(statistics_median_hours(s, 2), 0);
	is(statistics_median_hours(s, 3), 1);
	is(statistics_median_hours(s, 4), 2.5);
}

static void
nearest_rank_never_interpolates(void **state)
{
	int64_t s[1000];

	(void)state;
	for (int i = 0; i < 1000; i++)
		s[i] = (i + 1) * HOUR;
	is(statistics_percentile_hours(s, 1, 90), 1);
	is(statistics_percentile_hours(s, 2, 90), 2);
	is(statistics_percentile_hours(s, 9, 90), 9);
	is(statistics_percentile_hours(s, 10, 90), 9);
	is(statistics_percentile_hours(s, 11, 90), 10);
	is(statistics_percentile_hours(s, 1000, 90), 900);
	is(statistics_percentile_hours(s, 999, 90), 900);
	is(statistics_percentile_hours(s, 1000, 100), 1000);
	is(statistics_percentile_hours(s, 1000, 1), 10);
}

static void
sorted_with_equals_and_extremes(void **state)
{
	int64_t s[] = { 5, INT64_MAX, -7, 5, INT64_MIN, 0 };
	const int64_t want[] = { INT64_MIN, -7, 0, 5, 5, INT64_MAX };

	(void)state;
	statistics_sort(s, 6);
	assert_memory_equal(s, want, sizeof s);
}

static void
sorted_whatever_it_was(void **state)
{
	uint64_t x = 42;
	int64_t s[5000];

	(void)state;
	for (size_t n = 1; n <= 5000; n = n * 3 + 1) {
		for (size_t i = 0; i < n; i++) {
			x = x * 6364136223846793005u + 1442695040888963407u;
			s[i] = (int64_t)(i % 2 ? x : x >> 40);
		}
		statistics_sort(s, n);
		for (size_t i = 1; i < n; i++)
			assert_true(s[i - 1] <= s[i]);
	}
}

static void
mean_counts_the_negative(void **state)
{
	const int64_t s[] = { -HOUR, 2 * HOUR, HOUR / 2 };

	(void)state;
	is(statistics_mean_hours(s, 3), 0.5);
}

static void
durations_keep_each_group_apart(void **state)
{
	struct pool *pool = pool_new();
	struct durations *d = durations_new(pool);
	int64_t *got;
	size_t n;

	(void)state;
	assert_int_equal(durations_groups(d), 0);
	durations_of(d, 7, &n);
	assert_int_equal(n, 0);
	for (int i = 0; i < 1000; i++) {
		durations_add(d, 300, 1000 - i);
		durations_add(d, 2, i);
	}
	assert_int_equal(durations_groups(d), 301);
	got = durations_of(d, 300, &n);
	assert_int_equal(n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(got[i], i + 1);
	durations_of(d, 3, &n);
	assert_int_equal(n, 0);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(median_of_odd_and_even),
		cmocka_unit_test(nearest_rank_never_interpolates),
		cmocka_unit_test(sorted_with_equals_and_extremes),
		cmocka_unit_test(sorted_whatever_it_was),
		cmocka_unit_test(mean_counts_the_negative),
		cmocka_unit_test(durations_keep_each_group_apart),
	};

	return cmocka_run_group_tests_name("statistics", tests, NULL, NULL);
}
