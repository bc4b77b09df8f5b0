/* database.c: the command's way to the database, and the programs' accounts. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

const struct program programs[] = {
	{ "auth",	{ "auth", "letters", "pages" } },
	{ "cases",	{ "cases", "letters", "pages" } },
	{ "command",	{ "command" } },
	{ "courier",	{ "courier" } },
	{ "feedback",	{ "feedback", "letters", "pages" } },
	{ "reports",	{ "pages", "reports" } },
	{ "sweep",	{ "sweep" } },
	{ NULL, { NULL } }
};

const char *
program_account(struct command *cmd, const struct program *program)
{
	bool socket = *conf_text(cmd->conf, "database.socket");

	return pool_print(cmd->pool, "'%s%s'@'%s'",
	    conf_text(cmd->conf, "database.accounts"), program->name,
	    socket ? "localhost" : "%");
}

struct db *
database_open(struct command *cmd)
{
	return db_open(cmd->conf, "command");
}

void
database_begin(struct command *cmd, struct db *db, enum db_mode mode)
{
	if (!db_begin(db, cmd->pool, mode))
		log_die("%s; check database.* of aedile.conf, and that the "
		    "database runs", db_fault(db));
}

void
database_check(struct db *db, const char *what)
{
	if (db_failed(db))
		log_die("%s: %s", what, db_fault(db) ? db_fault(db) :
		    "the database failed");
}

void
database_end(struct db *db, const char *what)
{
	enum db_outcome outcome = db_end(db, true);

	database_check(db, what);
	if (outcome != DB_DONE)
		log_die("%s: nothing was changed", what);
}
