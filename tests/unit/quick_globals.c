/* quick_globals.c: the short way of theme_quick.h and the long one of libxslt
 * bind the same variables of a whole sheet. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"
#include "theme_quick.h"
#include "ways.h"

#define SHEET(inside) "<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:a='https://aedile.example/theme'>" inside "</xsl:stylesheet>"
#define VARIABLE(name, select) \
	"<xsl:variable name='" name "' select=\"" select "\"/>"

static const char document[] =
	"<page lang='en' dir='ltr' base='/portal' path='/cases' "
	"now='2026-11-21 21:00:00'><site><name>Town</name></site>"
	"<blank> </blank>"
	"<cases total='3'><form name='one' errors='2'/><case><id>1</id></case>"
	"<list><form name='two'/><form name='three' errors='1'/></list>"
	"<form name='four'/><case><id>2</id></case></cases></page>";

/* Every variable says what it is as text, truth, number and nodes. */
#define SAY(name) "<p title='{$" name "}'><xsl:value-of select='boolean($" \
	name ")'/>,<xsl:value-of select='number($" name ")'/></p>"
#define NAMES(name) "<i><xsl:for-each select='$" name "'>" \
	"<xsl:value-of select='concat(@name, \" \")'/></xsl:for-each></i>"
#define PAGE(inside) "<xsl:template match='/page'><html><body>" inside \
	"</body></html></xsl:template>"

/* Those that are bound the short way, one behind the other, in any order. */
static void
bound_are(const struct theme *t, const char *names)
{
	const struct quick_global *g = t->sheets.page->_private;
	size_t count = 0, wanted = 0;
	char name[40];

	for (; g; g = g->next, count++) {
		snprintf(name, sizeof(name), " %s ", (const char *)g->name);
		if (!strstr(names, name))
			fail_msg("bound:%snot among%s", name, names);
	}
	for (const char *at = names; *at; at++)
		wanted += *at == ' ';
	assert_int_equal(count, wanted - 1);
}

static void
compare(const char *what, const char *sheet, const char *bound,
	const char *holds)
{
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);
	struct theme *t[2];

	put("xsl/themes/x/theme.xsl", sheet);
	ways_open(t, house(), "x");
	if (bound)
		bound_are(t[0], bound);
	ways_compare(t, doc, what, holds);
	ways_close(t);
	xmlFreeDoc(doc);
}

static void
values_are_the_same(void **state)
{
	(void)state;
	compare("values", SHEET(
	    VARIABLE("text", "concat(/page/@base, '!')")
	    VARIABLE("path", "/page/@path") VARIABLE("none", "/page/nothing")
	    VARIABLE("yes", "/page/site and not(/page/actor)")
	    VARIABLE("number", "count(/page/cases/case)")
	    VARIABLE("sum", "1 + 1") VARIABLE("type", "name(/page/cases)")
	    VARIABLE("own", "name()") VARIABLE("root", ".")
	    VARIABLE("same", "$path") "<xsl:variable name='empty'/>"
	    "<xsl:variable name='tree'><b>t</b></xsl:variable>"
	    PAGE(SAY("text") SAY("path") SAY("none") SAY("yes") SAY("number")
	    SAY("sum") SAY("type") SAY("own") SAY("root") SAY("same")
	    SAY("empty") SAY("tree"))),
	    " text path none yes number type own root ",
	    "<p title=\"cases\">true,NaN</p>");
}

/* In whatever order they are declared. */
static void
they_lean_on_each_other(void **state)
{
	(void)state;
	compare("order", SHEET(VARIABLE("a", "concat($b, $c)")
	    VARIABLE("b", "concat($c, 'b')") VARIABLE("c", "string($d)")
	    VARIABLE("d", "/page/cases[case[id = $e]]/@total")
	    VARIABLE("e", "2") VARIABLE("f", "$g + $e") VARIABLE("g", "$e")
	    "<xsl:param name='given' select='concat($b, 7)'/>"
	    VARIABLE("h", "concat($given, $b)")
	    PAGE(SAY("a") SAY("d") SAY("f") SAY("h"))),
	    " a b c d e ", "<p title=\"3b3\">true,NaN</p>");
}

static void
sets_are_the_same(void **state)
{
	(void)state;
	compare("sets", SHEET(
	    VARIABLE("all", "/page/*/*/form[@name] | /page/*/form")
	    VARIABLE("twice", "/page/*/form | /page/cases/form[@errors]")
	    VARIABLE("wrong", "$all[@errors &gt; 0]")
	    VARIABLE("right", "$all[not(@errors)][@name != $not]")
	    VARIABLE("both", "$right[.] | $wrong[@name = 'three'] | "
	    "$none[.]") VARIABLE("plain", "$right | $wrong")
	    VARIABLE("none", "$all[nothing]") VARIABLE("not", "'four'")
	    VARIABLE("first", "$all[1]") VARIABLE("path", "$all/@name")
	    VARIABLE("mixed", "/page/cases/@total | /page/cases/case")
	    PAGE(NAMES("all") NAMES("twice") NAMES("wrong") NAMES("right")
	    NAMES("both") NAMES("plain") NAMES("none") NAMES("first")
	    SAY("path") SAY("mixed"))),
	    " all twice wrong right both none not mixed ",
	    "<i>one two three four </i>");
}

