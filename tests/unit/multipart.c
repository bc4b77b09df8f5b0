/* multipart.c: bodies cut anywhere, ended anywhere, meant well or ill. */
/* SPDX-License-Identifier: ISC */
#include "told.h"

static void
parts_are_told_in_order(void **state)
{
	told_check(*state, PART("name=\"a\"", "one") PART("name=b", "") END, 0,
	    "<a>one</><b></>");
	told_check(*state, PART("name=\"f\"; filename=\"x.pdf\"", "%PDF-")
	    END, 0, "<f|x.pdf>%PDF-</>");
	told_check(*state, END, 0, "");
	told_check(*state, "--b--", 0, "");
}

static void
what_is_around_the_parts_is_dropped(void **state)
{
	told_check(*state, "hello\r\nthere\r\n" PART("name=a", "x") END
	    "good\r\n--b\r\nbye", 0, "<a>x</>");
	told_check(*state, "\r\n" PART("name=a", "x") END, 0, "<a>x</>");
	told_check(*state, "--b \t\r\n" DISPOSITION
	    "name=a\r\n\r\nx\r\n--b--", 0, "<a>x</>");
}

static void
what_is_almost_a_boundary_is_text(void **state)
{
	told_check(*state, PART("name=a", "\r\n--c\r\n-b--b\n--b\r\r\n-\r")
	    END, 0, "<a>\r\n--c\r\n-b--b\n--b\r\r\n-\r</>");
	told_check(*state, PART("name=a", "\r\r\r\n\r\n\r") END, 0,
	    "<a>\r\r\r\n\r\n\r</>");
}

static void
body_must_be_whole(void **state)
{
	told_check(*state, "", 400, "");
	told_check(*state, "--b", 400, "");
	told_check(*state, "--b-", 400, "");
	told_check(*state, "--b\r\n", 400, "");
	told_check(*state, PART("name=a", "x"), 400, "<a>x");
	told_check(*state, PART("name=a", "x") "--b\r\n", 400, "<a>x</>");
	told_check(*state, PART("name=a", "x") "--bX", 400, "<a>x</>");
	told_check(*state, PART("name=a", "x") "--b-X", 400, "<a>x</>");
	told_check(*state, "--b\rX", 400, "");
	told_check(*state, "--b\n" DISPOSITION "name=a\n\nx\n--b--", 400, "");
}

static void
nul_in_data_is_data(void **state)
{
	static const char body[] = PART("name=f; filename=x", "a\0\r\n\0b") END;
	struct told t = { 0 };

	assert_int_equal(told_run_all_ways(*state, TYPE, body, sizeof(body) - 1,
	    &t), 0);
	assert_int_equal(t.len, 5 + 6 + 3);
	assert_memory_equal(t.text, "<f|x>a\0\r\n\0b</>", t.len);
	free(t.text);
}

static void
parts_are_counted(void **state)
{
	const char *part = PART("name=a", "");
	char *body = pool_alloc(*state, 202 * strlen(part) + 9), *to = body;
	struct told t = { 0 };

	for (int i = 0; i < 200; i++)
		to = stpcpy(to, part);
	strcpy(to, END);
	assert_int_equal(told_run(*state, TYPE, body, strlen(body), 999, NULL,
	    &t), 0);
	free(t.text);
	strcpy(stpcpy(to, part), END);
	assert_int_equal(told_run(*state, TYPE, body, strlen(body), 999, NULL,
	    &t), 413);
	free(t.text);
}

static void
boundary_is_what_rfc_2046_knows(void **state)
{
	static const char *const bad[] = {
		"multipart/form-data", "multipart/form-data; boundary=",
		"multipart/form-data; boundary=\"\"",
		"multipart/form-data; boundary=\"a",
		"multipart/form-data; boundary=\"a \"",
		"multipart/form-data; boundary=a\\b",
		"multipart/form-data; boundary=\xC3\xA4",
		("multipart/form-data; boundary=0123456789012345678901234567890"
		 "1234567890123456789012345678901234567890"),	/* 71 */
	};
	struct told t = { 0 };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (multipart_new(*state, bad[i], &told_events, &t))
			fail_msg("%s", bad[i]);
	assert_non_null(multipart_new(*state, "multipart/form-data; "
	    "boundary=\"a b:c\"; charset=utf-8", &told_events, &t));
	assert_int_equal(told_run(*state, "Multipart/Form-Data; BOUNDARY=b",
	    "--b--", 5, 9, NULL, &t), 0);
	free(t.text);
}

static void
event_that_refuses_ends_it(void **state)
{
	const char *body = PART("name=a", "x") PART("name=b", "y") END;
	struct told t = { .stop_at = 3 };

	assert_int_equal(told_run_all_ways(*state, TYPE, body, strlen(body),
	    &t), 503);
	assert_string_equal(t.text, "<a>x</><b>");
	free(t.text);
	t = (struct told){ .stop_at = 2 };
	assert_int_equal(told_run_all_ways(*state, TYPE, body, strlen(body),
	    &t), 413);
	assert_string_equal(t.text, "<a>x</>");
	free(t.text);
}

/* Bodies put together from what parsers stumble over. */
static void
any_split_tells_the_same(void **state)
{
	static const char *const scraps[] = {
		"\r", "\n", "\r\n", "-", "--", "--b", "\r\n--b", "\r\n--b--",
		"\r\n--b\r\n", "b", "x", "\r\n\r\n", DISPOSITION,
		"name=\"a\"", "; filename=\"b\"", "--b\r\n" DISPOSITION
		"name=a\r\n\r\n", " ", ":", "\"", "\xFF"
	};
	uint64_t seed = 20261121;

	for (int round = 0; round < 2000; round++) {
		char body[2000], *to = body;
		struct told t = { 0 };

		if (round % 2)
			to = stpcpy(to, "--b\r\n" DISPOSITION "name=a\r\n\r\n");
		*to = '\0';
		for (size_t n = random_below(&seed, 24); n > 0; n--)
			to = stpcpy(to, scraps[random_below(&seed,
			    sizeof(scraps) / sizeof(scraps[0]))]);
		told_run_all_ways(*state, TYPE, body, (size_t)(to - body), &t);
		free(t.text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		UNIT(parts_are_told_in_order),
		UNIT(what_is_around_the_parts_is_dropped),
		UNIT(what_is_almost_a_boundary_is_text),
		UNIT(body_must_be_whole),
		UNIT(nul_in_data_is_data),
		UNIT(parts_are_counted),
		UNIT(boundary_is_what_rfc_2046_knows),
		UNIT(event_that_refuses_ends_it),
		UNIT(any_split_tells_the_same),
	};

	return cmocka_run_group_tests_name("multipart", tests, NULL, NULL);
}
