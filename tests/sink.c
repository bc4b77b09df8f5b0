/* sink.c: a mail server that keeps what it gets in a folder, for the demo
 * and the tests; told to, it makes trouble. */
/* SPDX-License-Identifier: ISC */
#include "sink.h"

#include <arpa/inet.h>
#include <err.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static volatile sig_atomic_t stopping;

static void
on_stop(int signal_number)
{
	(void)signal_number;
	stopping = 1;
}

static void
listen_to(struct sink *s, struct peer *p)
{
	char block[65536];
	ssize_t n = read(p->fd, block, sizeof(block));

	if (n <= 0 || p->input.len > LETTER_MOST) {
		peer_leave(p);
		return;
	}
	bytes_add(&p->input, block, (size_t)n);
	peer_talk(s, p);
}

static void
welcome(struct sink *s)
{
	int fd = accept(s->listener, NULL, NULL);
	struct peer *p = s->peers;

	while (p < s->peers + PEERS_MOST && p->fd >= 0)
		p++;
	if (fd < 0)
		return;
	if (p == s->peers + PEERS_MOST) {
		close(fd);
		return;
	}
	p->fd = fd;
	peer_greet(s, p);
}

static void
serve(struct sink *s)
{
	struct pollfd polls[PEERS_MOST + 1];

	for (int i = 0; i < PEERS_MOST; i++)
		s->peers[i].fd = -1;
	while (!stopping) {
		polls[PEERS_MOST] = (struct pollfd){ s->listener, POLLIN, 0 };
		for (int i = 0; i < PEERS_MOST; i++)
			polls[i] = (struct pollfd){ s->peers[i].fd, POLLIN, 0 };
		if (poll(polls, PEERS_MOST + 1, 1000) <= 0)
			continue;
		for (int i = 0; i < PEERS_MOST; i++)
			if (polls[i].revents)
				listen_to(s, &s->peers[i]);
		if (polls[PEERS_MOST].revents)
			welcome(s);
	}
}

static int
open_port(int port)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	    .sin_port = htons((uint16_t)port) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof(at)) != 0 ||
	    listen(fd, 64) != 0)
		err(1, "port %d", port);
	return fd;
}

static void
read_options(int argc, char **argv, struct sink *sink)
{
	static const struct option options[] = {
		{ "greet", required_argument, NULL, 'g' },
		{ "rcpt", required_argument, NULL, 'r' },
		{ "data", required_argument, NULL, 'd' },
		{ "pages", no_argument, NULL, 'p' },
		{ "slow", required_argument, NULL, 's' },
		{ "times", required_argument, NULL, 't' },
		{ "drop-after-dot", no_argument, NULL, 'x' },
		{ NULL, 0, NULL, 0 }
	};
	struct trouble *t = &sink->trouble;
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'g': t->greet = atoi(optarg); break;
		case 'r': t->rcpt = atoi(optarg); break;
		case 'd': t->data = atoi(optarg); break;
		case 'p': sink->pages = true; break;
		case 's': t->slow = atoi(optarg); break;
		case 't': t->times = atoi(optarg); break;
		case 'x': t->drop = true; break;
		default: exit(2);
		}
	if (argc - optind != 2)
		errx(2, "usage: sink [--greet CODE] [--rcpt CODE] [--data CODE]"
		    " [--drop-after-dot] [--slow MS] [--times N]"
		    " [--pages] PORT FOLDER");
}

int
main(int argc, char **argv)
{
	struct sink *s = calloc(1, sizeof(*s));
	struct sigaction stop = { .sa_handler = on_stop };

	if (!s)
		err(1, "memory");
	s->trouble.times = -1;
	read_options(argc, argv, s);
	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGINT, &stop, NULL);
	s->folder = argv[optind + 1];
	s->listener = open_port(atoi(argv[optind]));
	serve(s);
	for (int i = 0; i < PEERS_MOST; i++)
		if (s->peers[i].fd >= 0)
			peer_leave(&s->peers[i]);
	close(s->listener);
	free(s);
	return 0;
}
