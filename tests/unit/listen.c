/* listen.c: whose socket it is, who may connect, who takes it over. */
/* SPDX-License-Identifier: ISC */
#include <errno.h>
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

#include "conf.h"
#include "door_house.h"
#include "home.h"
#include "route.h"

static const struct module module = { .name = "unit" };
static struct home home;
static char folder[128];

static void
open_home(const char *line)
{
	char text[512];

	snprintf(text, sizeof(text), "sockets = s\npassword.blocklist =\n%s",
	    line);
	home_open(&home, text);
	snprintf(folder, sizeof(folder), "%s/s", home.folder);
}

static struct house
house_of(void)
{
	return (struct house){ .conf = home.conf, .module = &module };
}

/* In a child, as somebody else where uid is not 0: what it ends with. */
static int
connect_as(uid_t uid, const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(at.sun_path, path, strlen(path) + 1);
	if (uid && (setgroups(0, NULL) < 0 || setgid(uid) < 0 ||
	    setuid(uid) < 0))
		return 2;
	return connect(fd, (const struct sockaddr *)&at, sizeof(at)) < 0;
}

static void
let_connect(uid_t uid, const char *path)
{
	int status;
	pid_t pid = fork();

	if (pid == 0)
		_exit(connect_as(uid, path));
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
}

