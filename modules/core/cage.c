/* cage.c: what each program needs, and the limits that go with it. */
/* SPDX-License-Identifier: ISC */
#include "cage.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "cage_bars.h"
#include "conf.h"
#include "form.h"
#include "log.h"
#include "route.h"
#include "turn.h"

enum {
	MEMORY = 1 << 30,
	DESCRIPTORS = 64,
	DNS = 53, SMTP = 25, SMTPS = 465,
};

/* What the C library and others load when they first need it. */
static const char *const system_files[] = {
	"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib",
	"/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo",
	"/dev/urandom",
#ifdef POOL_DEBUG		/* the leak checker looks at itself */
	"/proc",
#endif
	NULL
};

/* How a name becomes an address, and whom we believe that it is his. */
static const char *const network_files[] = {
	"/etc/resolv.conf", "/run/systemd/resolve", "/etc/hosts",
	"/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf",
	"/etc/services",
	"/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/gnutls",
	"/etc/pki/tls", "/usr/share/ca-certificates",
	"/usr/local/share/ca-certificates",
	NULL
};

static void
read_also(struct bars *b, const char *path)
{
	assert(b->reads < PATHS_MOST);
	if (*path)
		b->read[b->reads++] = path;
}

static void
read_all(struct bars *b, const char *const *paths)
{
	for (; *paths; paths++)
		read_also(b, *paths);
}

static void
write_also(struct bars *b, const char *path)
{
	b->may |= MAY_WRITE;
	b->write[b->writes++] = path;
}

static void
phone(struct bars *b, long port)
{
	if (!(b->may & MAY_PHONE)) {
		b->may |= MAY_PHONE;
		b->ports[b->port_count++] = DNS;
		read_all(b, network_files);
	}
	b->ports[b->port_count++] = port;
}

static void
phone_database(struct bars *b, const struct conf *conf)
{
	if (*conf_text(conf, "database.socket") ||
	    !*conf_text(conf, "database.host"))
		return;
	phone(b, conf_number(conf, "database.port"));
	read_also(b, conf_text(conf, "database.ca"));
}

static void
limit(int what, rlim_t most)
{
	const struct rlimit room = { most, most };

	setrlimit((__rlimit_resource_t)what, &room);
}

/* Keys and people's words are in our memory: no core file, no debugger but
 * root's; and nobody takes the machine down with it. */
static void
set_limits(const struct bars *b)
{
	limit(RLIMIT_CORE, 0);
#ifndef POOL_DEBUG	/* sanitizers need room, a thread, and to look in */
	prctl(PR_SET_DUMPABLE, 0);
	if (!(b->may & MAY_ROAM))
		limit(RLIMIT_AS, MEMORY);
	if (!(b->may & MAY_FORK))
		limit(RLIMIT_NPROC, 0);
#endif
	if (!(b->may & MAY_ROAM))
		limit(RLIMIT_NOFILE, DESCRIPTORS);
}

static void
close_cage(const struct bars *b)
{
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	bars_paths(b);
	bars_calls(b);
}

void
cage_parent(const struct conf *conf)
{
	const struct bars b = {
		.may = MAY_FORK | MAY_PHONE | MAY_WRITE | MAY_ROAM,
	};

	set_limits(&b);
	if (conf_switch(conf, "sandbox"))
		close_cage(&b);
}

static bool
has_field(const struct form *form, enum field_kind kind)
{
	const struct field *f = form ? form->fields : NULL;

	for (; f && f->kind != FIELD_END; f++)
		if (f->kind == kind)
			return true;
	return false;
}

static bool
asks_for(const struct route *routes, enum field_kind kind)
{
	for (; routes->path; routes++)
		if (has_field(routes->form, kind))
			return true;
	return false;
}

void
cage_worker(const struct conf *conf, const struct route *routes)
{
	struct bars b = { .may = 0 };
	char turns[4096];

	read_all(&b, system_files);
	phone_database(&b, conf);
	if (asks_for(routes, FIELD_FILE))
		write_also(&b, conf_text(conf, "files"));
	if (asks_for(routes, FIELD_PASSWORD) ||
	    asks_for(routes, FIELD_NEW_PASSWORD)) {
		read_also(&b, conf_text(conf, "password.blocklist"));
		turn_file(conf, turns, sizeof(turns));
		write_also(&b, turns);
	}
	set_limits(&b);
	if (conf_switch(conf, "sandbox"))
		close_cage(&b);
}

/* The port of smtp://HOST[:PORT][/...] or smtps://... */
static long
mail_port(const char *url)
{
	const char *host = strstr(url, "://"), *end, *colon;

	host = host ? host + 3 : url;
	end = host + strcspn(host, "/");
	colon = *host == '[' ? strchr(host, ']') : host;
	colon = colon ? strchr(colon, ':') : NULL;
	if (colon && colon < end)
		return strtol(colon + 1, NULL, 10);
	return strncmp(url, "smtps:", 6) == 0 ? SMTPS : SMTP;
}

void
cage_courier(const struct conf *conf)
{
	struct bars b = { .may = MAY_FORK };

	read_all(&b, system_files);
	read_also(&b, conf_text(conf, "theme.folder"));
	phone_database(&b, conf);
	phone(&b, mail_port(conf_text(conf, "mail.smtp")));
	write_also(&b, "/dev/null");
	set_limits(&b);
	if (conf_switch(conf, "sandbox"))
		close_cage(&b);
}

void
cage_trial(const char *themes)
{
	struct bars b = { .may = 0 };

	read_all(&b, system_files);
	read_also(&b, themes);
	set_limits(&b);
	close_cage(&b);
}

void
cage_tell(const struct conf *conf)
{
	int abi = cage_has_paths();

	if (!conf_switch(conf, "sandbox"))
		log_error("sandbox = off: whoever takes a worker over can do "
		    "all that our user can");
	else if (!cage_has_calls())
		log_error("this kernel has no seccomp: system calls are not "
		    "filtered");
	else if (!abi)
		log_error("this kernel has no Landlock: workers can open what "
		    "our user can");
	else
		log_info("workers are caged: seccomp, Landlock %d", abi);
}
