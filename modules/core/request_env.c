/* request_env.c: headers, as nginx passes them. */
/* SPDX-License-Identifier: ISC */
#include "request_env.h"

#include <string.h>

#include "conf.h"
#include "pool.h"
#include "request.h"
#include "secret.h"
#include "text.h"

enum {
	AGENT_MOST = 200,	/* characters */
	HEADER_MOST = 500,
	ID_MOST = 64,
	COOKIES_MOST = 8,	/* of ours; browsers send theirs too */
	COOKIE_MOST = 512,
};

const char *
env_text(char **env, const char *name)
{
	size_t len = strlen(name);

	for (; *env; env++)
		if (strncmp(*env, name, len) == 0 && (*env)[len] == '=')
			return *env + len + 1;
	return "";
}

static const char *
header(struct request *rq, char **env, const char *name)
{
	return text_cut(rq->pool, env_text(env, name), HEADER_MOST);
}

/* The header, or NULL where it is absent. */
static const char *
header_or_null(struct request *rq, char **env, const char *name)
{
	const char *text = header(rq, env, name);

	return *text ? text : NULL;
}

/* nginx's $request_id is hexadecimal; what else could be in the log as one
 * word will do. */
static const char *
request_id(struct pool *pool, const char *given)
{
	static const char word[] = "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz";
	size_t len = strspn(given, word);
	char made[17];

	if (len > 0 && len <= ID_MOST && !given[len])
		return pool_text(pool, given);
	secret_letters(made, sizeof(made) - 1);
	return pool_text(pool, made);
}

/* RFC 6265 § 4.1.1 cookie-octet, and not too many. */
static bool
is_cookie_value(const char *s)
{
	if (strlen(s) > COOKIE_MOST)
		return false;
	for (; *s; s++)
		if (*s <= 0x20 || *s >= 0x7F || strchr("\",;\\", *s))
			return false;
	return true;
}

/* Cookies of other programs of this host come too, in whatever bytes; ours
 * are told by how their names begin. The first of a name wins. */
static void
read_cookies(struct request *rq, const char *header)
{
	char *text = pool_text(rq->pool, header), *save = NULL;
	const char *ours = rq->site->cookie;
	struct pairs *out = &rq->cookies;

	out->items = pool_alloc(rq->pool, COOKIES_MOST * sizeof(*out->items));
	out->count = 0;
	for (char *it = strtok_r(text, ";", &save); it;
	    it = strtok_r(NULL, ";", &save)) {
		char *name = text_trim(it), *value = strchr(name, '=');

		if (!value || strncmp(name, ours, strlen(ours)) != 0)
			continue;
		*value++ = '\0';
		if (!is_cookie_value(value) || out->count == COOKIES_MOST)
			continue;
		out->items[out->count++] = (struct pair){ name, value };
	}
}

void
env_read(struct request *rq, char **env)
{
	rq->id = request_id(rq->pool, env_text(env, "REQUEST_ID"));
	rq->address = header(rq, env, "REMOTE_ADDR");
	rq->agent = text_cut(rq->pool, env_text(env, "HTTP_USER_AGENT"),
	    AGENT_MOST);
	rq->accept = header(rq, env, "HTTP_ACCEPT");
	rq->accept_language = header(rq, env, "HTTP_ACCEPT_LANGUAGE");
	rq->origin = header_or_null(rq, env, "HTTP_ORIGIN");
	rq->fetch_site = header_or_null(rq, env, "HTTP_SEC_FETCH_SITE");
	read_cookies(rq, env_text(env, "HTTP_COOKIE"));
}
