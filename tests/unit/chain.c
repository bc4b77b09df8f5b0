/* chain.c: a department's theme is made of its agency's, and that of the
 * country's: templates, hooks, style sheets and letters of each. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "page.h"
#include "pool.h"
#include "theme.h"
#include "theme_house.h"

#define SHEET(inner) \
	"<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:a='https://aedile.example/theme'>" inner "</xsl:stylesheet>"
#define HOOK(name, inner) \
	"<xsl:template name='hook-" name "'>" inner "</xsl:template>"
#define STYLE(theme) \
	"<link rel='stylesheet' href=\"{a:asset('themes/" theme "/t.css')}\"/>"
#define MAIL(from) \
	SHEET("<xsl:template match='/letter'><mail><subject>" from \
	    "</subject><text>x</text></mail></xsl:template>")

static const char base[] = SHEET(
	"<xsl:template match='/page'><html><head>"
	"<xsl:call-template name='hook-head'/></head><body>"
	"<xsl:call-template name='hook-banner'/>"
	"<xsl:call-template name='hook-logo'/>"
	"<xsl:call-template name='hook-footer'/>"
	"<xsl:apply-templates/></body></html></xsl:template>"
	"<xsl:template match='cases'><p>cases of base</p></xsl:template>"
	HOOK("head", "") HOOK("banner", "") HOOK("logo", "")
	HOOK("footer", "<p>foot of base</p>"));

static const char country[] = SHEET(
	"<xsl:import href='../../base/theme.xsl'/>"
	HOOK("head", STYLE("country"))
	HOOK("banner", "<p>banner of the country</p>")
	HOOK("logo", "<p>logo of the country</p>"));

static const char agency[] = SHEET(
	"<xsl:import href='../country/theme.xsl'/>"
	HOOK("head", STYLE("country") STYLE("agency"))
	HOOK("logo", "<p>logo of the agency</p>")
	"<xsl:template match='cases'><section><xsl:apply-imports/>"
	"<p>and of the agency</p></section></xsl:template>");

static const char department[] = SHEET(
	"<xsl:import href='../agency/theme.xsl'/>"
	HOOK("head", STYLE("country") STYLE("agency") STYLE("x"))
	HOOK("footer", "<p>foot of the department</p>"));

static void
folder(const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", house(), name);
	mkdir(path, 0700);
}

static int
build_chain(void **state)
{
	build_house(state);
	folder("base");
	folder("themes/country");
	folder("themes/agency");
	put("xsl/base/theme.xsl", base);
	put("xsl/base/mail.xsl", MAIL("base"));
	put("xsl/themes/country/theme.xsl", country);
	put("xsl/themes/country/t.css", "a { }");
	put("xsl/themes/agency/theme.xsl", agency);
	put("xsl/themes/agency/t.css", "b { }");
	put("xsl/themes/x/theme.xsl", department);
	put("xsl/themes/x/t.css", "c { }");
	return 0;
}

static void
in_order(const char *html, const char *const *pieces)
{
	for (; *pieces; pieces++) {
		html = strstr(html, *pieces);
		if (!html)
			fail_msg("no %s", *pieces);
	}
}

static void
each_level_is_seen(void **state)
{
	static const char *const pieces[] = {
		"href=\"/portal/themes/country/t.", ".css\"",
		"href=\"/portal/themes/agency/t.", ".css\"",
		"href=\"/portal/themes/x/t.", ".css\"",
		"banner of the country", "logo of the agency",
		"foot of the department",
		"<section><p>cases of base</p><p>and of the agency</p>", NULL
	};
	struct pool *pool = pool_new();
	const char *fault, *html;
	struct theme *t = open_house(&fault);

	(void)state;
	assert_string_equal(fault, "");
	html = draw(t, pool, "x");
	in_order(html, pieces);
	assert_null(strstr(html, "logo of the country"));
	assert_null(strstr(html, "foot of base"));
	theme_close(t);
	pool_free(pool);
}

static void
comes_from(const char *who)
{
	struct pool *pool = pool_new();
	struct letter_parts out;
	const char *fault;
	struct theme *t = open_house(&fault);

	assert_string_equal(fault, "");
	assert_true(theme_letter(t, page_doc(page_new_letter(pool, "y")),
	    pool, &out));
	assert_string_equal(out.subject, who);
	theme_close(t);
	pool_free(pool);
}

static void
letters_are_the_nearest_level_s(void **state)
{
	(void)state;
	comes_from("base");
	put("xsl/themes/country/mail.xsl", MAIL("country"));
	comes_from("country");
	put("xsl/themes/agency/mail.xsl", MAIL("agency"));
	comes_from("agency");
	put("xsl/themes/x/mail.xsl", MAIL("department"));
	comes_from("department");
}

static void
a_fault_further_up_is_told_where_it_is(void **state)
{
	const char *fault;

	(void)state;
	put("xsl/themes/country/theme.xsl",
	    SHEET("\n\n<xsl:template match='a['/>"));
	assert_null(open_house(&fault));
	assert_ptr_equal(strstr(fault, "themes/country/theme.xsl:3: "), fault);
	put("xsl/themes/country/theme.xsl", country);
}

/* Whoever changes the country's theme changes that of each department. */
static void
a_change_further_up_is_taken(void **state)
{
	struct pool *pool = pool_new();
	const char *fault;
	struct theme *t = open_house(&fault);

	(void)state;
	put("xsl/themes/country/theme.xsl", SHEET(
	    "<xsl:import href='../../base/theme.xsl'/>"
	    HOOK("banner", "<p>a new banner</p>")));
	now(t);
	assert_non_null(strstr(draw(t, pool, "x"), "a new banner"));
	theme_close(t);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_level_is_seen),
		cmocka_unit_test(letters_are_the_nearest_level_s),
		cmocka_unit_test(a_fault_further_up_is_told_where_it_is),
		cmocka_unit_test(a_change_further_up_is_taken),
	};

	return cmocka_run_group_tests_name("chain", tests, build_chain,
	    raze_house);
}
