/* cookies.c: a Cookie header; none is found that was not there. */
/* SPDX-License-Identifier: ISC */
#include "fuzz.h"

#include <string.h>

#include "conf.h"
#include "pool.h"
#include "request.h"
#include "request_env.h"

/* The slow way: does a piece between semicolons say exactly this? */
static bool
stands_in(const char *header, const struct pair *cookie)
{
	static const char blank[] = " \t\n";
	size_t name = strlen(cookie->name), value = strlen(cookie->value);

	for (size_t len; ; header += len + 1) {
		const char *from = header + strspn(header, blank);
		const char *to;

		len = strcspn(header, ";");
		to = header + len;
		while (to > from && strchr(blank, to[-1]))
			to--;
		if (from <= to && (size_t)(to - from) == name + value + 1 &&
		    memcmp(from, cookie->name, name) == 0 &&
		    from[name] == '=' &&
		    memcmp(from + name + 1, cookie->value, value) == 0)
			return true;
		if (!header[len])
			return false;
	}
}

void
try_cookies(struct pool *pool, char *text, size_t size)
{
	char *env[] = { pool_print(pool, "HTTP_COOKIE=%s", text), NULL };
	struct request rq = { .pool = pool, .conf = fuzz_conf() };
	const char *ours;

	(void)size;
	rq.site = conf_site(rq.conf);
	ours = rq.site->cookie;
	env_read(&rq, env);
	for (size_t i = 0; i < rq.cookies.count; i++) {
		const struct pair *cookie = &rq.cookies.items[i];

		PROMISE(strncmp(cookie->name, ours, strlen(ours)) == 0);
		PROMISE(!strpbrk(cookie->value, " ;,\"\\\t\r\n"));
		PROMISE(stands_in(text, cookie));
	}
}
