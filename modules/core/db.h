/*
 * db.h: named, prepared statements over one connection a process.
 *
 * After the first failure on a request the database room is closed: every
 * later call does nothing and yields no rows, and the door answers 503 or 500
 * and rolls back. So a handler need not check a call to know it is safe.
 *
 * A GET runs its statements one by one on a connection whose transactions are
 * READ ONLY by default; a POST runs in one READ WRITE transaction. A
 * connection that is lost is opened anew with the next request, and all its
 * statements are prepared anew.
 */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_DB_H
#define CORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct db;
struct pool;
struct rows;

/* One statement of a module's .sql file; sql/sql2c makes these. */
struct sql {
	const char *name, *text;
	const char *place;	/* "cases.sql:41"; NULL: made elsewhere */
	const char *spoken;	/* a letter a parameter: ? given, l the
				   language, s the site's; NULL: all given */
};

struct param {
	enum { PARAM_NONE, PARAM_NULL, PARAM_U64, PARAM_TEXT,
	    PARAM_BYTES } kind;
	union {
		uint64_t	 u64;
		const void	*bytes;
		const char	*text;
	};
	size_t length;
};

#define U64(n)		((struct param){ PARAM_U64, { .u64 = (n) }, 0 })
/* 0 is NULL: for ids and numbers that may be absent. */
#define U64_OR_NULL(n)	((struct param){ (n) ? PARAM_U64 : PARAM_NULL, \
	{ .u64 = (n) }, 0 })
#define TEXT(s)		((struct param){ PARAM_TEXT, { .text = (s) }, 0 })
#define BYTES(b, n)	((struct param){ PARAM_BYTES, { .bytes = (b) }, (n) })

#define db_query(db, sql, ...) db_query_with((db), (sql), \
	(struct param[]){ { PARAM_NONE, { 0 }, 0 }, ##__VA_ARGS__ }, \
	sizeof((struct param[]){ { PARAM_NONE, { 0 }, 0 }, ##__VA_ARGS__ }) \
		/ sizeof(struct param) - 1)
#define db_run(db, sql, ...) rows_changed(db_query(db, sql, ##__VA_ARGS__))
#define db_insert(db, sql, ...) rows_new_id(db_query(db, sql, ##__VA_ARGS__))
#define db_each(db, sql, take, arg, ...) db_each_with((db), (sql), (take), \
	(arg), (struct param[]){ { PARAM_NONE, { 0 }, 0 }, ##__VA_ARGS__ }, \
	sizeof((struct param[]){ { PARAM_NONE, { 0 }, 0 }, ##__VA_ARGS__ }) \
		/ sizeof(struct param) - 1)

/*
 * Connect as the account of one program ("cases" is aedile_cases), with its
 * password of the keys folder. Does not connect yet: the first db_begin()
 * does.
 */
struct db *db_open(const struct conf *, const char *program);
/* The account that owns the schema, no database chosen yet; for migrate. */
struct db *db_open_owner(const struct conf *);
void db_close(struct db *);

enum db_mode {
	DB_READ,	/* no transaction, nothing may change */
	DB_WRITE,	/* one transaction until db_end() */
	DB_EACH,	/* each statement is a transaction of its own */
};

/*
 * Rows are read from now on into pool, and failures forgotten. Connects where
 * there is no connection. False: the database cannot be reached.
 */
bool db_begin(struct db *, struct pool *, enum db_mode);

/* What :language in a query is from now on, until the next db_begin(); NULL,
 * and at its beginning: the site's. The code must live as long. */
void db_speak(struct db *, const char *language);

enum db_outcome {
	DB_DONE,	/* committed, or nothing had to be */
	DB_UNDONE,	/* rolled back: nothing happened */
	DB_UNKNOWN,	/* COMMIT was sent and the connection died */
};
/* Commit when keep and nothing failed, else roll back. */
enum db_outcome db_end(struct db *, bool keep);
bool db_failed(const struct db *);
/* What failed is worth another try of the whole transaction: deadlock (1213;
 * 1467: of a counter), lock wait (1205), snapshot (1020), connection lost
 * before COMMIT. */
bool db_may_retry(const struct db *);
/* Which of these it was, in a word: deadlock, lock_wait, snapshot or, for all
 * that has to do with the server, connection. */
const char *db_retry_reason(const struct db *);
/* The failure was the database's absence: 503, not 500. */
bool db_absent(const struct db *);
/* A duplicate key (1062) does not close the room; it yields no rows and this
 * is true of it. */
bool rows_duplicate(const struct rows *);
/* Statements sent since db_begin(). */
unsigned db_statements(const struct db *);

/* params[0] is a placeholder; the n real ones follow. Never NULL. */
struct rows *db_query_with(struct db *, const struct sql *,
	struct param *params, size_t n);
/*
 * Rows in passing, for a reading of many: take is called with each row's
 * cells, in the order of the columns, NULL where they are NULL; they are good
 * until it returns. A text of more than 250 bytes fails. False: the room is
 * closed now, and not every row has passed.
 */
typedef void db_take_fn(void *arg, const char *const *cells);
bool db_each_with(struct db *, const struct sql *, db_take_fn *, void *arg,
	struct param *params, size_t n);
/* Run one statement that cannot be prepared: DDL and GRANT, for the aedile
 * command alone. */
bool db_script(struct db *, const char *statement);
/* Prepare without running: true when the server accepts the text. */
bool db_check(struct db *, const struct sql *);
/* The last error, for the aedile command's lines; NULL: none. */
const char *db_fault(const struct db *);
/* Its number; 0: none. */
unsigned db_code(const struct db *);

/* On to the next row; false after the last. */
bool rows_next(struct rows *);
void rows_rewind(struct rows *);
size_t rows_count(const struct rows *);
/* Those whose column is value, as rows of their own, from the start; moves
 * the current row of all. */
struct rows *rows_part(struct rows *all, const char *column, uint64_t value);
/* A column of the current row, NULL where it is NULL. */
const char *rows_text(const struct rows *, const char *column);
uint64_t rows_u64(const struct rows *, const char *column);
/* The language of a column's text: what column@lang beside it says, or
 * NULL. */
const char *rows_language(const struct rows *, const char *column);
/* The bytes of a column and how many. */
const void *rows_bytes(const struct rows *, const char *column, size_t *len);
size_t rows_columns(const struct rows *);
const char *rows_name(const struct rows *, size_t column);
const char *rows_value(const struct rows *, size_t column);
uint64_t rows_changed(const struct rows *);
uint64_t rows_new_id(const struct rows *);

#endif
