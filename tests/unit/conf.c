/* conf.c: aedile.conf: what it gives, and what it says where it is wrong. */
/* SPDX-License-Identifier: ISC */
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

#include "conf.h"
#include "conf_keys.h"

struct folder {
	char path[64], file[96], why[1024];
};

static int
setup(void **state)
{
	struct folder *f = calloc(1, sizeof(*f));

	strcpy(f->path, "/tmp/aedile-conf-XXXXXX");
	if (!mkdtemp(f->path))
		return -1;
	snprintf(f->file, sizeof(f->file), "%s/aedile.conf", f->path);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct folder *f = *state;
	char command[128];

	snprintf(command, sizeof(command), "rm -rf %s", f->path);
	free(f);
	return system(command);
}

static void
write_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(text, out);
	fclose(out);
}

#define ADDRESS "site.address = http://localhost:8311\n"

static struct conf *
conf_of(struct folder *f, const char *text)
{
	write_file(f->file, text);
	return conf_read(f->file, f->why, sizeof(f->why));
}

/* text is refused with a line that says what. */
static void
refuses(struct folder *f, const char *text, const char *what)
{
	assert_null(conf_of(f, text));
	if (!strstr(f->why, what) || !strstr(f->why, f->file) ||
	    strchr(f->why, '\n'))
		fail_msg("\"%s\" does not say \"%s\"", f->why, what);
}

static void
gives_what_it_says(void **state)
{
	struct folder *f = *state;
	char path[128];
	struct conf *c = conf_of(f, "# a remark\n\n" ADDRESS
	    "  workers=7 \nsite.name = Bürgeramt = Town\n"
	    "password.mix = on\nkeys = secrets\nfiles = /srv/files\n");

	assert_non_null(c);
	assert_int_equal(conf_number(c, "workers"), 7);
	assert_int_equal(conf_number(c, "database.port"), 3306);
	assert_string_equal(conf_text(c, "site.name"), "Bürgeramt = Town");
	assert_true(conf_switch(c, "password.mix"));
	snprintf(path, sizeof(path), "%s/secrets", f->path);
	assert_string_equal(conf_text(c, "keys"), path);
	assert_string_equal(conf_text(c, "files"), "/srv/files");
	assert_string_equal(conf_site(c)->zone, "UTC");
	conf_close(c);
}

static void
says_what_is_wrong(void **state)
{
	struct folder *f = *state;

	refuses(f, ADDRESS "worker = 4\n", ":2: there is no key worker: did "
	    "you mean workers?");
	refuses(f, ADDRESS "site.prefx = /p\n", "did you mean site.prefix?");
	refuses(f, ADDRESS "colour.of.the.sky = blue\n",
	    "no key colour.of.the.sky: the example");
	refuses(f, ADDRESS "workers = 4\nworkers = 5\n",
	    ":3: workers is said twice");
	refuses(f, ADDRESS "workers = many\n", "number from 1 to 256");
	refuses(f, ADDRESS "workers = 257\n", "number from 1 to 256");
	refuses(f, ADDRESS "workers =\n", "number from 1 to 256");
	refuses(f, ADDRESS "workers = 4x\n", "number from 1 to 256");
	refuses(f, ADDRESS "workers = 0\n", "number from 1 to 256");
	refuses(f, ADDRESS "workers = -1\n", "number from 1 to 256");
	refuses(f, ADDRESS "= 4\n", ":2:");
	refuses(f, ADDRESS "a.key.as.long.as.nobody.would.ever.write.it.down.in"
	    ".a.file.of.theirs = 1\n", "no key");
	refuses(f, ADDRESS "workers = 99999999999999999999\n", "from 1 to");
	refuses(f, ADDRESS "password.mix = yes\n", "write on or off");
	refuses(f, ADDRESS "just words\n", "write key = value");
	refuses(f, ADDRESS "site.name = a\x01" "b\n", "UTF-8");
	refuses(f, ADDRESS "site.name = a\xFF\n", "UTF-8");
	refuses(f, "workers = 4\n", "add a line site.address");
	refuses(f, ADDRESS "site.zone = Mars/Base\n", "Europe/Zurich");
	refuses(f, ADDRESS "site.zone = ../localtime\n", "Europe/Zurich");
	unlink(f->file);
	assert_null(conf_read(f->file, f->why, sizeof(f->why)));
	assert_non_null(strstr(f->why, "copy the example"));
}

