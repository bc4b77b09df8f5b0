/* assets.c: a static file has a name that goes with its content. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "assets.h"
#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"

enum { FILES = 2008 };

static const char sheet[] =
	"<xsl:stylesheet version='1.0'"
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	" xmlns:a='https://aedile.example/theme'>"
	"<xsl:template match='/page'><html><head>"
	"<link rel='stylesheet' href=\"{a:asset('themes/x/tokens.css')}\"/>"
	"<link rel='stylesheet' href=\"{a:asset('themes/x/none.css')}\"/>"
	"</head></html></xsl:template></xsl:stylesheet>";

static void
a_name_goes_with_its_content(void **state)
{
	struct assets *all;
	char first[64];

	(void)state;
	put("xsl/themes/x/tokens.css", "a { }");
	all = assets_open(house());
	strcpy(first, assets_name(all, "themes/x/tokens.css"));
	assert_ptr_equal(strstr(first, "themes/x/tokens."), first);
	assert_string_equal(first + strlen("themes/x/tokens.12345678"),
	    ".css");
	assets_close(all);
	all = assets_open(house());
	assert_string_equal(assets_name(all, "themes/x/tokens.css"), first);
	assets_close(all);
	put("xsl/themes/x/tokens.css", "b { }");
	all = assets_open(house());
	assert_string_not_equal(assets_name(all, "themes/x/tokens.css"),
	    first);
	assets_close(all);
}

static void
nothing_else_has_one(void **state)
{
	static const char *const not[] = {
		"themes/x/theme.xsl", "themes/x/.css", "themes/x/a.b.css",
		"themes/x/link.css", "words/en/x.xml", "themes/x", "", "/",
		"../outside.xsl", "themes/x/a.html", "themes/x/ä.css",
	};
	struct assets *all;
	char link[600];

	(void)state;
	put("xsl/themes/x/a.b.css", "");
	put("xsl/themes/x/a.html", "");
	put("xsl/themes/x/ä.css", "");
	put("xsl/themes/x/.css", "");
	snprintf(link, sizeof(link), "%s/themes/x/link.css", house());
	assert_int_equal(symlink("/etc/hostname", link), 0);
	all = assets_open(house());
	for (size_t i = 0; i < sizeof(not) / sizeof(*not); i++)
		if (assets_name(all, not[i]))
			fail_msg("%s has a name", not[i]);
	assets_close(all);
	unlink(link);
	all = assets_open("/nowhere");
	assert_null(assets_name(all, "themes/x/tokens.css"));
	assets_close(all);
}

static void
hidden_folders_are_passed_by(void **state)
{
	struct assets *all;
	char path[600];

	(void)state;
	snprintf(path, sizeof(path), "%s/themes/.old", house());
	assert_int_equal(mkdir(path, 0700), 0);
	put("xsl/themes/.old/tokens.css", "");
	put("xsl/themes/x/LICENSE", "");
	all = assets_open(house());
	assert_null(assets_name(all, "themes/.old/tokens.css"));
	assert_null(assets_name(all, "themes/x/LICENSE"));
	assets_close(all);
}

static void
more_than_enough_is_left_out(void **state)
{
	struct assets *all;
	char path[64];
	int named = 0;

	(void)state;
	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof(path), "xsl/themes/x/n%d.txt", i);
		put(path, "");
	}
	all = assets_open(house());
	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof(path), "themes/x/n%d.txt", i);
		named += assets_name(all, path) != NULL;
		snprintf(path, sizeof(path), "%s/themes/x/n%d.txt", house(),
		    i);
		unlink(path);
	}
	assert_in_range(named, 1, FILES - 1);
	assets_close(all);
}

static void
what_is_missing_is_said_once(void **state)
{
	struct assets *all = assets_open(house());
	char path[16];

	(void)state;
	assert_true(assets_miss(all, "a.css"));
	assert_false(assets_miss(all, "a.css"));
	assert_true(assets_miss(all, "b.css"));
	for (int i = 0; i < 1000; i++) {
		snprintf(path, sizeof(path), "%d.css", i);
		assets_miss(all, path);
	}
	assert_false(assets_miss(all, "new.css"));
	assets_close(all);
}

static void
sheets_ask_for_it(void **state)
{
	struct pool *pool = pool_new();
	const char *fault, *html;
	struct theme *t;
	struct assets *all;
	char link[128];

	(void)state;
	put("xsl/themes/x/theme.xsl", sheet);
	put("xsl/themes/x/tokens.css", "c { }");
	t = open_house(&fault);
	assert_string_equal(fault, "");
	all = t->sheets.assets;
	snprintf(link, sizeof(link), "href=\"/portal/%s\"",
	    assets_name(all, "themes/x/tokens.css"));
	html = draw(t, pool, "x");
	assert_non_null(strstr(html, link));
	assert_non_null(strstr(html, "href=\"/portal/themes/x/none.css\""));
	assert_false(assets_miss(all, "themes/x/none.css"));
	put("xsl/themes/x/tokens.css", "d { }");
	now(t);
	assert_null(strstr(draw(t, pool, "x"), link));
	theme_assets(t, "../");
	assert_non_null(strstr(draw(t, pool, "x"),
	    "href=\"../themes/x/tokens.css\""));
	theme_close(t);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_goes_with_its_content),
		cmocka_unit_test(nothing_else_has_one),
		cmocka_unit_test(hidden_folders_are_passed_by),
		cmocka_unit_test(more_than_enough_is_left_out),
		cmocka_unit_test(what_is_missing_is_said_once),
		cmocka_unit_test(sheets_ask_for_it),
	};

	return cmocka_run_group_tests_name("assets", tests, build_house,
	    raze_house);
}
