/* conf_keys.c: every key of aedile.conf, its default and what it is for. */
/* SPDX-License-Identifier: ISC */
#include "conf_keys.h"

#include <stdio.h>
#include <string.h>

#include "conf.h"

#define T(name, value, sentence) \
	{ name, CONF_TEXT, value, sentence, 0, 0 }
#define P(name, value, sentence) \
	{ name, CONF_PATH, value, sentence, 0, 0 }
#define S(name, value, sentence) \
	{ name, CONF_SWITCH, value, sentence, 0, 0 }
#define N(name, value, least, most, sentence) \
	{ name, CONF_NUMBER, value, sentence, least, most }

const struct conf_key conf_keys[] = {
	T("site.name", "aedile", "What people call the portal."),
	T("site.address", NULL, "Where browsers find it: scheme, host, port, "
	    "no path. http:// is for localhost alone."),
	T("site.prefix", "", "Path it lives under, as /portal; "
	    "empty: the whole host is ours."),
	T("site.language", "en", "Language of those who ask for none we have."),
	T("site.zone", "UTC", "Zone in which times are shown, as "
	    "Europe/Zurich."),
	T("site.contact", "", "E-mail address people may ask for help."),

	T("accessibility.reviewed", "", "Day the accessibility statement was "
	    "last reviewed, as 2026-11-22."),
	T("accessibility.authority", "", "Address of the page where people "
	    "may complain of our answer about accessibility."),

	P("database.socket", "/run/mysqld/mysqld.sock",
	    "Unix socket of the database; empty: host and port."),
	T("database.host", "", "Host of the database, where there is no "
	    "socket."),
	N("database.port", "3306", 1, 65535, "Its TCP port."),
	P("database.ca", "", "Certificate of the authority that signed the "
	    "database's own; needed where database.host is another machine."),
	T("database.name", "aedile", "Name of the database."),
	T("database.accounts", "aedile_", "Beginning of the programs' account "
	    "names: cases connects as aedile_cases."),
	T("database.owner", "root", "Account that owns the schema, for "
	    "aedile migrate."),

	P("keys", CONFDIR "/keys", "Folder of secrets, one a file, each 0400: "
	    "site, pepper, database-cases ..."),
	P("files", LOCALSTATEDIR "/lib/aedile/files",
	    "Folder of attachments."),
	N("files.size", "10485760", 1024, 1073741824,
	    "Most bytes of one attachment."),
	N("files.count", "5", 0, 20, "Most attachments sent at once."),

	P("pages", LOCALSTATEDIR "/lib/aedile/pages",
	    "Folder of the error pages nginx shows by itself; aedile pages "
	    "fills it."),
	P("sockets", RUNDIR, "Folder of the programs' sockets, cases.sock "
	    "and so on."),
	T("sockets.peer", "", "User that nginx runs as; empty: our own."),
	N("workers", "4", 1, 256, "Processes that serve, in each program; "
	    "two more than password.hashes or above, or a storm of passwords "
	    "holds up all else in auth."),
	N("worker.requests", "10000", 1, 100000000,
	    "Requests after which a worker is replaced by a fresh one."),
	N("worker.seconds", "10", 1, 600, "Longest a request may take."),
	S("sandbox", "on", "Keep every program to the system calls, files and "
	    "ports it needs."),

	T("theme", "civic", "Name of the theme."),
	P("theme.folder", DATADIR "/xsl", "Folder of base, themes and words."),

	T("mail.smtp", "smtp://localhost:25", "Where mail is handed over."),
	S("mail.starttls", "off", "Speak to it by STARTTLS or not at all; "
	    "smtps:// is TLS from the first byte."),
	T("mail.user", "", "Account there, with its password in keys/mail; "
	    "empty: none."),
	T("mail.from", "portal@localhost", "Sender of our mail."),
	T("mail.domain", "localhost", "Domain of our Message-IDs."),
	N("mail.tries", "12", 1, 100, "Tries before a letter is given up."),
	N("mail.lease", "300", 2, 3600, "Seconds a courier may take over one "
	    "letter before another takes it up."),
	N("mail.wait", "60", 1, 86400, "Seconds before the second try; "
	    "each next wait is longer."),

	N("password.least", "15", 8, 64, "Fewest characters of a password."),
	P("password.blocklist", DATADIR "/passwords.txt",
	    "File of passwords nobody may choose, one a line; empty: none."),
	S("password.mix", "off", "Ask for upper and lower case, digit and "
	    "sign (not advised)."),
	N("password.hashes", "1", 1, 64, "Passwords hashed at once; at most "
	    "half as many as there are processors, so that pages do not wait "
	    "for them."),
	N("password.queue", "32", 0, 1000, "Who may wait for that, while a "
	    "worker is left; the rest are asked to come back."),

	N("session.citizen.idle", "1800", 60, 86400,
	    "Seconds without a request after which a citizen is signed out."),
	N("session.citizen.most", "43200", 300, 2592000,
	    "Seconds after which a citizen is signed out in any case."),
	N("session.staff.idle", "900", 60, 86400, "The same for staff."),
	N("session.staff.most", "28800", 300, 2592000, "The same for staff."),

	N("feedback.days", "14", 1, 365,
	    "Days a closed case may be rated or opened again."),
};

