/* quick.c: the short way of theme_quick.h and the long one of libxslt come to
 * the same, for odd expressions; what is odder is not read. */
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
#include "quick_page.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_quick.h"
#include "ways.h"

enum { SHEET_MOST = 1 << 16 };

/* Within <cases>, of the page below; $set, $tree, $text, $n, $yes, $none are
 * variables of each kind. */
static const char *const short_ones[] = {
	"'a'", "7", ".", "..", "case", "case/id", "/page/@lang", "@total",
	"../@lang", "@*", "*", "case/*", "nothing", "@nothing",
	"nothing/at/all",
	"$set", "$tree", "$text", "$n", "$yes", "$none", "$top",
	"string(case)", "string(@total)", "name()", "name(..)",
	"name(case[1 = 2])", "name(/page/*)", "name(@*)", "number(@total)",
	"number('x')", "number(' 7 ')", "concat('a', case/id, $n, 'z')",
	"translate(case/when, ' ', 'T')", "translate('abcabc', 'ab', 'x')",
	"contains(case/when, ':')", "contains('', '')",
	"starts-with(/page/@path, '/cases')", "starts-with('a', 'ab')",
	"not(case)", "not($none)", "not($tree)", "boolean(@total)",
	"case and nothing", "case or nothing", "'' or $n and ($yes)",
	"case = 'two'", "case/id = 2", "case/id != 2", "2 = case/id",
	"case/id = case/other", "case/id != case/other", "nothing = nothing",
	"nothing != 'a'", "case/id > 2", "2 > case/id", "case/id >= 3",
	"3 <= case/id", "case/id < case/other", "case/other < case/id",
	"case/id <= '2'", "'b' > 'a'", "'7' = 7", "$n = '7'", "$n > 6",
	"$set = '2'", "$set != $text", "$set = case/id", "$tree = 'tree'",
	"$tree != ''", "$yes = case", "$yes = nothing", "case = $yes",
	"$yes != $none", "$text = $yes", "$n = $yes", "not(case) = $yes",
	"@total = '3'", "@total = 3.5 or @total = 3", "number('x') = 1",
	"number('x') != 1", "number('x')", "a:say('hello')", "a:say(case/id)",
	"a:say('count', 'n', @total)", "a:number(number('8.3'))",
	"a:number($half)", "number('8.3')", "$half", "a:say($n)",
	"a:knows('hello')", "a:knows('no')",
	"a:knows(concat('hel', 'lo')) = $yes", "a:number(@total)",
	"a:date(case/when)", "a:datetime(case/when)", "a:ago(case/when)",
	"a:date('never')", "a:reference('0A1B2C3D')", "a:asset('x.css')",
	"case/empty", "case/empty = ''", "not(case/empty)", "case/mixed",
	"case/mixed = 'one two'", "\"it's\"", "( case )", "case/ id",
	"number($yes)", "number(not(case))",
	"number(case = 'two')", "number(a:knows('hello'))", "number($n)",
	"number($third) = $third", "number($third)", "number($tree)",
	"number($set)", "number(nothing)", "string(nothing)", "$third",
	"string($third)", "concat($third, $set, $tree)", "a:number($third)",
	"a:number(number($third))", "string(case = 'two')",
	"$yes > case", "case < $yes", "$yes > nothing", "nothing < $yes",
	"nothing >= $none", "not(case) <= case", "case >= not(nothing)",
	"$yes >= $none", "$yes > '0'", "'x' < $yes", "$n > $yes",
	"$tree > 1", "$tree = $tree", "$tree = case", "$tree = 7",
	"$none = $tree", "$none < $tree", "$tree > $none", "$set = $set",
	"$set > $n", "$n > $set", "$set < $set", "$set > 1", "$set != $set",
	"contains($tree, 'ee')", "translate($tree, 'e', '')", "not('')",
	"/page/@*", "*/*", "@total/.", "./case", "../../page/@lang",
	"../../..", "/../page/@lang", "@total/case", "'' = nothing",
	"boolean(7)", "boolean('')", "boolean($tree)", "boolean($n)",
	"count(case)", "count(case) = 3", "count(nothing)", "0 = count(@no)",
	"number(count(case))", "a:say('count', 'n', count(case/id))",
	"string(count(case))", "not(count(case))", "count(case[other]) < 3",
	"self::cases", "self::cases/@total", "self::case", "case/self::case/id",
	"*[self::case]/id", "case[id = 2]/other", "case[2 = id]",
	"case[other][when]/id", "case [ when ] / id", "case[not(when)]/id",
	"case[count(*) > 1]/id", "case[id = $n]", "case[id = $set]/id",
	"case[../@total = 3]/id", "case[/page/@lang = 'en']/id",
	"case[a:knows('hello')]/id", "case[*[. = 'x']]/id", "@*[. = '3']",
	"@total[../case]", "case[@no or when]/id",
	"case[concat(id, 'x') = '2x']",
	"../cases[case]/@total", "case[contains(., 'one')]/when",
};

