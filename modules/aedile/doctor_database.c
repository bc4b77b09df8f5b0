/* doctor_database.c: is the database there, and set as it must be? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "aedile_sql.h"

enum {
	DRIFT_WARNING = 2,	/* seconds between the two clocks */
	DRIFT_FAULT = 30,
	OTHERS = 10,		/* connections of aedile, backups, people */
};

void
check_database(struct doctor *d)
{
	const char *name = conf_text(d->conf, "database.name");

	d->db = database_open(d->cmd);
	if (!db_begin(d->db, d->pool, DB_READ)) {
		doctor_fault(d, db_code(d->db) < 2000 ? "aedile migrate, which "
		    "makes the database and the accounts" : "start it, or see "
		    "database.* of aedile.conf", "%s", db_fault(d->db));
		return;
	}
	db_end(d->db, true);
	d->has |= HAS_DATABASE;
	d->owner = db_open_owner(d->conf);
	if (db_begin(d->owner, d->pool, DB_EACH) && db_script(d->owner,
	    pool_print(d->pool, "USE `%s`", name))) {
		d->has |= HAS_OWNER;
		doctor_ok(d, "%s is reached", name);
	} else {
		doctor_warning(d, "run aedile doctor as an account that "
		    "database.owner lets in, often root", "%s is reached, but "
		    "not as its owner: %s", name, db_fault(d->owner));
	}
}

/* MariaDB from 10.6 on, MySQL from 8.0.17 on. */
static bool
is_old(const char *version)
{
	char *rest;
	long major = strtol(version, &rest, 10);
	long minor = *rest == '.' ? strtol(rest + 1, NULL, 10) : 0;

	if (strstr(version, "MariaDB"))
		return major < 10 || (major == 10 && minor < 6);
	return major < 8;
}

static void
check_version(struct doctor *d, const char *version)
{
	if (is_old(version))
		doctor_fault(d, "a newer one: MariaDB 10.11 or MySQL 8.4",
		    "the database is %s, too old", version);
	else
		doctor_ok(d, "the database is %s", version);
}

/* Every worker holds one; the courier and this command one each. */
static void
check_connections(struct doctor *d, uint64_t most)
{
	uint64_t wanted = 4 * (uint64_t)conf_number(d->conf, "workers") +
	    OTHERS;

	if (most < wanted)
		doctor_fault(d, pool_print(d->pool, "max_connections = %"
		    PRIu64 " in the database's own configuration, or fewer "
		    "workers", wanted), "%" PRIu64 " connections are too few "
		    "for all workers", most);
	else
		doctor_ok(d, "%" PRIu64 " connections, %" PRIu64 " wanted",
		    most, wanted);
}

static void
check_modes(struct doctor *d, const struct rows *row)
{
	if (strcmp(rows_text(row, "charset"), "utf8mb4") != 0)
		doctor_fault(d, pool_print(d->pool, "ALTER DATABASE `%s` "
		    "CHARACTER SET utf8mb4", conf_text(d->conf,
		    "database.name")), "the database writes %s, not utf8mb4",
		    rows_text(row, "charset"));
	if (!strstr(rows_text(row, "mode"), "STRICT_ALL_TABLES"))
		doctor_fault(d, "see who resets it: init_connect, a proxy",
		    "sql_mode is %s, though we ask for TRADITIONAL",
		    rows_text(row, "mode"));
}

/* What was acknowledged must outlive a power cut. */
static void
check_durability(struct doctor *d, const struct rows *row)
{
	if (rows_u64(row, "flush") != 1)
		doctor_fault(d, "innodb_flush_log_at_trx_commit = 1 in the "
		    "database's own configuration", "a crash may lose what "
		    "was told to be saved: innodb_flush_log_at_trx_commit "
		    "is %s", rows_text(row, "flush"));
	else
		doctor_ok(d, "what is saved is on the disk");
	if (rows_u64(row, "log_bin") && rows_u64(row, "sync_binlog") != 1)
		doctor_warning(d, "sync_binlog = 1 in the database's own "
		    "configuration", "a crash may part a replica from what "
		    "was saved: sync_binlog is %s",
		    rows_text(row, "sync_binlog"));
}

void
check_settings(struct doctor *d)
{
	struct rows *row;

	db_begin(d->db, d->pool, DB_READ);
	row = db_query(d->db, &sql_server_settings);
	if (rows_next(row)) {
		check_version(d, rows_text(row, "version"));
		check_durability(d, row);
		check_modes(d, row);
		check_connections(d, rows_u64(row, "connections"));
	} else {
		doctor_fault(d, "see the database's log", "not told: %s",
		    db_fault(d->db));
	}
	db_end(d->db, true);
}

void
check_clock(struct doctor *d)
{
	static const char mend[] = "let both machines follow the same time, "
	    "as by chrony or systemd-timesyncd";
	struct rows *row;
	int64_t apart;

	db_begin(d->db, d->pool, DB_READ);
	row = db_query(d->db, &sql_server_now);
	apart = rows_next(row) ? (int64_t)rows_u64(row, "now") - time(NULL) :
	    0;
	db_end(d->db, true);
	if (llabs(apart) > DRIFT_FAULT)
		doctor_fault(d, mend, "the database's is %" PRId64 " seconds "
		    "apart from ours", apart);
	else if (llabs(apart) > DRIFT_WARNING)
		doctor_warning(d, mend, "the database's is %" PRId64
		    " seconds apart from ours", apart);
	else
		doctor_ok(d, "the database's is ours");
}
