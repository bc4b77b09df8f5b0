/* attacks.c: themes of strangers are refused, stopped or disarmed, and the
 * process lives. Each attack is a file of tests/theme/attacks. */
/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <setjmp.h>
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

#include "pool.h"
#include "theme.h"
#include "theme_house.h"
#include "theme_parts.h"

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
	now(t);
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

/* The same file where words are wanted, and as a sample. */
static void
must_not_be_read(const char *name)
{
	static char bytes[1 << 20];
	size_t len = read_attack(name, bytes, sizeof(bytes));
	const char *fault;

	if (!memmem(bytes, len, "<!DOCTYPE", strlen("<!DOCTYPE")))
		return;
	put("xsl/themes/x/theme.xsl", good);
	put_bytes("xsl/words/en/y.xml", bytes, len);
	assert_null(open_house(&fault));
	assert_ptr_equal(strstr(fault, "words/en/y.xml:"), fault);
	assert_non_null(strstr(fault, "a DOCTYPE is not allowed"));
	put("xsl/words/en/y.xml", "<words/>");
	put_bytes("xsl/samples/y.xml", bytes, len);
	assert_null(theme_open_tried(house(), "x", &fault));
	assert_ptr_equal(strstr(fault, "samples/y.xml:"), fault);
	assert_non_null(strstr(fault, "a DOCTYPE is not allowed"));
	put("xsl/samples/y.xml", "<page lang='en'/>");
}

static void
bombs_are_refused_everywhere(void **state)
{
	char path[600];

	(void)state;
	snprintf(path, sizeof(path), "%s/samples", house());
	mkdir(path, 0700);
	each("load-", must_not_be_read, false);
	snprintf(path, sizeof(path), "rm -r '%s/samples'", house());
	assert_int_equal(system(path), 0);
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
nothing_was_written(void **state)
{
	(void)state;
	assert_int_equal(access("/tmp/aedile-attack", F_OK), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_reaches_out_is_refused),
		cmocka_unit_test(bombs_are_refused_everywhere),
		cmocka_unit_test(what_runs_in_browsers_is_left_out),
		cmocka_unit_test(what_runs_away_is_stopped),
		cmocka_unit_test(nothing_was_written),
	};

	return cmocka_run_group_tests_name("attacks", tests, build_house,
	    raze_house);
}
