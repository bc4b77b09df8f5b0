/* restore.c: aedile restore: a backup becomes a portal again, where there is
 * none. */
/* SPDX-License-Identifier: ISC */
#include "backup.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aedile_sql.h"
#include "store.h"

enum { LINE = 400, NAME_AT = BACKUP_SUM + 1 };

struct restore {
	struct command	*cmd;
	const char	*folder, *files;
	uint64_t	 count;
};

static const char *
below(struct restore *r, const char *folder, const char *name)
{
	return pool_print(r->cmd->pool, "%s/%s", folder, name);
}

/* Nothing in the list leads out of the folder. */
static bool
is_ours(const char *name)
{
	static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz_-";

	if (strcmp(name, "database.sql") == 0 ||
	    strcmp(name, "aedile.conf") == 0)
		return true;
	if (strncmp(name, "files/", 6) != 0 || strspn(name + 6, letters) != 2)
		return false;
	name += 8;
	return *name == '/' && name[1] && !name[1 + strspn(name + 1, letters)];
}

static bool
is_attachment(const char *name)
{
	return strncmp(name, "files/", 6) == 0;
}

/* Is the file as the line says? */
static void
check_line(struct restore *r, const char *line)
{
	const char *name = line + NAME_AT;
	char sum[BACKUP_SUM];

	if (strlen(line) <= NAME_AT || !is_ours(name))
		log_die("%s/" BACKUP_SUMS ": it was not written by aedile "
		    "backup", r->folder);
	backup_sum(below(r, r->folder, name), sum);
	if (strncmp(line, sum, BACKUP_SUM - 1) != 0)
		log_die("%s/%s is not what was kept: take another backup",
		    r->folder, name);
}

static void
take_line(struct restore *r, const char *line)
{
	const char *name = line + NAME_AT;

	if (!is_attachment(name))
		return;
	backup_copy(r->cmd, below(r, r->folder, name), below(r, r->files,
	    name + 6), 0640);
	r->count++;
}

/* Each line of the sums to do, without its end. */
static void
each_line(struct restore *r, void (*do_it)(struct restore *, const char *))
{
	struct pool *kept = r->cmd->pool;
	FILE *sums = fopen(below(r, r->folder, BACKUP_SUMS), "re");
	char line[LINE];

	if (!sums)
		log_die("%s/" BACKUP_SUMS ": %s: that is no backup, or one "
		    "that was cut off", r->folder, strerror(errno));
	r->cmd->pool = pool_new();
	while (fgets(line, sizeof(line), sums)) {
		line[strcspn(line, "\n")] = '\0';
		do_it(r, line);
		pool_empty(r->cmd->pool);
	}
	pool_free(r->cmd->pool);
	r->cmd->pool = kept;
	fclose(sums);
}

static void
refuse_file(void *arg, const struct stored *it)
{
	const struct restore *r = arg;

	log_die("%s is not empty (%s): name another folder in aedile.conf, "
	    "or move what is there", r->files, it->name);
}

/* Nothing is written over. */
static struct db *
open_empty(struct restore *r)
{
	struct db *db = db_open_owner(r->cmd->conf);
	const char *name = conf_text(r->cmd->conf, "database.name");
	struct rows *found;

	if (!store_each(r->files, refuse_file, r))
		log_die("%s: %s; make it as conf/README.md says", r->files,
		    strerror(errno));
	database_begin(r->cmd, db, DB_EACH);
	owner_choose(r->cmd, db, true);
	owner_lock(db);
	found = db_query(db, &sql_tables_are_there);
	if (!rows_next(found) || rows_u64(found, "n") > 0)
		log_die("the database %s is not empty: name another in "
		    "aedile.conf, or drop it", name);
	return db;
}

/* root does it for the account that the programs run as. */
static void
give_file(void *arg, const struct stored *it)
{
	struct restore *r = arg;
	const char *path = below(r, r->files, it->name);
	char *letters = pool_text(r->cmd->pool, path);
	struct stat top;

	*strrchr(letters, '/') = '\0';
	if (stat(r->files, &top) < 0 ||
	    lchown(path, top.st_uid, top.st_gid) < 0 ||
	    lchown(letters, top.st_uid, top.st_gid) < 0)
		log_die("%s: %s", path, strerror(errno));
}

/* Is what the database names where it should be, as it was? */
static void
check_attachments(struct restore *r, struct db *db)
{
	struct rows *rows = db_query(db, &sql_attachments_with_sums);
	char sum[BACKUP_SUM];

	database_check(db, "attachments");
	while (rows_next(rows)) {
		backup_sum(below(r, r->files, rows_text(rows, "stored")), sum);
		if (strcmp(sum, rows_text(rows, "sha256")) != 0)
			log_die("%s/%s is not what its row says", r->files,
			    rows_text(rows, "stored"));
	}
}

/* Who signed out since is not to be signed in again. */
static void
tell_rest(struct restore *r, struct db *db)
{
	uint64_t ended = db_run(db, &sql_sessions_end);
	struct rows *row = db_query(db, &sql_outbox_state);
	const struct conf *conf = r->cmd->conf;
	uint64_t waiting = rows_next(row) ? rows_u64(row, "waiting") : 0;
	char why[LINE];

	database_end(db, "restore");
	printf("%s: the database and %" PRIu64 " attachments are back.\n"
	    "%" PRIu64 " people are signed out. %" PRIu64 " letters wait, of "
	    "which some may have been sent since\nthe backup was made.\n\n"
	    "What is left to do:\n", r->folder, r->count, ended, waiting);
	if (!secret_has(conf, "pepper", why, sizeof(why)))
		printf("  Bring the copy of the keys back to %s\n",
		    conf_text(conf, "keys"));
	puts("  aedile keys       as the user of the programs\n"
	    "  aedile migrate    makes their accounts\n"
	    "  aedile doctor     then start the programs and the courier");
}

int
restore(struct command *cmd)
{
	struct restore r = { .cmd = cmd, .folder = word_next(cmd),
		.files = conf_text(cmd->conf, "files") };
	struct db *db;

	if (!r.folder)
		word_wrong(cmd, "say which folder it is in");
	word_end(cmd);
	each_line(&r, check_line);
	db = open_empty(&r);
	umask(0027);
	each_line(&r, take_line);
	if (geteuid() == 0)
		store_each(r.files, give_file, &r);
	backup_sync(r.files);
	if (!tool_load(cmd, db, below(&r, r.folder, "database.sql")))
		log_die("the database was not read whole: drop it, empty %s, "
		    "and restore again", r.files);
	check_attachments(&r, db);
	tell_rest(&r, db);
	db_close(db);
	return EXIT_SUCCESS;
}