const size_t conf_keys_count = sizeof(conf_keys) / sizeof(conf_keys[0]);

_Static_assert(sizeof(conf_keys) / sizeof(conf_keys[0]) <= CONF_KEYS_MAX,
    "struct conf has room for every key");

int
conf_key(const char *name)
{
	for (size_t i = 0; i < conf_keys_count; i++)
		if (strcmp(conf_keys[i].name, name) == 0)
			return (int)i;
	return -1;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* How many letters must be put in, taken out or changed (Levenshtein). */
static int
distance(const char *a, const char *b)
{
	enum { MAX = 48 };
	int row[MAX + 1], up, left;

	if (strlen(a) > MAX || strlen(b) > MAX)
		return MAX;
	for (int j = 0; j <= (int)strlen(b); j++)
		row[j] = j;
	for (int i = 1; a[i - 1]; i++) {
		up = i - 1;
		row[0] = i;
		for (int j = 1; b[j - 1]; j++) {
			left = row[j];
			row[j] = least(least(row[j], row[j - 1]) + 1,
			    up + (a[i - 1] != b[j - 1]));
			up = left;
		}
	}
	return row[strlen(b)];
}

const char *
conf_key_near(const char *name)
{
	const char *near = NULL;
	int best = 5;		/* farther than that is no slip of the hand */

	for (size_t i = 0; i < conf_keys_count; i++) {
		int d = distance(name, conf_keys[i].name);

		if (d >= best)
			continue;
		best = d;
		near = conf_keys[i].name;
	}
	return near;
}

/* A new paragraph where a key is about something else than the one before:
 * "worker.requests" goes with "workers". */
static bool
same_group(const char *a, const char *b)
{
	return strncmp(a, b, 4) == 0;
}

/* A remark, in lines of at most 78 columns. */
static void
print_remark(const char *text)
{
	size_t column = 0, len;

	for (; *text; text += len + (text[len] == ' ')) {
		len = strcspn(text, " ");
		if (column == 0 || column + 1 + len > 78)
			column = (size_t)printf("%s# %.*s", column ? "\n" : "",
			    (int)len, text) - (column > 0);
		else
			column += (size_t)printf(" %.*s", (int)len, text);
	}
	putchar('\n');
}

void
conf_describe(void)
{
	const struct conf_key *k, *before = NULL;

	puts("# aedile.conf: one file for every program of aedile.\n"
	    "# A line says key = value. What is commented out shows the "
	    "default.\n"
	    "# Paths that do not begin with a slash start at this file's "
	    "folder.");
	for (size_t i = 0; i < conf_keys_count; i++) {
		k = &conf_keys[i];
		if (!before || !same_group(before->name, k->name))
			putchar('\n');
		print_remark(k->sentence);
		if (k->kind == CONF_NUMBER)
			printf("# From %ld to %ld.\n", k->least, k->most);
		if (k->kind == CONF_SWITCH)
			puts("# on or off.");
		if (k->value)
			printf("#%s =%s%s\n", k->name, *k->value ? " " : "",
			    k->value);
		else
			printf("%s =\n", k->name);
		before = k;
	}
}
