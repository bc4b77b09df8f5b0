/* cage.c: what is left to a process in each cage; each is tried by a child. */
/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "cage.h"
#include "conf.h"
#include "form.h"
#include "home.h"
#include "log.h"
#include "route.h"

static const struct field file_fields[] = {
	{ .kind = FIELD_FILE, .name = "files" }, { 0 }
};
static const struct field secret_fields[] = {
	{ .kind = FIELD_PASSWORD, .name = "password" }, { 0 }
};
static const struct form file_form = { "files", 0, file_fields, false };
static const struct form secret_form = { "secret", 0, secret_fields, false };
static const struct route plain[] = {
	{ .path = "/" }, { 0 }
};
static const struct route with_files[] = {
	{ .path = "/", .form = &file_form }, { 0 }
};
static const struct route with_secrets[] = {
	{ .path = "/", .form = &secret_form }, { 0 }
};

static int
set_up(void **state)
{
	static struct home home;

	home_open(&home, "password.blocklist =\n");
	*state = &home;
	return 0;
}

static int
tear_down(void **state)
{
	home_close(*state);
	return 0;
}

typedef int attempt_fn(const struct home *);

/* 0, or the errno that the attempt ended with. */
static int
after(int result)
{
	return result < 0 ? errno : 0;
}

static int
read_passwd(const struct home *h)
{
	(void)h;
	return after(open("/etc/passwd", O_RDONLY));
}

static int
read_library(const struct home *h)
{
	(void)h;
	return after(open("/usr/lib", O_RDONLY | O_DIRECTORY));
}

static int
open_in(const struct home *h, const char *name, int flags)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", h->folder, name);
	return after(open(path, flags, 0600));
}

static int
read_own(const struct home *h)
{
	return open_in(h, "aedile.conf", O_RDONLY);
}

static int
write_new(const struct home *h)
{
	return open_in(h, "new", O_WRONLY | O_CREAT);
}

static int
write_turns(const struct home *h)
{
	return open_in(h, "turns", O_RDWR | O_CREAT);
}

static int
phone(const struct home *h)
{
	(void)h;
	return after(socket(AF_INET, SOCK_STREAM, 0));
}

static int
speak_here(const struct home *h)
{
	(void)h;
	return after(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int
execute(const struct home *h)
{
	char name[] = "true", *argv[] = { name, NULL };

	(void)h;
	return after(execve("/bin/true", argv, argv + 1));
}

static int
have_child(const struct home *h)
{
	pid_t pid = fork();

	(void)h;
	if (pid == 0)
		_exit(0);
	return after(pid);
}

static int
dump_core(const struct home *h)
{
	const struct rlimit much = { 1 << 20, 1 << 20 };

	(void)h;
	return after(setrlimit(RLIMIT_CORE, &much));
}

/* abort() must end it still, by its own signal. */
static int
end_badly(const struct home *h)
{
	(void)h;
	signal(SIGABRT, SIG_DFL);
	abort();
}

enum which { TRIAL, WORKER, KEEPER, HASHER, COURIER, PARENT };

static void
enter(enum which which, const struct home *h)
{
	switch (which) {
	case TRIAL:
		cage_trial(h->folder);
		break;
	case WORKER:
		cage_worker(h->conf, plain);
		break;
	case KEEPER:
		cage_worker(h->conf, with_files);
		break;
	case HASHER:
		cage_worker(h->conf, with_secrets);
		break;
	case COURIER:
		cage_courier(h->conf);
		break;
	case PARENT:
		cage_parent(h->conf);
	}
}

/* What came of it: an errno, or 1000 and the signal it ended by. */
static int
in(enum which which, attempt_fn *attempt, const struct home *h)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		close(STDERR_FILENO);
		enter(which, h);
		_exit(attempt(h));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) :
	    WEXITSTATUS(status);
}

static void
nobody_gets_out(void **state)
{
	for (enum which w = TRIAL; w <= PARENT; w++)
		assert_int_equal(in(w, execute, *state), EPERM);
}

static void
only_who_mails_phones(void **state)
{
	for (enum which w = TRIAL; w <= HASHER; w++) {
		assert_int_equal(in(w, phone, *state), EPERM);
		assert_int_equal(in(w, speak_here, *state), 0);
	}
	assert_int_equal(in(COURIER, phone, *state), 0);
}

/* The sanitizers may do what an intruder would: see cage_calls.c. */
#ifdef POOL_DEBUG
enum { WIDE = true };
#else
enum { WIDE = false };
#endif

static void
few_have_children(void **state)
{
	for (enum which w = TRIAL; !WIDE && w <= HASHER; w++) {
		assert_int_equal(in(w, have_child, *state), EPERM);
		assert_int_equal(in(w, dump_core, *state), EPERM);
	}
	assert_int_equal(in(COURIER, have_child, *state), 0);
	assert_int_equal(in(PARENT, have_child, *state), 0);
}

static void
files_are_out_of_reach(void **state)
{
	if (!cage_has_paths())
		return;
	for (enum which w = TRIAL; w <= COURIER; w++) {
		assert_int_equal(in(w, read_passwd, *state), EACCES);
		assert_int_equal(in(w, read_library, *state), 0);
	}
	assert_int_equal(in(PARENT, read_passwd, *state), 0);
	assert_int_equal(in(WORKER, read_own, *state), EACCES);
	assert_int_equal(in(HASHER, read_own, *state), EACCES);
	assert_int_equal(in(COURIER, read_own, *state), EACCES);
	assert_int_equal(in(TRIAL, read_own, *state), 0);
}

static void
writers_write_their_own(void **state)
{
	if (!cage_has_paths())
		return;
	assert_int_not_equal(in(TRIAL, write_new, *state), 0);
	assert_int_not_equal(in(WORKER, write_new, *state), 0);
	assert_int_equal(in(HASHER, write_new, *state), EACCES);
	assert_int_equal(in(HASHER, write_turns, *state), 0);
	assert_int_equal(in(KEEPER, write_new, *state), 0);
	assert_int_equal(in(COURIER, write_new, *state), EACCES);
}

static void
a_crash_is_one(void **state)
{
	for (enum which w = TRIAL; w <= PARENT; w++)
		assert_int_equal(in(w, end_badly, *state), 1000 + SIGABRT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_gets_out),
		cmocka_unit_test(only_who_mails_phones),
		cmocka_unit_test(few_have_children),
		cmocka_unit_test(files_are_out_of_reach),
		cmocka_unit_test(writers_write_their_own),
		cmocka_unit_test(a_crash_is_one),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
