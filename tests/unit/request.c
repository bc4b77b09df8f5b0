/* request.c: what is let in, and what the house then knows of it. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

static void
method_is_one_of_three(void **state)
{
	struct ask *a = *state;
	static const char *const bad[] = {
		"", "PUT", "DELETE", "get", "OPTIONS", "TRACE", "GET ", "PATCH"
	};

	assert_int_equal(ask_get(a, "/", ""), 0);
	assert_int_equal(a->rq.method, GET);
	assert_false(a->rq.head);
	a->env[0] = pool_text(a->pool, "REQUEST_METHOD=HEAD");
	assert_int_equal(ask_now(a), 0);
	assert_int_equal(a->rq.method, GET);
	assert_true(a->rq.head);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		a->env[0] = pool_print(a->pool, "REQUEST_METHOD=%s", bad[i]);
		a->rq.method = METHOD_NONE;
		assert_int_equal(ask_now(a), 405);
		assert_non_null(a->rq.id);
		assert_string_equal(a->rq.path, "/");
	}
}

static void
path_has_one_way_to_be_written(void **state)
{
	static const struct {
		const char *path;
		int status;
	} cases[] = {
		{ "/", 0 }, { "/cases", 0 }, { "/cases/7/reply", 0 },
		{ "/c\xC3\xA4ses", 0 }, { "/cases/a%2e", 0 },
		{ "/cases/a.css", 0 }, { "/cases/a..b", 0 },
		{ "", 404 }, { "cases", 404 }, { "/cases/", 404 },
		{ "//", 404 }, { "//cases", 404 }, { "/cases//7", 404 },
		{ "/.", 404 }, { "/..", 404 }, { "/./cases", 404 },
		{ "/cases/../queue", 404 }, { "/cases/..;/queue", 404 },
		{ "/cases/.git", 404 }, { "/cases/..", 404 },
		{ "/a\n", 400 }, { "/a\tb", 400 }, { "/a\x01", 400 },
		{ "/a\x7F", 400 }, { "/\xC0\xAF", 400 }, { "/\xFF", 400 },
		{ "/\xEF\xBF\xBF", 400 }, { "/\xED\xA0\x80", 400 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int status = ask_get(*state, cases[i].path, "");

		if (status != cases[i].status)
			fail_msg("%s: %d", cases[i].path, status);
	}
}

static void
path_is_not_decoded_again(void **state)
{
	struct ask *a = *state;

	assert_int_equal(ask_get(a, "/cases/%2e%2e/%00+", ""), 0);
	assert_string_equal(a->rq.path, "/cases/%2e%2e/%00+");
}

static void
path_has_an_end(void **state)
{
	char path[1026];

	memset(path, 'a', sizeof(path));
	path[0] = '/';
	path[1025] = '\0';
	assert_int_equal(ask_get(*state, path, ""), 404);
	path[1024] = '\0';
	assert_int_equal(ask_get(*state, path, ""), 0);
}

static void
path_is_told_below_the_prefix(void **state)
{
	struct ask *a = *state;

	assert_int_equal(ask_get(a, "/portal/cases/7", ""), 0);
	assert_string_equal(a->rq.path, "/cases/7");
	assert_int_equal(ask_get(a, "/portal/", ""), 0);
	assert_string_equal(a->rq.path, "/");
	assert_int_equal(ask_get(a, "/portal", ""), 0);
	assert_string_equal(a->rq.path, "/");
	assert_int_equal(ask_get(a, "/portals", ""), 404);
	assert_int_equal(ask_get(a, "/cases", ""), 404);
	assert_int_equal(ask_get(a, "/", ""), 404);
	assert_int_equal(ask_get(a, "/portal//", ""), 404);
}

static void
path_may_ask_for_the_document(void **state)
{
	static const struct {
		const char *path, *plain;
		bool xml;
	} cases[] = {
		{ "/cases/7.xml", "/cases/7", true },
		{ "/cases.xml", "/cases", true },
		{ "/index.xml", "/", true },
		{ "/cases/index.xml", "/cases/index", true },
		{ "/cases/7.xml.xml", "/cases/7.xml", true },
		{ "/cases/7", "/cases/7", false },
		{ "/cases/7.XML", "/cases/7.XML", false },
		{ "/cases/7xml", "/cases/7xml", false },
		{ "/xml", "/xml", false },
	};
	struct ask *a = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		a->rq.as_xml = false;
		assert_int_equal(ask_get(a, cases[i].path, ""), 0);
		assert_string_equal(a->rq.path, cases[i].plain);
		assert_int_equal(a->rq.as_xml, cases[i].xml);
	}
	assert_int_equal(ask_get(a, "/.xml", ""), 404);
	assert_int_equal(ask_get(a, "/cases/.xml", ""), 404);
}

static void
query_is_decoded_once(void **state)
{
	struct ask *a = *state;

	assert_int_equal(ask_get(a, "/", "q=a%20b%2520c+d&page=2&e=&f&&"), 0);
	assert_string_equal(pairs_get(&a->rq.query, "q"), "a b%20c d");
	assert_string_equal(pairs_get(&a->rq.query, "e"), "");
	assert_string_equal(pairs_get(&a->rq.query, "f"), "");
	assert_null(pairs_get(&a->rq.query, "g"));
	assert_int_equal(query_u64(&a->rq, "page", 1), 2);
	assert_int_equal(query_u64(&a->rq, "q", 1), 1);
	assert_int_equal(query_u64(&a->rq, "none", 9), 9);
}

static void
query_that_is_ill_formed_is_refused(void **state)
{
	static const char *const bad[] = {
		"a=%", "a=%2", "a=%2x", "a=%x2", "a=%00", "%00=a", "=b",
		"a=%C0%AF", "a=%ED%A0%80", "a=%FF", "a%01=b", "a%FF=b",
		"a=1&a=2", "a=1&%61=2",
	};
	struct ask *a = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (ask_get(a, "/", bad[i]) != 400)
			fail_msg("%s is taken", bad[i]);
}

static void
odd_characters_in_a_value_are_marked(void **state)
{
	struct ask *a = *state;

	assert_int_equal(ask_get(a, "/", "a=x%01y%EF%BF%BF%0D%0Az"), 0);
	assert_string_equal(pairs_get(&a->rq.query, "a"),
	    "x\xEF\xBF\xBDy\xEF\xBF\xBD\nz");
}

static void
query_is_bounded(void **state)
{
	char *query = pool_alloc(((struct ask *)*state)->pool, 9000);
	char *to = query;

	for (int i = 0; i < 200; i++)
		to += sprintf(to, "n%d=&", i);
	assert_int_equal(ask_get(*state, "/", query), 0);
	strcpy(to, "x=");
	assert_int_equal(ask_get(*state, "/", query), 400);
	memset(query, 'x', 8193);
	assert_int_equal(ask_get(*state, "/", query), 400);
	query[8192] = '\0';
	assert_int_equal(ask_get(*state, "/", query), 0);
}

static void
cookies_are_ours_alone(void **state)
{
	struct ask *a = *state;

	ask_get(a, "/", "");
	ask_var(a, "HTTP_COOKIE", "sid=\xFF\xFE\"x; aedile-8311=tok_1-A; "
	    " aedile-8311=second;aedile-83110=x;aedile=y; aedile-8311-lang=en;"
	    " =; ; aedile-8311");
	assert_int_equal(ask_now(a), 0);
	assert_string_equal(pairs_get(&a->rq.cookies, "aedile-8311"),
	    "tok_1-A");
	assert_string_equal(pairs_get(&a->rq.cookies, "aedile-8311-lang"),
	    "en");
	assert_null(pairs_get(&a->rq.cookies, "sid"));
	assert_null(pairs_get(&a->rq.cookies, "aedile"));
}

static void
cookie_that_no_cookie_can_be_is_none(void **state)
{
	struct ask *a = *state;

	ask_get(a, "/", "");
	ask_var(a, "HTTP_COOKIE", "aedile-8311=a b; aedile-8311=\"a\"; "
	    "aedile-8311=\xC3\xA4; aedile-8311=a\x01; aedile-8311=good");
	assert_int_equal(ask_now(a), 0);
	assert_string_equal(pairs_get(&a->rq.cookies, "aedile-8311"), "good");
}

static void
headers_are_clean_and_cut(void **state)
{
	struct ask *a = *state;
	char agent[300];

	memset(agent, 'a', sizeof(agent));
	agent[299] = '\0';
	memcpy(agent, "X\n\x1B\xFF\xC3\xA4", 6);
	ask_get(a, "/", "");
	ask_var(a, "HTTP_USER_AGENT", agent);
	ask_var(a, "REMOTE_ADDR", "192.0.2.7");
	ask_var(a, "HTTP_X_FORWARDED_FOR", "198.51.100.1");
	ask_var(a, "HTTP_ORIGIN", "null");
	ask_var(a, "HTTP_SEC_FETCH_SITE", "same-origin");
	ask_var(a, "HTTP_ACCEPT_LANGUAGE", "es, en;q=0.5");
	assert_int_equal(ask_now(a), 0);
	assert_memory_equal(a->rq.agent, "X???\xC3\xA4", 6);
	assert_int_equal(strlen(a->rq.agent), 201);	/* 200 characters */
	assert_string_equal(a->rq.address, "192.0.2.7");
	assert_string_equal(a->rq.origin, "null");
	assert_string_equal(a->rq.fetch_site, "same-origin");
	assert_string_equal(a->rq.accept_language, "es, en;q=0.5");
	assert_string_equal(a->rq.accept, "");
}

