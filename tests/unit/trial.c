/* trial.c: a theme is tried before it is taken, and what was there before
 * helps out where it fails all the same. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "page.h"
#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"
#include "time.h"

#define SHEET(inner) \
	"<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:a='https://aedile.example/theme'>" inner "</xsl:stylesheet>"
#define HTML(look, inner) \
	"<xsl:template match='/page'><html lang='en'><head><title>t</title>" \
	"</head><body><main>" look inner "</main></body></html>" \
	"</xsl:template>"
#define FORM "<xsl:for-each select='//form'><form method='post'>" \
	"<input type='hidden' name='csrf' value='{@csrf}'/></form>" \
	"</xsl:for-each>"
#define LETTER(subject) SHEET("<xsl:template match='/letter'><mail>" \
	"<subject>" subject "</subject><text>x</text></mail></xsl:template>")
/* Fails on what no sample holds. */
#define FAILS(how) SHEET(HTML("new", FORM \
	"<xsl:for-each select='//case[body = \"boom\"]'>" how \
	"</xsl:for-each>") \
	"<xsl:template match='case'><xsl:apply-templates select='.'/>" \
	"</xsl:template>")

static const char old[] = SHEET(HTML("old", FORM));
static const char loops[] =
	FAILS("<xsl:apply-templates select='.'/>");
/* Each step makes twice as much of it. */
static const char eats[] = SHEET(HTML("new", FORM
	"<xsl:if test='//case[body = \"boom\"]'><xsl:call-template "
	"name='twice'/></xsl:if>")
	"<xsl:template name='twice'><xsl:param name='s' select=\"'0123456789"
	"'\"/><xsl:call-template name='twice'><xsl:with-param name='s' "
	"select='concat($s, $s)'/></xsl:call-template></xsl:template>");

static int
build(void **state)
{
	char path[600];

	build_house(state);
	snprintf(path, sizeof(path), "%s/samples", house());
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/samples/letters", house());
	mkdir(path, 0700);
	put("xsl/samples/a.xml", "<page lang='en'><cases>"
	    "<form method='post' csrf='seven'/></cases></page>");
	put("xsl/samples/letters/a.xml", "<letter lang='en'><a/></letter>");
	put("xsl/themes/x/theme.xsl", old);
	put("xsl/themes/x/mail.xsl", LETTER("old"));
	return 0;
}

static struct theme *
take(const char *file, const char *sheet)
{
	const char *fault = "";
	struct theme *t = theme_open_tried(house(), "x", &fault);

	if (!t)
		fail_msg("%s", fault);
	put(file, sheet);
	now(t);
	return t;
}

static void
put_back(struct theme *t)
{
	put("xsl/themes/x/theme.xsl", old);
	put("xsl/themes/x/mail.xsl", LETTER("old"));
	theme_close(t);
}

static void
what_the_samples_show_is_not_taken(void **state)
{
	static const char *const bad[][2] = {
		{ SHEET(HTML("x", "\n\n<form method='post'/>")),
		    "theme.xsl:3: a form has lost" },
		{ SHEET(HTML("x", FORM "<xsl:message terminate='yes'>stop"
		    "</xsl:message>")), "theme.xsl:1: stop" },
		{ SHEET(HTML("x", FORM "<xsl:element name='script'/>")),
		    "theme.xsl:1: <script> may not" },
		{ SHEET(HTML("x", FORM "<img src=\"{a:asset('no.png')}\" "
		    "alt=''/>")), "theme.xsl:1: there is no asset \"no.png\"" },
		{ SHEET("<xsl:template match='/page'><html><main/></html>"
		    "</xsl:template>"), "<html> has no lang" },
		{ SHEET("<xsl:template match='/page'><html lang='en'><main/>"
		    "</html></xsl:template>"), "there is no <title>" },
		{ SHEET("<xsl:template match='/page'><html lang='en'><title>"
		    "t</title></html></xsl:template>"), "there is no <main>" },
		{ SHEET("<xsl:template match='/page'><p/></xsl:template>"),
		    "theme.xsl:1: it makes no <html>" },
		{ SHEET("<xsl:template match='/page'><xsl:apply-templates "
		    "select='.'/></xsl:template>"), "without end" },
	};
	struct pool *pool = pool_new();
	struct theme *t;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		t = take("xsl/themes/x/theme.xsl", bad[i][0]);
		if (!strstr(t->load.fault, bad[i][1]) ||
		    !strstr(t->load.fault, ", in samples/a.xml"))
			fail_msg("%s: %s", bad[i][1], t->load.fault);
		assert_non_null(strstr(draw(t, pool, "x"), "old"));
		put_back(t);
	}
	t = take("xsl/themes/x/mail.xsl", SHEET("<xsl:template match='/'>"
	    "<mail/></xsl:template>"));
	assert_non_null(strstr(t->load.fault, "mail.xsl:1: no <mail> with"));
	put_back(t);
	pool_free(pool);
}

