/* forgotten.c: no password is left in memory once it was looked at. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "home.h"
#include "pool.h"
#include "secret.h"

enum { LETTERS = 32, WIDE = 4 };

static struct home home;
static struct pool *pool;

/* No copy of it that a compiler could write down: n letters from first on. */
static void
spell(char *out, char first, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = (char)(first + (int)(i * 7 % 23));
	out[n] = '\0';
}

static void
widen(const char *text, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++)
		memcpy(out + WIDE * i, &(int32_t){ text[i] }, WIDE);
}

/* The heap, as the kernel knows it. */
static bool
heap(char **from, char **to)
{
	char line[512];
	FILE *f = fopen("/proc/self/maps", "re");
	bool found = false;

	assert_non_null(f);
	while (!found && fgets(line, sizeof(line), f))
		found = strstr(line, "[heap]") &&
		    sscanf(line, "%p-%p", (void **)from, (void **)to) == 2;
	fclose(f);
	return found;
}

/* Does the heap hold a few letters of it, of one byte or of four each? */
static bool
heap_holds(const char *text, size_t n)
{
	char *from, *to, wide[LETTERS * WIDE];

	widen(text, n, wide);
	assert_true(heap(&from, &to));
	return memmem(from, (size_t)(to - from), text, n) ||
	    memmem(from, (size_t)(to - from), wide, n * WIDE);
}

/* Its end stays longest: what is freed is written over from its front on. */
static void
is_forgotten(const char *typed)
{
	size_t n = strlen(typed);

	assert_false(heap_holds(typed + n - 8, 8));
	assert_false(heap_holds(typed + n / 2, 6));
}

static void
what_is_left_would_be_seen(void **state)
{
	char typed[LETTERS + 1], *left = pool_alloc(pool, LETTERS * WIDE);

	(void)state;
	spell(typed, 'A', LETTERS);
	assert_false(heap_holds(typed, LETTERS));
	memcpy(left, typed, sizeof(typed));
	assert_true(heap_holds(typed, LETTERS));
	widen(typed, LETTERS, left);
	assert_true(heap_holds(typed, LETTERS));
	memset(left, 0, LETTERS * WIDE);
}

static void
a_password_that_is_hashed(void **state)
{
	char typed[LETTERS + 1];

	(void)state;
	spell(typed, 'B', LETTERS);
	assert_non_null(password_hash(pool, home.conf, typed));
	is_forgotten(typed);
}

static void
a_password_that_is_checked(void **state)
{
	char typed[LETTERS + 1];

	(void)state;
	spell(typed, 'C', LETTERS);
	assert_int_equal(password_check(home.conf, NULL, typed),
	    PASSWORD_WRONG);
	is_forgotten(typed);
}

static void
a_password_that_is_judged(void **state)
{
	char typed[LETTERS + 1];

	(void)state;
	spell(typed, 'D', LETTERS);
	assert_null(password_fault(home.conf, typed, "Ada Lovelace",
	    "countess@example.org"));
	is_forgotten(typed);
	for (char *c = typed; *c; c++)
		*c |= 0x20;			/* as it is folded */
	is_forgotten(typed);
}

static int
open_home(void **state)
{
	(void)state;
	home_open(&home, "password.blocklist =\n");
	pool = pool_new();
	secret_open();
	return 0;
}

static int
close_home(void **state)
{
	(void)state;
	pool_free(pool);
	home_close(&home);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_left_would_be_seen),
		cmocka_unit_test(a_password_that_is_hashed),
		cmocka_unit_test(a_password_that_is_checked),
		cmocka_unit_test(a_password_that_is_judged),
	};
	char *from, *to, *piece = malloc(1);
	bool ours = heap(&from, &to) && piece >= from && piece < to;

	free(piece);
	/* The sanitizers and valgrind have heaps of their own. */
	if (!ours) {
		puts("1..0 # SKIP no heap of the C library's");
		return 0;
	}
	return cmocka_run_group_tests(tests, open_home, close_home);
}
