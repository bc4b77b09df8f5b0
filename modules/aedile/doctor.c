/* doctor.c: aedile doctor: is all well, and how is it mended? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <stdarg.h>
#include <stdlib.h>

/* In the order in which one leads to the next. */
static const struct check {
	const char	*what;
	check_fn	*look;
	unsigned	 needs;
} checks[] = {
	{ "configuration",	check_conf,		0 },
	{ "keys",		check_keys,		HAS_CONF },
	{ "passwords",		check_passwords,	HAS_CONF | HAS_KEYS },
	{ "theme",		check_theme,		HAS_CONF },
	{ "words",		check_words,		HAS_CONF },
	{ "error pages",	check_pages,		HAS_CONF },
	{ "files",		check_files,		HAS_CONF },
	{ "database",		check_database,		HAS_CONF | HAS_KEYS },
	{ "settings",		check_settings,		HAS_DATABASE },
	{ "clock",		check_clock,		HAS_DATABASE },
	{ "schema",		check_schema,		HAS_DATABASE },
	{ "accounts",		check_accounts,		HAS_DATABASE },
	{ "grants",		check_grants,		HAS_OWNER },
	{ "attachments",	check_attachments,	HAS_SCHEMA },
	{ "programs",		check_programs,		HAS_CONF },
	{ "sandbox",		check_sandbox,		HAS_CONF },
	{ "mail",		check_mail,		HAS_CONF | HAS_KEYS },
	{ "outbox",		check_outbox,		HAS_SCHEMA },
	{ NULL, NULL, 0 }
};

static void __attribute__((format(printf, 4, 0)))
tell(const struct doctor *d, const char *how, const char *mend,
	const char *fmt, va_list ap)
{
	printf("%-8s %s: ", how, d->what);
	vprintf(fmt, ap);
	putchar('\n');
	if (mend)
		printf("         mend: %s\n", mend);
	fflush(stdout);
}

void
doctor_ok(const struct doctor *d, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell(d, "ok", NULL, fmt, ap);
	va_end(ap);
}

void
doctor_warning(struct doctor *d, const char *mend, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell(d, "warning", mend, fmt, ap);
	va_end(ap);
	d->warnings++;
}

void
doctor_fault(struct doctor *d, const char *mend, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	tell(d, "fault", mend, fmt, ap);
	va_end(ap);
	d->faults++;
}

static void
look(struct doctor *d, const struct check *check)
{
	d->what = check->what;
	if ((d->has & check->needs) == check->needs)
		check->look(d);
	else
		doctor_warning(d, "what is told above, then look again",
		    "not looked at");
}

int
doctor(struct command *cmd)
{
	struct doctor d = { .cmd = cmd, .pool = cmd->pool };

	d.sql = word_option(cmd, "--from", DATADIR "/sql");
	word_end(cmd);
	for (const struct check *c = checks; c->what; c++)
		look(&d, c);
	db_close(d.owner);
	db_close(d.db);
	if (d.faults || d.warnings)
		printf("%u faults, %u warnings\n", d.faults, d.warnings);
	else
		puts("all is well");
	return d.faults ? EXIT_FAILURE : EXIT_SUCCESS;
}
