/* theme.c: themes of strangers are refused, stopped or disarmed, and the
 * process lives. The attacks are files of tests/theme/attacks. */
/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "page.h"
#include "pool.h"
#include "theme.h"
#include "theme_parts.h"

static const char good[] =
	"<xsl:stylesheet version='1.0'"
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	" xmlns:a='https://aedile.example/theme'>"
	"<xsl:template match='/page'><html lang='en'><body>"
	"<p><xsl:value-of select=\"a:say('hello')\"/></p>"
	"<xsl:for-each select='cases/case'><p><xsl:value-of select='body'/>"
	"</p></xsl:for-each></body></html></xsl:template></xsl:stylesheet>";

static const char words[] =
	"<words lang='en'><w key='hello'>good day</w>"
	"<w key='plain.title'>plain page</w></words>";

static char home[] = "/tmp/aedile-theme-XXXXXX";

static void
put_bytes(const char *path, const char *bytes, size_t len)
{
	char full[512];
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", home, path);
	unlink(full);
	f = fopen(full, "we");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

static void
put(const char *path, const char *text)
{
	put_bytes(path, text, strlen(text));
}

static void
folder(const char *path)
{
	char full[512];

	snprintf(full, sizeof(full), "%s/%s", home, path);
	assert_int_equal(mkdir(full, 0700), 0);
}

static int
build_house(void **state)
{
	char link[512];

	(void)state;
	theme_start();
	assert_non_null(mkdtemp(home));
	folder("xsl");
	folder("xsl/words");
	folder("xsl/words/en");
	folder("xsl/themes");
	folder("xsl/themes/x");
	put("outside.xsl", good);
	put("xsl/words/en/x.xml", words);
	put("xsl/themes/x/theme.xsl", good);
	snprintf(link, sizeof(link), "%s/xsl/themes/x/link.xsl", home);
	return symlink("../../../outside.xsl", link);
}

static int
raze_house(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

static struct theme *
open_house(const char **fault)
{
	char dir[512];

	snprintf(dir, sizeof(dir), "%s/xsl", home);
	*fault = "";
	return theme_open(dir, "x", fault);
}

/* A page of 50 cases, in the arena. */
static const char *
draw(struct theme *t, struct pool *pool, const char *body)
{
	struct page *pg;
	const char *html;
	size_t len;

	theme_begin();
	pg = page_new(pool, "test");
	page_attr(pg, "lang", "en");
	page_attr(pg, "base", "/portal");
	page_attr(pg, "now", "2026-11-21 21:00:00");
	page_open(pg, "cases");
	for (uint64_t i = 1; i <= 50; i++) {
		page_open(pg, "case");
		page_u64(pg, "id", i);
		page_text(pg, "body", body);
		page_close(pg);
	}
	page_close(pg);
	html = theme_apply(t, page_doc(pg), pool, &len);
	assert_int_equal(strlen(html), len);
	theme_done();
	return html;
}

typedef void attack_fn(const char *name);

/* The house is still what it was. */
static void
still_good(struct theme *t)
{
	struct pool *pool = pool_new();

	assert_non_null(strstr(draw(t, pool, "x"), "good day"));
	pool_free(pool);
}

/* A house that stands gets the attack's sheet, and looks at its files. */
static void
old_one_stays(const char *bytes, size_t len)
{
	const char *fault;
	struct theme *t;

	put("xsl/themes/x/theme.xsl", good);
	t = open_house(&fault);
	assert_string_equal(fault, "");
	put_bytes("xsl/themes/x/theme.xsl", bytes, len);
	t->looked = 0;
	t->stamp = 0;
	theme_refresh(t);
	assert_string_not_equal(t->load.fault, "");
	still_good(t);
	theme_close(t);
}

static void
must_not_load(const char *name)
{
	const char *fault;
	struct theme *t = open_house(&fault);

	if (t)
		fail_msg("%s was taken", name);
	print_message("# %s: %s\n", name, fault);
	assert_int_not_equal(strlen(fault), 0);
	assert_null(strchr(fault, '\n'));
}

static void
stop(const char *name)
{
	struct pool *pool = pool_new();
	const char *fault, *html;
	struct theme *t = open_house(&fault);

	if (!t) {
		print_message("# %s: %s\n", name, fault);
		_exit(EXIT_FAILURE);
	}
	html = draw(t, pool, "body");
	if (!strstr(html, "plain page") || strstr(html, "still here")) {
		print_message("# %s: %.200s\n", name, html);
		_exit(EXIT_FAILURE);
	}
}

/* In a process of its own: a worn one is left behind in life, too. */
static void
must_be_stopped(const char *name)
{
	int status = -1;
	pid_t child;

	fflush(NULL);
	if (!(child = fork())) {
		stop(name);
		_exit(EXIT_SUCCESS);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		fail_msg("%s was let through, or killed us", name);
}

static void
must_be_disarmed(const char *name)
{
	static const char *const evil[] = {
		"<script", "<style", " style=", "script:", "onclick", "evil",
		"<iframe", "<base", "http-equiv", "<?", "<!--", "<foreign",
		"alert", "data:", "srcdoc", "<object", "<math", "<xmp",
	};
	struct pool *pool = pool_new();
	const char *fault, *html;
	struct theme *t = open_house(&fault);

	if (!t)
		fail_msg("%s: %s", name, fault);
	html = draw(t, pool, "body");
	assert_non_null(strstr(html, "still here"));
	for (size_t i = 0; i < sizeof(evil) / sizeof(*evil); i++)
		if (strcasestr(html, evil[i]))
			fail_msg("%s: %s: %s", name, evil[i], html);
	pool_free(pool);
	theme_close(t);
}

static const char *
attacks(void)
{
	static char dir[512];
	const char *top = getenv("srcdir");

	snprintf(dir, sizeof(dir), "%s/tests/theme/attacks", top ? top : ".");
	return dir;
}

static size_t
read_attack(const char *name, char *bytes, size_t size)
{
	char path[1024];
	size_t len;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", attacks(), name);
	f = fopen(path, "re");
	assert_non_null(f);
	len = fread(bytes, 1, size, f);
	fclose(f);
	return len;
}

/* Every file whose name begins so, put in the theme's place. */
static void
each(const char *kind, attack_fn *attack, bool stays)
{
	char *bytes = malloc(1 << 20);
	DIR *dir = opendir(attacks());
	struct dirent *e;
	size_t len, n = 0;

	assert_non_null(dir);
	while ((e = readdir(dir))) {
		if (strncmp(e->d_name, kind, strlen(kind)))
			continue;
		len = read_attack(e->d_name, bytes, 1 << 20);
		put_bytes("xsl/themes/x/theme.xsl", bytes, len);
		attack(e->d_name);
		if (stays)
			old_one_stays(bytes, len);
		n++;
	}
	closedir(dir);
	free(bytes);
	put("xsl/themes/x/theme.xsl", good);
	assert_in_range(n, 10, 1000);
}

static void
what_reaches_out_is_refused(void **state)
{
	(void)state;
	each("load-", must_not_load, true);
}

static void
what_runs_away_is_stopped(void **state)
{
	(void)state;
	each("run-", must_be_stopped, false);
}

static void
what_runs_in_browsers_is_left_out(void **state)
{
	(void)state;
	each("drop-", must_be_disarmed, false);
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

static void
nothing_was_written(void **state)
{
	(void)state;
	assert_int_equal(access("/tmp/aedile-attack", F_OK), -1);
}

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
words_are_behind_the_same_walls(void **state)
{
	static const char *const bad[] = {
		"<!DOCTYPE words [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
		"<words><w key='hello'>&e;</w></words>",
		"<words><w>no key</w></words>",
		"<words><w key='a'><lots>x</lots></w></words>",
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
	char dir[512];

	(void)state;
	snprintf(dir, sizeof(dir), "%s/xsl", home);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_null(theme_open(dir, names[i], &fault));
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
	t->looked = 0;
	theme_refresh(t);
	assert_non_null(strstr(draw(t, pool, "x"), "hey there"));
	put("xsl/words/en/x.xml", words);
	t->looked = 0;
	theme_refresh(t);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(data_stay_text),
		cmocka_unit_test(words_are_behind_the_same_walls),
		cmocka_unit_test(names_do_not_climb),
		cmocka_unit_test(a_changed_theme_is_taken),
		cmocka_unit_test(a_fault_names_file_and_line),
		cmocka_unit_test(letters_have_three_parts),
		cmocka_unit_test(the_clock_stops_a_sheet),
		cmocka_unit_test(what_reaches_out_is_refused),
		cmocka_unit_test(what_runs_in_browsers_is_left_out),
		cmocka_unit_test(nothing_was_written),
		cmocka_unit_test(what_runs_away_is_stopped),
	};

	return cmocka_run_group_tests_name("theme", tests, build_house,
	    raze_house);
}
