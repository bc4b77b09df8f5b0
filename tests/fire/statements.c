/* statements.c: modes, prepared statements, and a room that closes. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/core_sql.h"

static void
a_read_cannot_write(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	db_run(f->db, SQL("INSERT INTO fire (id) VALUES (1)"));
	assert_true(db_failed(f->db));
	assert_false(db_may_retry(f->db));
	assert_false(db_absent(f->db));
	db_end(f->db, true);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
}

/* ... and can again after a connection that wrote statement by statement. */
static void
modes_follow_one_another(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_EACH));
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id) VALUES "
	    "(1)")), 1);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 1);
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_true(db_begin(f->db, f->pool, DB_READ));
	db_run(f->db, SQL("DELETE FROM fire"));
	assert_true(db_failed(f->db));
	db_end(f->db, true);
	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_int_equal(db_run(f->db, SQL("DELETE FROM fire")), 1);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 1);
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
}

static void
after_a_failure_nothing_is_asked(void **state)
{
	struct fire *f = *state;
	struct rows *r;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES "
	    "(1, 1)")), 1);
	r = db_query(f->db, SQL("SELECT nothing FROM nowhere"));
	assert_true(db_failed(f->db));
	assert_false(rows_next(r));
	assert_null(rows_text(r, "nothing"));
	assert_int_equal(db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES "
	    "(2, 2)")), 0);
	assert_int_equal(db_statements(f->db), 2);
	assert_int_equal(db_end(f->db, true), DB_UNDONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
	assert_true(db_begin(f->db, f->pool, DB_READ));
	assert_string_equal(one(f->db, SQL("SELECT 1")), "1");
	db_end(f->db, true);
}

static void
a_duplicate_is_no_failure(void **state)
{
	struct fire *f = *state;
	struct rows *r;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES (1, 1)"));
	r = db_query(f->db, SQL("INSERT INTO fire (id, n) VALUES (2, 1)"));
	assert_true(rows_duplicate(r));
	assert_int_equal(rows_changed(r), 0);
	assert_false(db_failed(f->db));
	r = db_query(f->db, SQL("INSERT INTO fire (id, n) VALUES (2, 2)"));
	assert_false(rows_duplicate(r));
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 2);
	own(f, "DELETE FROM fire");
}

/* Nobody reads from a result that another statement has pushed out. */
static void
statements_make_room(void **state)
{
	struct fire *f = *state;
	struct db *db = fresh(f);
	struct sql many[80];
	struct rows *first;

	assert_true(db_begin(db, f->pool, DB_READ));
	first = db_query(db, SQL("SELECT 'first' AS word"));
	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < COUNT(many); i++) {
			many[i] = (struct sql){ "many", pool_print(f->pool,
			    "SELECT %zu AS a", i) };
			assert_int_equal(atoi(one(db, &many[i])), i);
		}
	assert_true(rows_next(first));
	assert_string_equal(rows_text(first, "word"), "first");
	assert_in_range(prepared_on_server(f), 32, 32 + 40);
	db_end(db, true);
	db_close(db);
}

/* 1461: room is made by what we hold ourselves; where that is not enough, it
 * is the server that is full, and another try may find it better. */
static void
a_full_server(void **state)
{
	struct fire *f = *state;
	struct db *db = fresh(f);

	assert_true(db_begin(db, f->pool, DB_READ));
	one(db, SQL("SELECT 1"));
	own(f, pool_print(f->pool, "SET GLOBAL max_prepared_stmt_count = "
	    "%" PRIu64, prepared_on_server(f)));
	assert_string_equal(one(db, SQL("SELECT 2")), "2");
	assert_false(db_failed(db));
	own(f, "SET GLOBAL max_prepared_stmt_count = 0");
	assert_null(one(db, SQL("SELECT 3")));
	assert_true(db_failed(db));
	assert_true(db_may_retry(db));
	assert_true(db_absent(db));
	own(f, "SET GLOBAL max_prepared_stmt_count = 16382");
	db_end(db, true);
	assert_true(db_begin(db, f->pool, DB_READ));
	assert_string_equal(one(db, SQL("SELECT 3")), "3");
	db_end(db, true);
	db_close(db);
}

/* A statement whose columns have changed since it was prepared poisons the
 * connection; a reading is asked again on a new one. */
