/* calendar.c: targets that count working hours. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calendar.h"
#include "pool.h"
#include "time.h"

enum { HOUR = 3600 };

static struct pool *pool;
static struct calendar *office;

static int
open_office(void **state)
{
	(void)state;
	time_open("Europe/Zurich");
	pool = pool_new();
	office = calendar_new(pool);
	for (unsigned day = 1; day <= 5; day++) {
		calendar_open(office, day, 13 * HOUR, 17 * HOUR);
		calendar_open(office, day, 8 * HOUR, 12 * HOUR);
	}
	calendar_holiday(office, "2026-12-25");
	return 0;
}

static int
close_office(void **state)
{
	(void)state;
	pool_free(pool);
	return 0;
}

static time_t
at(const char *utc)
{
	time_t t;

	assert_true(time_parse(utc, &t));
	return t;
}

/* hours of work from one UTC moment on end at the other, and the other way. */
static void
ends(const char *from, unsigned hours, const char *want)
{
	char got[TIME_TEXT];
	time_t end;

	assert_true(calendar_add(office, at(from), hours * HOUR, &end));
	time_print(end, got);
	assert_string_equal(got, want);
	assert_int_equal(calendar_between(office, at(from), end),
	    hours * HOUR);
}

static void
hours_go_on_after_lunch_and_the_night(void **state)
{
	(void)state;
	ends("2026-11-23 08:00:00", 2, "2026-11-23 10:00:00");
	ends("2026-11-23 10:00:00", 2, "2026-11-23 13:00:00");
	ends("2026-11-23 15:00:00", 2, "2026-11-24 08:00:00");
	ends("2026-11-23 21:00:00", 8, "2026-11-24 16:00:00");
}

static void
weekends_and_holidays_do_not_count(void **state)
{
	(void)state;
	ends("2026-11-27 15:00:00", 2, "2026-11-30 08:00:00");
	ends("2026-11-28 10:00:00", 1, "2026-11-30 08:00:00");
	ends("2026-12-24 15:00:00", 2, "2026-12-28 08:00:00");
}

static void
the_wall_clock_counts_when_clocks_change(void **state)
{
	(void)state;
	/* Clocks went back on 25 October 2026, and forward on 29 March. */
	ends("2026-10-23 14:00:00", 2, "2026-10-26 08:00:00");
	ends("2026-03-27 15:00:00", 2, "2026-03-30 07:00:00");
}

static void
a_day_may_last_until_midnight(void **state)
{
	struct calendar *c = calendar_new(pool);
	time_t end;

	(void)state;
	for (unsigned day = 1; day <= 7; day++)
		calendar_open(c, day, 0, 24 * HOUR);
	assert_true(calendar_add(c, at("2026-11-23 10:00:00"), 100 * HOUR,
	    &end));
	assert_int_equal(end, at("2026-11-27 14:00:00"));
	/* The day on which clocks go back has 25 hours of work. */
	assert_int_equal(calendar_between(c, at("2026-10-24 22:00:00"),
	    at("2026-10-25 23:00:00")), 25 * HOUR);
}

static void
what_never_opens_has_no_end(void **state)
{
	struct calendar *c = calendar_new(pool);
	time_t end;

	(void)state;
	assert_false(calendar_add(c, at("2026-11-23 10:00:00"), 1, &end));
	assert_int_equal(calendar_between(c, at("2026-11-23 10:00:00"),
	    at("2026-12-23 10:00:00")), 0);
	assert_int_equal(calendar_between(office, at("2026-11-24 10:00:00"),
	    at("2026-11-23 10:00:00")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_go_on_after_lunch_and_the_night),
		cmocka_unit_test(weekends_and_holidays_do_not_count),
		cmocka_unit_test(the_wall_clock_counts_when_clocks_change),
		cmocka_unit_test(a_day_may_last_until_midnight),
		cmocka_unit_test(what_never_opens_has_no_end),
	};

	return cmocka_run_group_tests_name("calendar", tests, open_office,
	    close_office);
}
