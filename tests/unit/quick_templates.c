/* quick_templates.c: the short way of theme_quick.h and the long one of libxslt
 * find the same templates, and bind the same variables. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"
#include "ways.h"

#define SHEET(inside) "<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:a='https://aedile.example/theme'" \
	" xmlns:s='http://www.w3.org/2000/svg'>" inside "</xsl:stylesheet>"

static const char document[] =
	"<page lang='en' dir='ltr' base='/portal' path='/cases/7' "
	"now='2026-11-21 21:00:00'><cases total='3'>"
	"<case kind='a' name='x'><id>1</id></case>"
	"<case kind='b' xml:lang='en'><id>2</id><id/></case>"
	"<case><s:case xmlns:s='http://www.w3.org/2000/svg'/></case>"
	"<draft kind='a'>d</draft></cases></page>";

/* A page of whatever else the sheet says of cases. */
#define PAGE "<xsl:template match='/page'><html><body>" \
	"<xsl:apply-templates select='cases'/></body></html></xsl:template>"

static void
compare(const char *what, const char *sheet, const char *holds)
{
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);
	struct theme *t[2];

	put("xsl/themes/x/theme.xsl", sheet);
	ways_open(t, house(), "x");
	ways_compare(t, doc, what, holds);
	ways_close(t);
	xmlFreeDoc(doc);
}

/* What is found for every node of the page says its own number. */
#define ALL "<xsl:template match='cases'><xsl:for-each select='//*|//@*'>" \
	"<i><xsl:apply-templates select='.' mode='m'/></i>" \
	"<i><xsl:apply-templates select='@*' mode='m'/></i>" \
	"<i><xsl:apply-templates select='..' mode='m'/></i></xsl:for-each>" \
	"</xsl:template>"
#define RULE(pattern, said) "<xsl:template match=\"" pattern "\" mode='m'>" \
	said "</xsl:template>"

static void
patterns_fit_the_same(void **state)
{
	static const char *const sheets[] = {
		RULE("*", "1") RULE("case", "2") RULE("@*", "3")
		    RULE("@kind", "4"),
		RULE("case", "1") RULE("case", "2") RULE("*", "3"),
		RULE("case", "1") RULE("*", "2") RULE("*", "3"),
		RULE("case[@kind]", "1") RULE("case[id]", "2")
		    RULE("case", "3"),
		RULE("case[@kind = 'a']", "1") RULE("cases/case", "2"),
		RULE("cases/case", "1") RULE("case[@kind = 'a']", "2"),
		RULE("/page", "1") RULE("page", "2") RULE("page/cases", "3"),
		RULE("/page/*/case", "1") RULE("/case", "2")
		    RULE("/cases/case", "3"),
		RULE("case | draft[@kind] | @kind", "1") RULE("draft", "2"),
		RULE("case[@kind | @name]", "1") RULE("case", "2"),
		RULE("case[1]", "1") RULE("case", "2"),
		RULE("case[@kind = '|' or @kind = 'a']|id", "1"),
		RULE("text()", "1") RULE("case", "2"),
		RULE("/", "1") RULE("case", "2") RULE("node()", "3"),
		RULE("cases//id", "1") RULE("id", "2"),
		RULE("s:case", "1") RULE("case", "2") RULE("s:*", "3"),
		RULE("case/@kind", "1") RULE("@kind", "2") RULE("@*", "3"),
		RULE("case[@kind]/@kind[. = 'b']", "1") RULE("@kind", "2"),
		RULE("case[a:knows('hello')]", "<xsl:value-of select='.'/>"),
		RULE("id('x')", "1") RULE("case", "2"),
		RULE("case[@kind][id = 2]", "1") RULE("*[id][@kind]", "2"),
		RULE("@lang", "1") RULE("case[.//id]", "2"),
		"<xsl:template match='case' mode='m' priority='-1'>1"
		    "</xsl:template>" RULE("*", "2"),
		"<xsl:template match='*' mode='m' priority='0'>1"
		    "</xsl:template>" RULE("case", "2"),
		RULE("case", "2") "<xsl:template match='*' mode='m' "
		    "priority='0'>1</xsl:template>",
		"<xsl:template match='*|case' mode='m' priority='3'>1"
		    "</xsl:template>" RULE("case[id]", "2"),
	};
	char sheet[4000];

	(void)state;
	for (size_t i = 0; i < sizeof(sheets) / sizeof(*sheets); i++) {
		snprintf(sheet, sizeof(sheet), SHEET(PAGE ALL "%s"),
		    sheets[i]);
		compare(sheets[i], sheet, "<i>");
	}
}

