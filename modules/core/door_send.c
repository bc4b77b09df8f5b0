/* door_send.c: a reply becomes status, headers and body. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "log.h"
#include "page.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "route.h"
#include "theme.h"

enum { HEAD_MOST = 16384 };

struct head {
	char	text[HEAD_MOST];
	size_t	used;
};

/*
 * The same on every reply. Pages are the asker's alone: no-store. Referrer
 * same-origin and not none: with none browsers send "Origin: null" with our
 * own forms, and the guard must be able to tell those.
 */
static const char always[] =
	"Cache-Control: no-store\r\n"
	"Vary: Accept, Accept-Language, Cookie\r\n"
	"X-Content-Type-Options: nosniff\r\n"
	"Referrer-Policy: same-origin\r\n"
	"Cross-Origin-Opener-Policy: same-origin\r\n"
	"Cross-Origin-Resource-Policy: same-origin\r\n"
	"Permissions-Policy: camera=(), display-capture=(), geolocation=(), "
	"microphone=(), payment=(), usb=()\r\n"
	"Content-Security-Policy: default-src 'none'; style-src 'self'; "
	"img-src 'self'; font-src 'self'; script-src 'self'; "
	"connect-src 'self'; manifest-src 'self'; form-action 'self'; "
	"base-uri 'none'; frame-ancestors 'none'; "
	"require-trusted-types-for 'script'\r\n";

/* Only where the address is https: RFC 6797 § 7.2. */
static const char over_tls[] =
	"Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

bool
send_is_clean(const char *value)
{
	for (; *value; value++)
		if ((unsigned char)*value < 0x20 || *value == 0x7F)
			return false;
	return true;
}

/* A header, or nothing where value is NULL. A control character in it would
 * begin a header of its own, or a body. */
static void
put(struct head *head, const char *name, const char *value)
{
	size_t room = sizeof(head->text) - head->used;
	int len;

	if (!value)
		return;
	if (!send_is_clean(value)) {
		log_error("header %s left out: control character", name);
		return;
	}
	len = snprintf(head->text + head->used, room, "%s: %s\r\n", name,
	    value);
	if (len < 0 || (size_t)len >= room) {
		head->text[head->used] = '\0';
		log_error("header %s left out: too long", name);
		return;
	}
	head->used += (size_t)len;
}

static void
put_number(struct head *head, const char *name, size_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%zu", n);
	put(head, name, text);
}

static void
put_always(struct head *head, const struct request *rq)
{
	const char *all = rq->site->secure ? over_tls : "";
	int len = snprintf(head->text + head->used,
	    sizeof(head->text) - head->used, "%s%s", always, all);

	head->used += (size_t)len;
}

/* RFC 9110 § 15.5.6: a 405 says what would do. */
static const char *
allowed(const struct request *rq)
{
	if (rq->method == GET)
		return "POST";
	return rq->method == POST ? "GET, HEAD" : "GET, HEAD, POST";
}

/* Who asked for /cases.xml is led on to a document, too. */
static const char *
location(const struct request *rq)
{
	const char *to = rq->reply->location, *prefix = rq->site->prefix;
	size_t path = to ? strcspn(to, "?#") : 0;

	if (!to || !rq->as_xml)
		return to;
	return pool_print(rq->pool, "%.*s%s.xml%s", (int)path, to,
	    path == strlen(prefix) + 1 ? "index" : "", to + path);
}

static void
put_rest(struct head *head, const struct request *rq, int status)
{
	const struct reply *reply = rq->reply;

	put(head, "Location", location(rq));
	for (size_t i = 0; i < reply->cookie_count; i++)
		put(head, "Set-Cookie", reply->cookies[i]);
	put(head, "X-Accel-Redirect", reply->accel);
	put(head, "Content-Disposition", reply->disposition);
	if (reply->retry_after)
		put_number(head, "Retry-After", reply->retry_after);
	if (status == 405)
		put(head, "Allow", allowed(rq));
	if (rq->who.id || rq->as_xml)
		put(head, "X-Robots-Tag", "noindex");
	/* It clears the whole origin, of which a prefix is only a part. */
	if (reply->clear_site && !*rq->site->prefix)
		put(head, "Clear-Site-Data", "\"cache\", \"storage\"");
}

struct body {
	const char	*type, *bytes;
	size_t		 length;
};

static struct body
page_body(struct house *house, struct request *rq, int *status)
{
	struct body out = { .bytes = "" };
	bool plain;

	/*
	 * The document has the csrf tokens and keys of its forms, as the HTML
	 * has: a program that acts for a person needs them. A foreign page
	 * cannot read either (same origin, no CORS header), nor embed it
	 * (Cross-Origin-Resource-Policy, frame-ancestors).
	 */
	if (rq->as_xml || frame_wants_xml(rq->accept)) {
		out.type = "application/xml; charset=utf-8";
		out.bytes = theme_source(page_doc(rq->page), rq->pool,
		    &out.length);
	} else {
		out.type = "text/html; charset=utf-8";
		out.bytes = theme_apply(house->theme, page_doc(rq->page),
		    rq->pool, &out.length, &plain);
		if (plain && !frame_holds_notice(rq))
			*status = 500;	/* a notice says the same */
	}
	return out;
}

static struct body
make_body(struct house *house, struct request *rq, int *status)
{
	const struct reply *reply = rq->reply;

	if (reply->location)
		return (struct body){ .bytes = "" };
	if (reply->accel || reply->body)
		return (struct body){ reply->type,
		    reply->body ? reply->body : "", reply->length };
	return page_body(house, rq, status);
}

int
send_reply(struct house *house, struct request *rq, int status, bool no_body,
	const struct sink *sink)
{
	struct body body = make_body(house, rq, &status);
	struct head head = { .used = 0 };

	put(&head, "Status", pool_print(rq->pool, "%d %s", status,
	    reply_phrase(status)));
	put(&head, "Content-Type", body.type);
	if (!rq->reply->accel)
		put_number(&head, "Content-Length", body.length);
	if (rq->reply->pieces)
		put_number(&head, "X-Accel-Limit-Rate", body.length /
		    rq->reply->pieces + 1);
	put(&head, "Content-Language", body.type ? rq->language : NULL);
	put_always(&head, rq);
	put_rest(&head, rq, status);
	if (sink->write(sink->to, head.text, head.used) < 0 ||
	    sink->write(sink->to, "\r\n", 2) < 0)
		return status;
	if (!no_body)
		sink->write(sink->to, body.bytes, body.length);
	return status;
}
