/* main.c: aedile-courier: letters leave, one after the other, until SIGTERM. */
/* SPDX-License-Identifier: ISC */
#include "courier.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cage.h"
#include "smtp.h"
#include "theme.h"

enum { IDLE_US = 1000000, SWEEP_EVERY = 3600 };

volatile sig_atomic_t courier_stopping;

static void
on_stop(int signal_number)
{
	courier_stopping = signal_number;
}

static void
usage(FILE *to)
{
	fputs("usage: aedile-courier [--conf FILE]\n"
	    "Takes the letters of the outbox to the mail server of "
	    "aedile.conf.\n", to);
}

static const char *
read_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "conf", required_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 }
	};
	const char *file = NULL;
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'c':
			file = optarg;
			break;
		case 'h':
			usage(stdout);
			exit(0);
		case 'v':
			puts("aedile-courier " PACKAGE_VERSION);
			exit(0);
		default:
			usage(stderr);
			exit(2);
		}
	return file;
}

static void
open_all(struct courier *c, const char *file)
{
	const char *fault = NULL;

	secret_open();
	c->conf = conf_open(file);
	c->lease = conf_number(c->conf, "mail.lease");
	c->pool = pool_new();
	theme_start();
	time_open(conf_site(c->conf)->zone);
	c->theme = theme_open_anyhow(conf_text(c->conf, "theme.folder"),
	    conf_text(c->conf, "theme"), &fault);
	if (!c->theme)
		log_die("theme %s: %s: see theme and theme.folder in "
		    "aedile.conf", conf_text(c->conf, "theme"), fault);
	c->db = db_open(c->conf, "courier");
	c->smtp = smtp_open(c->conf);
}

static void
close_all(struct courier *c)
{
	smtp_close(c->smtp);
	db_close(c->db);
	theme_close(c->theme);
	pool_free(c->pool);
	conf_close(c->conf);
}

/* One letter. False: there was none. */
static bool
work(struct courier *c)
{
	struct claim claim;
	bool found = letter_claim(c, &claim);

	if (found) {
		theme_catch_up(c->theme);
		letter_deliver(c, &claim);
	}
	pool_empty(c->pool);
	return found;
}

static void
heed_signals(void)
{
	const struct sigaction stop = { .sa_handler = on_stop };

	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGHUP, &stop, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* Letters, until we are told to stop, or cannot go on as we are. */
static int
carry(const char *conf_file, const struct porter *porter)
{
	struct courier courier = { 0 };
	int64_t sweep_at = 0;

	open_all(&courier, conf_file);
	heed_signals();
	cage_courier(courier.conf);
	log_event("sys_startup", "ready");
	/* A sheet that ate all memory left libxml2 halfway. */
	while (!courier_stopping && !theme_worn()) {
		clerk_keep(&courier, porter);
		if (!work(&courier))
			usleep(IDLE_US);
		if (time_monotonic_us() > sweep_at) {
			letters_sweep(&courier);
			sweep_at = time_monotonic_us() + SWEEP_EVERY * 1000000L;
		}
	}
	clerk_end(&courier);
	close_all(&courier);
	return !courier_stopping || courier_stopping == SIGHUP ?
	    COURIER_AFRESH : EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
	log_name("courier");
	return courier_live(carry, read_options(argc, argv));
}