static void
site_is(struct folder *f, const char *address, const char *prefix,
	const char *cookie, bool secure)
{
	char text[256];
	struct conf *c;

	snprintf(text, sizeof(text), "site.address = %s\nsite.prefix = %s\n",
	    address, prefix);
	if (!(c = conf_of(f, text)))
		fail_msg("%s", f->why);
	assert_string_equal(conf_site(c)->cookie, cookie);
	assert_int_equal(conf_site(c)->secure, secure);
	conf_close(c);
}

static void
names_the_cookie(void **state)
{
	struct folder *f = *state;

	site_is(f, "https://example.org", "", "__Host-aedile", true);
	site_is(f, "https://example.org:8443", "/portal", "__Secure-aedile",
	    true);
	site_is(f, "http://localhost:8311", "", "aedile-8311", false);
	site_is(f, "http://127.0.0.1:21400", "/a/b", "aedile-21400", false);
	site_is(f, "http://[::1]:90", "", "aedile-90", false);
	site_is(f, "http://localhost", "", "aedile-80", false);
}

static void
refuses_a_site_in_the_clear(void **state)
{
	struct folder *f = *state;
	static const char *const wrong[] = {
		"http://example.org", "http://localhost.example.org",
		"ftp://localhost", "localhost", "https://example.org/portal",
		"https://example.org/", "https://", "https://a b",
		"https://example.org:0", "https://example.org:99999",
		"https://example.org:80x", "https://[::1", "https://user@host",
	};
	char text[128];

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		snprintf(text, sizeof(text), "site.address = %s\n", wrong[i]);
		refuses(f, text, "site.address");
	}
	refuses(f, ADDRESS "site.prefix = portal\n", "site.prefix");
	refuses(f, ADDRESS "site.prefix = /portal/\n", "site.prefix");
	refuses(f, ADDRESS "site.prefix = /\n", "site.prefix");
	refuses(f, ADDRESS "site.prefix = /a//b\n", "site.prefix");
	refuses(f, ADDRESS "site.prefix = /..\n", "site.prefix");
	refuses(f, ADDRESS "site.prefix = /a\"b\n", "site.prefix");
}

/* The exit status of a child that reads one secret. */
static int
ends_with(struct conf *c, const char *name)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		fclose(stderr);
		conf_secret(c, name);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

static void
keeps_secrets(void **state)
{
	struct folder *f = *state;
	struct conf *c = conf_of(f, ADDRESS "keys = .\n");
	char path[128], loose[128], empty[128];

	assert_non_null(c);
	snprintf(path, sizeof(path), "%s/site", f->path);
	snprintf(loose, sizeof(loose), "%s/loose", f->path);
	snprintf(empty, sizeof(empty), "%s/empty", f->path);
	write_file(path, "  c2VjcmV0\n\n");
	write_file(loose, "seen by all\n");
	write_file(empty, "\n");
	chmod(path, 0400);
	chmod(loose, 0440);
	chmod(empty, 0400);
	assert_string_equal(conf_secret(c, "site"), "c2VjcmV0");
	unlink(path);
	assert_string_equal(conf_secret(c, "site"), "c2VjcmV0");
	assert_null(conf_secret(c, "pepper"));
	assert_int_equal(ends_with(c, "loose"), 1);
	assert_int_equal(ends_with(c, "empty"), 1);
	conf_close(c);
}

