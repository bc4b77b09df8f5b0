/* quick.c: the short way of theme_quick.h and the long one of libxslt come to
 * the same, for every sample in every theme, and for odd expressions. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"
#include "theme_quick.h"

enum { FILE_MOST = 1 << 20, SHEET_MOST = 1 << 16 };

static xmlDoc *
read_file(const char *path)
{
	static char text[FILE_MOST];
	FILE *f = fopen(path, "re");
	size_t len;

	assert_non_null(f);
	len = fread(text, 1, sizeof(text), f);
	fclose(f);
	return xmlReadMemory(text, (int)len, path, NULL, XML_PARSE_NONET);
}

static const char *
page(struct theme *t, xmlDoc *doc, struct pool *pool)
{
	struct letter_parts mail;
	size_t len;

	if (strcmp((const char *)xmlDocGetRootElement(doc)->name, "letter"))
		return theme_apply(t, doc, pool, &len, NULL);
	assert_true(theme_letter(t, doc, pool, &mail));
	return pool_print(pool, "%s\n%s\n%s", mail.subject, mail.text,
	    mail.html ? mail.html : "");
}

/* holds: some text of the page, so that it is not the plain one. */
static void
compare(struct theme *t[2], xmlDoc *doc, const char *what, const char *holds)
{
	struct pool *pool = pool_new();
	const char *ways[2];

	for (int i = 0; i < 2; i++) {
		xmlDoc *copy = xmlCopyDoc(doc, 1);

		ways[i] = page(t[i], copy, pool);
		xmlFreeDoc(copy);
	}
	if (strcmp(ways[0], ways[1]))
		fail_msg("%s: %s\n%s", what, ways[0], ways[1]);
	assert_non_null(strstr(ways[0], holds));
	pool_free(pool);
}

static void
compare_sample(struct theme *t[2], const char *path)
{
	xmlDoc *doc = read_file(path);
	xmlNode *root = xmlDocGetRootElement(doc);

	compare(t, doc, path, "");
	xmlSetProp(root, (const xmlChar *)"lang", (const xmlChar *)"ur");
	xmlSetProp(root, (const xmlChar *)"dir", (const xmlChar *)"rtl");
	compare(t, doc, path, "");
	xmlFreeDoc(doc);
}

static void
compare_samples(const char *xsl, const char *theme)
{
	const char *fault = "";
	struct theme *t[2] = { theme_open(xsl, theme, &fault),
	    theme_open_long(xsl, theme, &fault) };
	char path[600];
	struct dirent *e;
	DIR *dir;
	size_t n = 0;

	snprintf(path, sizeof(path), "%s/samples", xsl);
	dir = opendir(path);
	assert_non_null(dir);
	assert_non_null(t[0]);
	while ((e = readdir(dir))) {
		snprintf(path, sizeof(path), "%s/samples/%s", xsl, e->d_name);
		if (strstr(e->d_name, ".xml") && ++n)
			compare_sample(t, path);
	}
	assert_true(n > 100);
	closedir(dir);
	theme_close(t[0]);
	theme_close(t[1]);
}

static void
every_sample_is_the_same(void **state)
{
	const char *top = getenv("srcdir");
	char xsl[500];

	(void)state;
	snprintf(xsl, sizeof(xsl), "%s/xsl", top ? top : ".");
	compare_samples(xsl, "civic");
	compare_samples(xsl, "clear");
	compare_samples(xsl, "harbour");
}

/* Within <cases>, of the page below; $set, $tree, $text, $n, $yes, $none are
 * variables of each kind. */
static const char *const short_ones[] = {
	"'a'", "7", ".", "..", "case", "case/id", "/page/@lang", "@total",
	"../@lang", "@*", "*", "case/*", "nothing", "@nothing",
	"nothing/at/all",
	"$set", "$tree", "$text", "$n", "$yes", "$none", "$top",
	"string(case)", "string(@total)", "name()", "number(@total)",
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
};

static const char *const long_ones[] = {
	"case[2]", "case[last()]/id", "//id", "count(case)", "case/id + 1",
	"case | @total", "-1", "1.5", "sum(case/id)", "self::cases",
	"ancestor::page/@lang", "case/text()", "position()", "last()",
	"string()", "normalize-space(case)", "substring('abc', 2)",
	"translate('é', 'é', 'e')", "name(..)", "true()", "case/id = 1 = 1",
	"/", "$set/id", "$n * 2", "$n div 2", "$n - 1",
};

static const char head[] =
	"<xsl:stylesheet version='1.0'"
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	" xmlns:a='https://aedile.example/theme'>"
	"<xsl:variable name='top' select='/page/cases/@total'/>"
	"<xsl:template match='/page'><html><body>"
	"<xsl:apply-templates select='cases'/></body></html></xsl:template>"
	"<xsl:template match='id'><i><xsl:value-of select='position()'/>/"
	"<xsl:value-of select='last()'/></i></xsl:template>"
	"<xsl:template match='cases'>"
	"<xsl:variable name='set' select='case/id'/>"
	"<xsl:variable name='tree'><b>tr</b>ee</xsl:variable>"
	"<xsl:variable name='text' select=\"'2'\"/>"
	"<xsl:variable name='n' select='7'/>"
	"<xsl:variable name='half' select='8.3'/>"
	"<xsl:variable name='yes' select='true()'/>"
	"<xsl:variable name='none' select='false()'/>";

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
	"<xsl:variable name='made'><p class='{$n}'>x<br/></p></xsl:variable>"
	"<xsl:copy-of select='$made'/>"
	"<p>t<xsl:text> </xsl:text>u<xsl:value-of select='$n'/>v</p>"
	"</xsl:template></xsl:stylesheet>";

static const char document[] =
	"<page lang='en' dir='ltr' base='/portal' path='/cases/7' "
	"now='2026-11-21 21:00:00'><cases total='3'>"
	"<case><id>1</id><other>3</other><when>2026-11-20 09:05:00</when>"
	"<empty/><mixed>one <b>two</b></mixed></case>"
	"<case><id>2</id><other>x</other></case><case><id>3</id></case>two"
	"</cases></page>";

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
	const char *fault = "";
	struct theme *t[2];

	(void)state;
	strcpy(sheet, head);
	for EACH(short_ones)
		add(sheet, short_ones[i]);
	for EACH(long_ones)
		add(sheet, long_ones[i]);
	strcat(sheet, foot);
	put("xsl/themes/x/theme.xsl", sheet);
	t[0] = open_house(&fault);
	t[1] = theme_open_long(house(), "x", &fault);
	if (!t[0] || !t[1])
		fail_msg("%s", fault);
	compare(t, doc, "odd", "<i>3/3</i><p class=\"7\">x<br></p>");
	theme_close(t[0]);
	theme_close(t[1]);
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
	};
	struct pool *pool = pool_new();
	char deep[200] = "";

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
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_common_ones_are_read),
		cmocka_unit_test(odd_ones_are_the_same),
		cmocka_unit_test(every_sample_is_the_same),
	};

	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, build_house, raze_house);
}
