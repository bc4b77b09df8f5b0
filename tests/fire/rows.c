/* rows.c: what comes out is what went in, however odd. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <stdlib.h>
#include <string.h>

#include "theme.h"

static void
every_type_is_text(void **state)
{
	struct fire *f = *state;
	struct rows *r;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	r = db_query(f->db, SQL("SELECT 7 AS a, -7 AS b, "
	    "CAST(1.50 AS DECIMAL(5,2)) AS c, 18446744073709551615 AS d, "
	    "CAST('2026-11-21 21:00:00' AS DATETIME) AS e, "
	    "CAST('2026-11-21' AS DATE) AS f, NULL AS g, '' AS h, "
	    "0.25E0 AS i, '\xF0\x9F\x8F\x9B' AS j"));
	assert_int_equal(rows_count(r), 1);
	assert_null(rows_text(r, "a"));
	assert_true(rows_next(r));
	assert_string_equal(rows_text(r, "a"), "7");
	assert_string_equal(rows_text(r, "b"), "-7");
	assert_string_equal(rows_text(r, "c"), "1.50");
	assert_true(rows_u64(r, "d") == UINT64_MAX);
	assert_string_equal(rows_text(r, "e"), "2026-11-21 21:00:00");
	assert_string_equal(rows_text(r, "f"), "2026-11-21");
	assert_null(rows_text(r, "g"));
	assert_string_equal(rows_text(r, "h"), "");
	assert_string_equal(rows_text(r, "i"), "0.25");
	assert_string_equal(rows_text(r, "j"), "\xF0\x9F\x8F\x9B");
	assert_int_equal(rows_columns(r), 10);
	assert_string_equal(rows_name(r, 9), "j");
	assert_false(rows_next(r));
	rows_rewind(r);
	assert_true(rows_next(r));
	db_end(f->db, true);
}

/* A megabyte, a megabyte of bytes, and exactly what the buffer holds. */
static void
long_columns_are_whole(void **state)
{
	struct fire *f = *state;
	const size_t sizes[] = { 0, 1, 255, 256, 257, 65536, 1048576 };
	char *text = pool_alloc(f->pool, 1048577);
	struct rows *r;
	size_t len;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	for (size_t i = 0; i < COUNT(sizes); i++) {
		memset(text, 'a' + (int)i, sizes[i]);
		text[sizes[i]] = '\0';
		assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id, n, "
		    "t, b) VALUES (?, ?, ?, ?)"), U64(i), U64(i), TEXT(text),
		    BYTES(text, sizes[i])), 1);
	}
	r = db_query(f->db, SQL("SELECT t, b, id FROM fire ORDER BY id"));
	for (size_t i = 0; i < COUNT(sizes); i++) {
		const char *bytes;

		assert_true(rows_next(r));
		assert_int_equal(rows_u64(r, "id"), i);
		bytes = rows_bytes(r, "b", &len);
		assert_int_equal(len, sizes[i]);
		assert_int_equal(strlen(rows_text(r, "t")), sizes[i]);
		assert_memory_equal(bytes, rows_text(r, "t"), len);
		assert_true(len == 0 || bytes[len - 1] == 'a' + (int)i);
	}
	assert_int_equal(db_end(f->db, false), DB_UNDONE);
}

/* Bytes that are no text come out as they went in, with a NUL behind. */
static void
garbage_is_kept(void **state)
{
	struct fire *f = *state;
	static const char odd[] = "a\0\xFF\xFE\x01z";
	struct rows *r;
	size_t len;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	db_run(f->db, SQL("INSERT INTO fire (id, n, b) VALUES (1, 1, ?)"),
	    BYTES(odd, sizeof(odd) - 1));
	r = db_query(f->db, SQL("SELECT b, t FROM fire WHERE id = 1"));
	assert_true(rows_next(r));
	assert_memory_equal(rows_bytes(r, "b", &len), odd, sizeof(odd));
	assert_int_equal(len, sizeof(odd) - 1);
	assert_null(rows_bytes(r, "t", &len));
	assert_int_equal(len, 0);
	assert_int_equal(db_end(f->db, false), DB_UNDONE);
}

/* A part has its rows from the start, and leaves those of the whole. */
static void
part_is_rows(void **state)
{
	struct fire *f = *state;
	struct rows *all, *part;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	all = db_query(f->db, SQL("SELECT 1 AS n, 'a' AS t UNION ALL "
	    "SELECT 2, 'b' UNION ALL SELECT 1, 'c'"));
	part = rows_part(all, "n", 1);
	assert_int_equal(rows_count(part), 2);
	assert_true(rows_next(part));
	assert_string_equal(rows_text(part, "t"), "a");
	assert_true(rows_next(part));
	assert_string_equal(rows_text(part, "t"), "c");
	assert_false(rows_next(part));
	assert_int_equal(rows_count(rows_part(all, "n", 3)), 0);
	assert_int_equal(rows_count(all), 3);
	assert_int_equal(db_end(f->db, true), DB_DONE);
}

