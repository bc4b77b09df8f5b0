/* memory.c: no memory ends the process, whoever asked, and without a signal. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { MUCH = 100 << 20 };

/* Or the compiler sees that nobody needs it. */
static void
use(volatile char *p)
{
	if (p)
		p[MUCH - 1] = 1;
}

static void
ask_malloc(void)
{
	use(malloc(MUCH));
}

static void
ask_calloc(void)
{
	use(calloc(MUCH / 16, 16));
}

static void
ask_realloc(void)
{
	use(realloc(malloc(16), MUCH));
}

/* A library's own, by way of the C library. */
static void
ask_print(void)
{
	char *text;

	if (asprintf(&text, "%*d", MUCH, 1) < 0)
		puts("it was told");
}

/* How who does that ends where there is no room for it. */
static int
end_of(void (*ask)(void))
{
	const struct rlimit little = { MUCH / 2, MUCH / 2 };
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		setrlimit(RLIMIT_AS, &little);
		ask();
		_exit(EXIT_SUCCESS);
	}
	waitpid(pid, &status, 0);
	return status;
}

static void
who_runs_out_ends(void **state)
{
	(void)state;
#ifdef POOL_DEBUG	/* the sanitizers need all the room there is */
	return;
#endif
	assert_int_equal(end_of(ask_malloc), EXIT_FAILURE << 8);
	assert_int_equal(end_of(ask_calloc), EXIT_FAILURE << 8);
	assert_int_equal(end_of(ask_realloc), EXIT_FAILURE << 8);
	assert_int_equal(end_of(ask_print), EXIT_FAILURE << 8);
}

static void
what_shrinks_to_nothing_is_freed(void **state)
{
	volatile size_t nothing = 0;	/* clang knows what its own would do */
	void *volatile block = malloc(16);

	(void)state;
	assert_null(realloc(block, nothing));
	free(realloc(NULL, nothing));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_runs_out_ends),
		cmocka_unit_test(what_shrinks_to_nothing_is_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
