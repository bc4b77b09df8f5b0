/* browsers.c: forms as real browsers sent them; see tests/data/multipart. */
/* SPDX-License-Identifier: ISC */
#include "told.h"

/* A body that starts at its first boundary; the boundary's line names it. */
static int
replay(struct pool *pool, const char *name, struct told *t)
{
	size_t len, line;
	char *body = unit_read(pool, pool_print(pool,
	    "data/multipart/%s.http", name), &len);
	const char *type;

	if (strncmp(body, "POST ", 5) == 0) {
		char *start = strstr(body, "\r\n\r\n") + 4;

		type = strstr(body, "Content-Type: ") + 14;
		type = pool_copy(pool, type, strcspn(type, "\r"));
		return told_run_all_ways(pool, type, start,
		    len - (size_t)(start - body), t);
	}
	line = strcspn(body, "\r");
	type = pool_print(pool, "multipart/form-data; boundary=%.*s",
	    (int)line - 2, body + 2);
	return told_run_all_ways(pool, type, body, len, t);
}

/* Two pictures and a text, to the byte. */
static void
check_pictures(struct pool *pool, const char *name, const char *one,
	size_t one_size, const char *two, size_t two_size, const char *text)
{
	char *opens = pool_print(pool, "<file1|%s>\x89PNG", one);
	char *next = pool_print(pool, "</><file2|%s>\x89PNG", two);
	char *last = pool_print(pool, "</><text>%s</>", text);
	size_t total = strlen(opens) - 4 + one_size + strlen(next) - 4 +
	    two_size + strlen(last);
	struct told t = { 0 };

	assert_int_equal(replay(pool, name, &t), 0);
	assert_int_equal(t.len, total);
	assert_memory_equal(t.text, opens, strlen(opens));
	assert_memory_equal(t.text + strlen(opens) - 4 + one_size, next,
	    strlen(next));
	assert_memory_equal(t.text + total - strlen(last), last,
	    strlen(last));
	free(t.text);
}

static void
pictures_arrive_from_each_browser(void **state)
{
	check_pictures(*state, "firefox3", "anchor.png", 523,
	    "application_edit.png", 703, "example text");
	check_pictures(*state, "ie6", "file1.png", 523, "file2.png", 703,
	    "ie6 sucks :-/");
	check_pictures(*state, "opera8", "arrow_branch.png", 582,
	    "award_star_bronze_1.png", 733,
	    "blafasel \xC3\xB6\xC3\xA4\xC3\xBC");
	check_pictures(*state, "webkit3", "gtk-apply.png", 1002, "gtk-no.png",
	    952, "this is another text with \xC3\xBCml\xC3\xA4\xC3\xBCts");
}

static void
check(struct pool *pool, const char *name, int status, const char *said)
{
	struct told t = { 0 };
	int got = replay(pool, name, &t);

	if (got != status || strcmp(t.text, said) != 0)
		fail_msg("%s: %d %s", name, got, t.text);
	free(t.text);
}

static void
odd_bodies_are_read_or_refused(void **state)
{
	static const char text[] = "I am a plain text file";

	check(*state, "boundary-substring-json", 0, pool_print(*state,
	    "<upload|plain.txt>%s\r\n</>", text));
	check(*state, "preamble", 0, pool_print(*state,
	    "<upload|plain.txt>%s\r\n</>", text));
	check(*state, "crlf", 0, pool_print(*state,
	    "<upload|plain.txt>%s\n</>", text));
	check(*state, "generic", 0, pool_print(*state,
	    "<upload|>%s\n</>", text));
	check(*state, "empty-multipart2", 0, "");
	check(*state, "missing-hyphens1", 400, "<upload|plain.txt>I am a "
	    "simple plain text file\r\n</>");
}

static void
odd_file_names_are_read_or_refused(void **state)
{
	check(*state, "osx-chrome-13", 0, "<title>Weird filename</>"
	    "<upload|? % * | \" < > . ? ; ' @ # $ ^ & ( ) - _ = + { } [ ] ` "
	    "~.txt>I am a text file with a funky name!\n</>");
	/* Firefox 3.6 did not escape the quote in it. */
	check(*state, "osx-firefox-3.6", 400, "<title>Weird filename</>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		UNIT(pictures_arrive_from_each_browser),
		UNIT(odd_bodies_are_read_or_refused),
		UNIT(odd_file_names_are_read_or_refused),
	};

	return cmocka_run_group_tests_name("browsers", tests, NULL, NULL);
}