static void
we_may_connect(void **state)
{
	struct house house;
	struct listener l;
	struct stat st;
	int fd;

	(void)state;
	open_home("");
	house = house_of();
	listen_open(&l, &house);
	assert_false(l.handed);
	assert_int_equal(stat(l.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0660);
	assert_int_equal(stat(folder, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0750);
	assert_false(listen_waits(&l));
	assert_int_equal(listen_take(&l), -1);
	assert_int_equal(errno, EAGAIN);
	let_connect(0, l.path);
	assert_true(listen_waits(&l));
	fd = listen_take(&l);
	assert_true(fd >= 0);
	close(fd);
	close(l.fd);
	listen_close(&l);
	assert_int_equal(access(folder, F_OK), 0);
	home_close(&home);
}

/* Where the modes were opened wide by mistake. Only root is two people. */
static void
a_stranger_is_sent_away(void **state)
{
	const struct passwd *other = getpwnam("nobody");
	struct house house;
	struct listener l;
	int fd;

	(void)state;
	if (geteuid() != 0 || !other)
		skip();
	open_home("");
	house = house_of();
	listen_open(&l, &house);
	assert_int_equal(chmod(home.folder, 0755), 0);
	assert_int_equal(chmod(folder, 0755), 0);
	assert_int_equal(chmod(l.path, 0666), 0);
	let_connect(other->pw_uid, l.path);
	assert_int_equal(listen_take(&l), -1);
	assert_int_equal(errno, EPERM);
	l.peer = other->pw_uid;
	let_connect(other->pw_uid, l.path);
	fd = listen_take(&l);
	assert_true(fd >= 0);
	close(fd);
	close(l.fd);
	listen_close(&l);
	home_close(&home);
}

static void
the_peer_s_group_gets_it(void **state)
{
	const struct passwd *other = getpwnam("nobody");
	struct house house;
	struct listener l;
	struct stat st;

	(void)state;
	if (geteuid() != 0 || !other)
		skip();
	open_home("sockets.peer = nobody\n");
	house = house_of();
	listen_open(&l, &house);
	assert_int_equal(l.peer, other->pw_uid);
	assert_int_equal(stat(l.path, &st), 0);
	assert_int_equal(st.st_gid, other->pw_gid);
	assert_int_equal(stat(folder, &st), 0);
	assert_int_equal(st.st_gid, other->pw_gid);
	close(l.fd);
	listen_close(&l);
	home_close(&home);
}

static bool
dies(bool takes_over)
{
	struct house house = house_of();
	struct listener l;
	int status;
	pid_t pid = fork();

	house.takes_over = takes_over;
	if (pid == 0) {
		fclose(stderr);
		listen_open(&l, &house);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_FAILURE;
}

static void
dies_with(const char *line)
{
	open_home(line);
	assert_true(dies(false));
	home_close(&home);
}

static void
nothing_starts_where_it_is_not_safe(void **state)
{
	(void)state;
	dies_with("sockets.peer = no-such-user-here\n");
	open_home("");
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(chmod(folder, 0777), 0);
	assert_true(dies(false));
	assert_int_equal(chmod(folder, 01777), 0);
	assert_false(dies(false));
	home_close(&home);
	open_home("");
	assert_int_equal(symlink("/proc/none/of/it", folder), 0);
	assert_true(dies(false));
	unlink(folder);
	close(open(folder, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
	assert_true(dies(false));	/* a file */
	home_close(&home);
}

static void
one_follows_another(void **state)
{
	struct house house;
	struct listener first, second;

	(void)state;
	open_home("");
	house = house_of();
	listen_open(&first, &house);
	assert_true(dies(false));	/* somebody listens there */
	house.takes_over = true;
	listen_open(&second, &house);
	assert_string_not_equal(second.path, first.path);
	listen_take_over(&second);
	assert_string_equal(second.path, first.path);
	listen_close(&first);
	assert_int_equal(access(second.path, F_OK), 0);
	close(first.fd);
	let_connect(0, second.path);
	assert_true(listen_waits(&second));
	close(second.fd);
	/* What a killed one left behind is no hindrance. */
	listen_open(&first, &house);
	assert_string_equal(first.becomes, "");
	close(first.fd);
	listen_close(&first);
	listen_close(&first);
	home_close(&home);
}

static void
what_cannot_be_taken_over_stays(void **state)
{
	struct house house;
	struct listener first, second;

	(void)state;
	open_home("");
	house = house_of();
	listen_open(&first, &house);
	house.takes_over = true;
	listen_open(&second, &house);
	unlink(second.path);
	listen_take_over(&second);
	assert_string_not_equal(second.becomes, "");
	assert_int_equal(access(first.path, F_OK), 0);
	close(first.fd);
	close(second.fd);
	listen_close(&second);
	listen_close(&first);
	home_close(&home);
}

/* What a child finds at fd: 0 is spawn-fcgi's way, 3 systemd's. */
static bool
is_handed(int fd, const char *fds, bool listens)
{
	struct house house = house_of();
	struct listener l;
	char pid_text[32];
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int own = socket(AF_UNIX, SOCK_STREAM, 0);

		bind(own, (const struct sockaddr *)&(struct sockaddr_un){
		    .sun_family = AF_UNIX }, sizeof(sa_family_t));
		if (listens)
			listen(own, 8);
		dup2(own, fd);
		snprintf(pid_text, sizeof(pid_text), "%ld", (long)getpid());
		setenv("LISTEN_PID", pid_text, 1);
		if (fds)
			setenv("LISTEN_FDS", fds, 1);
		listen_open(&l, &house);
		listen_close(&l);
		_exit(l.handed && l.fd == fd && !listen_waits(&l) ? 0 : 3);
	}
	waitpid(pid, &status, 0);
	return status == 0;
}

static void
a_socket_may_be_handed_over(void **state)
{
	(void)state;
	open_home("");
	assert_true(is_handed(3, "1", true));
	assert_false(is_handed(3, "0", true));
	assert_false(is_handed(3, NULL, true));
	assert_false(is_handed(3, "1", false));
	assert_true(is_handed(0, NULL, true));
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(we_may_connect),
		cmocka_unit_test(a_stranger_is_sent_away),
		cmocka_unit_test(the_peer_s_group_gets_it),
		cmocka_unit_test(nothing_starts_where_it_is_not_safe),
		cmocka_unit_test(one_follows_another),
		cmocka_unit_test(what_cannot_be_taken_over_stays),
		cmocka_unit_test(a_socket_may_be_handed_over),
	};

	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	return cmocka_run_group_tests_name("listen", tests, NULL, NULL);
}
