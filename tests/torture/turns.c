/* turns.c: each request is served by a child of its own, made of a worker
 * that has served none; so all begin alike, and who dies costs nothing. */
/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { IDLE_US = 1000000 };	/* the courier's nap */

static bool child, begun;

bool
turn_may_connect(void)
{
	return child || !getenv("TORTURE_COURIER");
}

static void
begin(void)
{
	order_begin();
	if (!begun)
		random_begin(order_seed());
	begun = true;
}

/* What the child did is done: another, or the end. */
static void
end(void)
{
	bool last = begun && order_is_last();

	order_done();
	if (last)
		exit(EXIT_SUCCESS);
}

/* In the child: true. The parent lets go of the connection, and waits until
 * the child has gone. */
static bool
divide(int connection)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		return child = true;
	}
	if (connection >= 0)
		REAL(close)(connection);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	report("ended %d\n", pid < 0 ? -1 : status);
	return false;
}

int
accept4(int fd, struct sockaddr *at, socklen_t *size, int flags)
{
	int one = REAL(accept4)(fd, at, size, flags);

	if (one < 0)
		return one;
	if (!child && !divide(one)) {
		errno = EAGAIN;
		return -1;
	}
	begin();
	return one;
}

int
epoll_wait(int fd, struct epoll_event *events, int n, int ms)
{
	if (child)
		end();
	return REAL(epoll_wait)(fd, events, n, ms);
}

/* The courier has no socket: its turn begins when it is told, and ends when
 * it finds nothing to do. */
int
usleep(useconds_t us)
{
	struct timespec t = { us / 1000000, us % 1000000 * 1000 };

	if (us != IDLE_US)
		return nanosleep(&t, NULL);
	if (child)
		end();
	do
		order_wait();
	while (!child && !divide(-1));
	begin();
	return 0;
}

/* A courier that begins afresh would be one that waits for orders: this turn
 * has ended, and the next is another child's. */
int
execv(const char *path, char *const *argv)
{
	if (child)
		exit(EXIT_SUCCESS);
	return REAL(execv)(path, argv);
}