/* Of sheets, the one that imports wins; what it imports may be asked for. */
static void
imports_come_behind(void **state)
{
	(void)state;
	put("xsl/themes/x/far.xsl", SHEET(RULE("case[@kind = 'a']", "far")
	    RULE("*", "none") RULE("id", "<b><xsl:value-of select='.'/></b>")
	    "<xsl:template name='said'>far</xsl:template>"));
	put("xsl/themes/x/near.xsl", SHEET("<xsl:import href='far.xsl'/>"
	    RULE("case", "near") RULE("*[id = 2]", "id")));
	put("xsl/themes/x/beside.xsl", SHEET(RULE("draft", "beside")));
	compare("imports", SHEET("<xsl:import href='near.xsl'/>"
	    "<xsl:include href='beside.xsl'/>" PAGE ALL
	    RULE("draft", "here") RULE("id[. = 2]",
	    "two<xsl:apply-imports/><xsl:call-template name='said'/>")),
	    "<i>two<b>2</b>far</i>");
}

/* One whose name has a namespace is another one. */
static void
modes_are_the_same(void **state)
{
	(void)state;
	compare("modes", SHEET(PAGE "<xsl:template match='cases'>"
	    "<xsl:apply-templates select='case' mode='a:m'/>"
	    "<xsl:apply-templates select='case' mode='m'/></xsl:template>"
	    "<xsl:template match='case' mode='a:m'><i>"
	    "<xsl:apply-templates select='id' mode='m'/>"
	    "<xsl:apply-templates select='id' mode='a:m'/></i></xsl:template>"
	    "<xsl:template match='id' mode='a:m'>far</xsl:template>"
	    RULE("id", "near") RULE("case", "case")),
	    "<i>nearfar</i><i>nearnearfarfar</i><i></i>casecasecase");
}

/* Elements without a namespace are given one that no page may hold, also those
 * of a file that is read behind. */
static void
other_names_are_the_same(void **state)
{
	(void)state;
	put("xsl/themes/x/behind.xsl", SHEET("<xsl:template match='id'>"
	    "<i class='{.}'><xsl:value-of select='.'/></i></xsl:template>"));
	compare("names", SHEET("<xsl:namespace-alias "
	    "stylesheet-prefix='#default' result-prefix='a'/>"
	    "<xsl:include href='behind.xsl'/>"
	    "<xsl:template match='/page'><xsl:element name='html'>"
	    "<xsl:element name='body'><p>no</p><xsl:apply-templates "
	    "select='cases/case/id'/></xsl:element></xsl:element>"
	    "</xsl:template>"), "<body></body>");
}

static void
variables_are_the_same(void **state)
{
	(void)state;
	compare("variables", SHEET(PAGE
	    "<xsl:variable name='v' select=\"'top'\"/>"
	    "<xsl:template name='in'><p><xsl:value-of select='$v'/></p>"
	    "<xsl:variable name='v' select='concat($v, name())'/>"
	    "<p><xsl:value-of select='$v'/></p></xsl:template>"
	    "<xsl:template name='with'><xsl:param name='v' select='@kind'/>"
	    "<xsl:variable name='w' select=\"concat($v, '!')\"/>"
	    "<p><xsl:value-of select='$w'/></p></xsl:template>"
	    "<xsl:template match='case'><xsl:variable name='v' select='id'/>"
	    "<xsl:variable name='n' select='count(id)'/>"
	    "<xsl:variable name='b' select='$n &gt; 1'/>"
	    "<xsl:variable name='same' select='$v'/>"
	    "<xsl:variable name='t'><b><xsl:value-of select='$n'/></b>"
	    "</xsl:variable><p title='{$b}'><xsl:variable name='x' "
	    "select='@kind'/><xsl:copy-of select='$t'/>"
	    "<xsl:value-of select='$x'/><xsl:call-template name='in'/>"
	    "<xsl:call-template name='with'><xsl:with-param name='v' "
	    "select='$same'/></xsl:call-template></p>"
	    "<xsl:call-template name='with'/>"
	    "<xsl:apply-templates select='$v'/><xsl:if test='$b'>"
	    "<xsl:variable name='y' select='$n + 1'/>"
	    "<xsl:variable name='z' select='not($y)'/><i><xsl:value-of "
	    "select='$z'/></i></xsl:if></xsl:template>"
	    "<xsl:template match='cases'>"
	    "<xsl:apply-templates select='case'/></xsl:template>"
	    "<xsl:template match='id'>(<xsl:value-of select='$v'/>)"
	    "</xsl:template>"), "<p>top</p><p>topcase</p><p>2!</p></p>");
}

/* A variable of who calls is not there, twice one is a fault, and what is no
 * set of nodes finds no template. */
