/* porter.c: the administrators' socket, and the HTTP it needs. */
/* SPDX-License-Identifier: ISC */
#include "porter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "time.h"

enum { BACKLOG = 8, ASKED_MOST = 4096, PATIENCE_US = 2000000 };

static int
listen_at(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
	    0);
	mode_t mask;
	int bound;

	if (fd < 0)
		return -1;
	memcpy(at.sun_path, path, strlen(path) + 1);
	unlink(path);
	mask = umask(0177);		/* rw-------, from the first moment */
	bound = bind(fd, (const struct sockaddr *)&at, sizeof(at));
	umask(mask);
	if (bound == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	close(fd);
	return -1;
}

void
porter_open(struct porter *d, const struct conf *conf, const char *program)
{
	const char *own = getenv("RUNTIME_DIRECTORY");
	const char *folder = own && *own ? own : conf_text(conf, "sockets");
	struct stat st;
	int len = snprintf(d->path, sizeof(d->path), "%s/%s.admin", folder,
	    program);

	d->fd = -1;
	if (len > 0 && (size_t)len < sizeof(d->path))
		d->fd = listen_at(d->path);
	else
		errno = ENAMETOOLONG;
	if (d->fd < 0 || stat(d->path, &st) < 0) {
		log_error("%s/%s.admin: %s: nobody can ask how we are", folder,
		    program, strerror(errno));
		return;
	}
	d->device = st.st_dev;
	d->inode = st.st_ino;
}

void
porter_forget(struct porter *d)
{
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
}

void
porter_close(struct porter *d)
{
	struct stat st;

	/* The one at our path may be our successor's by now. */
	if (d->fd >= 0 && stat(d->path, &st) == 0 &&
	    st.st_dev == d->device && st.st_ino == d->inode)
		unlink(d->path);
	porter_forget(d);
}

int
porter_take(const struct porter *d)
{
	const struct timeval patience = { .tv_sec = 2 };
	struct ucred who;
	socklen_t len = sizeof(who);
	int fd = accept4(d->fd, NULL, NULL, SOCK_CLOEXEC);

	if (fd < 0)
		return -1;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &len) < 0 ||
	    (who.uid != 0 && who.uid != geteuid())) {
		close(fd);
		return -1;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	return fd;
}

/* Until the empty line, as text. False: it did not come, or is too long. */
static bool
hear(int fd, char *asked, size_t size)
{
	int64_t until = time_monotonic_us() + PATIENCE_US;
	size_t used = 0;

	while (used < size - 1 && time_monotonic_us() < until) {
		ssize_t got = read(fd, asked + used, size - 1 - used);

		if (got <= 0)
			return false;
		used += (size_t)got;
		asked[used] = '\0';
		if (strstr(asked, "\r\n\r\n"))
			return true;
	}
	return false;
}

static const struct {
	const char *line;
	bool (*write)(FILE *out, const struct porter_state *);
} answers[] = {
	{ "GET /healthz ", porter_healthy },
	{ "GET /readyz ", porter_ready },
	{ "GET /metrics ", porter_metrics },
	{ 0 }
};

/* The body; its status is the result. */
static int
answer(const char *asked, FILE *out, const struct porter_state *state)
{
	for (int i = 0; answers[i].line; i++)
		if (strncmp(asked, answers[i].line,
		    strlen(answers[i].line)) == 0)
			return answers[i].write(out, state) ? 200 : 503;
	fputs("/healthz /readyz /metrics\n", out);
	return strncmp(asked, "GET ", 4) == 0 ? 404 : 405;
}

static const char *
phrase(int status)
{
	switch (status) {
	case 200:
		return "OK";
	case 404:
		return "Not Found";
	case 405:
		return "Method Not Allowed\r\nAllow: GET";
	default:
		return "Service Unavailable";
	}
}

static void
send_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t sent = send(fd, bytes, len, MSG_NOSIGNAL);

		if (sent <= 0)
			return;
		bytes += sent;
		len -= (size_t)sent;
	}
}

static void
say(int fd, int status, const char *body, size_t len)
{
	char head[300];
	int used = snprintf(head, sizeof(head), "HTTP/1.1 %d %s\r\n"
	    "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
	    "Content-Length: %zu\r\nCache-Control: no-store\r\n"
	    "Connection: close\r\n\r\n", status, phrase(status), len);

	send_all(fd, head, (size_t)used);
	send_all(fd, body, len);
}

void
porter_answer(int fd, const struct porter_state *state)
{
	char asked[ASKED_MOST], *body = NULL;
	size_t len = 0;
	FILE *out;
	int status;

	if (hear(fd, asked, sizeof(asked)) &&
	    (out = open_memstream(&body, &len))) {
		status = answer(asked, out, state);
		if (fclose(out) == 0)
			say(fd, status, body, len);
		free(body);
	}
	close(fd);
}