static void
a_sample_is_behind_the_same_walls(void **state)
{
	static const char *const bad[] = {
		"<!DOCTYPE page [<!ENTITY e 'x'>]><page lang='en'/>",
		"<page", "", "<page lang='en'>&e;</page>",
	};
	const char *fault;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		put("xsl/samples/b.xml", bad[i]);
		assert_null(theme_open_tried(house(), "x", &fault));
		assert_ptr_equal(strstr(fault, "samples/b.xml:1: "), fault);
	}
	put("xsl/samples/b.xml", "<page lang='en'/>");
}

static void
before_helps_out(void **state)
{
	struct theme *t = take("xsl/themes/x/theme.xsl", loops);
	struct pool *pool = pool_new();

	(void)state;
	assert_non_null(strstr(draw(t, pool, "x"), "new"));
	assert_non_null(strstr(draw(t, pool, "boom"), "old"));
	assert_non_null(strstr(draw(t, pool, "x"), "new"));
	assert_false(theme_worn());
	t->taken = time_monotonic_us() - 601L * 1000 * 1000;
	t->looked = 0;
	theme_refresh(t);	/* proven by now */
	assert_non_null(strstr(draw(t, pool, "boom"), "plain page"));
	put_back(t);
	pool_free(pool);
}

/* In a process of its own, as that is worn then. */
static void
before_helps_out_of_memory(void **state)
{
	struct theme *t = take("xsl/themes/x/theme.xsl", eats);
	struct pool *pool = pool_new();
	int status;
	pid_t child;

	(void)state;
	assert_non_null(strstr(draw(t, pool, "x"), "new"));
	fflush(NULL);
	if (!(child = fork())) {
		signal(SIGSEGV, SIG_DFL);
		_exit(strstr(draw(t, pool, "boom"), "old") && theme_worn() ?
		    7 : 8);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	put_back(t);
	pool_free(pool);
}

static void
before_helps_out_with_letters(void **state)
{
	struct theme *t = take("xsl/themes/x/mail.xsl", SHEET(
	    "<xsl:template match='/letter'><mail><subject>new</subject>"
	    "<xsl:if test='not(boom)'><text>x</text></xsl:if></mail>"
	    "</xsl:template>"));
	struct pool *pool = pool_new();
	struct letter_parts out;
	struct page *letter = page_new_letter(pool, "y");

	(void)state;
	assert_true(theme_letter(t, page_doc(letter), pool, &out));
	assert_string_equal(out.subject, "new");
	page_text(letter, "boom", "x");
	assert_true(theme_letter(t, page_doc(letter), pool, &out));
	assert_string_equal(out.subject, "old");
	put_back(t);
	pool_free(pool);
}

/* A child that ends badly is the theme's doing; one that never was, or had
 * no processor, is the machine's. */
static void
a_busy_machine_is_no_fault(void **state)
{
	struct theme_trial trial;
	char fault[200];

	(void)state;
	signal(SIGSEGV, SIG_DFL);	/* cmocka would catch it there */
	theme_trial_begin(&trial, house(), "x", false);
	assert_int_equal(theme_trial_end(&trial, true, fault, sizeof(fault)),
	    TRIAL_GOOD);
	theme_trial_begin(&trial, house(), "x", false);
	kill(trial.pid, SIGSEGV);
	assert_int_equal(theme_trial_end(&trial, true, fault, sizeof(fault)),
	    TRIAL_BAD);
	assert_non_null(strstr(fault, "ended the process"));
	theme_trial_begin(&trial, house(), "x", false);
	kill(trial.pid, SIGKILL);
	assert_int_equal(theme_trial_end(&trial, true, fault, sizeof(fault)),
	    TRIAL_BAD);
	assert_non_null(strstr(fault, "longer than "));
	theme_trial_begin(&trial, house(), "x", false);
	kill(trial.pid, SIGALRM);
	assert_int_equal(theme_trial_end(&trial, true, fault, sizeof(fault)),
	    TRIAL_NONE);
	assert_non_null(strstr(fault, "too busy"));
	trial = (struct theme_trial){ .pid = -1, .from = -1 };
	assert_int_equal(theme_trial_end(&trial, true, fault, sizeof(fault)),
	    TRIAL_NONE);
	assert_non_null(strstr(fault, "cannot be tried"));
	theme_trial_begin(&trial, house(), "x", false);
	theme_trial_drop(&trial);
	assert_int_equal(trial.pid, 0);
}

static void
what_is_written_meanwhile_waits(void **state)
{
	const char *fault;
	struct theme *t = theme_open_tried(house(), "x", &fault);
	struct pool *pool = pool_new();

	(void)state;
	put("xsl/themes/x/theme.xsl", SHEET(HTML("first", FORM)));
	t->seen = theme_load_stamp(t->dir);
	t->looked = 0;
	theme_refresh(t);
	assert_int_not_equal(t->trial.pid, 0);
	put("xsl/themes/x/theme.xsl", SHEET(HTML("second", FORM)));
	while (t->trial.pid) {
		usleep(1000);
		assert_false(theme_refresh(t));
	}
	assert_non_null(strstr(draw(t, pool, "x"), "old"));
	theme_catch_up(t);
	assert_non_null(strstr(draw(t, pool, "x"), "second"));
	put_back(t);
	pool_free(pool);
}

static void
another_stands_in_at_the_start(void **state)
{
	struct pool *pool = pool_new();
	const char *fault;
	struct theme *t;
	char path[600];

	(void)state;
	put("xsl/themes/x/theme.xsl", "<broken");
	assert_null(theme_open_anyhow(house(), "x", &fault));
	assert_ptr_equal(strstr(fault, "themes/x/theme.xsl:1: "), fault);
	snprintf(path, sizeof(path), "%s/base", house());
	mkdir(path, 0700);
	put("xsl/base/theme.xsl", SHEET(HTML("base", FORM)));
	put("xsl/base/mail.xsl", LETTER("base"));
	t = theme_open_anyhow(house(), "x", &fault);
	assert_non_null(t);
	assert_string_equal(t->shown, "base");
	assert_non_null(strstr(draw(t, pool, "x"), "base"));
	put("xsl/themes/x/theme.xsl", old);
	now(t);
	assert_non_null(strstr(draw(t, pool, "x"), "old"));
	theme_close(t);
	put("xsl/words/en/y.xml", "<words");
	assert_null(theme_open_tried(house(), "x", &fault));
	t = theme_open_anyhow(house(), "x", &fault);
	assert_non_null(t);
	assert_string_equal(t->shown, "x");
	put("xsl/words/en/y.xml", "<words/>");
	theme_close(t);
	pool_free(pool);
}

/* What aedile pages tried is known until a file changes. */
static void
what_was_tried_is_known(void **state)
{
	struct pool *pool = pool_new();
	char mark[600];

	(void)state;
	snprintf(mark, sizeof(mark), "%s/../mark", house());
	assert_false(theme_known(mark, house(), "x"));
	put("mark", theme_mark(house(), "x", pool));
	assert_true(theme_known(mark, house(), "x"));
	assert_false(theme_known(mark, house(), "y"));
	put("xsl/themes/x/theme.xsl", "<broken");
	assert_false(theme_known(mark, house(), "x"));
	put("xsl/themes/x/theme.xsl", old);
	put("mark", "");
	assert_false(theme_known(mark, house(), "x"));
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_samples_show_is_not_taken),
		cmocka_unit_test(a_sample_is_behind_the_same_walls),
		cmocka_unit_test(before_helps_out),
		cmocka_unit_test(before_helps_out_of_memory),
		cmocka_unit_test(before_helps_out_with_letters),
		cmocka_unit_test(a_busy_machine_is_no_fault),
		cmocka_unit_test(what_is_written_meanwhile_waits),
		cmocka_unit_test(another_stands_in_at_the_start),
		cmocka_unit_test(what_was_tried_is_known),
	};

	return cmocka_run_group_tests_name("trial", tests, build, raze_house);
}
