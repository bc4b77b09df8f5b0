/* backup.c: aedile backup: all that a portal is made of but its keys. */
/* SPDX-License-Identifier: ISC */
#include "backup.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store.h"

struct backup {
	struct command	*cmd;
	const char	*folder, *files;
	FILE		*sums;
	uint64_t	 count, bytes;
};

/* A line of SHA256SUMS. */
static void
note(struct backup *b, const char *name)
{
	char sum[BACKUP_SUM];

	backup_sum(pool_print(b->cmd->pool, "%s/%s", b->folder, name), sum);
	fprintf(b->sums, "%s  %s\n", sum, name);
}

/* What is not whole yet has no row in the database that was copied. */
static void
keep(void *arg, const struct stored *it)
{
	struct backup *b = arg;
	struct pool *kept = b->cmd->pool;

	if (!it->whole)
		return;
	b->cmd->pool = pool_new();
	backup_copy(b->cmd, pool_print(b->cmd->pool, "%s/%s", b->files,
	    it->name), pool_print(b->cmd->pool, "%s/files/%s", b->folder,
	    it->name), 0600);
	note(b, pool_print(b->cmd->pool, "files/%s", it->name));
	pool_free(b->cmd->pool);
	b->cmd->pool = kept;
	b->count++;
	b->bytes += it->size;
}

static void
keep_database(struct backup *b)
{
	struct db *db = db_open_owner(b->cmd->conf);

	database_begin(b->cmd, db, DB_EACH);
	if (!owner_choose(b->cmd, db, false))
		log_die("there is no database %s to keep", conf_text(
		    b->cmd->conf, "database.name"));
	owner_lock(db);
	if (!tool_dump(b->cmd, db, pool_print(b->cmd->pool,
	    "%s/database.sql", b->folder)))
		log_die("the database was not written; %s is no backup",
		    b->folder);
	db_close(db);
	note(b, "database.sql");
}

static const char *
part(struct backup *b)
{
	return pool_print(b->cmd->pool, "%s/" BACKUP_SUMS ".part", b->folder);
}

static void
begin(struct backup *b)
{
	umask(0077);
	backup_make_folder(b->folder, 0700);
	backup_make_folder(pool_print(b->cmd->pool, "%s/files", b->folder),
	    0700);
	if (!(b->sums = fopen(part(b), "wxe")))
		log_die("%s: %s", b->folder, strerror(errno));
}

/* The sums get their name last: before that there is no backup. */
static void
finish(struct backup *b)
{
	bool written = !ferror(b->sums);

	written &= fclose(b->sums) == 0;
	if (!written)
		log_die("%s: %s", part(b), strerror(errno));
	backup_sync(b->folder);
	if (rename(part(b), pool_print(b->cmd->pool, "%s/" BACKUP_SUMS,
	    b->folder)) < 0)
		log_die("%s: %s", part(b), strerror(errno));
	backup_sync(b->folder);
}

int
backup(struct command *cmd)
{
	struct backup b = { .cmd = cmd, .folder = word_next(cmd),
		.files = conf_text(cmd->conf, "files") };
	int lock;

	if (!b.folder)
		word_wrong(cmd, "say which folder it goes to");
	word_end(cmd);
	lock = backup_lock(cmd, true, true);
	begin(&b);
	/* First the database, then files: one more than it names does no
	 * harm, one less does. */
	keep_database(&b);
	if (!store_each(b.files, keep, &b))
		log_die("%s: %s", b.files, strerror(errno));
	backup_copy(cmd, conf_file(cmd->conf), pool_print(cmd->pool,
	    "%s/aedile.conf", b.folder), 0600);
	note(&b, "aedile.conf");
	finish(&b);
	close(lock);
	printf("%s: the database, %" PRIu64 " attachments (%" PRIu64
	    " bytes), aedile.conf\n\n"
	    "It holds what people told the town: keep it where only those may "
	    "read it who may\nread that, and encrypt it on its way. The keys "
	    "are not in it. Copy %s\nto another place, once and whenever "
	    "aedile keys has made some: without its pepper no\npassword is "
	    "ever right again.\n", b.folder, b.count, b.bytes,
	    conf_text(cmd->conf, "keys"));
	return EXIT_SUCCESS;
}