static void
faults_are_the_same(void **state)
{
	static const char *const wrong[] = {
		"<xsl:variable name='v' select='id'/>"
		    "<xsl:call-template name='leans'/>",
		"<xsl:variable name='v' select='id'/>"
		    "<xsl:apply-templates select='case' mode='leans'/>",
		"<p><xsl:variable name='v' select='7'/></p>"
		    "<xsl:value-of select='$v'/>",
		"<xsl:variable name='v' select='7'/>"
		    "<p><xsl:variable name='v' select='8'/></p>",
		"<xsl:variable name='v' select=\"'a'\"/>"
		    "<xsl:apply-templates select='$v'/>",
		"<xsl:apply-templates select='$v'/>",
		"<xsl:variable name='v' select='concat($w, 7)'/>",
		"<xsl:call-template name='again'/>",
		"<xsl:apply-templates select='.'/>",
	};
	char sheet[2000];

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		snprintf(sheet, sizeof(sheet), SHEET(PAGE
		    "<xsl:template name='leans' match='*' mode='leans'>"
		    "<p><xsl:value-of select='$v'/></p></xsl:template>"
		    "<xsl:template name='again'><p>"
		    "<xsl:call-template name='again'/></p></xsl:template>"
		    "<xsl:template match='cases'>%s</xsl:template>"),
		    wrong[i]);
		compare(wrong[i], sheet, "plain page");
	}
}

/* Tests within tests would take days. */
static void
tests_have_an_end(void **state)
{
	char sheet[4000] = "", *at = sheet;
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);
	struct pool *pool = pool_new();
	const char *fault = "";
	struct theme *t;
	size_t len;

	(void)state;
	at += sprintf(at, "%s", "<xsl:template match='cases'><xsl:if test=\"");
	for (int i = 0; i < 25; i++)
		at += sprintf(at, "/page/*/*[");
	at += sprintf(at, "nothing");
	for (int i = 0; i < 25; i++)
		at += sprintf(at, "]");
	sprintf(at, "\">x</xsl:if></xsl:template>");
	put("xsl/themes/x/theme.xsl", pool_print(pool, SHEET(PAGE "%s"),
	    sheet));
	t = theme_open(house(), "x", &fault);
	assert_non_null(t);
	assert_non_null(strstr(theme_apply(t, doc, pool, &len, NULL),
	    "plain page"));
	theme_close(t);
	pool_free(pool);
	xmlFreeDoc(doc);
}

/* Of what one person was shown, another sees nothing: what is read of a sheet
 * holds nothing of a page. */
static void
pages_know_nothing_of_each_other(void **state)
{
	static const char *const people[] = { "Ada", "Bob", "Ada" };
	struct pool *pool = pool_new();
	const char *fault = "", *html;
	struct theme *t;
	char page[300];
	xmlDoc *doc;
	size_t len;

	(void)state;
	put("xsl/themes/x/theme.xsl", SHEET("<xsl:variable name='who' "
	    "select='/page/actor'/><xsl:template match='/page'><html><body>"
	    "<xsl:variable name='me' select='string(actor)'/><p title='{$me}'>"
	    "<xsl:apply-templates select=\"actor[. = $who]\"/></p></body>"
	    "</html></xsl:template><xsl:template match=\"actor[. = 'Ada']\">"
	    "<b><xsl:value-of select='$who'/></b></xsl:template>"
	    "<xsl:template match='actor'><i><xsl:value-of select='$who'/></i>"
	    "</xsl:template>"));
	t = theme_open(house(), "x", &fault);
	assert_non_null(t);
	for (size_t i = 0; i < 3; i++) {
		snprintf(page, sizeof(page), "<page lang='en'><actor>%s"
		    "</actor></page>", people[i]);
		doc = xmlReadMemory(page, (int)strlen(page), "page", NULL, 0);
		html = theme_apply(t, doc, pool, &len, NULL);
		assert_non_null(strstr(html, i == 1 ? "<p title=\"Bob\"><i>"
		    "Bob</i></p>" : "<p title=\"Ada\"><b>Ada</b></p>"));
		assert_null(strstr(html, people[(i + 1) % 2]));
		xmlFreeDoc(doc);
	}
	theme_close(t);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_fit_the_same),
		cmocka_unit_test(imports_come_behind),
		cmocka_unit_test(modes_are_the_same),
		cmocka_unit_test(other_names_are_the_same),
		cmocka_unit_test(variables_are_the_same),
		cmocka_unit_test(faults_are_the_same),
		cmocka_unit_test(tests_have_an_end),
		cmocka_unit_test(pages_know_nothing_of_each_other),
	};

	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, build_house, raze_house);
}
