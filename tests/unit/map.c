/* map.c: a map file is read, and a row through it. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../modules/aedile/map.h"
#include "core.h"

#define LEAST "source = S\nid = a\nopened = b\ndepartment = c\n" \
	"category = d > e\ndates = %Y-%m-%d\n"

static struct pool *pool;

static struct map *
map_of(const char *text, const char **fault)
{
	char name[] = "/tmp/map.XXXXXX";
	int fd = mkstemp(name);
	struct map *map;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	map = map_read(pool, name, fault);
	unlink(name);
	return map;
}

static struct map *
good(const char *more)
{
	const char *fault = NULL;
	struct map *map = map_of(pool_print(pool, "%s%s", LEAST, more), &fault);

	if (fault)
		fail_msg("%s", fault);
	return map;
}

static void
bad(const char *text, const char *why)
{
	const char *fault = NULL;

	assert_null(map_of(text, &fault));
	if (!strstr(fault, why))
		fail_msg("\"%s\" is not in: %s", why, fault);
}

static void
wrong_lines_are_told(void **state)
{
	(void)state;
	bad(LEAST "nonsense\n", ":7: a line is \"key = value\"");
	bad(LEAST "body =\n", ":7: a line is");
	bad(LEAST "id = x\n", "id is said twice");
	bad(LEAST "source = T\n", "source is said twice");
	bad(LEAST "body = x |\n", "behind | stands");
	bad(LEAST "body = x | y\n", "behind | stands");
	bad(LEAST "body = | \"y\"\n", "a column has no name");
	bad(LEAST "zone = +99:00\n", "that far");
	bad(LEAST "zone = ../passwd\n", "is not known");
	bad(LEAST "delimiter = x\n", "delimiter is one of");
	bad(LEAST "decimal = ;\n", "decimal is");
	bad(LEAST "coordinates = miles\n", "coordinates are");
	bad(LEAST "language = German\n", "a language is a code");
	bad(LEAST "language = d\n", "a language is a code");
	bad(LEAST "language = de-\n", "a language is a code");
	bad(LEAST "categories = gone\n", "categories are");
	bad(LEAST "dates = yesterday\n", "strptime");
	bad(LEAST "state \"x\" = y\n", "a word is translated by");
	bad(LEAST "body = \xFF\n", "is not UTF-8");
	bad("id = a\n", "\"source = NAME\"");
	bad("source = S\ndates = %Y\nid = a\n", "\"opened = COLUMN\"");
	bad("source = S\nid = a\n", "\"dates = FORMAT\"");
	bad(LEAST "body = a + b + c + d + e + f + g\n", "more than 6 parts");
}

/* A row of six cells, in pool. */
static struct csv_row *
row_of(const char *const *cells)
{
	struct csv_row *row = pool_alloc(pool, sizeof *row);

	row->count = 6;
	row->cells = pool_alloc(pool, row->count * sizeof *row->cells);
	for (size_t i = 0; i < row->count; i++)
		row->cells[i] = pool_text(pool, cells[i]);
	return row;
}

static const struct csv_row *
header(void)
{
	static const char *const names[] = { "a", " b ", "c", "d", "e", "f" };

	return row_of(names);
}

static void
cells_are_found_and_cleaned(void **state)
{
	struct map *map = good("body = a + e\ncategory \"e1\" = East\n"
	    "location = c\nchannel = \"web\"\nchannel \"web\" = app\n"
	    "closing = c | \"none\"\n");
	static const char *const cells[] = { "a1", "2011-01-02", "",
	    " d\r\n1\t", "e1\x01", "1,5" };
	const struct csv_row *row = row_of(cells);
	const char *path[MAP_PARTS];

	(void)state;
	assert_null(map_bind(map, pool, header()));
	assert_string_equal(map_text(map, pool, row, MAP_BODY), "a1 e1");
	assert_null(map_text(map, pool, row, MAP_LOCATION));
	assert_null(map_text(map, pool, row, MAP_DEPARTMENT));
	assert_string_equal(map_text(map, pool, row, MAP_CHANNEL), "app");
	assert_string_equal(map_text(map, pool, row, MAP_CLOSING), "none");
	assert_int_equal(map_path(map, pool, row, path), 2);
	assert_string_equal(path[0], "d\n1");
	assert_string_equal(path[1], "East");
}

