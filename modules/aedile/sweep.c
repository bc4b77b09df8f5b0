/* sweep.c: aedile sweep: what nobody needs any more goes. */
/* SPDX-License-Identifier: ISC */
#include "backup.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aedile_sql.h"
#include "store.h"

enum {
	SPARED = 24 * 3600,	/* seconds a file may wait for its row */
	LONE_MOST = 100,	/* files; more, and most of all: no accident */
};

/* Each deletes some and is asked again until there are none. A draft goes
 * before its attachments, they before their files. */
static const struct duty {
	const char		*what;
	const struct sql	*sql;
} duties[] = {
	{ "sessions that have ended",		&sql_sweep_sessions },
	{ "receipts of forms",			&sql_sweep_receipts },
	{ "limits that are empty again",	&sql_sweep_buckets },
	{ "forms nobody came back for",		&sql_sweep_parked },
	{ "links and codes of old letters",	&sql_sweep_verifications },
	{ "questions nobody answered",		&sql_sweep_feedback },
	{ "drafts left for 30 days",		&sql_sweep_drafts },
	{ "attachments of no draft or case",	&sql_sweep_attachments },
	{ NULL, NULL }
};

/* The files that have no row. */
struct lone {
	struct command	*cmd;
	struct db	*db;
	struct pool	*pool;		/* of one file's query */
	const char	**names;	/* ends with NULL */
	size_t		 count, room, files;
};

static void
tell(const char *what, uint64_t n)
{
	if (n > 0)
		printf("%-32s %" PRIu64 "\n", what, n);
}

static void
do_duty(struct command *cmd, struct db *db, const struct duty *duty)
{
	uint64_t gone, all = 0;

	do {
		database_begin(cmd, db, DB_EACH);
		gone = db_run(db, duty->sql);
		all += gone;
		database_end(db, duty->what);
	} while (gone > 0);
	tell(duty->what, all);
}

static bool
has_row(struct lone *lone, const struct stored *it)
{
	struct rows *rows;
	bool known;

	if (!it->whole)
		return false;
	database_begin(lone->cmd, lone->db, DB_EACH);
	rows = db_query(lone->db, &sql_attachment_is_known, TEXT(it->name));
	known = rows_next(rows) && rows_u64(rows, "n") > 0;
	database_end(lone->db, "attachments");
	pool_empty(lone->pool);
	return known;
}

static void
note(void *arg, const struct stored *it)
{
	struct lone *lone = arg;
	struct pool *pool = lone->cmd->pool;

	lone->files += it->whole;
	if (it->since > time(NULL) - SPARED || has_row(lone, it))
		return;
	if (lone->count + 1 >= lone->room) {
		lone->room = 2 * lone->room + 64;
		lone->names = pool_extend(pool, lone->names,
		    lone->count * sizeof(*lone->names),
		    lone->room * sizeof(*lone->names));
	}
	lone->names[lone->count++] = pool_text(pool, it->name);
}

/* The wrong database would have no row for any file. */
static void
check_sense(const struct lone *lone, bool all)
{
	if (!all && lone->count > LONE_MOST && lone->count > lone->files / 2)
		log_die("%zu of %zu files have no row: are files and database "
		    "those of one portal? If they are, aedile sweep --all",
		    lone->count, lone->files);
}

static void
sweep_files(struct command *cmd, struct db *db, bool all)
{
	const char *folder = conf_text(cmd->conf, "files");
	struct lone lone = { .cmd = cmd, .db = db, .pool = pool_new() };
	uint64_t gone = 0;

	if (!store_each(folder, note, &lone))
		log_die("%s: %s; see files of aedile.conf", folder,
		    strerror(errno));
	check_sense(&lone, all);
	for (size_t i = 0; i < lone.count; i++)
		gone += unlink(pool_print(cmd->pool, "%s/%s", folder,
		    lone.names[i])) == 0;
	pool_free(lone.pool);
	tell("files without a row", gone);
	if (gone < lone.count)
		log_die("%s: %" PRIu64 " files could not be taken away; run "
		    "it as the user of the programs", folder,
		    lone.count - gone);
}

int
sweep(struct command *cmd)
{
	bool all = word_switch(cmd, "--all");
	struct db *db;
	int lock;

	word_end(cmd);
	lock = backup_lock(cmd, false, false);
	if (lock < 0)
		log_die("a backup is being made, or another sweep is at work: "
		    "try again when that is done");
	db = db_open(cmd->conf, "sweep");
	for (const struct duty *duty = duties; duty->what; duty++)
		do_duty(cmd, db, duty);
	sweep_files(cmd, db, all);
	db_close(db);
	close(lock);
	return EXIT_SUCCESS;
}
