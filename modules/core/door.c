/* door.c: the main() of every module: options, and what to become. */
/* SPDX-License-Identifier: ISC */
#include "door.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "conf.h"
#include "db.h"
#include "door_house.h"
#include "log.h"
#include "pool.h"
#include "request.h"
#include "route.h"
#include "secret.h"
#include "theme.h"

enum { NICE = 5 };	/* setpriority(2) */

extern char **environ;

static const struct option options[] = {
	{ "conf",	required_argument, NULL, 'c' },
	{ "take-over",	no_argument, NULL, 't' },
	{ "describe",	no_argument, NULL, 'd' },
	{ "check-sql",	no_argument, NULL, 'q' },
	{ "help",	no_argument, NULL, 'h' },
	{ "version",	no_argument, NULL, 'v' },
	{ 0 }
};

static int
usage(const char *name, FILE *out, int status)
{
	fprintf(out, "Usage: aedile-%s [--conf FILE]\n"
	    "Serve the %s pages of aedile over FastCGI, to nginx.\n\n"
	    "  --conf FILE   read this aedile.conf (else $AEDILE_CONF, else "
	    CONFDIR "/aedile.conf)\n"
	    "  --take-over   once all is ready, take the socket from the one "
	    "that runs\n"
	    "  --describe    print routes, forms and limits as XML\n"
	    "  --check-sql   prepare every named query on the database, as "
	    "TAP\n"
	    "  --help, --version\n\n"
	    "SIGTERM stops it once all are served, SIGHUP reads conf and "
	    "theme anew.\nWhere REQUEST_METHOD is set, one request is "
	    "served as plain CGI.\n", name, name);
	return status;
}

static long
stdin_read(void *from, char *buf, long size)
{
	size_t got = fread(buf, 1, (size_t)size, from);

	return got == 0 && ferror(from) ? -1 : (long)got;
}

static int
stdout_write(void *to, const char *bytes, size_t len)
{
	return fwrite(bytes, 1, len, to) == len ? 0 : -1;
}

/* One request, from the environment and standard input: for a debugger and
 * for tests. */
static int
serve_cgi(struct house *house)
{
	struct source src = { environ, stdin_read, stdin };
	struct sink sink = { stdout_write, stdout };

	house->db = db_open(house->conf, house->module->name);
	serve_request(house, &src, &sink);
	fflush(stdout);
	serve_done(house);
	db_close(house->db);
	return EXIT_SUCCESS;
}

/* Prepare every named query against the live schema, as TAP. A writing
 * transaction: in one that may only read, MariaDB refuses an INSERT. */
static int
check_sql(struct house *house)
{
	struct db *db = db_open(house->conf, house->module->name);
	int n = 0, wrong = 0;

	for (const struct sql *const *q = house->module->queries; *q; q++) {
		bool ok = db_begin(db, house->pool, DB_WRITE) &&
		    db_check(db, *q);

		wrong += !ok;
		printf("%sok %d - %s\n", ok ? "" : "not ", ++n, (*q)->name);
		if (!ok)
			printf("# %s\n", db_fault(db) ? db_fault(db) : "");
		db_end(db, false);
	}
	printf("1..%d\n", n);
	db_close(db);
	return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* What is missing is said now, not to the first who asks. A running program
 * outlives the loss of its database; one that never had it was set up wrong. */
static void
check_ground(struct house *house)
{
	struct db *db;

	if (!conf_secret(house->conf, "site"))
		log_die("%s/site is missing: aedile keys makes it",
		    conf_text(house->conf, "keys"));
	db = db_open(house->conf, house->module->name);
	if (!db_begin(db, house->pool, DB_READ))
		log_die("database: %s: see database.* in aedile.conf, and "
		    "that the server runs", db_fault(db) ? db_fault(db) :
		    "cannot be reached");
	db_end(db, true);
	db_close(db);
	pool_empty(house->pool);
}

static int
serve_fcgi(struct house *house)
{
	struct listener at;
	int status;

	check_ground(house);
	listen_open(&at, house);
	status = watch_workers(house, &at);
	close(at.fd);
	return status;
}

/* conf is enough: no theme, no socket. */
static int
become_checker(struct house *house)
{
	int status;

	house->conf = conf_open(house->conf_file);
	status = check_sql(house);
	conf_close(house->conf);
	pool_free(house->pool);
	return status;
}

/* A reload that comes too early waits until there is somebody to hear it. */
static void
keep_reload(void)
{
	sigset_t reload;

	sigemptyset(&reload);
	sigaddset(&reload, SIGHUP);
	sigprocmask(SIG_BLOCK, &reload, NULL);
}

/* A password takes a processor's whole time for a while: where all are busy,
 * the pages of the other programs come first. */
static void
step_back(const struct module *module)
{
	for (const struct route *r = module->routes; r->path; r++)
		if (r->hashes)
			setpriority(PRIO_PROCESS, 0,
			    getpriority(PRIO_PROCESS, 0) + NICE);
}

static int
become_server(struct house *house)
{
	bool once = getenv("REQUEST_METHOD");
	char why[1024];
	int status;

	if (!once)
		keep_reload();
	theme_start_pages();
	if (!house_read(house, once ? theme_open : theme_open_anyhow, why,
	    sizeof(why)))
		log_die("%s", why);
	secret_open();
	step_back(house->module);
	signal(SIGPIPE, SIG_IGN);
	status = once ? serve_cgi(house) : serve_fcgi(house);
	house_close(house);
	return status;
}

int
door_open(const struct module *module, int argc, char **argv)
{
	struct house house = {
		.module = module,
		.trace = getenv("AEDILE_TRACE") != NULL,
	};
	int what = 's', c;

	log_name(module->name);
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		if (c == 'c')
			house.conf_file = optarg;
		else if (c == 't')
			house.takes_over = true;
		else if (c == '?')
			return usage(module->name, stderr, EXIT_FAILURE);
		else
			what = c;
	if (optind < argc)
		return usage(module->name, stderr, EXIT_FAILURE);
	house.pool = pool_new();
	if (what == 's')
		return become_server(&house);
	if (what == 'q')
		return become_checker(&house);
	if (what == 'd')
		route_describe(module);
	else if (what == 'v')
		printf("aedile-%s %s\n", module->name, VERSION);
	else
		usage(module->name, stdout, EXIT_SUCCESS);
	pool_free(house.pool);
	return EXIT_SUCCESS;
}
