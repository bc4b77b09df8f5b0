/* proxy.c: stands before a database's socket, and cuts a COMMIT off when it
 * is told to.
 * usage: proxy LISTEN TARGET ORDERS
 *
 * At each COMMIT it looks into the file ORDERS and takes it away: "before"
 * drops the connection and the COMMIT with it; "after" lets the server commit
 * and drops its reply; "die" does that, and kills who waits for the reply;
 * "hold" keeps the reply to itself for a while.
 * At each START TRANSACTION READ WRITE: "killN" kills who began it before its
 * Nth command after that is passed on, if there are as many until COMMIT.
 * No such file: it only passes bytes on.
 * ORDERS.slow says how many milliseconds each reply takes longer. */
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

enum { HOLD = 13 };	/* seconds: longer than COMMIT is waited for */

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

/* One connection. */
struct pipe {
	int		 client, server;
	const char	*orders;
	int		 left;	/* commands until the client is killed */
};

/* What the orders are for this moment; each is good for one. */
static void
read_order(const char *path, bool kills, char order[16])
{
	FILE *f = fopen(path, "re");

	order[0] = '\0';
	if (!f)
		return;
	if (fscanf(f, "%15s", order) != 1 ||
	    (strncmp(order, "kill", 4) == 0) != kills)
		order[0] = '\0';
	fclose(f);
	if (order[0])
		unlink(path);
}

/* COM_QUERY, then its text. */
static bool
is_query(const char *bytes, size_t len, const char *text)
{
	char packet[64] = "\003";

	strncat(packet, text, sizeof(packet) - 2);
	return memmem(bytes, len, packet, strlen(packet));
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

static void
kill_client(const struct pipe *p)
{
	struct ucred who;
	socklen_t size = sizeof(who);

	if (getsockopt(p->client, SOL_SOCKET, SO_PEERCRED, &who, &size) < 0)
		die("peer");
	kill(who.pid, SIGKILL);
}

/* Is it this client's turn? */
static bool
must_die(struct pipe *p, const char *bytes, size_t len)
{
	char order[16];
	bool now;

	if (is_query(bytes, len, "START TRANSACTION READ WRITE")) {
		read_order(p->orders, true, order);
		p->left = order[0] ? atoi(order + 4) + 1 : 0;
	}
	now = p->left && --p->left == 0;
	if (is_query(bytes, len, "COMMIT"))
		p->left = 0;
	return now;
}

/* The server has committed, and the client does not learn it. */
static bool
commit(struct pipe *p, const char *order)
{
	char reply[65536];
	ssize_t got = read(p->server, reply, sizeof(reply));

	if (got < 0)
		die("read");
	if (strcmp(order, "die") == 0)
		kill_client(p);
	if (strcmp(order, "hold") != 0)
		return false;
	sleep(HOLD);
	send_all(p->client, reply, (size_t)got);
	return true;
}

/* One command of the client. False: it is cut off. */
static bool
pass_on(struct pipe *p)
{
	char bytes[65536], order[16] = "";
	ssize_t got = read(p->client, bytes, sizeof(bytes));

	if (got <= 0)
		return false;
	if (must_die(p, bytes, (size_t)got)) {
		kill_client(p);
		return false;
	}
	if (is_query(bytes, (size_t)got, "COMMIT"))
		read_order(p->orders, false, order);
	if (strcmp(order, "before") == 0)
		return false;
	send_all(p->server, bytes, (size_t)got);
	return order[0] ? commit(p, order) : true;
}

/* On a slow line. */
static void
linger(const struct pipe *p)
{
	char path[sizeof(((struct sockaddr_un *)0)->sun_path) + 8];
	unsigned milliseconds = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s.slow", p->orders);
	f = fopen(path, "re");
	if (!f)
		return;
	if (fscanf(f, "%5u", &milliseconds) == 1)
		usleep(milliseconds * 1000);
	fclose(f);
}

static bool
pass_back(struct pipe *p)
{
	char bytes[65536];
	ssize_t got = read(p->server, bytes, sizeof(bytes));

	linger(p);

	if (got > 0)
		send_all(p->client, bytes, (size_t)got);
	return got > 0;
}

static _Noreturn void
serve(int client, const char *target, const char *orders)
{
	struct sockaddr_un a = address_of(target);
	struct pipe p = { client, open_socket(), orders, 0 };
	struct pollfd fds[2] = {
		{ .fd = p.client, .events = POLLIN },
		{ .fd = p.server, .events = POLLIN },
	};

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (connect(p.server, (struct sockaddr *)&a, sizeof(a)) < 0)
		exit(EXIT_FAILURE);
	while (poll(fds, 2, -1) > 0) {
		if (fds[0].revents && !pass_on(&p))
			break;
		if (fds[1].revents && !pass_back(&p))
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
