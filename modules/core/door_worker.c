/* door_worker.c: one process that serves one request after the other. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <fastcgi.h>
#include <fcgiapp.h>

#include "cage.h"
#include "conf.h"
#include "db.h"
#include "log.h"
#include "request.h"
#include "route.h"
#include "theme.h"

struct worker {
	struct house		*house;
	const struct listener	*at;
	FCGX_Request		 fcgi;
	int			 epoll, signals;
	unsigned		 seconds;	/* for one request */
	long			 left;		/* requests until the end */
};

/* As much as the library has at once, which is wiped there: it frees its
 * buffer as it is, and a password may be in it. */
static long
fcgi_read(void *from, char *buf, long size)
{
	FCGX_Stream *in = from;
	int c = size > 0 ? FCGX_GetChar(in) : -1;
	long more;

	if (c < 0)
		return FCGX_GetError(in) ? -1 : 0;
	more = in->stop - in->rdNext;
	if (more >= size)
		more = size - 1;
	buf[0] = (char)c;
	memcpy(buf + 1, in->rdNext, (size_t)more);
	in->rdNext += more;
	explicit_bzero(in->rdNext - more - 1, (size_t)more + 1);
	return more + 1;
}

static int
fcgi_write(void *to, const char *bytes, size_t len)
{
	return FCGX_PutStr(bytes, (int)len, to) < 0 ? -1 : 0;
}

static void
serve_connection(struct worker *w, int fd)
{
	FCGX_Request *f = &w->fcgi;

	/*
	 * libfcgi would accept by itself, and could neither look who it is
	 * nor stop without losing somebody. It skips that step where ipcFd
	 * is set, which it would close first but for keepConnection; with no
	 * socket to listen on it gives up instead of going back to accept
	 * when what came was no FastCGI (fcgiapp.c of libfcgi 2.4.2).
	 */
	f->listen_sock = -1;
	f->keepConnection = 1;
	f->ipcFd = fd;
	/* No handler: who takes that long is stuck, and ends here. */
	alarm(w->seconds);
	if (FCGX_Accept_r(f) == 0) {
		if (f->role == FCGI_RESPONDER) {
			struct source src = { f->envp, fcgi_read, f->in };
			struct sink sink = { fcgi_write, f->out };

			serve_request(w->house, &src, &sink);
			FCGX_Finish_r(f);
			serve_done(w->house);
		} else {
			log_error("FastCGI role %d refused", f->role);
		}
		w->left--;
	}
	/* Still open where the peer asked to keep it: one kept connection
	 * would keep a whole worker. */
	FCGX_Free(f, 1);
	alarm(0);
}

/* One connection. False: none was waiting. */
static bool
take_one(struct worker *w)
{
	int fd = listen_take(w->at);

	if (fd >= 0) {
		serve_connection(w, fd);
		return true;
	}
	if (errno == EAGAIN)
		return false;
	if (errno != EPERM && errno != ECONNABORTED && errno != EINTR) {
		log_error("accept: %s", strerror(errno));
		usleep(100000);		/* out of descriptors: no tight loop */
	}
	return true;
}

/* SIGTERM: the queue first; no one new can join it. But where the socket was
 * handed to us, it stays for the next one, and so does the queue. SIGHUP: a
 * fresh worker has come and takes it over. */
static void
finish(struct worker *w)
{
	struct signalfd_siginfo info;

	if (read(w->signals, &info, sizeof(info)) != sizeof(info) ||
	    info.ssi_signo != SIGTERM || w->at->handed)
		return;
	while (take_one(w))
		;
}

static bool
watch(struct worker *w, int fd, uint32_t events)
{
	struct epoll_event ev = { .events = events, .data = { .fd = fd } };

	return epoll_ctl(w->epoll, EPOLL_CTL_ADD, fd, &ev) == 0;
}

/* EPOLLEXCLUSIVE: a new connection wakes one of the workers, not all. */
static void
watch_all(struct worker *w)
{
	sigset_t told;

	sigemptyset(&told);
	sigaddset(&told, SIGTERM);
	sigaddset(&told, SIGHUP);
	w->signals = signalfd(-1, &told, SFD_CLOEXEC | SFD_NONBLOCK);
	w->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (w->signals < 0 || w->epoll < 0 ||
	    !watch(w, w->signals, EPOLLIN) ||
	    !watch(w, w->at->fd, EPOLLIN | EPOLLEXCLUSIVE))
		log_die("epoll: %s", strerror(errno));
}

/* Not all workers at the same moment: each takes up to a tenth off. */
static long
lifetime(long requests)
{
	unsigned some = 0;

	if (getrandom(&some, sizeof(some), GRND_NONBLOCK) < 0)
		some = (unsigned)getpid();
	return requests - (long)(some % (unsigned long)(requests / 10 + 1));
}

/* A connection wakes one worker alone, so that one serves it, also when it is
 * told to go at the same moment. */
static void
work(struct worker *w)
{
	struct epoll_event ev[2];
	bool told = false;

	while (w->left > 0 && !told && !theme_worn()) {
		int n = epoll_wait(w->epoll, ev, 2, -1);

		for (int i = 0; i < n; i++)
			if (ev[i].data.fd == w->signals)
				told = true;
			else
				take_one(w);
	}
	if (told)
		finish(w);
}

int
worker_run(struct house *house, const struct listener *at, int ready)
{
	struct worker w = {
		.house = house,
		.at = at,
		.seconds = (unsigned)conf_number(house->conf,
		    "worker.seconds"),
		.left = lifetime(conf_number(house->conf, "worker.requests")),
	};
	pid_t self = getpid();

	if (FCGX_Init() != 0 || FCGX_InitRequest(&w.fcgi, -1, 0) != 0)
		log_die("libfcgi does not start");
	house->db = db_open(house->conf, house->module->name);
	watch_all(&w);
	cage_worker(house->conf, house->module->routes);
	if (write(ready, &self, sizeof(self)) != sizeof(self))
		log_die("the supervisor is gone");
	close(ready);
	work(&w);
	close(w.epoll);
	close(w.signals);
	db_close(house->db);
	house->db = NULL;
	return EXIT_SUCCESS;
}