static void
a_path_in_one_column_is_split(void **state)
{
	const char *path[MAP_PARTS];
	struct map *map = good("category.separator = >\n");
	static const char *const cells[] = { "", "", "", "A>B > C>D",
	    "E>F>G>H", "" };

	(void)state;
	assert_null(map_bind(map, pool, header()));
	assert_int_equal(map_path(map, pool, row_of(cells),
	    path), MAP_PARTS);
	assert_string_equal(path[2], "C");
	assert_string_equal(path[5], "F");
}

static void
a_missing_column_is_told(void **state)
{
	const char *fault = map_bind(good("body = z\n"), pool, header());

	(void)state;
	assert_non_null(strstr(fault, "\"z\""));
	assert_non_null(strstr(fault, "a,  b , c"));
}

static void
is_time(const struct map *map, const char *text, const char *want)
{
	char got[TIME_TEXT] = "no";
	time_t when;

	if (map_time(map, text, &when))
		time_print(when, got);
	assert_string_equal(got, want);
}

static void
times_become_utc(void **state)
{
	struct map *map = good("dates = %m/%d/%Y %I:%M:%S %p\n"
	    "dates = %Y-%m-%dT%H:%M:%S\ndates = %Y%m%d%z\nzone = -05:00\n");

	(void)state;
	is_time(map, "2011-07-01", "2011-07-01 05:00:00");
	is_time(map, "07/01/2011 11:59:59 PM", "2011-07-02 04:59:59");
	is_time(map, "2011-07-01T08:00:00.123", "2011-07-01 13:00:00");
	is_time(map, "20110701+0200", "2011-06-30 22:00:00");
	is_time(map, "2011-02-29", "no");
	is_time(map, "2012-02-29", "2012-02-29 05:00:00");
	is_time(map, "2011-13-01", "no");
	is_time(map, "2011-07-01 later", "no");
	is_time(map, "1899-12-31", "no");
	is_time(map, "9999-12-31", "no");
	is_time(map, "", "no");
}

static void
a_zone_knows_summer(void **state)
{
	struct map *map = good("dates = %Y-%m-%d %H:%M\n"
	    "zone = Europe/Zurich\n");

	(void)state;
	time_open(map->zone);
	is_time(map, "2020-01-01", "2019-12-31 23:00:00");
	is_time(map, "2020-07-01", "2020-06-30 22:00:00");
	is_time(map, "2020-02-30", "no");
	is_time(map, "2020-03-29 03:00", "2020-03-29 01:00:00");
}

static void
numbers_have_one_decimal_sign(void **state)
{
	struct map *map = good("decimal = ,\n");
	double n = 0;

	(void)state;
	assert_true(map_number(map, "1,5", &n) && n > 1.4 && n < 1.6);
	assert_true(map_number(map, "-8,25", &n) && n < -8.2);
	assert_false(map_number(map, "1.5", &n));
	assert_false(map_number(map, "1,5,2", &n));
	assert_false(map_number(map, "", &n));
	assert_false(map_number(map, "nan", &n));
	assert_false(map_number(map, "1e999", &n));
	assert_false(map_number(map, "-12e5604", &n));
	assert_false(map_number(map, "0x10", &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_lines_are_told),
		cmocka_unit_test(cells_are_found_and_cleaned),
		cmocka_unit_test(a_path_in_one_column_is_split),
		cmocka_unit_test(a_missing_column_is_told),
		cmocka_unit_test(times_become_utc),
		cmocka_unit_test(a_zone_knows_summer),
		cmocka_unit_test(numbers_have_one_decimal_sign),
	};
	int failed;

	pool = pool_new();
	failed = cmocka_run_group_tests_name("map", tests, NULL, NULL);
	pool_free(pool);
	return failed;
}
