/*
 * request.c: the whole way in, from nginx's variables to pairs and uploads.
 * Input: eight lines (method, path, query, cookies, type, agent, id, how to
 * cut the body), then the body.
 */
/* SPDX-License-Identifier: ISC */
#include "request.h"

#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "form.h"
#include "fuzz.h"
#include "pool.h"
#include "route.h"
#include "text.h"

enum { VARIABLES = 8 };

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
look_at_pairs(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++) {
		PROMISE(text_length(pairs->items[i].name) > 0);
		PROMISE(text_length(pairs->items[i].value) >= 0);
		PROMISE(pairs_get(pairs, pairs->items[i].name) ==
		    pairs->items[i].value);
	}
}

static void
look_at_headers(const struct request *rq)
{
	PROMISE(*rq->id && !strpbrk(rq->id, " \t\r\n\"="));
	PROMISE(text_length(rq->address) >= 0);
	PROMISE(text_length(rq->agent) >= 0 && text_length(rq->agent) <= 200);
	PROMISE(!strpbrk(rq->agent, "\t\n"));
	PROMISE(text_length(rq->accept) >= 0);
	PROMISE(text_length(rq->accept_language) >= 0);
}

static void
parse(struct pool *pool, char **env, struct body *body)
{
	struct request rq = { .pool = pool, .conf = fuzz_conf(),
		.routes = routes };
	const struct source src = { env, give, body };
	int status;

	rq.site = conf_site(rq.conf);
	status = request_parse(&rq, &src);
	look_at_headers(&rq);
	if (status != 0) {
		PROMISE(status >= 400 && status <= 503);
		return;
	}
	PROMISE(text_length(rq.path) > 0 && *rq.path == '/');
	look_at_pairs(&rq.query);
	look_at_pairs(&rq.body);
	PROMISE(rq.uploads.count <= 3);
	for (size_t i = 0; i < rq.uploads.count; i++) {
		PROMISE(text_length(rq.uploads.items[i].name) > 0);
		PROMISE(!strpbrk(rq.uploads.items[i].name, "/\n\t"));
	}
}

void
try_request(struct pool *pool, char *text, size_t size)
{
	static const char *const names[VARIABLES] = {
		"REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "HTTP_COOKIE",
		"CONTENT_TYPE", "HTTP_USER_AGENT", "REQUEST_ID", "CUT"
	};
	char *env[VARIABLES + 3] = { NULL }, *at = text;
	struct body body;

	for (size_t i = 0; i < VARIABLES; i++)
		env[i] = pool_print(pool, "%s=%s", names[i], fuzz_line(&at));
	body = (struct body){ at, (size_t)(text + size - at),
		1 + strtoul(env[VARIABLES - 1] + 4, NULL, 10) % 99 };
	env[VARIABLES] = pool_print(pool, "CONTENT_LENGTH=%zu", body.left);
	env[VARIABLES + 1] = pool_print(pool, "HTTP_ACCEPT_LANGUAGE=%s",
	    env[5] + strlen("HTTP_USER_AGENT="));
	parse(pool, env, &body);
}
