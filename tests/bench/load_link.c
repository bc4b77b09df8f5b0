/* load_link.c: one connection that is kept: HTTP/1.1, a request at a time. */
/* SPDX-License-Identifier: ISC */
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static _Noreturn void
die(const char *what)
{
	perror(what);
	exit(EXIT_FAILURE);
}

void
link_open(struct load *l, struct link *link)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)l->port),
		.sin_addr = { htonl(INADDR_LOOPBACK) },
	};
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = link };
	int yes = 1;

	link->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (link->fd < 0 ||
	    connect(link->fd, (struct sockaddr *)&to, sizeof(to)))
		die("load: connect");
	setsockopt(link->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	if (epoll_ctl(l->poll, EPOLL_CTL_ADD, link->fd, &event))
		die("load: epoll");
	if (!link->in)
		link->in = malloc(REPLY_MAX + 1);
	if (!link->in)
		die("load");
	link->got = 0;
	link->in[0] = '\0';
}

/* A request is small: it goes into the socket's buffer whole. */
void
link_send(struct load *l, struct link *link, const struct request *rq)
{
	ssize_t sent = send(link->fd, rq->bytes, rq->length, MSG_NOSIGNAL);

	(void)l;
	if (sent >= 0 && (size_t)sent != rq->length)
		die("load: send");
	/* A lost connection is told by the next recv(). */
}

static size_t
number_after(const char *head, const char *name)
{
	const char *at = strcasestr(head, name);

	return at ? (size_t)strtoull(at + strlen(name), NULL, 10) : SIZE_MAX;
}

static int
status_if_whole(const struct link *link)
{
	const char *body = strstr(link->in, "\r\n\r\n");
	size_t head, length;

	if (!body)
		return LINK_MORE;
	head = (size_t)(body + 4 - link->in);
	length = number_after(link->in, "\r\nContent-Length:");
	if (length == SIZE_MAX) {
		if (link->got < 5 || memcmp(link->in + link->got - 5,
		    "0\r\n\r\n", 5) != 0)
			return LINK_MORE;
	} else if (link->got < head + length) {
		return LINK_MORE;
	}
	return atoi(link->in + strlen("HTTP/1.1 "));
}

int
link_receive(struct load *l, struct link *link)
{
	ssize_t got = recv(link->fd, link->in + link->got,
	    REPLY_MAX - link->got, MSG_DONTWAIT);

	(void)l;
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return LINK_MORE;
	if (got <= 0)
		return LINK_LOST;
	link->got += (size_t)got;
	link->in[link->got] = '\0';
	return status_if_whole(link);
}

void
link_rest(struct load *l, struct link *link)
{
	bool over = link->got == 0 || strcasestr(link->in,
	    "\r\nConnection: close");

	link->got = 0;
	link->in[0] = '\0';
	if (!over)
		return;
	close(link->fd);
	link_open(l, link);
}
