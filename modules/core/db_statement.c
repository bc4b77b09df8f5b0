/* db_statement.c: statements are prepared once a connection, and the ones
 * that rest longest make room for others. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <errmsg.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "log.h"
#include "pool.h"

/* Rows of this request may still speak of a result's columns by its names. */
static void
drop(struct db *db, struct prepared *p)
{
	mysql_stmt_close(p->stmt);
	if (p->result && db->pool && db->begun)
		pool_defer(db->pool, free, p->result);
	else
		free(p->result);
	*p = (struct prepared){ 0 };
}

void
statement_forget_all(struct db *db)
{
	while (db->count > 0)
		drop(db, &db->prepared[--db->count]);
}

static void
forget(struct db *db, struct prepared *p)
{
	drop(db, p);
	*p = db->prepared[--db->count];
	db->prepared[db->count] = (struct prepared){ 0 };
}

void
statement_forget(struct db *db, const struct sql *sql)
{
	for (size_t i = 0; i < db->count; i++)
		if (db->prepared[i].sql == sql) {
			forget(db, &db->prepared[i]);
			return;
		}
}

static void
make_room(struct db *db)
{
	struct prepared *rested = &db->prepared[0];

	if (db->count < PREPARED_MAX)
		return;
	for (size_t i = 1; i < db->count; i++)
		if (db->prepared[i].used < rested->used)
			rested = &db->prepared[i];
	forget(db, rested);
}

/* An error that comes in the place of a row is told by the connection, not by
 * the statement; one that nobody tells of is a connection that is lost. */
bool
statement_note(struct db *db, MYSQL_STMT *stmt)
{
	if (mysql_stmt_errno(stmt))
		return link_note(db, mysql_stmt_errno(stmt),
		    mysql_stmt_error(stmt));
	if (mysql_errno(db->link))
		return link_note(db, mysql_errno(db->link),
		    mysql_error(db->link));
	return link_note(db, CR_SERVER_LOST, "no reply that makes sense");
}

static struct prepared *
prepare(struct db *db, const struct sql *sql)
{
	MYSQL_STMT *stmt = mysql_stmt_init(db->link);
	struct prepared *p;

	if (!stmt)
		log_die("out of memory for %s", sql->name);
	if (mysql_stmt_prepare(stmt, sql->text, strlen(sql->text))) {
		statement_note(db, stmt);
		mysql_stmt_close(stmt);
		return NULL;
	}
	make_room(db);
	p = &db->prepared[db->count++];
	*p = (struct prepared){ .sql = sql, .stmt = stmt,
	    .result = result_new(sql, stmt) };
	return p;
}

struct prepared *
statement_find(struct db *db, const struct sql *sql)
{
	struct prepared *p = NULL;

	for (size_t i = 0; i < db->count && !p; i++)
		if (db->prepared[i].sql == sql)
			p = &db->prepared[i];
	if (!p)
		p = prepare(db, sql);
	if (p)
		p->used = ++db->clock;
	return p;
}

static void
bind_bytes(MYSQL_BIND *bind, enum enum_field_types type, const void *bytes,
	size_t length)
{
	bind->buffer_type = type;
	bind->buffer = (void *)(uintptr_t)bytes;
	bind->buffer_length = length;
}

static void
bind_param(MYSQL_BIND *bind, struct param *p)
{
	bind->buffer_type = MYSQL_TYPE_NULL;
	switch (p->kind) {
	case PARAM_U64:
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->is_unsigned = 1;
		bind->buffer = &p->u64;
		break;
	case PARAM_TEXT:
		if (p->text)
			bind_bytes(bind, MYSQL_TYPE_STRING, p->text,
			    strlen(p->text));
		break;
	case PARAM_BYTES:
		if (p->bytes)
			bind_bytes(bind, MYSQL_TYPE_BLOB, p->bytes,
			    p->length);
		break;
	case PARAM_NULL:
	case PARAM_NONE:
		break;
	}
}

void
db_speak(struct db *db, const char *language)
{
	db->language = language;
}

/* What was given, and between it the languages that the text asks for. How
 * many in all; -1: too many, or not those it wants. */
static long
bind_all(struct db *db, const struct sql *sql, struct param *given, size_t n,
	MYSQL_BIND *bind)
{
	const char *site = sql->spoken ? conf_text(db->conf, "site.language") :
	    NULL;
	struct param ours = TEXT(site);
	struct param page = TEXT(db->language ? db->language : site);
	size_t all = sql->spoken ? strlen(sql->spoken) : n, used = 0;

	if (all > PARAMS_MAX)
		return -1;
	for (size_t i = 0; i < all; i++)
		if (sql->spoken && sql->spoken[i] == 'l')
			bind_param(&bind[i], &page);
		else if (sql->spoken && sql->spoken[i] == 's')
			bind_param(&bind[i], &ours);
		else if (used++ < n)
			bind_param(&bind[i], &given[used - 1]);
	return used == n ? (long)all : -1;
}

bool
statement_execute(struct db *db, struct prepared *p, struct param *params,
	size_t n)
{
	MYSQL_BIND bind[PARAMS_MAX];
	long all;

	memset(bind, 0, sizeof(bind));
	all = bind_all(db, p->sql, params, n, bind);
	if (all < 0 || mysql_stmt_param_count(p->stmt) != (size_t)all)
		log_die("%s: given %zu parameters, not %lu", p->sql->name, n,
		    mysql_stmt_param_count(p->stmt));
	if (all > 0 && mysql_stmt_bind_param(p->stmt, bind))
		return statement_note(db, p->stmt);
	if (mysql_stmt_execute(p->stmt))
		return statement_note(db, p->stmt);
	return true;
}

bool
db_check(struct db *db, const struct sql *sql)
{
	return !db->failed && statement_find(db, sql);
}
