/* owner.c: as the account that owns the schema. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <string.h>

#include "aedile_sql.h"

/* No name of ours needs a quote, and so none is let through. */
static void
check_names(const struct conf *conf)
{
	static const char *const keys[] = {
		"database.name", "database.accounts", NULL
	};
	const char *value;

	for (size_t i = 0; keys[i]; i++) {
		value = conf_text(conf, keys[i]);
		if (!*value || value[strspn(value, "abcdefghijklmnopqrstuvwxyz"
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")])
			log_die("%s may hold letters, digits and _ alone",
			    keys[i]);
	}
}

static void
script(struct db *db, const char *statement, const char *what)
{
	db_script(db, statement);
	database_check(db, what);
}

bool
owner_choose(struct command *cmd, struct db *db, bool make)
{
	const char *name = conf_text(cmd->conf, "database.name");
	struct rows *found = db_query(db, &sql_database_is_there, TEXT(name));
	bool is_there = rows_next(found) && rows_u64(found, "n") > 0;

	database_check(db, "database");
	check_names(cmd->conf);
	if (!is_there && !make)
		return false;
	if (!is_there)
		script(db, pool_print(cmd->pool, "CREATE DATABASE `%s` "
		    "CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci",
		    name), "create the database");
	script(db, pool_print(cmd->pool, "USE `%s`", name), "use it");
	return true;
}

/* In a cluster the lock is one node's own: do all of it on one node. */
void
owner_lock(struct db *db)
{
	struct rows *rows = db_query(db, &sql_migration_lock);

	if (!rows_next(rows) || rows_u64(rows, "got") != 1)
		log_die("another aedile migrate, backup or restore is at "
		    "work; wait for it to end");
}
