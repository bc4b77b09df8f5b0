/* queries.c: the database's client fails as a whole, whatever its own calls
 * do: out of memory, cut off, too slow, or chosen as the victim of a lock. */
/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "shim.h"

#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <string.h>

#ifndef MARIADB_PACKAGE_VERSION
#define my_bool bool
#endif

#define HERE	__builtin_return_address(0)

/* The four ways are four errors. */
static unsigned
code_of(enum how how)
{
	switch (how) {
	case FAIL:
		return CR_OUT_OF_MEMORY;
	case INTERRUPT:
		return CR_SERVER_LOST;
	case AGAIN:
		return ER_LOCK_DEADLOCK;
	case SHORT:
		return ER_QUERY_INTERRUPTED;
	case WELL:
		break;
	}
	return 0;
}

static bool
fails(const char *name, const void *from, unsigned *code, char *text)
{
	unsigned found = code_of(order_next(QUERY, name, from));

	if (!found)
		return false;
	*code = found;
	strcpy(text, "torture");
	return true;
}

/* A deadlock has rolled all back: the server must know, too. */
static void
settle(MYSQL *link)
{
	if (link->net.last_errno != ER_LOCK_DEADLOCK)
		return;
	REAL(mysql_real_query)(link, "ROLLBACK", 8);
	link->net.last_errno = ER_LOCK_DEADLOCK;
	strcpy(link->net.last_error, "torture");
}

static bool
link_fails(const char *name, const void *from, MYSQL *link)
{
	return fails(name, from, &link->net.last_errno,
	    link->net.last_error);
}

static bool
stmt_fails(const char *name, const void *from, MYSQL_STMT *s)
{
	return fails(name, from, &s->last_errno, s->last_error);
}

MYSQL *
mysql_real_connect(MYSQL *link, const char *host, const char *user,
	const char *password, const char *name, unsigned port,
	const char *path, unsigned long flags)
{
	if (!turn_may_connect() || link_fails("mysql_real_connect", HERE, link))
		return NULL;
	return REAL(mysql_real_connect)(link, host, user, password, name,
	    port, path, flags);
}

MYSQL *
mysql_init(MYSQL *link)
{
	unsigned code;
	char text[16];

	if (fails("mysql_init", HERE, &code, text))
		return NULL;
	return REAL(mysql_init)(link);
}

/* Planted: what was begun stays as far as it came. */
int
mysql_real_query(MYSQL *link, const char *text, unsigned long len)
{
	if (order_plants("half") && strcmp(text, "ROLLBACK") == 0)
		return REAL(mysql_real_query)(link, "COMMIT", 6);
	if (!link_fails("mysql_real_query", HERE, link))
		return REAL(mysql_real_query)(link, text, len);
	settle(link);
	return 1;
}

int
mysql_send_query(MYSQL *link, const char *text, unsigned long len)
{
	if (!link_fails("mysql_send_query", HERE, link))
		return REAL(mysql_send_query)(link, text, len);
	settle(link);
	return 1;
}

/* The query has run, and its reply does not come. */
my_bool
mysql_read_query_result(MYSQL *link)
{
	my_bool wrong = REAL(mysql_read_query_result)(link);

	return link_fails("mysql_read_query_result", HERE, link) || wrong;
}

MYSQL_RES *
mysql_store_result(MYSQL *link)
{
	MYSQL_RES *found = REAL(mysql_store_result)(link);

	if (!link_fails("mysql_store_result", HERE, link))
		return found;
	mysql_free_result(found);
	return NULL;
}

MYSQL_STMT *
mysql_stmt_init(MYSQL *link)
{
	return link_fails("mysql_stmt_init", HERE, link) ? NULL :
	    REAL(mysql_stmt_init)(link);
}

int
mysql_stmt_prepare(MYSQL_STMT *s, const char *text, unsigned long len)
{
	return stmt_fails("mysql_stmt_prepare", HERE, s) ||
	    REAL(mysql_stmt_prepare)(s, text, len);
}

int
mysql_stmt_execute(MYSQL_STMT *s)
{
	MYSQL *link = s->mysql;

	if (!stmt_fails("mysql_stmt_execute", HERE, s))
		return REAL(mysql_stmt_execute)(s);
	if (s->last_errno == ER_LOCK_DEADLOCK)
		REAL(mysql_real_query)(link, "ROLLBACK", 8);
	return 1;
}

int
mysql_stmt_fetch(MYSQL_STMT *s)
{
	return stmt_fails("mysql_stmt_fetch", HERE, s) ? 1 :
	    REAL(mysql_stmt_fetch)(s);
}

int
mysql_stmt_fetch_column(MYSQL_STMT *s, MYSQL_BIND *to, unsigned column,
	unsigned long from)
{
	return stmt_fails("mysql_stmt_fetch_column", HERE, s) ? 1 :
	    REAL(mysql_stmt_fetch_column)(s, to, column, from);
}

my_bool
mysql_stmt_bind_param(MYSQL_STMT *s, MYSQL_BIND *params)
{
	return stmt_fails("mysql_stmt_bind_param", HERE, s) ||
	    REAL(mysql_stmt_bind_param)(s, params);
}

my_bool
mysql_stmt_bind_result(MYSQL_STMT *s, MYSQL_BIND *columns)
{
	return stmt_fails("mysql_stmt_bind_result", HERE, s) ||
	    REAL(mysql_stmt_bind_result)(s, columns);
}

MYSQL_RES *
mysql_stmt_result_metadata(MYSQL_STMT *s)
{
	return stmt_fails("mysql_stmt_result_metadata", HERE, s) ? NULL :
	    REAL(mysql_stmt_result_metadata)(s);
}
