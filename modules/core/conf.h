/* conf.h: aedile.conf, read once at start, and what it says of the site. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CONF_H
#define CORE_CONF_H

#include <stdbool.h>
#include <stddef.h>

struct conf;

/* What pages, letters and cookies must know of the portal. */
struct site {
	const char	*name;		/* "City of Boston" */
	const char	*address;	/* "https://example.org", no path */
	const char	*prefix;	/* "" or "/portal": no slash at end */
	const char	*language;	/* the default one, "en" */
	const char	*zone;		/* of times shown, "Europe/Zurich" */
	const char	*contact;	/* e-mail address for help */
	const char	*mail_from;
	const char	*cookie;	/* its name; conf_site.c chooses it */
	bool		 secure;	/* cookies may travel over TLS only */
};

/*
 * Read the file, or the one $AEDILE_CONF names, or CONFDIR/aedile.conf.
 * Every key has a default but the few that no one can guess. Dies in one
 * line that tells how to mend it: no file, unknown key, key said twice, value
 * out of range.
 */
struct conf *conf_open(const char *file);
/* The same, but on a fault writes it to why and is NULL: a running program
 * reads anew, and stays with what it has when that is wrong. */
struct conf *conf_read(const char *file, char *why, size_t size);
void conf_close(struct conf *);

/* The file that was read. */
const char *conf_file(const struct conf *);
/* The value of a key. A key that conf.c does not list is a fault of ours
 * and kills the process. */
const char *conf_text(const struct conf *, const char *key);
long conf_number(const struct conf *, const char *key);
bool conf_switch(const struct conf *, const char *key);
const struct site *conf_site(const struct conf *);

/* A secret of the keys folder, trimmed, or NULL where there is no such file:
 * "site", "pepper", "database-cases" ... Owned by conf. Dies where others
 * than its owner may read the file, or we may not. */
const char *conf_secret(const struct conf *, const char *name);

/* Every key, its default and what it is for, as an example aedile.conf. */
void conf_describe(void);

#endif
