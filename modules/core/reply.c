/* reply.c: what the person is led to, told, or given. */
/* SPDX-License-Identifier: ISC */
#include "reply.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "log.h"
#include "page.h"
#include "pool.h"
#include "request.h"
#include "text.h"
#include "urlencoded.h"

/* Whatever else the reply was: that is forgotten, but not its cookies. */
static void
forget(struct reply *rp)
{
	rp->location = NULL;
	rp->type = rp->body = NULL;
	rp->length = 0;
	rp->accel = rp->disposition = NULL;
}

/* A path as a header may carry it: RFC 3986 characters, the rest as %XX. */
static char *
header_path(struct pool *pool, const char *path)
{
	char *out = pool_alloc(pool, 3 * strlen(path) + 1), *to = out;

	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (c > 0x20 && c < 0x7F && !strchr("\"<>\\^`{|}", c))
			*to++ = (char)c;
		else
			to += snprintf(to, 4, "%%%02X", c);
	}
	return out;
}

int
reply_see_other(struct request *rq, const char *fmt, ...)
{
	const char *path;
	va_list ap;

	va_start(ap, fmt);
	path = pool_vprint(rq->pool, fmt, ap);
	va_end(ap);
	if (!text_is_local_path(path)) {
		log_error("a redirect to no page of ours: %s", path);
		path = "/";
	}
	forget(rq->reply);
	rq->reply->location = pool_print(rq->pool, "%s%s", rq->site->prefix,
	    header_path(rq->pool, path));
	return 303;
}

/* One value of a query, whose slashes stand (RFC 3986 § 3.4). */
static const char *
query_path(struct pool *pool, const char *path)
{
	char *text = urlencoded_write(pool, path), *to = text;

	for (const char *at = text; *at; to++)
		if (strncmp(at, "%2F", 3) == 0) {
			*to = '/';
			at += 3;
		} else
			*to = *at++;
	*to = '\0';
	return text;
}

int
reply_see_other_first(struct request *rq, const char *path, const char *next)
{
	if (!next || !text_is_local_path(next))
		next = "/";
	return reply_see_other(rq, "%s?next=%s", path,
	    query_path(rq->pool, next));
}

int
reply_notice_named(struct request *rq, int status, const char *name)
{
	forget(rq->reply);
	rq->reply->notice = name;
	page_clear(rq->page, "notice");
	page_open(rq->page, "notice");
	page_attr(rq->page, "name", name);
	page_attr_u64(rq->page, "status", (uint64_t)status);
	page_close(rq->page);
	return status;
}

int
reply_notice(struct request *rq, int status)
{
	return reply_notice_named(rq, status, NULL);
}

int
reply_too_much(struct request *rq, unsigned wait)
{
	rq->reply->retry_after = wait;
	return reply_notice(rq, 429);
}

/* Whoever asks again as soon as they are answered is held up, by nginx, which
 * it costs nothing: what a storm asks would leave no processor to others. */
int
reply_busy(struct request *rq)
{
	rq->reply->pieces = 3;
	rq->reply->retry_after = 5;
	return reply_notice_named(rq, 503, "busy");
}

int
reply_not_found(struct request *rq)
{
	return reply_notice(rq, 404);
}

/* RFC 6265 § 4.1: Path is the portal's, but of __Host- cookies the site's. */
void
reply_cookie(struct request *rq, const char *name, const char *value,
	long seconds)
{
	struct reply *rp = rq->reply;
	size_t len = strlen(name), i = 0;
	const char *prefix = strncmp(name, "__Host-", 7) == 0 ? "" :
	    rq->site->prefix;
	char age[40] = "";

	if (text_length(value) < 0 || strpbrk(value, "\",;\\ \t\n"))
		log_die("cookie %s: a value that no cookie can carry", name);
	if (seconds)
		snprintf(age, sizeof(age), "; Max-Age=%ld",
		    seconds < 0 ? 0 : seconds);
	while (i < rp->cookie_count && (strncmp(rp->cookies[i], name, len) ||
	    rp->cookies[i][len] != '='))
		i++;
	if (i == COOKIES_MAX)
		log_die("cookie %s is one too many", name);
	rp->cookies[i] = pool_print(rq->pool,
	    "%s=%s; Path=%s/%s%s; HttpOnly; SameSite=Lax", name,
	    seconds < 0 ? "" : value, prefix, age,
	    rq->site->secure ? "; Secure" : "");
	if (i == rp->cookie_count)
		rp->cookie_count++;
}

const char *
reply_phrase(int status)
{
	switch (status) {
	case 200: return "OK";
	case 303: return "See Other";
	case 304: return "Not Modified";
	case 400: return "Bad Request";
	case 403: return "Forbidden";
	case 404: return "Not Found";
	case 405: return "Method Not Allowed";
	case 409: return "Conflict";
	case 410: return "Gone";
	case 411: return "Length Required";
	case 413: return "Content Too Large";
	case 415: return "Unsupported Media Type";
	case 422: return "Unprocessable Content";
	case 429: return "Too Many Requests";
	case 500: return "Internal Server Error";
	case 503: return "Service Unavailable";
	case 507: return "Insufficient Storage";
	default: return "Status";
	}
}