/* What a sheet declares wins over what it imports, for those it imports. */
static void
imports_come_behind(void **state)
{
	(void)state;
	put("xsl/themes/x/far.xsl", SHEET(VARIABLE("v", "'far'")
	    VARIABLE("w", "concat($v, '-w')") VARIABLE("x", "'x'")
	    "<xsl:param name='p' select=\"'p'\"/>"));
	put("xsl/themes/x/beside.xsl", SHEET(VARIABLE("y", "concat($x, $v)")));
	compare("imports", SHEET("<xsl:import href='far.xsl'/>"
	    "<xsl:include href='beside.xsl'/>" VARIABLE("v", "'near'")
	    VARIABLE("p", "'mine'") "<xsl:param name='x' select='7'/>"
	    "<xsl:variable name='a:v' select=\"'other'\"/>"
	    PAGE(SAY("v") SAY("w") SAY("x") SAY("y") SAY("p") SAY("a:v")
	    "<xsl:variable name='v' select=\"'own'\"/>" SAY("v") SAY("w"))),
	    " v p w ", "<p title=\"near-w\">true,NaN</p>");
}

static void
faults_are_the_same(void **state)
{
	static const char *const wrong[] = {
		VARIABLE("v", "concat($w, 1)") VARIABLE("w", "string($v)"),
		VARIABLE("v", "string($v)"),
		VARIABLE("v", "string($nowhere)"),
		VARIABLE("v", "$w[@name]") VARIABLE("w", "'a'"),
		VARIABLE("v", "$w[@name]")
		    "<xsl:variable name='w'><b name='x'/></xsl:variable>",
		VARIABLE("v", "/page[$nowhere]"),
		VARIABLE("v", "/page | $nowhere[1 = 1]"),
		VARIABLE("v", "$w | /page") VARIABLE("w", "7"),
	};
	char sheet[2000];

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		snprintf(sheet, sizeof(sheet), SHEET("%s"
		    PAGE("<p><xsl:value-of select='$v'/></p>")), wrong[i]);
		compare(wrong[i], sheet, NULL, "plain page");
	}
}

/* What is logged of a page that this sheet cannot draw. */
static void
told(const char *sheet, char *text, size_t size)
{
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);
	struct pool *pool = pool_new();
	int before = dup(STDERR_FILENO);
	const char *fault = "";
	FILE *log = tmpfile();
	struct theme *t;
	size_t len;

	put("xsl/themes/x/theme.xsl", sheet);
	t = theme_open(house(), "x", &fault);
	assert_non_null(t);
	dup2(fileno(log), STDERR_FILENO);
	assert_non_null(strstr(theme_apply(t, doc, pool, &len, NULL),
	    "plain page"));
	dup2(before, STDERR_FILENO);
	close(before);
	rewind(log);
	text[fread(text, 1, size - 1, log)] = '\0';
	fclose(log);
	theme_close(t);
	pool_free(pool);
	xmlFreeDoc(doc);
}

/* One whose tests within tests would take days. */
static void
a_fault_says_where(void **state)
{
	struct pool *pool = pool_new();
	const char *deep = "nothing";
	char text[1000];

	(void)state;
	for (int i = 0; i < 25; i++)
		deep = pool_print(pool, "/page/*/*[%s]", deep);
	told(pool_print(pool, SHEET(PAGE("<p/>") "\n"
	    VARIABLE("v", "%s | /page")), deep), text, sizeof(text));
	if (!strstr(text, "theme.xsl:2: "))
		fail_msg("told: %s", text);
	pool_free(pool);
}

/* Each looks the others up: more than so many are left to libxslt. */
static void
many_are_left_alone(void **state)
{
	struct pool *pool = pool_new();
	const char *sheet = "", *bound = " ";

	(void)state;
	for (int i = 0; i < 200; i++) {
		sheet = pool_print(pool, "%s" VARIABLE("v%d", "'%d'"), sheet,
		    i, i);
		bound = pool_print(pool, "%sv%d ", bound, i);
	}
	compare("many", pool_print(pool, SHEET("%s" PAGE(SAY("v199"))),
	    sheet), bound, "<p title=\"199\">");
	compare("too many", pool_print(pool, SHEET("%s" VARIABLE("w", "1")
	    PAGE(SAY("v199") SAY("w"))), sheet), " ", "<p title=\"199\">");
	pool_free(pool);
}

/* libxslt takes the blanks of some elements away before it evaluates any. */
static void
blanks_are_the_same(void **state)
{
	static const char *const which[] = {
		"", "<xsl:strip-space elements='*'/>",
		"<xsl:strip-space elements='blank'/>",
		("<xsl:strip-space elements='*'/>"
		    "<xsl:preserve-space elements='blank'/>"),
	};
	char sheet[2000];

	(void)state;
	for (size_t i = 0; i < sizeof(which) / sizeof(*which); i++) {
		snprintf(sheet, sizeof(sheet), SHEET("%s"
		    VARIABLE("b", "concat('(', /page/blank, ')')")
		    VARIABLE("none", "/page/blank = ''")
		    PAGE(SAY("b") SAY("none"))), which[i]);
		compare(which[i], sheet, i < 2 ? " b none " : NULL,
		    i % 3 ? "<p title=\"()\">" : "<p title=\"( )\">");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_the_same),
		cmocka_unit_test(they_lean_on_each_other),
		cmocka_unit_test(sets_are_the_same),
		cmocka_unit_test(imports_come_behind),
		cmocka_unit_test(faults_are_the_same),
		cmocka_unit_test(a_fault_says_where),
		cmocka_unit_test(many_are_left_alone),
		cmocka_unit_test(blanks_are_the_same),
	};

	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, build_house, raze_house);
}