static void
request_has_an_id_whatever_comes(void **state)
{
	struct ask *a = *state;

	ask_get(a, "/", "");
	assert_int_equal(strlen(a->rq.id), 16);
	assert_null(a->rq.origin);
	assert_null(a->rq.fetch_site);
	ask_var(a, "REQUEST_ID", "0123456789abcdef0123456789abcdef");
	ask_now(a);
	assert_string_equal(a->rq.id, "0123456789abcdef0123456789abcdef");
	a->vars--;
	ask_var(a, "REQUEST_ID", "a\nb");
	ask_now(a);
	assert_int_equal(strlen(a->rq.id), 16);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK(method_is_one_of_three),
		ASK(path_has_one_way_to_be_written),
		ASK(path_is_not_decoded_again),
		ASK(path_has_an_end),
		ASK_PREFIXED(path_is_told_below_the_prefix),
		ASK(path_may_ask_for_the_document),
		ASK(query_is_decoded_once),
		ASK(query_that_is_ill_formed_is_refused),
		ASK(odd_characters_in_a_value_are_marked),
		ASK(query_is_bounded),
		ASK(cookies_are_ours_alone),
		ASK(cookie_that_no_cookie_can_be_is_none),
		ASK(headers_are_clean_and_cut),
		ASK(request_has_an_id_whatever_comes),
	};

	return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