static const char *const long_ones[] = {
	"case[2]", "case[last()]/id", "//id", "count(case) + 1",
	"case/id + 1", "case | @total", "-1", "1.5", "sum(case/id)",
	"case[$n]", "case['a']", "case[string(id)]", "case[id][2]/id",
	"case[position() = 2]/id", "case[count(id)]/id", "case[number(id)]",
	"count($set)", "self::*", "self::node()", "self::text()",
	"case[id | when]/id", "child::case",
	"ancestor::page/@lang", "case/text()", "position()", "last()",
	"string()", "normalize-space(case)", "substring('abc', 2)",
	"translate('é', 'é', 'e')", "name($tree)", "true()", "case/id = 1 = 1",
	"case/../@total", "case/id/..", "@total/..", "*/../@total",
	"@total/../case/id", "number(case = 'two') + 0",
	"/", "$set/id", "$n * 2", "$n div 2", "$n - 1",
};

static const char head[] = QUICK_SHEET
	"<xsl:template match='id'><i><xsl:value-of select='position()'/>/"
	"<xsl:value-of select='last()'/></i></xsl:template>"
	"<xsl:template match='text()|@*'>[<xsl:value-of select='name()'/>:"
	"<xsl:value-of select='.'/>:<xsl:value-of select='position()'/>]"
	"</xsl:template>"
	QUICK_CASES;

static const char foot[] =
	"<p title='a{{b}}c' lang='{@total}-{{{$n}}}' dir='{$n + 1}{@total}'/>"
	"<p title=\"{'}'}{concat('{', $n)}\" class=''/>"
	"<p title='{$n}{$n}{$n}{$n}{$n}{$n}{$n}{$n}{$n}{$n}'/>"
	"<p xml:lang='en' title='{$n}'/>"
	"<svg xmlns='http://www.w3.org/2000/svg' width='{$n}'><g/></svg>"
	"<xsl:choose><xsl:when test='$none'>a</xsl:when></xsl:choose>"
	"<xsl:choose><!-- none --><xsl:when test='$none'>a</xsl:when>"
	"<xsl:when test='count(case) = 3'>b</xsl:when></xsl:choose>"
	"<xsl:apply-templates select='case/when'><xsl:sort select='.'/>"
	"</xsl:apply-templates><xsl:apply-templates select='id'/>"
	"<xsl:apply-templates select='$set'/><xsl:apply-templates/>"
	"<xsl:value-of select='$n' disable-output-escaping='no'/>"
	"<xsl:apply-templates select='case/id'/>"
	"<xsl:apply-templates select='case/../case/id'/>"
	"<xsl:apply-templates select='/page/@*'/>"
	"<xsl:apply-templates select='case/mixed'/>"
	"<xsl:variable name='made'><p class='{$n}'>x<br/></p></xsl:variable>"
	"<xsl:copy-of select='$made'/>"
	"<p>t<xsl:text> </xsl:text>u<xsl:value-of select='$n'/>v</p>"
	"</xsl:template></xsl:stylesheet>";

static const char document[] = QUICK_PAGE;

