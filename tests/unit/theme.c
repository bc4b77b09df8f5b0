/* theme.c: a theme is taken, taken anew, refused with a reason, stopped. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/time.h>

#include <cmocka.h>

#include "page.h"
#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"

static void
data_stay_text(void **state)
{
	struct pool *pool = pool_new();
	const char *fault, *html;
	struct theme *t = open_house(&fault);

	(void)state;
	html = draw(t, pool, "<img src=x onerror=alert(1)>&amp;\"'");
	assert_non_null(strstr(html,
	    "<p>&lt;img src=x onerror=alert(1)&gt;&amp;amp;\"'</p>"));
	pool_free(pool);
	theme_close(t);
}

static void
numbers_have_the_digits_they_have(void **state)
{
	struct pool *pool = pool_new();
	const char *fault, *html;
	struct theme *t = open_house(&fault);

	(void)state;
	html = draw(t, pool, "x");
	assert_non_null(strstr(html, "<p>8.3</p><p>3,703,701.3</p>"));
	pool_free(pool);
	theme_close(t);
}

static void
words_are_behind_the_same_walls(void **state)
{
	static const char *const bad[] = {
		("<!DOCTYPE words [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
		 "<words><w key='hello'>&e;</w></words>"),
		"<words><w>no key</w></words>",
		"<words><w key=''>no key</w></words>",
		"<words><p key='a'>no word</p></words>",
		"<words><w key='a'><lots>x</lots></w></words>",
		"<words><w key='a'><one>x</one><one>y</one></w></words>",
		"<word/>", "<words>", "",
	};
	const char *fault;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		put("xsl/words/en/y.xml", bad[i]);
		assert_null(open_house(&fault));
		assert_non_null(strstr(fault, "words/en/y.xml"));
	}
	put("xsl/words/en/y.xml", "<words/>");
}

static void
names_do_not_climb(void **state)
{
	static const char *const names[] = {
		"", ".", "..", "../themes/x", "x/../x", "/etc", "x\ny", "x.y",
	};
	const char *fault = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_null(theme_open(house(), names[i], &fault));
		assert_null(strchr(fault, '\n'));
	}
	assert_null(theme_open("/nowhere", "x", &fault));
	assert_non_null(strstr(fault, "/nowhere"));
}

static void
a_changed_theme_is_taken(void **state)
{
	struct pool *pool = pool_new();
	const char *fault;
	struct theme *t = open_house(&fault);

	(void)state;
	put("xsl/words/en/x.xml", "<words><w key='hello'>hey there</w>"
	    "<w key='plain.title'>plain page</w></words>");
	theme_refresh(t);	/* less than a second later: not yet */
	assert_non_null(strstr(draw(t, pool, "x"), "good day"));
	now(t);
	assert_non_null(strstr(draw(t, pool, "x"), "hey there"));
	put("xsl/words/en/x.xml", words);
	now(t);
	assert_non_null(strstr(draw(t, pool, "x"), "good day"));
	pool_free(pool);
	theme_close(t);
}

static void
a_fault_names_file_and_line(void **state)
{
	const char *fault;

	(void)state;
	put("xsl/themes/x/theme.xsl", "<xsl:stylesheet version='1.0'\n"
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n"
	    "<xsl:template match='/'>\n<xsl:value-of select='a['/>\n"
	    "</xsl:template></xsl:stylesheet>");
	assert_null(open_house(&fault));
	assert_ptr_equal(strstr(fault, "themes/x/theme.xsl:4: "), fault);
	put("xsl/themes/x/theme.xsl", good);
}

static void
letters_have_three_parts(void **state)
{
	static const char sheet[] =
		"<xsl:stylesheet version='1.0'"
		" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
		"<xsl:template match='/letter'><mail><subject>Case "
		"<xsl:value-of select='id'/></subject><text>Dear\n\nA &lt; B"
		"</text><html><p>A &lt; B</p></html></mail></xsl:template>"
		"</xsl:stylesheet>";
	struct pool *pool = pool_new();
	struct letter_parts out;
	const char *fault;
	struct theme *t;
	struct page *letter;

	(void)state;
	t = open_house(&fault);
	letter = page_new_letter(pool, "x");
	assert_false(theme_letter(t, page_doc(letter), pool, &out));
	theme_close(t);
	put("xsl/themes/x/mail.xsl", sheet);
	t = open_house(&fault);
	page_text(letter, "id", "7");
	assert_true(theme_letter(t, page_doc(letter), pool, &out));
	assert_string_equal(out.subject, "Case 7");
	assert_string_equal(out.text, "Dear\n\nA < B");
	assert_string_equal(out.html,
	    "<!DOCTYPE html>\n<html><p>A &lt; B</p></html>\n");
	theme_close(t);
	pool_free(pool);
}

static void
ring(int signal)
{
	(void)signal;
	raise(SIGVTALRM);
}

/* The clock of theme_run.c counts processor time, so here a second one
 * brings it forward: a sheet of a quarter of a second gets a hundredth. */
static void
the_clock_stops_a_sheet(void **state)
{
	struct itimerval soon = { { 0, 0 }, { 0, 10 * 1000 } };
	struct itimerval none = { { 0, 0 }, { 0, 0 } };
	struct pool *pool = pool_new();
	const char *fault;
	struct theme *t;

	(void)state;
	put("xsl/themes/x/theme.xsl", "<xsl:stylesheet version='1.0'"
	    " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
	    "<xsl:template match='/'><html><xsl:for-each select='//*'>"
	    "<xsl:for-each select='//*'><xsl:if test='count(//*) = 0'>"
	    "x</xsl:if></xsl:for-each></xsl:for-each></html></xsl:template>"
	    "</xsl:stylesheet>");
	t = open_house(&fault);
	assert_string_equal(fault, "");
	signal(SIGALRM, ring);
	setitimer(ITIMER_REAL, &soon, NULL);
	assert_non_null(strstr(draw(t, pool, "x"), "plain page"));
	setitimer(ITIMER_REAL, &none, NULL);
	assert_false(theme_worn());	/* it stopped where it could */
	put("xsl/themes/x/theme.xsl", good);
	pool_free(pool);
	theme_close(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(data_stay_text),
		cmocka_unit_test(numbers_have_the_digits_they_have),
		cmocka_unit_test(words_are_behind_the_same_walls),
		cmocka_unit_test(names_do_not_climb),
		cmocka_unit_test(a_changed_theme_is_taken),
		cmocka_unit_test(a_fault_names_file_and_line),
		cmocka_unit_test(letters_have_three_parts),
		cmocka_unit_test(the_clock_stops_a_sheet),
	};

	return cmocka_run_group_tests_name("theme", tests, build_house,
	    raze_house);
}
