/* door_watch.c: the parent: hires workers, replaces those that go, and tells
 * them when to stop. It never touches a request. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cage.h"
#include "conf.h"
#include "porter.h"
#include "door_crew.h"
#include "guard.h"
#include "log.h"
#include "route.h"
#include "tally.h"
#include "theme.h"
#include "time.h"

enum {
	STOP_SECONDS = 15, SECOND = 1000000,
	CLERKS = 4, CLERK_SECONDS = 20,
};

struct watch {
	struct house	*house;
	struct listener	*at;
	struct crew	 crew;
	struct porter	 porter;
	pid_t		 clerks[CLERKS];	/* who answer there; 0: none */
	int		 signals;
	bool		 stopping;
	int64_t		 deadline;	/* for stopping */
};

static void
open_signals(struct watch *w)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	/* Blocked, they wait for us: no handler, nothing is interrupted.
	 * Children inherit that, and what is ignored here. */
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGUSR1, SIG_IGN);
	if ((w->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)) < 0)
		log_die("signalfd: %s", strerror(errno));
}

static void
stop(struct watch *w)
{
	if (w->stopping)
		return;
	w->stopping = true;
	w->deadline = time_monotonic_us() + STOP_SECONDS * (int64_t)SECOND;
	log_event("sys_shutdown", "told to stop");
	watch_notify("STOPPING=1");
	/* First the address goes, then the queue is served: whoever got in
	 * gets an answer, and the queue has an end. */
	listen_close(w->at);
	crew_tell(&w->crew, SIGTERM);
}

/* The old workers go on until the new ones stand ready. */
static void
reload(struct watch *w)
{
	char why[1024];

	if (w->stopping)
		return;
	if (!house_read(w->house, theme_open_tried, why, sizeof(why))) {
		log_error("reload: %s; all stays as it was", why);
		return;
	}
	log_info("reload: new workers come");
	crew_renew(&w->crew, (size_t)conf_number(w->house->conf, "workers"));
}

/* Every sheet is compiled here alone, and the workers share it. */
static void
look_at_theme(struct watch *w)
{
	if (!w->stopping && theme_refresh(w->house->theme))
		crew_renew(&w->crew,
		    (size_t)conf_number(w->house->conf, "workers"));
}

static void
hear(struct watch *w)
{
	struct signalfd_siginfo info;

	while (read(w->signals, &info, sizeof(info)) == sizeof(info))
		if (info.ssi_signo == SIGHUP)
			reload(w);
		else if (info.ssi_signo != SIGCHLD)
			stop(w);
}

/* In the child: one answer, by a copy of all that the parent knows. */
static _Noreturn void
become_clerk(struct watch *w, int fd)
{
	const struct house *house = w->house;
	const struct porter_state state = {
		.conf = house->conf,
		.program = house->module->name,
		.ill = w->stopping ? "it stops" :
		    crew_ready(&w->crew) ? NULL : "no worker is ready",
		.theme = theme_behind(house->theme),
		.workers = crew_ready(&w->crew),
		.hashes = guard_hashes(house->module->routes),
	};

	alarm(CLERK_SECONDS);
	close(w->at->fd);
	porter_forget(&w->porter);
	porter_answer(fd, &state);
	_exit(EXIT_SUCCESS);
}

/* Somebody asks how we are. The database may be slow to tell: a child asks
 * it, and no worker has to wait for us. */
static void
attend(struct watch *w)
{
	int fd = porter_take(&w->porter);

	for (int i = 0; fd >= 0 && i < CLERKS; i++) {
		if (w->clerks[i])
			continue;
		w->clerks[i] = fork();
		if (w->clerks[i] == 0)
			become_clerk(w, fd);
		if (w->clerks[i] < 0)
			w->clerks[i] = 0;
		break;
	}
	if (fd >= 0)
		close(fd);
}

static void
reap_clerks(struct watch *w)
{
	for (int i = 0; i < CLERKS; i++)
		if (w->clerks[i] && waitpid(w->clerks[i], NULL, WNOHANG))
			w->clerks[i] = 0;
}

static void
nap(struct watch *w)
{
	int milliseconds = crew_pause(&w->crew, w->stopping);
	int look = theme_pause(w->house->theme);
	struct pollfd fds[] = {
		{ .fd = w->signals, .events = POLLIN },
		{ .fd = w->crew.ready[0], .events = POLLIN },
		{ .fd = w->porter.fd, .events = POLLIN },
	};

	if (milliseconds < 0 || milliseconds > look)
		milliseconds = look;
	if (poll(fds, 3, milliseconds) < 0 && errno != EINTR)
		log_die("poll: %s", strerror(errno));
	if (fds[2].revents & POLLIN)
		attend(w);
}

/* In the child: serve, and leave nothing behind. Never returns. */
static _Noreturn void
become_worker(struct watch *w)
{
	int status;

	close(w->signals);
	close(w->crew.ready[0]);
	porter_forget(&w->porter);
	crew_forget(&w->crew);
	status = worker_run(w->house, w->at, w->crew.ready[1]);
	house_close(w->house);
	exit(status);
}

/* When we stop, who had to empty the queue may have come to the end of its
 * own days: then another one does. */
static bool
wants(const struct watch *w)
{
	if (!w->stopping)
		return crew_wants(&w->crew);
	return w->crew.count == 0 && listen_waits(w->at) &&
	    time_monotonic_us() < w->deadline;
}

static void
hire(struct watch *w)
{
	while (wants(w)) {
		pid_t pid = crew_hire(&w->crew);

		if (pid == 0)
			become_worker(w);
		if (w->stopping && pid < 0)
			return;
		if (w->stopping)
			kill(pid, SIGTERM);
	}
}

static void
open_porter(struct watch *w)
{
	porter_open(&w->porter, w->house->conf, w->house->module->name);
}

static void
announce(struct watch *w)
{
	if (!crew_settle(&w->crew))
		return;
	if (*w->at->becomes) {
		listen_take_over(w->at);
		open_porter(w);
	}
	log_event(w->crew.shift ? "sys_restart" : "sys_startup",
	    "%zu workers serve %s", w->crew.wanted,
	    *w->at->path ? w->at->path : "the socket handed over");
	watch_notify("READY=1");
}

int
watch_workers(struct house *house, struct listener *at)
{
	struct watch w = { .house = house, .at = at };

	tally_open();
	cage_tell(house->conf);
	cage_parent(house->conf);
	open_signals(&w);
	w.porter.fd = -1;
	if (!*at->becomes)
		open_porter(&w);
	crew_open(&w.crew, (size_t)conf_number(house->conf, "workers"));
	while (!w.stopping || w.crew.count || wants(&w)) {
		hire(&w);
		nap(&w);
		hear(&w);
		look_at_theme(&w);
		crew_reap(&w.crew, w.stopping);
		reap_clerks(&w);
		announce(&w);
		if (w.stopping && time_monotonic_us() > w.deadline)
			crew_tell(&w.crew, SIGKILL);
	}
	porter_close(&w.porter);
	crew_close(&w.crew);
	close(w.signals);
	return EXIT_SUCCESS;
}
