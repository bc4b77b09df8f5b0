/* route.c: which door fits, and where its forms lead. */
/* SPDX-License-Identifier: ISC */
#include "route.h"

#include <string.h>

#include "conf.h"
#include "form.h"
#include "pool.h"
#include "urlencoded.h"

enum { ARGS_MAX = 4 };

/* Does path fit pattern? Fills args with what stood for each {name}. */
static bool
fits(const char *pattern, const char *path, struct pool *pool,
	struct pairs *args)
{
	args->count = 0;
	while (*pattern && *path) {
		if (*pattern != '{') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		size_t name = strcspn(pattern, "}");
		size_t value = strcspn(path, "/");

		if (value == 0 || args->count == ARGS_MAX)
			return false;
		args->items[args->count++] = (struct pair){
			pool_copy(pool, pattern + 1, name - 1),
			pool_copy(pool, path, value),
		};
		pattern += name + 1;
		path += value;
	}
	return !*pattern && !*path;
}

int
route_find(struct request *rq)
{
	struct pairs args = {
		pool_alloc(rq->pool, ARGS_MAX * sizeof(struct pair)), 0
	};
	const struct route *found = NULL;
	int status = 404;

	/* "/cases/new" is no {id}: a pattern without names goes first. */
	for (const struct route *r = rq->routes; r->path; r++) {
		if (!fits(r->path, rq->path, rq->pool, &args))
			continue;
		status = 405;
		if (r->method == rq->method && (!found || args.count == 0))
			found = r;
	}
	if (!found)
		return status;
	fits(found->path, rq->path, rq->pool, &args);
	rq->route = found;
	rq->args = args;
	return 0;
}

/* The route to post form to, or of a filter, the page to get. A form with
 * fields that are data is a copy of its table's: the name tells it. */
static const struct route *
route_of(const struct request *rq, const struct form *form)
{
	enum method method = form->get ? GET : POST;

	for (const struct route *r = rq->routes; r->path; r++)
		if (r->form && r->method == method &&
		    strcmp(r->form->name, form->name) == 0)
			return r;
	return NULL;
}

const char *
route_action(struct request *rq, const struct form *form)
{
	const struct route *r = route_of(rq, form);
	const char *path = rq->site->prefix, *at;

	if (!r && form->get)
		return pool_print(rq->pool, "%s%s", path, rq->path);
	for (at = r ? r->path : ""; *at; ) {
		size_t plain = strcspn(at, "{");
		size_t name = strcspn(at + plain, "}");
		const char *value = name ? pairs_get(&rq->args,
		    pool_copy(rq->pool, at + plain + 1, name - 1)) : "";

		path = pool_print(rq->pool, "%s%.*s%s", path, (int)plain, at,
		    urlencoded_write(rq->pool, value ? value : ""));
		at += plain + name + (name ? 1 : 0);
	}
	return path;
}
