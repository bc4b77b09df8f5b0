/* doctor_mail.c: do letters leave? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <inttypes.h>

#include "aedile_sql.h"
#include "smtp.h"

enum {
	PATIENCE = 10,		/* seconds for the mail server */
	LATE = 15 * 60,		/* seconds a letter may wait */
	FAULT = 512,
};

void
check_mail(struct doctor *d)
{
	const char *server = conf_text(d->conf, "mail.smtp");
	struct smtp *smtp = smtp_open(d->conf);
	char fault[FAULT];

	if (smtp_reach(smtp, PATIENCE, fault, sizeof(fault)))
		doctor_ok(d, "%s answers", server);
	else
		doctor_fault(d, "start it, or see mail.* of aedile.conf",
		    "%s takes no letters: %s", server, fault);
	smtp_close(smtp);
}

static void
tell_dead(struct doctor *d, uint64_t dead)
{
	struct rows *faults = db_query(d->db, &sql_letters_dead);

	doctor_warning(d, "what the mail server complains of; then, to try "
	    "again: UPDATE outbox SET state = 'waiting', tries = 0, "
	    "fence = 0, due_at = UTC_TIMESTAMP() WHERE state = 'dead'",
	    "%" PRIu64 " letters were given up", dead);
	while (rows_next(faults))
		printf("         %s of them: %s\n", rows_text(faults, "n"),
		    rows_text(faults, "fault") ? rows_text(faults, "fault") :
		    "no reason is known");
}

static void
tell_waiting(struct doctor *d, uint64_t waiting, uint64_t oldest,
	uint64_t late)
{
	if (late)
		doctor_fault(d, "start aedile-courier, and see its log",
		    "%" PRIu64 " letters should have left, the oldest waits "
		    "for %" PRIu64 " minutes; nobody takes them", late,
		    oldest / 60);
	else if (oldest > LATE)
		doctor_warning(d, "see the log of aedile-courier: the mail "
		    "server puts them off", "%" PRIu64 " letters wait, the "
		    "oldest for %" PRIu64 " minutes", waiting, oldest / 60);
	else
		doctor_ok(d, "%" PRIu64 " letters wait", waiting);
}

void
check_outbox(struct doctor *d)
{
	struct rows *row;
	uint64_t dead;

	db_begin(d->db, d->pool, DB_READ);
	row = db_query(d->db, &sql_outbox_state);
	if (rows_next(row)) {
		dead = rows_u64(row, "dead");
		tell_waiting(d, rows_u64(row, "waiting"),
		    rows_u64(row, "oldest"), rows_u64(row, "late"));
		if (dead)
			tell_dead(d, dead);
	} else {
		doctor_fault(d, "aedile migrate", "%s", db_fault(d->db));
	}
	db_end(d->db, true);
}
