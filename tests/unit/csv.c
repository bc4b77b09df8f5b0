/* csv.c: what spreadsheets write, and what they should not have written. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "csv.h"
#include "pool.h"

/* A text that is read so many bytes at a time; then fails where it says. */
struct tape {
	const char *at, *end;
	size_t step;
	bool breaks;
};

static long
tape_read(void *from, char *buf, size_t size)
{
	struct tape *tape = from;
	size_t n = (size_t)(tape->end - tape->at);

	if (n == 0)
		return tape->breaks ? -1 : 0;
	if (n > tape->step)
		n = tape->step;
	if (n > size)
		n = size;
	memcpy(buf, tape->at, n);
	tape->at += n;
	return (long)n;
}

/* Every row as "LINE[cell|cell]", every fault as "LINE!fault(raw)". */
static char *
told_by(const char *text, size_t n, size_t step, char delimiter)
{
	struct tape tape = { text, text + n, step, false };
	struct pool *pool = pool_new();
	struct csv *csv = csv_open(pool, tape_read, &tape, delimiter);
	struct csv_row row;
	char *out = NULL;
	size_t size;
	FILE *f = open_memstream(&out, &size);

	while (csv_next(csv, &row)) {
		fprintf(f, "%d", (int)row.line);
		if (row.fault)
			fprintf(f, "!%s(%.*s)", row.fault,
			    (int)row.length, row.raw);
		for (size_t i = 0; i < row.count; i++)
			fprintf(f, "%c%s", i ? '|' : '[', row.cells[i]);
		fputs(row.fault ? "" : "]", f);
	}
	assert_int_equal(csv_bytes(csv), n);
	fclose(f);
	pool_free(pool);
	return out;
}

static void
told_is(const char *text, char delimiter, const char *want)
{
	for (size_t step = 1; step <= 64; step = step < 4 ? step + 1 :
	    step * 4) {
		char *got = told_by(text, strlen(text), step, delimiter);

		assert_string_equal(got, want);
		free(got);
	}
}

static void
reads(const char *text, const char *want)
{
	told_is(text, ',', want);
}

static void
plain_rows(void **state)
{
	(void)state;
	reads("", "");
	reads("a", "1[a]");
	reads("a,b\n1,2\n", "1[a|b]2[1|2]");
	reads("a,b\n1,2", "1[a|b]2[1|2]");
	reads("a,,\n,,", "1[a||]2[||]");
	told_is("a;b,c\n", ';', "1[a|b,c]");
	told_is("a\tb\n", '\t', "1[a|b]");
	told_is("a|\"b|c\"\n", '|', "1[a|b|c]");
}

static void
line_ends_of_every_kind(void **state)
{
	(void)state;
	reads("a,b\r\n1,2\r\n", "1[a|b]2[1|2]");
	reads("a,b\r1,2\r", "1[a|b]2[1|2]");
	reads("a\r\n\r\n\r\nb\n\nc\r\rd", "1[a]4[b]6[c]8[d]");
}

static void
quotes(void **state)
{
	(void)state;
	reads("\"a\",\"b,c\"\n", "1[a|b,c]");
	reads("\"ha \"\"ha\"\" ha\",\"\"\"\"\n", "1[ha \"ha\" ha|\"]");
	reads("\"\",\"\"\n\"\"", "1[|]2[]");
	reads("5\" pipe,a\"b\"c\n", "1[5\" pipe|a\"b\"c]");
	reads("1, \"a\"\n", "1[1| \"a\"]");
}

static void
lines_are_counted_through_cells(void **state)
{
	(void)state;
	reads("\"a\nb\r\nc\rd\",x\ne\n", "1[a\nb\r\nc\rd|x]5[e]");
	reads("\n\n\"a\n\n\"\nb\n", "3[a\n\n]6[b]");
}

static void
byte_order_mark_is_passed_over(void **state)
{
	(void)state;
	reads("\xEF\xBB\xBF" "a,b\n", "1[a|b]");
	reads("\xEF\xBB\xBF\"a\"\n", "1[a]");
	reads("\xEF\xBB\xBF", "");
}

static void
a_lost_quote_costs_one_line(void **state)
{
	(void)state;
	reads("a,b\n1,\"lost\n2,x\n3,y\n", "1[a|b]"
	    "2!a quote is opened and never closed(1,\"lost\n)3[2|x]4[3|y]");
	reads("1,\"lost\n2,\"x\"\n3,y\n",
	    "1!text stands behind a closing quote(1,\"lost\n)2[2|x]3[3|y]");
	reads("\"a\"b\nc\n",
	    "1!text stands behind a closing quote(\"a\"b\n)2[c]");
	reads("\"", "1!a quote is opened and never closed(\")");
}

static void
what_is_not_utf8_is_told(void **state)
{
	(void)state;
	reads("a\n37\xB0" "36\nb\n",
	    "1[a]2!it is not UTF-8 (iconv mends that)(37\xB0" "36\n)3[b]");
	reads("\xE2\x82\n\xAC", "1!it is not UTF-8 (iconv mends that)"
	    "(\xE2\x82\n)2!it is not UTF-8 (iconv mends that)(\xAC)");
	reads("\xED\xA0\x80,\xF4\x90\x80\x80",
	    "1!it is not UTF-8 (iconv mends that)"
	    "(\xED\xA0\x80,\xF4\x90\x80\x80)");
	reads("\xCA\xA4\n", "1[\xCA\xA4]");
}

