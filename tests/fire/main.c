/* main.c: the database room against a real server that is shot at. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *
one(struct db *db, const struct sql *sql)
{
	struct rows *rows = db_query(db, sql);

	return rows_next(rows) ? rows_value(rows, 0) : NULL;
}

void
own(struct fire *f, const char *statement)
{
	const char *fault;

	if (db_script(f->owner, statement))
		return;
	/* Only this test is to fail, not the owner's whole room. */
	fault = pool_text(f->pool, db_fault(f->owner));
	assert_true(db_begin(f->owner, f->pool, DB_EACH));
	assert_true(db_script(f->owner, "USE aedile"));
	fail_msg("%s: %s", statement, fault);
}

bool
is_mariadb(struct fire *f)
{
	return strstr(one(f->owner, SQL("SELECT VERSION()")), "MariaDB");
}

uint64_t
prepared_on_server(struct fire *f)
{
	struct rows *rows = db_query(f->owner,
	    SQL("SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'"));

	assert_true(rows_next(rows));
	return (uint64_t)atoll(rows_value(rows, 1));
}

void
kill_link(struct fire *f, struct db *db)
{
	const char *id = one(db, SQL("SELECT CONNECTION_ID()"));

	assert_non_null(id);
	own(f, pool_print(f->pool, "KILL %s", id));
}

struct db *
fresh(struct fire *f)
{
	return db_open(f->conf, "cases");
}

long long
number(struct fire *f, const char *statement)
{
	struct sql *sql = pool_alloc(f->pool, sizeof(*sql));
	const char *text;

	*sql = (struct sql){ "number", statement };
	text = one(f->owner, sql);
	return text ? atoll(text) : -1;
}

void
crowd(struct fire *f, size_t count,
	void (*act)(struct fire *, size_t n, struct db *, int to),
	char *out, size_t size)
{
	int ends[2], status;
	size_t len = 0;
	struct db *db;
	ssize_t got;

	assert_int_equal(pipe(ends), 0);
	for (size_t i = 0; i < count; i++) {
		if (fork() > 0)
			continue;
		db = fresh(f);
		act(f, i, db, ends[1]);
		db_close(db);
		_exit(0);
	}
	close(ends[1]);
	while (len < size - 1 &&
	    (got = read(ends[0], out + len, size - 1 - len)) > 0)
		len += (size_t)got;
	out[len] = '\0';
	close(ends[0]);
	for (size_t i = 0; i < count; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
}

static int
set_up(void **state)
{
	static struct fire f;

	secret_open();
	f.conf = conf_open(NULL);
	f.cut_conf = conf_open(getenv("AEDILE_CUT_CONF"));
	f.orders = getenv("AEDILE_CUT_ORDERS");
	f.pool = pool_new();
	f.db = db_open(f.conf, "cases");
	f.other = db_open(f.conf, "cases");
	f.cut = db_open(f.cut_conf, "cases");
	f.owner = db_open_owner(f.conf);
	assert_true(db_begin(f.owner, f.pool, DB_EACH));
	own(&f, "USE aedile");
	own(&f, "DROP TABLE IF EXISTS fire");
	own(&f, "CREATE TABLE fire (id INT PRIMARY KEY, n INT NOT NULL DEFAULT "
	    "0, t LONGTEXT, b LONGBLOB, UNIQUE KEY n (n))");
	own(&f, "GRANT SELECT, INSERT, UPDATE, DELETE ON fire TO "
	    "'aedile_cases'@'localhost'");
	*state = &f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fire *f = *state;

	own(f, "REVOKE SELECT, INSERT, UPDATE, DELETE ON fire FROM "
	    "'aedile_cases'@'localhost'");
	own(f, "DROP TABLE fire");
	db_close(f->db);
	db_close(f->other);
	db_close(f->cut);
	db_close(f->owner);
	conf_close(f->conf);
	conf_close(f->cut_conf);
	pool_free(f->pool);
	return 0;
}

int
main(void)
{
	struct CMUnitTest all[100];
	const struct { const struct CMUnitTest *tests; size_t n; } parts[] = {
		{ row_tests, row_tests_count },
		{ statement_tests, statement_tests_count },
		{ loss_tests, loss_tests_count },
		{ lock_tests, lock_tests_count },
		{ receipt_tests, receipt_tests_count },
		{ limit_tests, limit_tests_count },
	};
	size_t n = 0;

	for (size_t p = 0; p < COUNT(parts); p++)
		for (size_t i = 0; i < parts[p].n; i++)
			all[n++] = parts[p].tests[i];
	return _cmocka_run_group_tests("db", all, n, set_up, tear_down);
}