static void
null_is_null(void **state)
{
	struct fire *f = *state;
	struct rows *r;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	r = db_query(f->db, SQL("SELECT ? IS NULL AS a, ? IS NULL AS b, "
	    "? IS NULL AS c, ? IS NULL AS d"), TEXT(NULL), U64_OR_NULL(0),
	    BYTES(NULL, 3), TEXT(""));
	assert_true(rows_next(r));
	assert_int_equal(rows_u64(r, "a"), 1);
	assert_int_equal(rows_u64(r, "b"), 1);
	assert_int_equal(rows_u64(r, "c"), 1);
	assert_int_equal(rows_u64(r, "d"), 0);
	db_end(f->db, true);
}

/* Text that does not fit is refused, never cut. */
static void
what_does_not_fit_is_refused(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES (1, ?)"),
	    TEXT("12x"));
	assert_true(db_failed(f->db));
	assert_false(db_may_retry(f->db));
	assert_int_equal(db_end(f->db, true), DB_UNDONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
}

/* The session says so, whatever the server's own settings are. */
static void
a_session_is_ours(void **state)
{
	struct fire *f = *state;
	struct rows *r;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	r = db_query(f->db, is_mariadb(f) ?
	    SQL("SELECT @@tx_isolation AS level, @@tx_read_only AS reading, "
	    "@@max_statement_time * 1000 AS most") :
	    SQL("SELECT @@transaction_isolation AS level, "
	    "@@transaction_read_only AS reading, "
	    "@@max_execution_time AS most"));
	assert_true(rows_next(r));
	assert_string_equal(rows_text(r, "level"), "READ-COMMITTED");
	assert_int_equal(rows_u64(r, "reading"), 1);
	assert_int_equal(atoi(rows_text(r, "most")), 5000);
	r = db_query(f->db, SQL("SELECT @@time_zone AS zone, @@sql_mode AS "
	    "modes, @@innodb_lock_wait_timeout AS waits, "
	    "@@collation_connection AS collates"));
	assert_true(rows_next(r));
	assert_string_equal(rows_text(r, "zone"), "+00:00");
	assert_non_null(strstr(rows_text(r, "modes"), "STRICT_ALL_TABLES"));
	assert_int_equal(rows_u64(r, "waits"), 5);
	assert_string_equal(rows_text(r, "collates"),
	    "utf8mb4_unicode_520_ci");
	db_end(f->db, true);
}

/* What sql2c makes of :language and :site; the language is the request's. */
static void
a_query_speaks(void **state)
{
	struct fire *f = *state;
	static const struct sql sql = { "spoken", "SELECT ? AS a, ? AS b, "
	    "? AS `b@lang`, ? AS c, ? AS d", NULL, "?ls?l" };
	struct rows *r;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	for (int round = 0; round < 2; round++) {
		db_speak(f->db, round ? "ur" : NULL);
		r = db_query(f->db, &sql, U64(1), TEXT("x"));
		assert_true(rows_next(r));
		assert_string_equal(rows_text(r, "a"), "1");
		assert_string_equal(rows_text(r, "b"), round ? "ur" : "en");
		assert_string_equal(rows_language(r, "b"), "en");
		assert_null(rows_language(r, "a"));
		assert_null(rows_language(r, "none"));
		assert_string_equal(rows_text(r, "c"), "x");
		assert_string_equal(rows_text(r, "d"), round ? "ur" : "en");
	}
	db_end(f->db, true);
	assert_true(db_begin(f->db, f->pool, DB_READ));
	r = db_query(f->db, &sql, U64(1), TEXT("x"));
	assert_true(rows_next(r));
	assert_string_equal(rows_text(r, "b"), "en");
	db_end(f->db, true);
}

/* A row's columns as elements, and which language they are in. */
static void
a_row_tells_its_language(void **state)
{
	struct fire *f = *state;
	struct page *pg = page_new(f->pool, "x");
	struct rows *r;
	size_t len;
	const char *xml;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	r = db_query(f->db, SQL("SELECT 'a' AS a, 'en' AS `a@lang`, "
	    "'b' AS b, 'ur' AS `b@lang`, 'c' AS c, NULL AS `c@lang`, "
	    "NULL AS d, 'en' AS `d@lang`, '' AS e, 'en' AS `e@lang`"));
	page_speak(pg, "ur");
	page_rows(pg, "row", r);
	rows_rewind(r);
	assert_true(rows_next(r));
	page_cell(pg, "first", r, "a");
	page_cell(pg, "fourth", r, "d");
	xml = theme_source(page_doc(pg), f->pool, &len);
	assert_non_null(strstr(xml, "<row><a lang=\"en\">a</a><b>b</b>"
	    "<c>c</c><e lang=\"en\"/></row><first lang=\"en\">a</first>"
	    "</page>"));
	db_end(f->db, true);
}

const struct CMUnitTest row_tests[] = {
	cmocka_unit_test(every_type_is_text),
	cmocka_unit_test(long_columns_are_whole),
	cmocka_unit_test(garbage_is_kept),
	cmocka_unit_test(part_is_rows),
	cmocka_unit_test(null_is_null),
	cmocka_unit_test(what_does_not_fit_is_refused),
	cmocka_unit_test(a_session_is_ours),
	cmocka_unit_test(a_query_speaks),
	cmocka_unit_test(a_row_tells_its_language),
};
const size_t row_tests_count = COUNT(row_tests);
