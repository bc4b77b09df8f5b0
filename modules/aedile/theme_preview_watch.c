/* theme_preview_watch.c: draw the gallery at each save. */
/* SPDX-License-Identifier: ISC */
#include "theme_preview.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "theme.h"

enum {
	LOOK_MS = 200,		/* between two looks at the files' times */
	SETTLE_MS = 60,		/* a save may take some writes */
	BROKEN = 3,		/* a drawing's exit status; told already */
};

static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	stopped = number;
}

static void
heed(void (*handler)(int))
{
	struct sigaction act = { .sa_handler = handler };

	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGHUP, &act, NULL);
}

static void
rest(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* Nothing drawn yet: a menu without pages, which says the fault. */
static void
show_fault(const struct gallery *g)
{
	struct gallery none = { .s = g->s, .to = g->to };

	if (access(pool_print(g->s->pool, "%s/index.html", g->to), F_OK)) {
		gallery_copy(&none, pool_print(g->s->pool, "%s/preview",
		    g->s->xsl), "preview");
		gallery_index(&none);
	}
	gallery_stamp(&none, g->fault, true);
	gallery_publish(&none);
}

/* In a process of its own: no sheet that leaves libxml2 in the middle of its
 * work, or worse, ends the watch. */
_Noreturn static void
draw(struct gallery *g)
{
	heed(SIG_DFL);
	if (gallery_draw(g)) {
		gallery_tell(g);
		exit(EXIT_SUCCESS);
	}
	show_fault(g);
	printf("%s\n", g->fault);
	exit(BROKEN);
}

/* False where no file can be written: what wants mending is said already. */
static bool
draw_apart(struct gallery *g)
{
	int status = 0;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid < 0)
		log_die("cannot start a process: %s", strerror(errno));
	if (pid == 0)
		draw(g);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status) && !stopped) {
		g->fault = pool_print(g->s->pool, "drawing was ended by "
		    "signal %d", WTERMSIG(status));
		show_fault(g);
		printf("%s\n", g->fault);
	}
	return !WIFEXITED(status) || WEXITSTATUS(status) != EXIT_FAILURE;
}

/* The stamp of files that nobody writes at this moment. */
static unsigned long
settled(const struct gallery *g, unsigned long stamp)
{
	unsigned long before;

	do {
		before = stamp;
		rest(SETTLE_MS);
		stamp = theme_stamp(g->s->xsl);
	} while (stamp != before && !stopped);
	return stamp;
}

int
gallery_watch(struct gallery *g)
{
	unsigned long drawn = theme_stamp(g->s->xsl), stamp;
	bool good;

	heed(stop);
	for (good = draw_apart(g); good && !stopped; rest(LOOK_MS)) {
		stamp = theme_stamp(g->s->xsl);
		if (stamp == drawn)
			continue;
		drawn = settled(g, stamp);
		if (!stopped)
			good = draw_apart(g);
	}
	if (!good)
		return EXIT_FAILURE;
	gallery_stamp(g, NULL, false);
	gallery_publish(g);
	return EXIT_SUCCESS;
}