static void
a_nul_is_told(void **state)
{
	char *got = told_by("a\0b\nc\n", 6, 64, ',');

	(void)state;
	assert_memory_equal(got, "1!it holds a NUL byte(", 22);
	free(got);
}

/* head, then n times c, then tail. */
static char *
long_text(const char *head, size_t n, char c, const char *tail)
{
	char *text = malloc(strlen(head) + n + strlen(tail) + 1);

	assert_non_null(text);
	strcpy(text, head);
	memset(text + strlen(head), c, n);
	strcpy(text + strlen(head) + n, tail);
	return text;
}

static void
bounds_are_kept(void **state)
{
	char *text, *got;

	(void)state;
	text = long_text("a\n", 65536, 'x', "\nb\n");
	got = told_by(text, strlen(text), 4096, ',');
	assert_non_null(strstr(got, "2!a cell is longer than 65535 bytes("));
	assert_non_null(strstr(got, ")3[b]"));
	free(text);
	free(got);

	text = long_text("a\n", 1000, ',', "\nb\n");
	got = told_by(text, strlen(text), 4096, ',');
	assert_non_null(strstr(got, "2!there are more than 1000 cells("));
	free(text);
	free(got);

	text = long_text("a\n", 5 * CSV_ROW_MOST / 2, 'x', "\nb\n");
	got = told_by(text, strlen(text), 65536, ',');
	assert_non_null(strstr(got, "2!a line is longer than 1 MiB("));
	assert_non_null(strstr(got, "x)3[b]"));
	free(text);
	free(got);
}

static void
an_endless_quote_is_given_up(void **state)
{
	char *text = long_text("a,\"b\n", CSV_ROW_MOST, 'x', "\nc\n"), *got;

	(void)state;
	text[100] = text[200] = '\n';
	got = told_by(text, strlen(text), 65536, ',');
	assert_non_null(strstr(got,
	    "1!a quote is not closed within 1 MiB(a,\"b\n)2["));
	assert_non_null(strstr(got, ")5[c]"));
	free(text);
	free(got);
}

static void
a_cell_at_the_bound_is_taken(void **state)
{
	char *text = long_text("", CSV_CELL_MOST, 'x', "\n");
	char *got = told_by(text, strlen(text), 65536, ',');

	(void)state;
	assert_int_equal(strlen(got), CSV_CELL_MOST + 3);
	free(text);
	free(got);
}

static void
a_failed_read_is_no_end(void **state)
{
	struct tape tape = { "a\nb", "", 64, true };
	struct pool *pool = pool_new();
	struct csv_row row;
	struct csv *csv;

	(void)state;
	tape.end = tape.at + 3;
	csv = csv_open(pool, tape_read, &tape, ',');
	assert_true(csv_next(csv, &row));
	assert_false(csv_failed(csv));
	assert_false(csv_next(csv, &row));
	assert_true(csv_failed(csv));
	pool_free(pool);
}

static void
writes(const char *cell, const char *want)
{
	char *got;
	size_t size;
	FILE *f = open_memstream(&got, &size);

	csv_write(f, cell);
	fclose(f);
	assert_string_equal(got, want);
	free(got);
}

static void
written_cells_are_safe(void **state)
{
	(void)state;
	writes("", "");
	writes("PWDx", "PWDx");
	writes("a,b", "\"a,b\"");
	writes("ha \"ha\"", "\"ha \"\"ha\"\"\"");
	writes("a\nb", "\"a\nb\"");
	writes("=1+2", "\"'=1+2\"");
	writes("@SUM(A1)", "\"'@SUM(A1)\"");
	writes("-cmd", "\"'-cmd\"");
	writes("\t=1", "\"'\t=1\"");
	writes("-12.5", "-12.5");
	writes("+41", "\"'+41\"");
	writes("'=1+2", "\"''=1+2\"");
	writes("'tis", "'tis");
	writes("-", "-");
	writes("--", "\"'--\"");
	writes(" a", "\" a\"");
}

static void
written_cells_come_back(void **state)
{
	(void)state;
	assert_string_equal(csv_plain("'=1+2"), "=1+2");
	assert_string_equal(csv_plain("'-cmd"), "-cmd");
	assert_string_equal(csv_plain("'-12.5"), "'-12.5");
	assert_string_equal(csv_plain("''=1+2"), "'=1+2");
	assert_string_equal(csv_plain("'tis"), "'tis");
	assert_string_equal(csv_plain("'"), "'");
	assert_string_equal(csv_plain(""), "");
	assert_string_equal(csv_plain("=1+2"), "=1+2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_rows),
		cmocka_unit_test(line_ends_of_every_kind),
		cmocka_unit_test(quotes),
		cmocka_unit_test(lines_are_counted_through_cells),
		cmocka_unit_test(byte_order_mark_is_passed_over),
		cmocka_unit_test(a_lost_quote_costs_one_line),
		cmocka_unit_test(what_is_not_utf8_is_told),
		cmocka_unit_test(a_nul_is_told),
		cmocka_unit_test(bounds_are_kept),
		cmocka_unit_test(an_endless_quote_is_given_up),
		cmocka_unit_test(a_cell_at_the_bound_is_taken),
		cmocka_unit_test(a_failed_read_is_no_end),
		cmocka_unit_test(written_cells_are_safe),
		cmocka_unit_test(written_cells_come_back),
	};

	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
