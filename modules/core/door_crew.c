/* door_crew.c: hire, count and dismiss workers. */
/* SPDX-License-Identifier: ISC */
#include "door_crew.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log.h"
#include "tally.h"
#include "time.h"

enum {
	MS = 1000,			/* microseconds */
	YOUNG = 5000 * MS,		/* a death before that is a bad sign */
	WAIT_LEAST = 100 * MS, WAIT_MOST = 5000 * MS,
};

void
crew_open(struct crew *c, size_t wanted)
{
	*c = (struct crew){ .wanted = wanted };
	if (pipe2(c->ready, O_CLOEXEC) < 0 ||
	    fcntl(c->ready[0], F_SETFL, O_NONBLOCK) < 0)
		log_die("pipe: %s", strerror(errno));
}

void
crew_close(struct crew *c)
{
	close(c->ready[0]);
	close(c->ready[1]);
	crew_forget(c);
}

void
crew_forget(struct crew *c)
{
	free(c->mates);
	c->mates = NULL;
	c->count = c->room = 0;
}

static size_t
count_shift(const struct crew *c, bool ready_only)
{
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++)
		n += c->mates[i].shift == c->shift &&
		    (!ready_only || c->mates[i].ready);
	return n;
}

size_t
crew_ready(const struct crew *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->count; i++)
		n += c->mates[i].ready;
	return n;
}

bool
crew_wants(const struct crew *c)
{
	return count_shift(c, false) < c->wanted &&
	    time_monotonic_us() >= c->not_before;
}

static struct mate *
new_mate(struct crew *c)
{
	if (c->count == c->room) {
		c->room = c->room * 2 + 8;
		c->mates = reallocarray(c->mates, c->room, sizeof(*c->mates));
		if (!c->mates)
			log_die("out of memory for workers");
	}
	return &c->mates[c->count];
}

/* A worker outlives no parent. */
static void
begin_life(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		exit(EXIT_FAILURE);
}

pid_t
crew_hire(struct crew *c)
{
	struct mate *mate = new_mate(c);
	pid_t parent = getpid(), pid = fork();

	if (pid == 0) {
		begin_life(parent);
		return 0;
	}
	if (pid < 0) {
		log_error("fork: %s", strerror(errno));
		c->not_before = time_monotonic_us() + WAIT_MOST;
		return pid;
	}
	*mate = (struct mate){ pid, c->shift, false, time_monotonic_us() };
	c->count++;
	return pid;
}

void
crew_renew(struct crew *c, size_t wanted)
{
	c->wanted = wanted;
	c->shift++;
	c->settled = false;
	c->young_deaths = 0;
	c->not_before = 0;
}

void
crew_tell(const struct crew *c, int signal)
{
	for (size_t i = 0; i < c->count; i++)
		kill(c->mates[i].pid, signal);
}

/* Who died young will do so again: wait, each time twice as long. */
static void
slow_down(struct crew *c, const struct mate *mate)
{
	int64_t now = time_monotonic_us(), wait = WAIT_LEAST;

	if (now - mate->born > YOUNG) {
		c->young_deaths = 0;
		return;
	}
	for (unsigned i = 0; i < c->young_deaths && wait < WAIT_MOST; i++)
		wait *= 2;
	c->young_deaths++;
	c->not_before = now + (wait < WAIT_MOST ? wait : WAIT_MOST);
}

static void
mourn(struct crew *c, const struct mate *mate, int status, bool stopping)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS)
		return;
	tally_add(TALLY_WORKER, !WIFSIGNALED(status) ? "status" :
	    WTERMSIG(status) == SIGALRM ? "too_long" : "signal");
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		log_error("worker %ld was stopped: a request took longer "
		    "than worker.seconds", (long)mate->pid);
	else if (WIFSIGNALED(status))
		log_error("worker %ld was ended by signal %d (%s)",
		    (long)mate->pid, WTERMSIG(status),
		    strsignal(WTERMSIG(status)));
	else
		log_error("worker %ld ended with status %d", (long)mate->pid,
		    WEXITSTATUS(status));
	if (!stopping)
		slow_down(c, mate);
}

void
crew_reap(struct crew *c, bool stopping)
{
	int status;

	/* Each by its pid: others have children here, too. */
	for (size_t i = c->count; i-- > 0;)
		if (waitpid(c->mates[i].pid, &status, WNOHANG) > 0) {
			mourn(c, &c->mates[i], status, stopping);
			c->mates[i] = c->mates[--c->count];
		}
}

bool
crew_settle(struct crew *c)
{
	pid_t pid;

	while (read(c->ready[0], &pid, sizeof(pid)) == sizeof(pid))
		for (size_t i = 0; i < c->count; i++)
			if (c->mates[i].pid == pid)
				c->mates[i].ready = true;
	if (c->settled || count_shift(c, true) < c->wanted)
		return false;
	for (size_t i = 0; i < c->count; i++)
		if (c->mates[i].shift != c->shift)
			kill(c->mates[i].pid, SIGHUP);
	c->settled = true;
	return true;
}

int
crew_pause(const struct crew *c, bool stopping)
{
	int64_t left;

	if (stopping)
		return 100;
	if (count_shift(c, false) >= c->wanted)
		return -1;
	left = c->not_before - time_monotonic_us();
	return left > 0 ? (int)(left / MS) + 1 : 0;
}
