/* arena.c: memory of a page: full, empty, and never kept. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/xmlmemory.h>

#include "arena.h"
#include "page.h"
#include "pool.h"
#include "theme.h"

static const char *
xsl(void)
{
	static char dir[512];
	const char *top = getenv("srcdir");

	snprintf(dir, sizeof(dir), "%s/tests/bench/xsl", top ? top : ".");
	return dir;
}

static struct theme *
list_theme(void)
{
	const char *fault = "";
	struct theme *t = theme_open(xsl(), "list", &fault);

	assert_string_equal(fault, "");
	return t;
}

/* n requests; the body of each is made from n, too. */
static const char *
draw(struct theme *t, struct pool *pool, unsigned n, size_t *used)
{
	const char *html;
	struct page *pg;
	size_t len;

	theme_begin();
	pg = page_new(pool, "cases");
	page_attr(pg, "lang", "en");
	page_attr(pg, "base", "/portal");
	page_open(pg, "cases");
	page_attr_u64(pg, "total", n);
	for (unsigned i = 0; i < n; i++) {
		page_open(pg, "case");
		page_text(pg, "reference", "0A1B2C3D");
		page_text(pg, "subject", pool_print(pool, "<%u> & %u", n, i));
		page_text(pg, "status", i % 2 ? "open" : "closed");
		page_text(pg, "opened_at", "2026-11-21 21:00:00");
		page_close(pg);
	}
	page_close(pg);
	html = theme_apply(t, page_doc(pg), pool, &len, NULL);
	*used = arena_used();
	theme_done();
	return html;
}

static void
pieces(void **state)
{
	char *p, *q;

	(void)state;
	arena_open();
	assert_true(arena_is_open());
	for (size_t size = 0; size < 5000; size += 7) {
		p = xmlMalloc(size);
		assert_true(arena_holds(p));
		assert_int_equal((uintptr_t)p % 16, 0);
		memset(p, 'x', size);
		q = xmlRealloc(p, 2 * size + 1);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(q[i], 'x');
		memset(q, 'y', 2 * size + 1);
		xmlFree(q);
	}
	p = xmlMemStrdup("text");
	assert_string_equal(p, "text");
	arena_close();
	assert_false(arena_is_open());
	p = xmlMalloc(10);
	assert_false(arena_holds(p));
	assert_false(arena_holds(NULL));
	xmlFree(p);
}

/* Under valgrind malloc() takes from low addresses, which --describe, that
 * starts no arena, would take for the arena's, and never free. */
static void
nothing_before_it_starts(void **state)
{
	const bool *held = *state;

	assert_false(*held);
}

/* What came from malloc stays there, whatever is open. */
static void
two_kinds_of_memory(void **state)
{
	char *p = xmlMemStrdup("before");

	(void)state;
	arena_open();
	p = xmlRealloc(p, 1000);
	assert_false(arena_holds(p));
	assert_string_equal(p, "before");
	arena_close();
	assert_string_equal(p, "before");
	xmlFree(p);
}

/* volatile: they live across a jump. */
static void
full_jumps(void **state)
{
	volatile unsigned taken = 0;
	jmp_buf here;

	(void)state;
	arena_open();
	arena_shrink(1 << 20);
	if (!setjmp(here)) {
		arena_catch(&here);
		for (;;) {
			memset(xmlMalloc(1000), 'x', 1000);
			taken++;
		}
	}
	arena_catch(NULL);
	assert_in_range(taken, 900, 1048);
	assert_non_null(xmlMalloc(1000));	/* something is left */
	arena_close();
	arena_shrink(ARENA_MOST);
}

static void
sizes_that_overflow_are_full(void **state)
{
	static const size_t sizes[] = {
		SIZE_MAX, SIZE_MAX - 8, SIZE_MAX - 16, SIZE_MAX / 2,
		(size_t)ARENA_MOST + 1, ARENA_MOST,
	};
	volatile unsigned jumps = 0;
	volatile size_t i;
	jmp_buf here;
	char *p;

	(void)state;
	arena_open();
	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		arena_catch(&here);
		if (setjmp(here)) {
			jumps++;
			continue;
		}
		p = xmlMalloc(sizes[i]);
		assert_null(p);
	}
	arena_catch(NULL);
	arena_close();
	assert_int_equal(jumps, sizeof(sizes) / sizeof(*sizes));
}

/* Pages of many sizes, many times: all right, no more memory each time.
 * AEDILE_PAGES says how many; a tenth of a million is a good number. */
static void
many_pages(void **state)
{
	const char *wish = getenv("AEDILE_PAGES");
	unsigned pages = wish ? (unsigned)strtoul(wish, NULL, 10) : 300;
	struct pool *pool = pool_new();
	struct theme *t = list_theme();
	size_t used, first = 0;
	char last[64];
	const char *html;

	(void)state;
	for (unsigned i = 0; i < pages; i++) {
		unsigned n = i % 40;

		html = draw(t, pool, n, &used);
		snprintf(last, sizeof(last), "&lt;%u&gt; &amp; %u</td>", n,
		    n - 1);
		assert_true(!n || strstr(html, last));
		if (n == 39 && !first)
			first = used;
		/* Not the same: tables are seeded by chance. */
		assert_true(n != 39 || used < first + first / 2);
		pool_empty(pool);
	}
	theme_close(t);
	pool_free(pool);
}

/* One size of memory: the right page, or the plain one; never a third. */
static int
draw_in(size_t most, const char *right)
{
	struct pool *pool = pool_new();
	struct theme *t = list_theme();
	const char *html;
	size_t used;

	arena_shrink(most);
	html = draw(t, pool, 5, &used);
	if (!strcmp(html, right))
		return theme_worn() ? 3 : 0;
	if (strstr(html, "<main><h1>") && strstr(html, "</html>"))
		return theme_worn() ? 1 : 3;
	return 2;
}

static void
running_out_anywhere(void **state)
{
	struct pool *pool = pool_new();
	struct theme *t = list_theme();
	unsigned found[4] = { 0 };
	const char *right;
	size_t used;
	int status;

	(void)state;
	right = draw(t, pool, 5, &used);
	for (size_t most = 20000; most < used + 4000; most += used / 97) {
		fflush(NULL);
		pid_t child = fork();

		if (!child) {
			if (!freopen("/dev/null", "w", stderr))
				_exit(2);
			/* cmocka would catch it, and end like a plain page */
			signal(SIGSEGV, SIG_DFL);
			_exit(draw_in(most, right));
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
			fail_msg("with %zu bytes: %d", most, status);
		found[WEXITSTATUS(status)]++;
	}
	assert_in_range(found[0], 1, 20);	/* the last ones suffice */
	assert_in_range(found[1], 60, 200);
	theme_close(t);
	pool_free(pool);
}

static int
start(void **state)
{
	static bool held;

	held = arena_holds((const void *)(uintptr_t)4096);
	*state = &held;
	setenv("TZ", "UTC", 1);
	theme_start();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_before_it_starts),
		cmocka_unit_test(pieces),
		cmocka_unit_test(two_kinds_of_memory),
		cmocka_unit_test(full_jumps),
		cmocka_unit_test(sizes_that_overflow_are_full),
		cmocka_unit_test(many_pages),
		cmocka_unit_test(running_out_anywhere),
	};

	return cmocka_run_group_tests_name("arena", tests, start, NULL);
}
