/* ask.c: a request of the tests, and a house of one folder to ask in. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reply.h"
#include "secret.h"

static int
open_with(void **state, const char *lines)
{
	struct ask *a = calloc(1, sizeof(*a));
	char path[100];
	FILE *file;

	secret_open();
	a->pool = pool_new();
	strcpy(a->folder, "/tmp/aedile-unit-XXXXXX");
	assert_non_null(mkdtemp(a->folder));
	snprintf(path, sizeof(path), "%s/files", a->folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/aedile.conf", a->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "files = %s/files\nfiles.size = 4096\n"
	    "files.count = 2\n%s", a->folder, lines);
	fclose(file);
	a->conf = conf_open(path);
	a->most = SIZE_MAX;
	a->rq.pool = a->pool;
	a->rq.conf = a->conf;
	a->rq.site = conf_site(a->conf);
	a->rq.reply = pool_alloc(a->pool, sizeof(*a->rq.reply));
	*state = a;
	return 0;
}

int
ask_open(void **state)
{
	return open_with(state, "site.address = http://localhost:8311\n");
}

int
ask_open_prefixed(void **state)
{
	return open_with(state, "site.address = https://example.org\n"
	    "site.prefix = /portal\n");
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path);
}

int
ask_close(void **state)
{
	struct ask *a = *state;

	pool_free(a->pool);
	conf_close(a->conf);
	nftw(a->folder, remove_one, 9, FTW_DEPTH | FTW_PHYS);
	free(a);
	return 0;
}

void
ask_var(struct ask *a, const char *name, const char *value)
{
	assert_true(a->vars + 1 < sizeof(a->env) / sizeof(a->env[0]));
	a->env[a->vars++] = pool_print(a->pool, "%s=%s", name, value);
}

void
ask_body(struct ask *a, const char *type, const char *body, size_t len)
{
	a->body = body;
	a->left = len;
	ask_var(a, "CONTENT_TYPE", type);
	ask_var(a, "CONTENT_LENGTH", pool_print(a->pool, "%zu", len));
}

static long
give(void *from, char *to, long size)
{
	struct ask *a = from;
	size_t n = (size_t)size < a->left ? (size_t)size : a->left;

	if (n > a->most)
		n = a->most;
	if (n > 0)
		memcpy(to, a->body, n);
	a->body += n;
	a->left -= n;
	return (long)n;
}

int
ask_now(struct ask *a)
{
	const struct source src = { a->env, give, a };

	return request_parse(&a->rq, &src);
}

int
ask_get(struct ask *a, const char *path, const char *query)
{
	a->vars = 0;
	memset(a->env, 0, sizeof(a->env));
	ask_var(a, "REQUEST_METHOD", "GET");
	ask_var(a, "PATH_INFO", path);
	ask_var(a, "QUERY_STRING", query);
	return ask_now(a);
}

int
ask_post(struct ask *a, const char *path, const char *body)
{
	a->vars = 0;
	memset(a->env, 0, sizeof(a->env));
	ask_var(a, "REQUEST_METHOD", "POST");
	ask_var(a, "PATH_INFO", path);
	ask_body(a, "application/x-www-form-urlencoded", body, strlen(body));
	return ask_now(a);
}
