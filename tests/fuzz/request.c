/*
 * request.c: the whole way in, from nginx's variables to pairs and uploads,
 * for libFuzzer: clang -fsanitize=fuzzer,address,undefined with the core's
 * files. Input: eight lines (method, path, query, cookies, type, agent, id,
 * how to cut the body), then the body.
 */
/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "form.h"
#include "pool.h"
#include "request.h"
#include "route.h"
#include "secret.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct field fields[] = { UPLOAD(f), { 0 } };
static const struct form form = { "form", 0, fields, false };
static const struct route routes[] = {
	{ GET, "/{any}", NULL, ROLE_ANYONE, NULL, NULL, false },
	{ POST, "/{any}", NULL, ROLE_ANYONE, &form, NULL, false },
	{ 0 }
};

struct body {
	const char	*at;
	size_t		 left, most;
};

static long
give(void *from, char *to, long size)
{
	struct body *b = from;
	size_t n = b->left < (size_t)size ? b->left : (size_t)size;

	if (n > b->most)
		n = b->most;
	memcpy(to, b->at, n);
	b->at += n;
	b->left -= n;
	return (long)n;
}

/* What the rest of the house relies on. */
static void
check(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (text_length(pairs->items[i].name) < 1 ||
		    text_length(pairs->items[i].value) < 0 ||
		    pairs_get(pairs, pairs->items[i].name) !=
		    pairs->items[i].value)
			abort();
}

/* Opened with the first input, for all of them. */
static const struct conf *
conf_of_fuzzing(void)
{
	static const struct conf *conf;
	char folder[] = "/tmp/aedile-fuzz-XXXXXX", path[64];
	FILE *file;

	if (conf)
		return conf;
	if (!mkdtemp(folder))
		abort();
	snprintf(path, sizeof(path), "%s/aedile.conf", folder);
	file = fopen(path, "w");
	fprintf(file, "site.address = http://localhost:1\nfiles = .\n"
	    "files.size = 1024\nfiles.count = 2\n");
	fclose(file);
	secret_open();
	conf = conf_open(path);
	return conf;
}

static void
parse(struct pool *pool, const struct conf *conf, char **env,
	struct body *body)
{
	struct request rq = { .pool = pool, .conf = conf, .routes = routes,
		.site = conf_site(conf) };
	const struct source src = { env, give, body };

	if (request_parse(&rq, &src) != 0)
		return;
	if (text_length(rq.path) < 1 || *rq.path != '/' || !*rq.id)
		abort();
	check(&rq.query);
	check(&rq.body);
	if (rq.uploads.count > 3)
		abort();
	for (size_t i = 0; i < rq.uploads.count; i++)
		if (text_length(rq.uploads.items[i].name) < 1 ||
		    strpbrk(rq.uploads.items[i].name, "/\n\t"))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {
		"REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "HTTP_COOKIE",
		"CONTENT_TYPE", "HTTP_USER_AGENT", "REQUEST_ID", "CUT"
	};
	const struct conf *conf = conf_of_fuzzing();
	struct pool *pool = pool_new();
	char *text = pool_copy(pool, (const char *)data, size), *at = text;
	char *env[10] = { NULL };
	struct body body;

	for (size_t i = 0; i < 8; i++) {
		size_t len = strcspn(at, "\n");

		env[i] = pool_print(pool, "%s=%.*s", names[i], (int)len, at);
		at += len + (at[len] == '\n');
	}
	body = (struct body){ at, (size_t)(text + size - at),
		1 + (size_t)atoi(env[7] + 4) % 99 };
	if (at > text + size)
		body.left = 0;
	env[8] = pool_print(pool, "CONTENT_LENGTH=%zu", body.left);
	parse(pool, conf, env, &body);
	pool_free(pool);
	return 0;
}
