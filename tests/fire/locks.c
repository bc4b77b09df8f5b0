/* locks.c: two transactions in each other's way. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void
meet(int end)
{
	char byte = '.';

	if (write(end, &byte, 1) != 1 || read(end, &byte, 1) != 1)
		_exit(1);
}

/* One more on two rows, in an order that another takes the other way round.
 * How often the whole transaction was run. */
static unsigned
add_to_both(struct fire *f, struct db *db, unsigned first, unsigned second,
	int end)
{
	static const struct sql add = { "add",
	    "UPDATE fire SET n = n + 10 WHERE id = ?" };
	unsigned tries = 0;

	do {
		if (!db_begin(db, f->pool, DB_WRITE))
			return 0;
		db_run(db, &add, U64(first));
		if (tries++ == 0)
			meet(end);
		db_run(db, &add, U64(second));
		if (db_end(db, true) == DB_DONE)
			return tries;
	} while (db_may_retry(db) && tries < 5);
	return 0;
}

static void
a_deadlock_is_run_again_whole(void **state)
{
	struct fire *f = *state;
	unsigned tries;
	int ends[2], status;
	struct db *theirs;
	pid_t child;

	own(f, "INSERT INTO fire (id, n) VALUES (1, 1), (2, 2)");
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	child = fork();
	if (child == 0) {
		theirs = fresh(f);
		tries = add_to_both(f, theirs, 2, 1, ends[1]);
		db_close(theirs);
		_exit((int)tries);
	}
	tries = add_to_both(f, f->db, 1, 2, ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	/* One of the two was the victim, and ran twice. */
	assert_int_equal(tries + (unsigned)WEXITSTATUS(status), 3);
	assert_int_equal(number(f, "SELECT n FROM fire WHERE id = 1"), 21);
	assert_int_equal(number(f, "SELECT n FROM fire WHERE id = 2"), 22);
	own(f, "DELETE FROM fire");
	close(ends[0]);
	close(ends[1]);
}

/* The server undoes only the statement that waited; we undo the rest. */
static void
a_lock_is_not_waited_for_forever(void **state)
{
	struct fire *f = *state;

	own(f, "INSERT INTO fire (id, n) VALUES (1, 1)");
	assert_true(db_begin(f->other, f->pool, DB_WRITE));
	db_run(f->other, SQL("UPDATE fire SET n = 5 WHERE id = 1"));
	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_true(db_script(f->db,
	    "SET SESSION innodb_lock_wait_timeout = 1"));
	db_run(f->db, SQL("INSERT INTO fire (id, n) VALUES (2, 2)"));
	db_run(f->db, SQL("UPDATE fire SET n = 6 WHERE id = 1"));
	assert_true(db_failed(f->db));
	assert_true(db_may_retry(f->db));
	assert_false(db_absent(f->db));
	assert_int_equal(db_end(f->db, true), DB_UNDONE);
	assert_int_equal(db_end(f->other, true), DB_DONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 1);
	assert_int_equal(number(f, "SELECT n FROM fire"), 5);
	own(f, "DELETE FROM fire");
	db_close(f->db);
	f->db = fresh(f);
}

/* The version that was seen is named in the WHERE clause: one wins. */
static void
act_edit(struct fire *f, size_t n, struct db *db, int to)
{
	unsigned tries = 0;
	uint64_t changed;

	(void)n;
	do {
		if (!db_begin(db, f->pool, DB_WRITE))
			_exit(1);
		changed = db_run(db, SQL("UPDATE fire SET n = 2, t = "
		    "CONCAT(t, 'x') WHERE id = 1 AND n = 1"));
		if (db_end(db, true) == DB_DONE)
			break;
	} while (tries++ < 5);
	if (changed && write(to, "w", 1) != 1)
		_exit(1);
}

static void
of_many_edits_one_wins(void **state)
{
	struct fire *f = *state;
	char winners[64];

	own(f, "INSERT INTO fire (id, n, t) VALUES (1, 1, '')");
	crowd(f, 12, act_edit, winners, sizeof(winners));
	assert_string_equal(winners, "w");
	assert_int_equal(number(f, "SELECT LENGTH(t) FROM fire"), 1);
	own(f, "DELETE FROM fire");
}

/* Each statement sees what was committed before it. */
static void
a_statement_sees_what_is_committed(void **state)
{
	struct fire *f = *state;
	static const struct sql count = { "count",
	    "SELECT COUNT(*) FROM fire" };

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_string_equal(one(f->db, &count), "0");
	own(f, "INSERT INTO fire (id) VALUES (1)");
	assert_string_equal(one(f->db, &count), "1");
	db_end(f->db, true);
	own(f, "DELETE FROM fire");
}

/* A transaction that was begun twice is not committed by the second. */
static void
nothing_is_left_to_the_next(void **state)
{
	struct fire *f = *state;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	db_run(f->db, SQL("INSERT INTO fire (id) VALUES (1)"));
	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 0);
}

const struct CMUnitTest lock_tests[] = {
	cmocka_unit_test(a_deadlock_is_run_again_whole),
	cmocka_unit_test(a_lock_is_not_waited_for_forever),
	cmocka_unit_test(of_many_edits_one_wins),
	cmocka_unit_test(a_statement_sees_what_is_committed),
	cmocka_unit_test(nothing_is_left_to_the_next),
};
const size_t lock_tests_count = COUNT(lock_tests);
