/* migrate.c: bring the database up to the newest file of sql/migrations. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "aedile_sql.h"

struct migration {
	struct command	*cmd;
	struct db	*db;
	bool		 look_only;	/* change nothing */
	bool		 status;	/* and tell of what has run, too */
	bool		 told;		/* the table migration is there */
	unsigned	 waiting;	/* files that have not run */
};

static void
script(struct migration *m, const char *statement, const char *what)
{
	db_script(m->db, statement);
	database_check(m->db, what);
}

static void
prepare(struct migration *m)
{
	struct rows *rows;

	if (!owner_choose(m->cmd, m->db, !m->look_only))
		return;
	if (!m->look_only) {
		owner_lock(m->db);
		script(m, sql_migration_table.text, "table migration");
	}
	rows = db_query(m->db, &sql_migration_is_there);
	m->told = rows_next(rows) && rows_u64(rows, "n") > 0;
	database_check(m->db, "table migration");
}

static bool
begins_with(const char *statement, const char *word)
{
	return strncasecmp(statement, word, strlen(word)) == 0;
}

/* A statement on rows can be undone; one on tables is committed at once. */
static bool
is_on_rows(const char *statement)
{
	return begins_with(statement, "INSERT") ||
	    begins_with(statement, "UPDATE") ||
	    begins_with(statement, "DELETE") ||
	    begins_with(statement, "REPLACE");
}

/* What the server says to a statement on tables that has run before. */
static bool
has_run_before(unsigned code)
{
	static const unsigned codes[] = {
		1022, 1050, 1051, 1060, 1061, 1091, 1826, 0
	};

	for (size_t i = 0; codes[i]; i++)
		if (codes[i] == code)
			return true;
	return false;
}

static void
note(struct migration *m, const struct sql *sql, const char *name, uint64_t n)
{
	db_run(m->db, sql, U64(n), TEXT(name));
	database_check(m->db, "table migration");
}

/*
 * Statement i of s. in_doubt: it was begun before and nobody saw it end, so
 * where it is on tables, its traces are no fault.
 */
static void
run_statement(struct migration *m, const struct script *s, size_t i,
	bool in_doubt)
{
	const char *what = pool_print(m->cmd->pool, "%s, statement %zu of %zu",
	    s->name, i + 1, s->count);
	bool on_rows = is_on_rows(s->statements[i]);

	if (on_rows)
		script(m, "START TRANSACTION READ WRITE", what);
	else
		note(m, &sql_migration_tried, s->name, i + 1);
	if (!db_script(m->db, s->statements[i])) {
		if (!in_doubt || on_rows || !has_run_before(db_code(m->db)))
			log_die("%s: %s; when that is mended, aedile migrate "
			    "goes on from there", what, db_fault(m->db));
		db_end(m->db, false);
		database_begin(m->cmd, m->db, DB_EACH);
	}
	note(m, &sql_migration_done, s->name, i + 1);
	if (on_rows)
		script(m, "COMMIT", what);
}

static void
run_rest(struct migration *m, const struct script *s, uint64_t done,
	uint64_t tried)
{
	printf("%s: %zu statements%s\n", s->name, s->count - done,
	    done ? " left" : "");
	fflush(stdout);
	for (size_t i = done; i < s->count; i++)
		run_statement(m, s, i, i < tried);
}

static void
tell(struct migration *m, const struct script *s, uint64_t done,
	const char *ran_at)
{
	if (done >= s->count) {
		if (m->status)
			printf("%-24s ran %s\n", s->name, ran_at);
		return;
	}
	m->waiting++;
	if (done > 0)
		printf("%-24s stopped after %" PRIu64 " of %zu statements\n",
		    s->name, done, s->count);
	else
		printf("%-24s has not run\n", s->name);
}

static void
step(struct migration *m, const struct script *s)
{
	struct rows *row = NULL;
	uint64_t done = 0, tried = 0;

	if (m->told)
		row = db_query(m->db, &sql_migration_by_name, TEXT(s->name));
	if (row && rows_next(row)) {
		if (strcmp(rows_text(row, "checksum"), s->checksum) != 0)
			log_die("%s has changed since it ran: put the old file "
			    "back, and the change into a new one", s->name);
		done = rows_u64(row, "done");
		tried = rows_u64(row, "tried");
	} else if (!m->look_only) {
		db_run(m->db, &sql_migration_insert, TEXT(s->name),
		    TEXT(s->checksum), U64(s->count));
	}
	database_check(m->db, s->name);
	if (m->look_only)
		tell(m, s, done, row ? rows_text(row, "ran_at") : NULL);
	else if (done < s->count)
		run_rest(m, s, done, tried);
}

/* A text between quotes. */
static const char *
literal(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, 2 * strlen(text) + 3), *at = out;

	*at++ = '\'';
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			*at++ = '\\';
		*at++ = *text;
	}
	*at = '\'';
	return out;
}

/* The password is the one of the keys folder, whatever it was before. */
static void
give_account(struct migration *m, const struct program *program,
	const char *from)
{
	struct pool *pool = m->cmd->pool;
	const char *account = program_account(m->cmd, program);
	const char *name = pool_print(pool, "database-%s", program->name);
	const char *password = conf_secret(m->cmd->conf, name);
	const char *tls = *conf_text(m->cmd->conf, "database.socket") ||
	    !*conf_text(m->cmd->conf, "database.ca") ? "" : " REQUIRE SSL";

	if (!password)
		log_die("there is no key %s: run aedile keys first", name);
	script(m, pool_print(pool, "CREATE USER IF NOT EXISTS %s "
	    "IDENTIFIED BY %s%s", account, literal(pool, password), tls),
	    account);
	script(m, pool_print(pool, "ALTER USER %s IDENTIFIED BY %s%s", account,
	    literal(pool, password), tls), account);
	grants_apply(m->cmd, m->db, program,
	    pool_print(pool, "%s/grants", from));
}

static int
migrate_all(struct migration *m, const char *from)
{
	char **files = script_list(m->cmd->pool,
	    pool_print(m->cmd->pool, "%s/migrations", from));

	database_begin(m->cmd, m->db, DB_EACH);
	prepare(m);
	for (size_t i = 0; files[i]; i++)
		step(m, script_read(m->cmd->pool, files[i]));
	if (!m->look_only) {
		for (size_t i = 0; programs[i].name; i++)
			give_account(m, &programs[i], from);
		db_query(m->db, &sql_migration_unlock);
	}
	database_end(m->db, "migrate");
	return m->status && m->waiting ? 1 : EXIT_SUCCESS;
}

int
migrate(struct command *cmd)
{
	const char *from = word_option(cmd, "--from", DATADIR "/sql");
	bool status = word_switch(cmd, "--status");
	bool look_only = word_switch(cmd, "--dry-run") || status;
	struct migration m = { .cmd = cmd, .look_only = look_only,
		.status = status };
	int result;

	word_end(cmd);
	m.db = db_open_owner(cmd->conf);
	result = migrate_all(&m, from);
	db_close(m.db);
	return result;
}
