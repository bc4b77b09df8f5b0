/* porter.c: who may ask how a program is, and what is no question. */
/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "home.h"
#include "porter.h"

static struct home home;

static int
open_home(void **state)
{
	(void)state;
	home_open(&home, "password.blocklist =\nsockets = .\n");
	setenv("RUNTIME_DIRECTORY", home.folder, 1);
	return 0;
}

static int
close_home(void **state)
{
	(void)state;
	unsetenv("RUNTIME_DIRECTORY");
	home_close(&home);
	return 0;
}

/* A child that connects, as somebody else where uid is not 0. */
static void
let_connect(uid_t uid, const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int status, fd;
	pid_t pid = fork();

	if (pid == 0) {
		fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		memcpy(at.sun_path, path, strlen(path) + 1);
		if (uid && (setgroups(0, NULL) < 0 || setgid(uid) < 0 ||
		    setuid(uid) < 0))
			_exit(2);
		_exit(connect(fd, (const struct sockaddr *)&at,
		    sizeof(at)) < 0);
	}
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
}

static void
we_may_ask(void **state)
{
	struct porter p;
	struct stat st;
	int fd;

	(void)state;
	porter_open(&p, home.conf, "unit");
	assert_true(p.fd >= 0);
	assert_int_equal(stat(p.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(porter_take(&p), -1);	/* nobody is there */
	let_connect(0, p.path);
	fd = porter_take(&p);
	assert_true(fd >= 0);
	close(fd);
	porter_close(&p);
	assert_int_equal(access(p.path, F_OK), -1);
	porter_close(&p);
}

/* Where the mode was opened wide by mistake. Only root is two people. */
static void
a_stranger_is_not_answered(void **state)
{
	const struct passwd *other = getpwnam("nobody");
	struct porter p;

	(void)state;
	if (geteuid() != 0 || !other)
		skip();
	porter_open(&p, home.conf, "unit");
	assert_int_equal(chmod(home.folder, 0755), 0);
	assert_int_equal(chmod(p.path, 0666), 0);
	let_connect(other->pw_uid, p.path);
	assert_int_equal(porter_take(&p), -1);
	porter_close(&p);
}

static void
who_follows_keeps_its_socket(void **state)
{
	struct porter first, second;

	(void)state;
	porter_open(&first, home.conf, "unit");
	porter_open(&second, home.conf, "unit");
	porter_close(&first);
	assert_int_equal(access(second.path, F_OK), 0);
	porter_forget(&second);
	porter_close(&second);
	assert_int_equal(access(second.path, F_OK), 0);
}

static void
without_a_folder_nobody_asks(void **state)
{
	char text[200];
	struct porter p;

	(void)state;
	setenv("RUNTIME_DIRECTORY", "/nowhere/at/all", 1);
	porter_open(&p, home.conf, "unit");
	assert_int_equal(p.fd, -1);
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	setenv("RUNTIME_DIRECTORY", text, 1);
	porter_open(&p, home.conf, "unit");
	assert_int_equal(p.fd, -1);
	porter_close(&p);
	setenv("RUNTIME_DIRECTORY", "", 1);	/* then it is sockets */
	porter_open(&p, home.conf, "unit");
	assert_true(p.fd >= 0);
	porter_close(&p);
}

/* What is answered to this, as its first line. */
static const char *
answered(const char *asked, const char *ill)
{
	const struct porter_state state = {
		.conf = home.conf, .program = "unit", .ill = ill,
	};
	static char line[4096];
	int ends[2];
	ssize_t got;

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	assert_int_equal(write(ends[0], asked, strlen(asked)),
	    strlen(asked));
	shutdown(ends[0], SHUT_WR);
	porter_answer(ends[1], &state);
	got = recv(ends[0], line, sizeof(line) - 1, MSG_WAITALL);
	close(ends[0]);
	line[got > 0 ? got : 0] = '\0';
	line[strcspn(line, "\r")] = '\0';
	return line;
}

static void
what_is_no_question_is_told(void **state)
{
	char text[6000];

	(void)state;
	assert_string_equal(answered("GET /healthz HTTP/1.1\r\n\r\n", NULL),
	    "HTTP/1.1 200 OK");
	assert_string_equal(answered("GET /healthz HTTP/1.1\r\n\r\n", "ill"),
	    "HTTP/1.1 503 Service Unavailable");
	assert_string_equal(answered("GET /passwd HTTP/1.1\r\n\r\n", NULL),
	    "HTTP/1.1 404 Not Found");
	assert_string_equal(answered("POST /healthz HTTP/1.1\r\n\r\n", NULL),
	    "HTTP/1.1 405 Method Not Allowed");
	assert_string_equal(answered("GET /healthz HTTP/1.1\r\n", NULL), "");
	assert_string_equal(answered("", NULL), "");
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_string_equal(answered(text, NULL), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(we_may_ask),
		cmocka_unit_test(a_stranger_is_not_answered),
		cmocka_unit_test(who_follows_keeps_its_socket),
		cmocka_unit_test(without_a_folder_nobody_asks),
		cmocka_unit_test(what_is_no_question_is_told),
	};

	return cmocka_run_group_tests_name("porter", tests, open_home,
	    close_home);
}