/* Its value, its truth, and the three places where it can stand. */
static void
add(char *sheet, const char *expression)
{
	char *quoted = (char *)xmlEncodeSpecialChars(NULL,
	    (const xmlChar *)expression);

	sprintf(sheet + strlen(sheet), "<p title=\"x{%s}y\">"
	    "<xsl:value-of select=\"%s\"/>|<xsl:if test=\"%s\">yes</xsl:if>|"
	    "<xsl:choose><xsl:when test=\"%s\">1</xsl:when>"
	    "<xsl:otherwise>0</xsl:otherwise></xsl:choose></p>", quoted,
	    quoted, quoted, quoted);
	xmlFree(quoted);
}

#define EACH(list) (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)

static void
odd_ones_are_the_same(void **state)
{
	static char sheet[SHEET_MOST];
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);
	struct theme *t[2];

	(void)state;
	strcpy(sheet, head);
	for EACH(short_ones)
		add(sheet, short_ones[i]);
	for EACH(long_ones)
		add(sheet, long_ones[i]);
	strcat(sheet, foot);
	put("xsl/themes/x/theme.xsl", sheet);
	ways_open(t, house(), "x");
	ways_compare(t, doc, "odd", "<p class=\"7\">x<br></p>");
	ways_close(t);
	xmlFreeDoc(doc);
}

/* What cannot be worked out ends the page, whichever way it was tried. */
static void
faults_are_the_same(void **state)
{
	static const char *const wrong[] = {
		"$gone", "$gone = 'x'", "not($gone)", "concat($gone, 'x')",
		"a:say($gone)", "number($gone)", "$gone/id", "boolean($gone)",
	};
	static char sheet[SHEET_MOST];
	struct theme *t[2];
	xmlDoc *doc = xmlReadMemory(document, sizeof(document) - 1, "page",
	    NULL, 0);

	(void)state;
	for EACH(wrong) {
		strcpy(sheet, head);
		add(sheet, wrong[i]);
		strcat(sheet, foot);
		put("xsl/themes/x/theme.xsl", sheet);
		ways_open(t, house(), "x");
		ways_compare(t, doc, wrong[i], "plain page");
		ways_close(t);
	}
	xmlFreeDoc(doc);
}

static const struct quick *
read(struct pool *pool, const char *text)
{
	static const char sheet[] = "<x xmlns:a='https://aedile.example/"
	    "theme' xmlns:b='urn:b'/>";
	xmlDoc *doc = xmlReadMemory(sheet, sizeof(sheet) - 1, "x", NULL, 0);
	const struct quick *q = quick_read(pool, text, strlen(text),
	    xmlDocGetRootElement(doc));

	xmlFreeDoc(doc);
	return q;
}

static void
only_common_ones_are_read(void **state)
{
	static const char *const wrong[] = {
		"", " ", "'a", "a:say(", "a:say()", "a:none('x')",
		"b:say('x')", "c:say('x')", "a:date('x', 'y')", "concat('a')",
		"case and", "= 2", "$", "@", "case/", "(case", "case)", "a b",
		"..5", "1234567890123", "case == 2", "not()", "$a:b", "a:b",
		"case[", "case[]", "case[id", "case[id]]", ".[case]", "..[id]",
		"count()", "count('a')", "count(case, id)", "self::",
	};
	struct pool *pool = pool_new();
	char deep[200] = "", row[9000] = "a";

	(void)state;
	for EACH(short_ones)
		if (!read(pool, short_ones[i]) &&
		    !strstr(short_ones[i], "3.5"))
			fail_msg("not read: %s", short_ones[i]);
	for EACH(long_ones)
		if (read(pool, long_ones[i]))
			fail_msg("read: %s", long_ones[i]);
	for EACH(wrong)
		if (read(pool, wrong[i]))
			fail_msg("read: %s", wrong[i]);
	for (int i = 0; i < 100; i++)
		strcat(deep, "(");
	assert_null(read(pool, deep));
	for (int i = 0; i < 1000; i++)
		strcat(row, " and a");
	assert_null(read(pool, row));
	strcpy(row, "a");
	for (int i = 0; i < 1000; i++)
		strcat(row, "[a]");
	assert_null(read(pool, row));
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_common_ones_are_read),
		cmocka_unit_test(odd_ones_are_the_same),
		cmocka_unit_test(faults_are_the_same),
	};

	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, build_house, raze_house);
}
