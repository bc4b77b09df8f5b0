/* quick_nodes.c: the short way of theme_quick.h and the long one of libxslt see
 * the same in nodes that are neither elements nor plain attributes, and both
 * have an end where there are many. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "ways.h"

#define SHEET(inside) "<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>" \
	"<xsl:template match='/page'><html><body>" \
	"<xsl:apply-templates select='cases'/></body></html></xsl:template>" \
	inside "</xsl:stylesheet>"

static const char document[] =
	"<page lang='en' now='2026-11-21 21:00:00' xmlns:u='urn:u'>"
	"<cases total='3'><case xml:lang='en' u:x='1'>one<!-- no --></case>"
	"<s:case xmlns:s='http://www.w3.org/2000/svg'/><?pi text?></cases>"
	"<blank> </blank><gap> </gap>"
	"</page>";

static void
compare(const char *inside, const char *holds)
{
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);
	struct pool *pool = pool_new();
	struct theme *t[2];

	put("xsl/themes/x/theme.xsl", pool_print(pool, SHEET("%s"), inside));
	ways_open(t, house(), "x");
	ways_compare(t, doc, inside, holds);
	ways_close(t);
	pool_free(pool);
	xmlFreeDoc(doc);
}

/* Of each node, what is said of it. */
#define EACH(nodes, said) "<xsl:template match='cases'><xsl:for-each " \
	"select='" nodes "'><i>" said "</i></xsl:for-each></xsl:template>"
#define OF(path) "<xsl:value-of select='" path "'/>"

/* libxml2 gives them as less than a node: what is behind is not theirs. */
static void
namespaces_lead_to_their_page(void **state)
{
	(void)state;
	compare(EACH("//namespace::*", OF("/page/@lang")), "<i>en</i>");
	compare(EACH("//namespace::*", OF("../@total") "|" OF("../../@lang")),
	    "<i>3|en</i>");
	compare(EACH("//namespace::*", OF("../..//@lang") OF("case")
	    OF("@total") "<xsl:if test='/page/cases and not(../../page)'>y"
	    "</xsl:if>"), "y</i>");
	compare(EACH("//namespace::*", "<xsl:variable name='v' select='.'/>"
	    "<xsl:apply-templates select='.'/><xsl:apply-templates "
	    "select='$v'/>" OF("$v") OF("count(/page)")), "1</i>");
}

static void
names_are_the_same(void **state)
{
	(void)state;
	compare(EACH("//*|//@*", OF("name()")), "<i>u:x</i><i>s:case</i>");
	compare(EACH("/|//node()", OF("name()")), "<i>pi</i>");
	compare(EACH("//namespace::*", OF("name()") ":" OF(".")),
	    "<i>u:urn:u</i>");
	compare("<xsl:template match='cases'><xsl:apply-templates select='*'/>"
	    "</xsl:template><xsl:template match='*'>no</xsl:template>"
	    "<xsl:template match='*[name() = \"s:case\"]'><i>yes</i>"
	    "</xsl:template>", "no<i>yes</i>");
}

#define GAPS "<xsl:template match='cases'><i title='{../blank}'>" \
	OF("string-length(../blank)") OF("string-length(../gap)") \
	OF("count(//text())") "</i></xsl:template>"

/* A space to strip is none, whichever way it is looked for. */
static void
blanks_are_the_same(void **state)
{
	(void)state;
	compare(GAPS, "<i title=\" \">113</i>");
	compare("<xsl:strip-space elements='*'/>" GAPS,
	    "<i title=\"\">001</i>");
	compare("<xsl:strip-space elements='gap'/>" GAPS,
	    "<i title=\" \">102</i>");
	compare("<xsl:strip-space elements='*'/><xsl:preserve-space "
	    "elements='gap'/>" GAPS, "<i title=\"\">012</i>");
}

/* Very low is not the same as none. */
static void
priorities_may_be_low(void **state)
{
	(void)state;
	compare("<xsl:template match='cases'><xsl:apply-templates select='*' "
	    "mode='m'/></xsl:template><xsl:template match='case' mode='m' "
	    "priority='-99999999'>named</xsl:template><xsl:template match='*' "
	    "mode='m'><i>any</i></xsl:template>", "<i>any</i><i>any</i>");
}

/* Each node of one large set with each of another. */
static void
sets_have_an_end(void **state)
{
	enum { CASES = 40000, SECONDS = 5 };
	char *page = malloc(CASES * sizeof("<case>a</case>") + 100);
	char *at = page + sprintf(page, "<page lang='en'><cases>");
	struct pool *pool = pool_new();
	const char *fault = "";
	struct theme *t;
	clock_t begun;
	xmlDoc *doc;
	size_t len;

	(void)state;
	for (int i = 0; i < CASES; i++)
		at += sprintf(at, "<case>a</case>");
	at += sprintf(at, "</cases></page>");
	doc = xmlReadMemory(page, (int)(at - page), "page", NULL, 0);
	put("xsl/themes/x/theme.xsl", SHEET("<xsl:template match='cases'>"
	    "<xsl:variable name='s' select='case'/><xsl:if test='$s &gt; case'>"
	    "x</xsl:if></xsl:template>"));
	t = theme_open(house(), "x", &fault);
	assert_non_null(t);
	begun = clock();
	assert_non_null(strstr(theme_apply(t, doc, pool, &len, NULL),
	    "plain page"));
	assert_true(clock() - begun < SECONDS * CLOCKS_PER_SEC);
	theme_close(t);
	pool_free(pool);
	xmlFreeDoc(doc);
	free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(namespaces_lead_to_their_page),
		cmocka_unit_test(names_are_the_same),
		cmocka_unit_test(blanks_are_the_same),
		cmocka_unit_test(priorities_may_be_low),
		cmocka_unit_test(sets_have_an_end),
	};

	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, build_house, raze_house);
}
