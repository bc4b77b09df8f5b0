/* clerk.c: a child that tells administrators how the courier is, also while
 * that waits for the mail server. */
/* SPDX-License-Identifier: ISC */
#include "courier.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "courier_sql.h"
#include "porter.h"
#include "tally.h"
#include "theme.h"

enum { LATE_US = 120 * 1000000 };	/* longer than any letter takes */

static void
gauge(FILE *out, const char *name, const char *help, uint64_t value)
{
	tally_head(out, name, "gauge", help);
	fprintf(out, "%s{program=\"courier\"} %llu\n", name,
	    (unsigned long long)value);
}

static void
write_outbox(FILE *out, struct db *db, struct pool *pool)
{
	struct rows *found = db_query(db, &sql_outbox_figures);

	(void)pool;
	if (!rows_next(found))
		return;
	gauge(out, "aedile_outbox_waiting", "Letters that wait to leave.",
	    rows_u64(found, "waiting"));
	gauge(out, "aedile_outbox_oldest_seconds",
	    "How long the oldest of them has waited.",
	    rows_u64(found, "oldest"));
	gauge(out, "aedile_outbox_dead", "Letters that were given up.",
	    rows_u64(found, "dead"));
}

static void
attend(const struct courier *c, const struct porter *porter)
{
	int64_t silent;
	bool behind = tally_last_beat(&silent);
	const struct porter_state state = {
		.conf = c->conf,
		.program = "courier",
		.ill = silent > LATE_US ? "it has stopped working" : NULL,
		.theme = behind ? "the last good one is used until it is "
		    "mended" : NULL,
		.workers = silent <= LATE_US,
		.more = write_outbox,
	};
	int fd = porter_take(porter);

	if (fd >= 0)
		porter_answer(fd, &state);
}

/* The parent may be killed at any moment: then nobody is to answer. */
static _Noreturn void
become_clerk(const struct courier *c, const struct porter *porter, pid_t parent)
{
	struct pollfd asked = { .fd = porter->fd, .events = POLLIN };

	signal(SIGTERM, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	while (getppid() == parent)
		if (poll(&asked, 1, 1000) > 0)
			attend(c, porter);
	_exit(EXIT_SUCCESS);
}

void
clerk_keep(struct courier *c, const struct porter *porter)
{
	pid_t parent = getpid();

	tally_beat(theme_behind(c->theme));
	if (porter->fd < 0 || (c->clerk > 0 &&
	    waitpid(c->clerk, NULL, WNOHANG) == 0))
		return;
	c->clerk = fork();
	if (c->clerk == 0)
		become_clerk(c, porter, parent);
}

void
clerk_end(struct courier *c)
{
	if (c->clerk > 0) {
		kill(c->clerk, SIGKILL);
		waitpid(c->clerk, NULL, 0);
	}
	c->clerk = 0;
}
