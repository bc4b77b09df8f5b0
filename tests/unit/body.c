/* body.c: the bodies of POSTs: their lengths, their types, their files. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "form.h"
#include "route.h"
#include "told.h"

static const struct field files[] = { UPLOAD(f), { 0 } };
static const struct field none[] = { { 0 } };
static const struct form with_files = { "with", 0, files, false };
static const struct form without = { "without", 0, none, false };
static const struct route routes[] = {
	{ POST, "/cases", NULL, ROLE_ANYONE, &with_files, NULL, false },
	{ POST, "/plain", NULL, ROLE_ANYONE, &without, NULL, false },
	{ POST, "/none", NULL, ROLE_ANYONE, NULL, NULL, false },
	{ GET, "/page", NULL, ROLE_ANYONE, NULL, NULL, false },
	{ 0 }
};

#define URLENCODED "application/x-www-form-urlencoded"

static int
post_with(struct ask *a, const char *type, const char *length)
{
	a->rq.routes = routes;
	ask_post(a, "/cases", "");
	a->env[2] = pool_print(a->pool, "CONTENT_TYPE=%s", type);
	a->env[3] = pool_print(a->pool, "CONTENT_LENGTH=%s", length);
	a->body = "a=1&b=2";
	a->left = 7;
	return ask_now(a);
}

static void
length_must_be_said_and_kept(void **state)
{
	struct ask *a = *state;

	assert_int_equal(post_with(a, URLENCODED, "7"), 0);
	assert_int_equal(post_with(a, URLENCODED, ""), 411);
	assert_int_equal(post_with(a, URLENCODED, "-1"), 400);
	assert_int_equal(post_with(a, URLENCODED, "+7"), 400);
	assert_int_equal(post_with(a, URLENCODED, "7 "), 400);
	assert_int_equal(post_with(a, URLENCODED, "0x7"), 400);
	assert_int_equal(post_with(a, URLENCODED, "8"), 400);
	assert_int_equal(post_with(a, URLENCODED, "262144"), 400);
	assert_int_equal(post_with(a, URLENCODED, "262145"), 413);
	assert_int_equal(post_with(a, URLENCODED, "18446744073709551615"),
	    413);
	assert_int_equal(post_with(a, URLENCODED, "18446744073709551616"),
	    413);
	assert_int_equal(post_with(a, TYPE, "18446744073709551615"), 413);
	assert_int_equal(post_with(a, TYPE, "7"), 400);
}

static void
type_must_be_a_form(void **state)
{
	struct ask *a = *state;

	assert_int_equal(post_with(a, "", "7"), 415);
	assert_int_equal(post_with(a, "text/plain", "7"), 415);
	assert_int_equal(post_with(a, "application/json", "7"), 415);
	assert_int_equal(post_with(a, URLENCODED "x", "7"), 415);
	assert_int_equal(post_with(a, URLENCODED "; charset=UTF-8", "7"), 0);
	assert_int_equal(post_with(a, URLENCODED "; charset=\"utf-8\"", "7"),
	    0);
	assert_int_equal(post_with(a, URLENCODED ";charset=latin1", "7"), 415);
	assert_int_equal(post_with(a, "multipart/form-data", "7"), 400);
	assert_int_equal(post_with(a, "multipart/mixed; boundary=b", "7"),
	    415);
}

static void
plain_body_is_read_in_pieces(void **state)
{
	struct ask *a = *state;

	a->most = 3;
	a->rq.routes = routes;
	assert_int_equal(ask_post(a, "/cases",
	    "subject=A+hole&body=one%0D%0Atwo&empty="), 0);
	assert_int_equal(a->rq.body.count, 3);
	assert_string_equal(pairs_get(&a->rq.body, "subject"), "A hole");
	assert_string_equal(pairs_get(&a->rq.body, "body"), "one\ntwo");
	assert_int_equal(ask_post(a, "/cases", "a=1&a=2"), 400);
	assert_int_equal(ask_post(a, "/cases", "a=%00"), 400);
}

static void
body_is_read_where_a_form_waits_for_it(void **state)
{
	static const char body[] = PART("name=f; filename=a", "x") END;
	static const struct {
		const char *path;
		int status;
	} cases[] = {
		{ "/cases", 0 }, { "/plain", 415 }, { "/none", 415 },
		{ "/page", 405 }, { "/nowhere", 404 },
	};
	struct ask *a = *state;

	a->rq.routes = routes;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		ask_post(a, cases[i].path, "");
		a->vars = 2;
		ask_body(a, TYPE, body, sizeof(body) - 1);
		assert_int_equal(ask_now(a), cases[i].status);
		assert_int_equal(a->left, cases[i].status ? sizeof(body) - 1 :
		    0);
	}
}

static void
nul_in_a_body_is_refused(void **state)
{
	struct ask *a = *state;

	a->rq.routes = routes;
	ask_post(a, "/cases", "");
	a->vars = 2;
	ask_body(a, URLENCODED, "a=1\0b", 5);
	assert_int_equal(ask_now(a), 400);
}

static int
post_parts(struct ask *a, const char *body)
{
	a->rq.routes = routes;
	ask_post(a, "/cases", "");
	a->vars = 2;
	memset(&a->rq.uploads, 0, sizeof(a->rq.uploads));
	memset(&a->rq.body, 0, sizeof(a->rq.body));
	ask_body(a, TYPE, body, strlen(body));
	return ask_now(a);
}

/* The bytes of an upload are these. */
static void
check_file(const struct upload *up, const char *bytes)
{
	char got[8192];
	int fd = open(up->path, O_RDONLY);
	ssize_t len;

	assert_true(fd >= 0);
	len = read(fd, got, sizeof(got));
	close(fd);
	assert_int_equal(len, strlen(bytes));
	assert_memory_equal(got, bytes, strlen(bytes));
}