static void
a_table_that_changes(void **state)
{
	struct fire *f = *state;
	static const struct sql all = { "all", "SELECT * FROM fire" };
	struct rows *r;

	own(f, "INSERT INTO fire (id) VALUES (1)");
	assert_true(db_begin(f->db, f->pool, DB_READ));
	assert_int_equal(rows_columns(db_query(f->db, &all)), 4);
	own(f, "ALTER TABLE fire ADD COLUMN more INT NOT NULL DEFAULT 5");
	r = db_query(f->db, &all);
	assert_false(db_failed(f->db));
	assert_true(rows_next(r));
	assert_int_equal(rows_columns(r), 5);
	assert_int_equal(rows_u64(r, "more"), 5);
	db_end(f->db, true);
	own(f, "ALTER TABLE fire DROP COLUMN more");
	own(f, "DELETE FROM fire");
}

/* A statement is ended by the server, and the connection is as before. */
static void
a_statement_that_takes_too_long(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	assert_true(db_script(f->db, is_mariadb(f) ?
	    "SET SESSION max_statement_time = 0.2" :
	    "SET SESSION max_execution_time = 200"));
	one(f->db, SQL("SELECT COUNT(*) FROM information_schema.collations a, "
	    "information_schema.collations b, information_schema.collations c,"
	    " information_schema.collations d"));
	assert_true(db_failed(f->db));
	assert_true(db_absent(f->db));
	assert_false(db_may_retry(f->db));
	db_end(f->db, true);
	assert_true(db_begin(f->db, f->pool, DB_READ));
	assert_string_equal(one(f->db, SQL("SELECT 1")), "1");
	db_end(f->db, true);
	db_close(f->db);
	f->db = fresh(f);
}

/* A disk without room is no fault of the statement's: later there may be. */
static void
a_full_disk(void **state)
{
	struct fire *f = *state;
	const unsigned codes[] = { 1021, 1026, 1114 };

	for (size_t i = 0; i < COUNT(codes); i++) {
		own(f, pool_print(f->pool, "CREATE TRIGGER no_room BEFORE "
		    "INSERT ON fire FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET "
		    "MYSQL_ERRNO = %u, MESSAGE_TEXT = 'full'", codes[i]));
		assert_true(db_begin(f->db, f->pool, DB_WRITE));
		db_run(f->db, SQL("INSERT INTO fire (id) VALUES (1)"));
		assert_true(db_failed(f->db));
		assert_true(db_absent(f->db));
		assert_false(db_may_retry(f->db));
		assert_int_equal(db_end(f->db, true), DB_UNDONE);
		own(f, "DROP TRIGGER no_room");
	}
}

/* Open rows of one statement do not hinder another. */
static void
a_statement_within_a_statement(void **state)
{
	struct fire *f = *state;
	static const struct sql five = { "five",
	    "SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3" };
	struct rows *outer, *inner;
	unsigned n = 0;

	assert_true(db_begin(f->db, f->pool, DB_READ));
	outer = db_query(f->db, &five);
	while (rows_next(outer)) {
		inner = db_query(f->db, &five);
		while (rows_next(inner))
			n += (unsigned)rows_u64(outer, "a");
	}
	assert_int_equal(n, 18);
	assert_int_equal(db_statements(f->db), 4);
	db_end(f->db, true);
}

/* The queries of the common rooms, each as an account that must ask it. */
static void
the_rooms_queries_are_answered(void **state)
{
	struct fire *f = *state;
	struct db *db = db_open(f->conf, "auth");

	assert_true(db_begin(db, f->pool, DB_WRITE));
	for (size_t i = 0; core_queries[i]; i++)
		if (!db_check(db, core_queries[i]))
			fail_msg("%s: %s", core_queries[i]->name,
			    db_fault(db));
	db_end(db, false);
	db_close(db);
}

const struct CMUnitTest statement_tests[] = {
	cmocka_unit_test(the_rooms_queries_are_answered),
	cmocka_unit_test(a_read_cannot_write),
	cmocka_unit_test(modes_follow_one_another),
	cmocka_unit_test(after_a_failure_nothing_is_asked),
	cmocka_unit_test(a_duplicate_is_no_failure),
	cmocka_unit_test(statements_make_room),
	cmocka_unit_test(a_full_server),
	cmocka_unit_test(a_table_that_changes),
	cmocka_unit_test(a_statement_that_takes_too_long),
	cmocka_unit_test(a_full_disk),
	cmocka_unit_test(a_statement_within_a_statement),
};
const size_t statement_tests_count = COUNT(statement_tests);
