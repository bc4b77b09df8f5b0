/* time.c: moments as text, and the site's wall clock across its jumps. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "time.h"

static void
reads_and_writes_utc(void **state)
{
	char text[TIME_TEXT];
	time_t when;

	(void)state;
	assert_true(time_parse("1970-01-01 00:00:00", &when));
	assert_int_equal(when, 0);
	assert_true(time_parse("2026-11-21 21:00:07", &when));
	assert_int_equal(when, 1795294807);
	time_print(when, text);
	assert_string_equal(text, "2026-11-21 21:00:07");
	assert_true(time_parse("2024-02-29 23:59:59", &when));
	time_print(when, text);
	assert_string_equal(text, "2024-02-29 23:59:59");
}

static void
refuses_what_is_no_time(void **state)
{
	static const char *const wrong[] = {
		NULL, "", "2026-11-21", "2026-11-21 21:00", "now",
		"2026-02-29 00:00:00", "2026-13-01 00:00:00",
		"2026-00-10 00:00:00", "2026-01-00 00:00:00",
		"2026-01-01 24:00:00", "2026-01-01 00:60:00",
		"2026-01-01T00:00:00", "2026-01-01 00:00:0x",
		" 026-01-01 00:00:00", "2026-01-01 00:00:00Z",
		"2026x01-01 00:00:00", "2026-01x01 00:00:00",
		"2026-01-01 00x00:00", "2026-01-01 00:00x00",
		"2026-01-01 00:00:61", "-026-01-01 00:00:00",
	};
	time_t when = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(time_parse(wrong[i], &when));
	assert_int_equal(when, 7);
}

static void
shows_the_wall_clock(void **state)
{
	struct tm tm;

	(void)state;
	time_open("Europe/Zurich");
	assert_true(time_local("2026-03-29 00:59:59", &tm));	/* winter */
	assert_int_equal(tm.tm_hour, 1);
	assert_int_equal(tm.tm_isdst, 0);
	assert_true(time_local("2026-03-29 01:00:00", &tm));	/* 2 is 3 */
	assert_int_equal(tm.tm_hour, 3);
	assert_int_equal(tm.tm_isdst, 1);
	assert_true(time_local("2026-10-25 00:30:00", &tm));	/* 2:30 */
	assert_int_equal(tm.tm_hour, 2);
	assert_int_equal(tm.tm_isdst, 1);
	assert_true(time_local("2026-10-25 01:30:00", &tm));	/* once more */
	assert_int_equal(tm.tm_hour, 2);
	assert_int_equal(tm.tm_isdst, 0);
	time_open("Asia/Kolkata");			/* half an hour off */
	assert_true(time_local("2026-12-31 18:30:00", &tm));
	assert_int_equal(tm.tm_year, 127);
	assert_int_equal(tm.tm_hour, 0);
	assert_false(time_local("yesterday", &tm));
}

/* A day's wall clock and UTC are the same whatever the zone. */
static void
parses_utc_in_any_zone(void **state)
{
	time_t when;

	(void)state;
	time_open("America/St_Johns");
	assert_true(time_parse("2026-03-08 05:30:00", &when));
	assert_int_equal(when, 1772947800);
}

static void
never_goes_back(void **state)
{
	int64_t before = time_monotonic_us();

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int64_t now = time_monotonic_us();

		assert_true(now >= before);
		before = now;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes_utc),
		cmocka_unit_test(refuses_what_is_no_time),
		cmocka_unit_test(shows_the_wall_clock),
		cmocka_unit_test(parses_utc_in_any_zone),
		cmocka_unit_test(never_goes_back),
	};

	return cmocka_run_group_tests_name("time", tests, NULL, NULL);
}