static void
parts_become_pairs_and_files(void **state)
{
	struct ask *a = *state;

	a->most = 5;
	assert_int_equal(post_parts(a, PART("name=body", "one\r\ntwo")
	    PART("name=photo; filename=\"C:\\a.png\"", "\x89PNG--\r\n-")
	    PART("name=none; filename=\"\"", "")
	    PART("name=photo; filename=b.png", "") PART("name=x", "") END), 0);
	assert_int_equal(a->rq.body.count, 2);
	assert_string_equal(pairs_get(&a->rq.body, "body"), "one\ntwo");
	assert_int_equal(a->rq.uploads.count, 2);
	assert_string_equal(a->rq.uploads.items[0].field, "photo");
	assert_string_equal(a->rq.uploads.items[0].name, "a.png");
	assert_int_equal(a->rq.uploads.items[0].size, 9);
	check_file(&a->rq.uploads.items[0], "\x89PNG--\r\n-");
	assert_int_equal(a->rq.uploads.items[1].size, 0);
	assert_null(a->rq.uploads.items[1].path);
}

static size_t
count_entries(const char *folder)
{
	DIR *dir = opendir(folder);
	size_t n = 0;

	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return n;
}

static void
files_go_with_the_request(void **state)
{
	struct ask *a = *state;
	size_t before = count_entries("/proc/self/fd");
	char tmp[100];

	assert_int_equal(post_parts(a, PART("name=f; filename=a", "bytes")
	    PART("name=f; filename=b", "bytes") END), 0);
	snprintf(tmp, sizeof(tmp), "%s/files/tmp", a->folder);
	assert_int_equal(count_entries(tmp), 2);	/* . and .. */
	assert_int_equal(count_entries("/proc/self/fd"), before + 2);
	pool_empty(a->pool);
	assert_int_equal(count_entries("/proc/self/fd"), before);
}

static void
files_are_bounded(void **state)
{
	struct ask *a = *state;
	char *big = pool_alloc(a->pool, 5001);

	memset(big, 'x', 5000);
	assert_int_equal(post_parts(a, pool_print(a->pool,
	    PART("name=f; filename=a", "%s") PART("name=b", "kept") END,
	    big)), 0);
	assert_int_equal(a->rq.uploads.items[0].size, 5000);
	if (a->rq.uploads.items[0].path)
		check_file(&a->rq.uploads.items[0], "");
	assert_string_equal(pairs_get(&a->rq.body, "b"), "kept");
	assert_int_equal(post_parts(a, PART("name=f; filename=a", "1")
	    PART("name=f; filename=b", "2") PART("name=f; filename=c", "3")
	    PART("name=f; filename=d", "4") PART("name=b", "kept") END), 0);
	assert_int_equal(a->rq.uploads.count, 3);	/* one too many */
	assert_null(a->rq.uploads.items[2].path);
	assert_string_equal(pairs_get(&a->rq.body, "b"), "kept");
}

static void
text_is_bounded(void **state)
{
	struct ask *a = *state;
	char *big = pool_alloc(a->pool, 262146);

	memset(big, 'x', 262144);
	assert_int_equal(post_parts(a, pool_print(a->pool, PART("name=a", "%s")
	    END, big)), 0);
	assert_int_equal(strlen(pairs_get(&a->rq.body, "a")), 262144);
	big[262144] = 'x';
	assert_int_equal(post_parts(a, pool_print(a->pool, PART("name=a", "%s")
	    END, big)), 413);
}

static void
parts_that_are_ill_formed_are_refused(void **state)
{
	assert_int_equal(post_parts(*state, PART("name=a", "1")
	    PART("name=a", "2") END), 400);
	assert_int_equal(post_parts(*state, PART("name=a", "\xFF") END), 400);
	assert_int_equal(post_parts(*state, PART("name=a", "1")), 400);
	assert_int_equal(post_parts(*state, PART("name=a", "x\x01") END), 0);
}

static void
no_room_for_files_is_no_crash(void **state)
{
	struct ask *a = *state;
	struct rlimit was, small;
	char path[100];

	snprintf(path, sizeof(path), "%s/files", a->folder);
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(post_parts(a, PART("name=f; filename=a", "x")
	    PART("name=b", "y") END), 0);
	assert_true(a->rq.no_room);
	assert_string_equal(pairs_get(&a->rq.body, "b"), "y");
	ask_close(state);
	ask_open(state);
	a = *state;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	small = (struct rlimit){ 3, was.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(post_parts(a, PART("name=f; filename=a", "four")
	    PART("name=b", "y") END), 0);
	assert_true(a->rq.no_room);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK(length_must_be_said_and_kept),
		ASK(type_must_be_a_form),
		ASK(plain_body_is_read_in_pieces),
		ASK(body_is_read_where_a_form_waits_for_it),
		ASK(nul_in_a_body_is_refused),
		ASK(parts_become_pairs_and_files),
		ASK(files_go_with_the_request),
		ASK(files_are_bounded),
		ASK(text_is_bounded),
		ASK(parts_that_are_ill_formed_are_refused),
		ASK(no_room_for_files_is_no_crash),
	};

	return cmocka_run_group_tests_name("body", tests, NULL, NULL);
}
