/* porter_ready.c: can it answer, and can it do its work? */
/* SPDX-License-Identifier: ISC */
#include "porter.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/statvfs.h>

#include "conf.h"
#include "core/core_sql.h"
#include "db.h"
#include "pool.h"

enum { FREE_LEAST = 5, WHY = 300 };	/* percent */

/* A line: what is asked, and ok or why not. */
static bool
tell(FILE *out, const char *what, const char *why)
{
	fprintf(out, "%s: %s\n", what, why ? why : "ok");
	return !why;
}

bool
porter_healthy(FILE *out, const struct porter_state *state)
{
	return tell(out, state->program, state->ill);
}

/* Begins a transaction that writes, which a server that only reads refuses
 * to whoever is not its owner; says what it says of itself; and goes. */
static bool
database_ready(FILE *out, const struct porter_state *state)
{
	struct pool *pool = pool_new();
	struct db *db = db_open(state->conf, state->program);
	const char *why = "it only reads";
	struct rows *said;

	if (db_begin(db, pool, DB_WRITE)) {
		said = db_query(db, &sql_core_database_reads_only);
		if (rows_next(said) && rows_u64(said, "only_reads") == 0)
			why = NULL;
	}
	if (db_failed(db))
		why = db_fault(db) ? db_fault(db) : "it cannot be reached";
	tell(out, "database", why);
	db_end(db, false);
	db_close(db);
	pool_free(pool);
	return !why;
}

/* Attachments go there, and what is uploaded on its way to it. */
static bool
disk_ready(FILE *out, const struct porter_state *state)
{
	const char *folder = conf_text(state->conf, "files");
	struct statvfs disk;
	char why[WHY];

	if (statvfs(folder, &disk) < 0) {
		snprintf(why, sizeof(why), "%s: %s", folder, strerror(errno));
		return tell(out, "disk", why);
	}
	if (disk.f_bavail * 100 > disk.f_blocks * FREE_LEAST)
		return tell(out, "disk", NULL);
	snprintf(why, sizeof(why), "%s: less than %d percent is free",
	    folder, FREE_LEAST);
	return tell(out, "disk", why);
}

bool
porter_ready(FILE *out, const struct porter_state *state)
{
	bool ok = porter_healthy(out, state);

	ok &= database_ready(out, state);
	ok &= tell(out, "theme", state->theme);
	ok &= disk_ready(out, state);
	return ok;
}
