/* doctor.h: what the checks of aedile doctor share. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_DOCTOR_H
#define AEDILE_DOCTOR_H

#include "aedile.h"

/* What was found sound, for later checks to stand on. */
enum {
	HAS_CONF	= 1,
	HAS_KEYS	= 2,
	HAS_DATABASE	= 4,
	HAS_SCHEMA	= 8,
	HAS_OWNER	= 16,	/* database.owner lets us in */
};

struct doctor {
	struct command		*cmd;
	struct pool		*pool;
	const struct conf	*conf;
	const char		*sql;	/* folder of migrations/ and grants/ */
	struct db		*db;	/* as the command's account */
	struct db		*owner;	/* as database.owner */
	const char		*what;	/* the check at hand */
	unsigned		 has, faults, warnings;
};

/* doctor.c: one line of what was found; of what is not well, one more that
 * tells how to mend it. */
void doctor_ok(const struct doctor *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void doctor_warning(struct doctor *, const char *mend, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void doctor_fault(struct doctor *, const char *mend, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* A check looks and tells; what it may stand on is in doctor.c's table. */
typedef void check_fn(struct doctor *);

/* doctor_conf.c */
check_fn check_conf, check_keys, check_passwords, check_sandbox;
check_fn check_theme, check_words, check_pages;		/* doctor_theme.c */
check_fn check_database, check_settings, check_clock;	/* doctor_database.c */
check_fn check_schema, check_accounts, check_grants;	/* doctor_schema.c */
check_fn check_files, check_attachments;		/* doctor_files.c */
check_fn check_programs;				/* doctor_ask.c */
check_fn check_mail, check_outbox;			/* doctor_mail.c */

#endif
