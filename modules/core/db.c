/* db.c: one connection a process; one transaction a POST. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "log.h"
#include "pool.h"
#include "tally.h"

enum { TRIES = 3 };	/* of one statement */

static const struct sql commit_sql = { "COMMIT", "COMMIT" };
static const struct sql script_sql = { "script", "" };

static struct db *
new(const struct conf *conf)
{
	struct db *db = calloc(1, sizeof(*db));

	if (!db)
		log_die("out of memory for the database");
	db->conf = conf;
	return db;
}

static char *
join(const char *a, const char *b)
{
	char *text;

	if (asprintf(&text, "%s%s", a, b) < 0)
		log_die("out of memory for the database");
	return text;
}

struct db *
db_open(const struct conf *conf, const char *program)
{
	struct db *db = new(conf);

	db->account = join(conf_text(conf, "database.accounts"), program);
	db->secret = join("database-", program);
	conf_secret(conf, db->secret);	/* later we may not read it */
	db->patient = strcmp(program, "command") == 0;
	return db;
}

struct db *
db_open_owner(const struct conf *conf)
{
	struct db *db = new(conf);

	db->account = join(conf_text(conf, "database.owner"), "");
	db->secret = join("database-", "owner");
	db->owner = db->patient = true;
	return db;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	db->pool = NULL;
	link_close(db);
	free(db->account);
	free(db->secret);
	free(db);
}

static bool
set_writable(struct db *db, bool writable)
{
	if (db->writable == writable)
		return true;
	if (!link_run(db, writable ? "SET SESSION TRANSACTION READ WRITE" :
	    "SET SESSION TRANSACTION READ ONLY"))
		return false;
	db->writable = writable;
	return true;
}

static bool
enter(struct db *db)
{
	switch (db->mode) {
	case DB_READ:
		return set_writable(db, false);
	case DB_EACH:
		return set_writable(db, true);
	case DB_WRITE:
		break;
	}
	if (!link_run(db, "START TRANSACTION READ WRITE"))
		return false;
	return link_in_transaction(db) ||
	    link_note(db, CR_UNKNOWN_ERROR, "no transaction began");
}

static bool
connect_and_enter(struct db *db)
{
	if (link_open(db) && enter(db))
		return true;
	link_close(db);
	return false;
}

bool
db_begin(struct db *db, struct pool *pool, enum db_mode mode)
{
	if (db->begun)
		db_end(db, false);
	db->pool = pool;
	db->mode = mode;
	db->begun = true;
	db->failed = db->may_retry = db->absent = db->lost = false;
	db->statements = 0;
	db->language = NULL;
	db->code = 0;
	if (db->link && enter(db))
		return true;
	/* A connection that idled may have died of it: nothing has run. */
	link_close(db);
	if (connect_and_enter(db))
		return true;
	log_error("database: %s (%u)", db->fault, db->code);
	db->failed = db->absent = true;
	return false;
}

/* Nothing of a transaction may be left to the next request. */
static void
leave(struct db *db)
{
	if (!db->link)
		return;
	if (db->lost || (db->mode == DB_WRITE && !link_run(db, "ROLLBACK")) ||
	    link_in_transaction(db))
		link_close(db);
}

static enum db_outcome
commit(struct db *db)
{
	if (link_commit(db)) {
		if (link_in_transaction(db))
			link_close(db);
		return DB_DONE;
	}
	fault_fail(db, &commit_sql);
	/* 1180: it failed somewhere in the middle of it. */
	if (!db->lost && db->code != ER_ERROR_DURING_COMMIT) {
		leave(db);
		return DB_UNDONE;
	}
	db->may_retry = false;
	link_close(db);
	return DB_UNKNOWN;
}

enum db_outcome
db_end(struct db *db, bool keep)
{
	enum db_outcome outcome;

	if (!db->begun)
		return DB_UNDONE;
	if (db->mode == DB_WRITE && keep && !db->failed) {
		outcome = commit(db);
	} else {
		leave(db);
		outcome = keep && !db->failed ? DB_DONE : DB_UNDONE;
	}
	db->begun = false;
	return outcome;
}

bool
db_failed(const struct db *db)
{
	return db->failed;
}

bool
db_may_retry(const struct db *db)
{
	return db->may_retry;
}

bool
db_absent(const struct db *db)
{
	return db->absent;
}

unsigned
db_statements(const struct db *db)
{
	return db->statements;
}

const char *
db_fault(const struct db *db)
{
	return db->code ? db->fault : NULL;
}

unsigned
db_code(const struct db *db)
{
	return db->code;
}

bool
db_script(struct db *db, const char *statement)
{
	if (db->failed)
		return false;
	db->statements++;
	if (link_run(db, statement))
		return true;
	fault_fail(db, &script_sql);
	return false;
}

/*
 * What may be done about an error, so that the statement is worth another try
 * at once: it is certain not to have run, or to have been a reading, or to
 * have been the whole of a transaction that was rolled back.
 */
static bool
mend(struct db *db, const struct sql *sql)
{
	if (db->code == ER_NEED_REPREPARE) {
		statement_forget(db, sql);
		return true;
	}
	if (db->code == ER_MAX_PREPARED_STMT_COUNT_REACHED) {
		statement_forget_all(db);
		return true;
	}
	if (!fault_lost(db->code))
		return db->mode == DB_EACH && fault_retry(db->code);
	if (db->mode != DB_READ && (db->mode != DB_EACH ||
	    db->statements > 1 || db->code != CR_SERVER_GONE_ERROR))
		return false;
	link_close(db);
	return connect_and_enter(db);
}

static bool
attempt(struct db *db, const struct sql *sql, struct param *params, size_t n,
	struct rows *rows)
{
	struct prepared *p = statement_find(db, sql);

	return p && statement_execute(db, p, params, n) &&
	    rows_read(db, p, rows);
}

struct rows *
db_query_with(struct db *db, const struct sql *sql, struct param *params,
	size_t n)
{
	struct rows *rows = rows_new(db->pool);

	if (db->failed || !db->begun)
		return rows;
	db->statements++;
	if (attempt(db, sql, params + 1, n, rows))
		return rows;
	rows = rows_new(db->pool);
	if (db->code == ER_DUP_ENTRY) {
		rows_set_duplicate(rows);
		return rows;
	}
	for (int tries = 1; tries < TRIES; tries++) {
		const char *reason = db_retry_reason(db);

		if (!mend(db, sql))
			break;
		tally_add(TALLY_RETRY, reason);
		if (attempt(db, sql, params + 1, n, rows))
			return rows;
	}
	fault_fail(db, sql);
	return rows_new(db->pool);
}
