/* proxy.c: stands before a database's socket, and cuts a COMMIT off when it
 * is told to.
 * usage: proxy LISTEN TARGET ORDERS
 *
 * At each COMMIT it looks into the file ORDERS and takes it away: "before"
 * drops the connection and the COMMIT with it; "after" lets the server commit
 * and drops its reply. No such file: it only passes bytes on. */
/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static _Noreturn void
die(const char *what)
{
	perror(what);
	exit(EXIT_FAILURE);
}

static struct sockaddr_un
address_of(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	if (strlen(path) >= sizeof(a.sun_path))
		die(path);
	strcpy(a.sun_path, path);
	return a;
}

static int
open_socket(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		die("socket");
	return fd;
}

/* What the orders are for this COMMIT; each is good for one. */
static void
read_order(const char *path, char order[16])
{
	FILE *f = fopen(path, "re");

	order[0] = '\0';
	if (!f)
		return;
	if (fscanf(f, "%15s", order) != 1)
		order[0] = '\0';
	fclose(f);
	unlink(path);
}

/* COM_QUERY, then its text. */
static bool
is_commit(const char *bytes, size_t len)
{
	return memmem(bytes, len, "\003COMMIT", 7);
}

static void
send_all(int to, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t sent = send(to, bytes, len, MSG_NOSIGNAL);

		if (sent <= 0)
			exit(EXIT_SUCCESS);
		bytes += sent;
		len -= (size_t)sent;
	}
}

/* One read from one side to the other. False: that side has hung up. */
static bool
pass(int from, int to, bool client, const char *orders)
{
	char bytes[65536], order[16] = "";
	ssize_t got = read(from, bytes, sizeof(bytes));

	if (got <= 0)
		return false;
	if (client && is_commit(bytes, (size_t)got))
		read_order(orders, order);
	if (strcmp(order, "before") == 0)
		return false;
	send_all(to, bytes, (size_t)got);
	if (strcmp(order, "after") != 0)
		return true;
	if (read(to, bytes, sizeof(bytes)) < 0)	/* it has committed */
		die("read");
	return false;
}

static _Noreturn void
serve(int client, const char *target, const char *orders)
{
	struct sockaddr_un a = address_of(target);
	int server = open_socket();
	struct pollfd fds[2] = {
		{ .fd = client, .events = POLLIN },
		{ .fd = server, .events = POLLIN },
	};

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (connect(server, (struct sockaddr *)&a, sizeof(a)) < 0)
		exit(EXIT_FAILURE);
	while (poll(fds, 2, -1) > 0) {
		if (fds[0].revents && !pass(client, server, true, orders))
			break;
		if (fds[1].revents && !pass(server, client, false, orders))
			break;
	}
	exit(EXIT_SUCCESS);
}

int
main(int argc, char **argv)
{
	struct sockaddr_un a;
	int front, client;

	if (argc != 4) {
		fputs("usage: proxy LISTEN TARGET ORDERS\n", stderr);
		return 2;
	}
	signal(SIGCHLD, SIG_IGN);
	a = address_of(argv[1]);
	front = open_socket();
	unlink(argv[1]);
	if (bind(front, (struct sockaddr *)&a, sizeof(a)) < 0 ||
	    listen(front, 64) < 0)
		die(argv[1]);
	while ((client = accept4(front, NULL, NULL, SOCK_CLOEXEC)) >= 0) {
		if (fork() == 0)
			serve(client, argv[2], argv[3]);
		close(client);
	}
	die("accept");
}
