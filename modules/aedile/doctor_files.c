/* doctor_files.c: is there room for attachments, and is each where its row
 * says? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "aedile_sql.h"
#include "store.h"

enum {
	FULL_PERCENT = 10,		/* of the disk: worth a warning */
	SWEPT_SECONDS = 2 * 24 * 3600,	/* older ones a sweep has taken */
};

void
check_files(struct doctor *d)
{
	const char *folder = conf_text(d->conf, "files");
	uint64_t most = (uint64_t)conf_number(d->conf, "files.size") *
	    (uint64_t)conf_number(d->conf, "files.count");
	struct statvfs fs;
	uint64_t left;

	if (access(folder, R_OK | W_OK | X_OK) < 0 ||
	    statvfs(folder, &fs) < 0) {
		doctor_fault(d, "install -d -m 2750 -o USER -g GROUP, of the "
		    "programs and of nginx, that folder", "%s: %s", folder,
		    strerror(errno));
		return;
	}
	left = (uint64_t)fs.f_bavail * fs.f_frsize;
	if (left < most)
		doctor_fault(d, "make room on that disk", "%s has room for "
		    "%" PRIu64 " MB, one request may bring %" PRIu64, folder,
		    left >> 20, most >> 20);
	else if (fs.f_bavail < fs.f_blocks / FULL_PERCENT)
		doctor_warning(d, "make room on that disk", "%s is nearly "
		    "full: %" PRIu64 " MB are left", folder, left >> 20);
	else
		doctor_ok(d, "%s has room for %" PRIu64 " MB", folder,
		    left >> 20);
}

/* The two ways in which files and rows can disagree. */
struct inventory {
	struct doctor	*d;
	struct pool	*pool;		/* of one file's query */
	size_t		 files, lone, rows, lost;
	char		 first[64];	/* that is lost */
};

static void
count_file(void *arg, const struct stored *it)
{
	struct inventory *in = arg;
	struct rows *known;

	if (it->since > time(NULL) - SWEPT_SECONDS)
		return;
	in->files++;
	db_begin(in->d->db, in->pool, DB_READ);
	known = db_query(in->d->db, &sql_attachment_is_known, TEXT(it->name));
	if (!rows_next(known) || !rows_u64(known, "n"))
		in->lone++;
	db_end(in->d->db, true);
	pool_empty(in->pool);
}

/* Columns: stored, size. */
static void
count_row(void *arg, const char *const *cells)
{
	struct inventory *in = arg;
	const char *folder = conf_text(in->d->conf, "files");
	char path[4096];
	uint64_t size;
	struct stat st;

	in->rows++;
	snprintf(path, sizeof(path), "%s/%s", folder, cells[0]);
	if (text_to_u64(cells[1], &size) && stat(path, &st) == 0 &&
	    (uint64_t)st.st_size == size)
		return;
	if (in->lost++ == 0)
		snprintf(in->first, sizeof(in->first), "%s", cells[0]);
}

void
check_attachments(struct doctor *d)
{
	const char *folder = conf_text(d->conf, "files");
	struct inventory in = { .d = d, .pool = pool_new() };

	db_begin(d->db, d->pool, DB_READ);
	db_each(d->db, &sql_attachments, count_row, &in);
	if (db_failed(d->db))
		doctor_fault(d, "aedile migrate", "%s", db_fault(d->db));
	db_end(d->db, true);
	store_each(folder, count_file, &in);
	pool_free(in.pool);
	if (in.lost)
		doctor_fault(d, pool_print(d->pool, "bring them back into %s "
		    "from a backup", folder), "%zu of %zu are lost or not "
		    "whole, as %s", in.lost, in.rows, in.first);
	if (in.lone)
		doctor_warning(d, "aedile sweep, once a day: see "
		    "aedile-sweep.timer", "%zu files have had no row for "
		    "days", in.lone);
	if (!in.lost && !in.lone)
		doctor_ok(d, "all %zu are there", in.rows);
}
