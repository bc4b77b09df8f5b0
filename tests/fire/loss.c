/* loss.c: connections that die, at every moment that matters. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
between_requests(void **state)
{
	struct fire *f = *state;
	const enum db_mode modes[] = { DB_READ, DB_EACH, DB_WRITE };

	for (size_t i = 0; i < COUNT(modes); i++) {
		assert_true(db_begin(f->db, f->pool, DB_READ));
		kill_link(f, f->db);
		db_end(f->db, true);
		assert_true(db_begin(f->db, f->pool, modes[i]));
		if (modes[i] != DB_READ)
			assert_int_equal(db_run(f->db, SQL("INSERT INTO fire "
			    "(id, n) VALUES (?, ?)"), U64(i), U64(i)), 1);
		assert_string_equal(one(f->db, SQL("SELECT 1")), "1");
		assert_int_equal(db_end(f->db, true), DB_DONE);
	}
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 2);
	own(f, "DELETE FROM fire");
}

static void
between_two_readings(void **state)
{
	struct fire *f = *state;
	static const struct sql hi = { "hi", "SELECT 'hi' AS word" };
	struct rows *before, *after;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	before = db_query(f->db, &hi);
	kill_link(f, f->db);
	after = db_query(f->db, &hi);
	assert_false(db_failed(f->db));
	assert_true(rows_next(after) && rows_next(before));
	assert_string_equal(rows_text(before, "word"), "hi");
	assert_string_equal(rows_text(after, "word"), "hi");
	assert_int_equal(db_end(f->db, true), DB_DONE);
}

/* Statements that wrote one by one are not known to have run or not: the
 * second is never asked again by itself. */
static void
between_two_writings(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_EACH));
	kill_link(f, f->db);
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id) VALUES "
	    "(1)")), 0);
	assert_true(db_failed(f->db));
	assert_true(db_may_retry(f->db));
	assert_int_equal(db_end(f->db, true), DB_UNDONE);
}

static void
in_a_transaction(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES "
	    "(1, 1)")), 1);
	kill_link(f, f->db);
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES "
	    "(2, 2)")), 0);
	assert_true(db_failed(f->db));
	assert_true(db_may_retry(f->db));
	assert_true(db_absent(f->db));
	assert_int_equal(db_end(f->db, true), DB_UNDONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
	/* The same statements, prepared anew. */
	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES "
	    "(1, 1)")), 1);
	assert_int_equal(db_end(f->db, true), DB_DONE);
	own(f, "DELETE FROM fire");
}

/* Killed before COMMIT could be sent, or while it was: one cannot know. */
static void
at_commit(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	db_run(f->db, SQL("INSERT INTO fire (id) VALUES (1)"));
	kill_link(f, f->db);
	assert_int_equal(db_end(f->db, true), DB_UNKNOWN);
	assert_true(db_absent(f->db));
	assert_false(db_may_retry(f->db));
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
}

static void
order(struct fire *f, const char *word)
{
	FILE *file = fopen(f->orders, "we");

	assert_non_null(file);
	fputs(word, file);
	fclose(file);
}

/* The proxy cuts before the server has seen COMMIT, or after it has done it:
 * from here both look the same. */
static void
cut_at_commit(void **state)
{
	struct fire *f = *state;
	static const char *const words[] = { "before", "after" };

	for (size_t i = 0; i < COUNT(words); i++) {
		assert_true(db_begin(f->cut, f->pool, DB_WRITE));
		assert_int_equal(db_run(f->cut, SQL("INSERT INTO fire (id, n) "
		    "VALUES (?, ?)"), U64(i), U64(i)), 1);
		order(f, words[i]);
		assert_int_equal(db_end(f->cut, true), DB_UNKNOWN);
		assert_int_equal(access(f->orders, F_OK), -1);
		assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), i);
	}
	assert_true(db_begin(f->cut, f->pool, DB_READ));
	assert_string_equal(one(f->cut, SQL("SELECT id FROM fire")), "1");
	db_end(f->cut, true);
	own(f, "DELETE FROM fire");
}

/* A pool that is emptied between requests takes nothing along that the next
 * one needs. */
static void
with_a_pool_for_each(void **state)
{
	struct fire *f = *state;
	static const struct sql hi = { "hi", "SELECT 'hi' AS word" };
	struct pool *own_pool;

	for (size_t i = 0; i < 4; i++) {
		own_pool = pool_new();
		assert_true(db_begin(f->db, own_pool, DB_READ));
		assert_string_equal(one(f->db, &hi), "hi");
		if (i % 2)
			kill_link(f, f->db);
		db_end(f->db, true);
		pool_free(own_pool);
	}
}

static void
nobody_answers(void **state)
{
	struct fire *f = *state;
	struct db *db = db_open(f->conf, "nobody");

	assert_false(db_begin(db, f->pool, DB_READ));
	assert_true(db_failed(db));
	assert_true(db_absent(db));
	assert_non_null(db_fault(db));
	assert_false(rows_next(db_query(db, SQL("SELECT 1"))));
	assert_int_equal(db_end(db, true), DB_UNDONE);
	db_close(db);
}

const struct CMUnitTest loss_tests[] = {
	cmocka_unit_test(between_requests),
	cmocka_unit_test(between_two_readings),
	cmocka_unit_test(between_two_writings),
	cmocka_unit_test(in_a_transaction),
	cmocka_unit_test(at_commit),
	cmocka_unit_test(cut_at_commit),
	cmocka_unit_test(with_a_pool_for_each),
	cmocka_unit_test(nobody_answers),
};
const size_t loss_tests_count = COUNT(loss_tests);
