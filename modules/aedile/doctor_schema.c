/* doctor_schema.c: has every migration run, and may each program do what it
 * must, and no more? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <string.h>
#include <unistd.h>

#include "aedile_sql.h"

/* What is wrong with one file of migrations, or NULL. */
static const char *
script_fault(struct doctor *d, struct rows *ran, const struct script *s)
{
	const char *name;

	for (rows_rewind(ran); rows_next(ran);) {
		name = rows_text(ran, "name");
		if (strcmp(name, s->name) != 0)
			continue;
		if (strcmp(rows_text(ran, "checksum"), s->checksum) != 0)
			return pool_print(d->pool, "%s has changed since it "
			    "ran", s->name);
		if (rows_u64(ran, "done") < s->count)
			return pool_print(d->pool, "%s stopped halfway",
			    s->name);
		return NULL;
	}
	return pool_print(d->pool, "%s has not run", s->name);
}

static void
compare(struct doctor *d, struct rows *ran, char **files)
{
	unsigned faults = d->faults;
	const char *fault;
	size_t n = 0;

	for (; files[n]; n++) {
		fault = script_fault(d, ran, script_read(d->pool, files[n]));
		if (fault)
			doctor_fault(d, "aedile migrate", "%s", fault);
	}
	if (rows_count(ran) > n)
		doctor_fault(d, "install the aedile that goes with it, or "
		    "name its files by --from", "the database is newer than "
		    "this aedile: %zu migrations have run, we know %zu",
		    rows_count(ran), n);
	if (d->faults > faults)
		return;
	d->has |= HAS_SCHEMA;
	doctor_ok(d, "all %zu migrations have run", n);
}

void
check_schema(struct doctor *d)
{
	const char *folder = pool_print(d->pool, "%s/migrations", d->sql);
	struct rows *ran;

	if (access(folder, R_OK | X_OK) < 0) {
		doctor_fault(d, "name the folder that holds migrations/ and "
		    "grants/ by --from", "there is no %s", folder);
		return;
	}
	db_begin(d->db, d->pool, DB_READ);
	ran = db_query(d->db, &sql_migrations);
	if (db_failed(d->db))
		doctor_fault(d, "aedile migrate", "%s", db_fault(d->db));
	else
		compare(d, ran, script_list(d->pool, folder));
	db_end(d->db, true);
}

void
check_accounts(struct doctor *d)
{
	unsigned faults = d->faults;
	struct db *db;

	for (const struct program *p = programs; p->name; p++) {
		db = db_open(d->conf, p->name);
		if (!db_begin(db, d->pool, DB_READ))
			doctor_fault(d, "aedile migrate, which gives every "
			    "account the password of the keys folder",
			    "%s%s may not connect: %s",
			    conf_text(d->conf, "database.accounts"), p->name,
			    db_fault(db));
		db_end(db, true);
		db_close(db);
	}
	if (d->faults == faults)
		doctor_ok(d, "every program may connect");
}

/* One account that is looked at. */
struct comparison {
	struct doctor	*d;
	const char	*account;
};

static void
differs(void *arg, const struct right *r, bool wanted)
{
	struct comparison *c = arg;
	const char *part = r->part ? pool_print(c->d->pool, " (%s)", r->part) :
	    "";

	doctor_fault(c->d, "aedile migrate", "%s %s %s%s on %s", c->account,
	    wanted ? "lacks" : "has too much:", r->privilege, part, r->object);
}

void
check_grants(struct doctor *d)
{
	const char *folder = pool_print(d->pool, "%s/grants", d->sql);
	unsigned faults = d->faults;

	if (access(folder, R_OK | X_OK) < 0) {
		doctor_fault(d, "name the folder that holds migrations/ and "
		    "grants/ by --from", "there is no %s", folder);
		return;
	}
	for (const struct program *p = programs; p->name; p++) {
		struct comparison c = { d, program_account(d->cmd, p) };

		grants_compare(d->cmd, d->owner, p, folder, differs, &c);
	}
	if (d->faults == faults)
		doctor_ok(d, "every account may do what it must, no more");
}