/* Whatever lies there instead of a secret, no program starts with it. */
static void
a_secret_is_a_plain_short_file(void **state)
{
	struct folder *f = *state;
	struct conf *c = conf_of(f, ADDRESS "keys = .\n");
	char folder[128], link[128], large[128], text[9000];

	assert_non_null(c);
	snprintf(folder, sizeof(folder), "%s/folder", f->path);
	snprintf(link, sizeof(link), "%s/link", f->path);
	snprintf(large, sizeof(large), "%s/large", f->path);
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	write_file(large, text);
	chmod(large, 0400);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(symlink("large", link), 0);
	assert_int_equal(ends_with(c, "folder"), 1);
	assert_int_equal(ends_with(c, "link"), 1);
	assert_int_equal(ends_with(c, "large"), 1);
	assert_null(conf_secret(c, "large/under"));
	rmdir(folder);
	unlink(link);
	unlink(large);
	conf_close(c);
}

/* The exit status of a child that opens a file. */
static int
opens(const char *file)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		fclose(stderr);
		conf_close(conf_open(file));
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status);
}

/* What is beside the file is found from wherever it is named. */
static void
lies_in_a_folder(void **state)
{
	struct folder *f = *state;
	struct conf *c;
	char here[1024];

	assert_non_null(getcwd(here, sizeof(here)));
	conf_close(conf_of(f, ADDRESS));
	assert_int_equal(chdir(f->path), 0);
	c = conf_read(strrchr(f->file, '/') + 1, f->why, sizeof(f->why));
	assert_non_null(c);
	assert_string_equal(conf_file(c), strrchr(f->file, '/') + 1);
	conf_close(c);
	assert_int_equal(chdir(here), 0);
	setenv("AEDILE_CONF", f->file, 1);
	assert_int_equal(opens(NULL), 0);
	setenv("AEDILE_CONF", "/nowhere.conf", 1);
	assert_int_equal(opens(NULL), 1);
	setenv("AEDILE_CONF", "", 1);
	assert_int_equal(opens(f->file), 0);
	unsetenv("AEDILE_CONF");
	assert_int_equal(opens(f->path), 1);
	conf_close(NULL);
}

/* conf/aedile.conf is what conf_describe() prints. */
static void
describes_itself(void **state)
{
	char line[1024], other[1024];
	FILE *made = fopen("conf/aedile.conf", "r"), *said;
	int keep = dup(STDOUT_FILENO);
	bool more;

	(void)state;
	assert_non_null(made);
	assert_non_null(said = tmpfile());
	fflush(stdout);
	dup2(fileno(said), STDOUT_FILENO);
	conf_describe();
	fflush(stdout);
	dup2(keep, STDOUT_FILENO);
	close(keep);
	rewind(said);
	do {
		more = fgets(line, sizeof(line), said) != NULL;
		if (more != (fgets(other, sizeof(other), made) != NULL) ||
		    (more && strcmp(other, line) != 0))
			fail_msg("a key was added: now make example");
	} while (more);
	fclose(said);
	fclose(made);
}

/* Every default is a value its own key takes. */
static void
has_sound_defaults(void **state)
{
	struct folder *f = *state;
	char text[512];

	for (size_t i = 0; i < conf_keys_count; i++) {
		const struct conf_key *k = &conf_keys[i];
		struct conf *c;

		if (!k->value)
			continue;
		snprintf(text, sizeof(text), ADDRESS "%s = %s\n", k->name,
		    k->value);
		if (!(c = conf_of(f, text)))
			fail_msg("%s", f->why);
		conf_close(c);
	}
}

#define TEST(t) cmocka_unit_test_setup_teardown(t, setup, teardown)

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--print") == 0) {
		conf_describe();	/* for make example */
		return 0;
	}

	const struct CMUnitTest tests[] = {
		TEST(gives_what_it_says),
		TEST(says_what_is_wrong),
		TEST(names_the_cookie),
		TEST(refuses_a_site_in_the_clear),
		TEST(keeps_secrets),
		TEST(a_secret_is_a_plain_short_file),
		TEST(lies_in_a_folder),
		TEST(describes_itself),
		TEST(has_sound_defaults),
	};

	return cmocka_run_group_tests_name("conf", tests, NULL, NULL);
}
