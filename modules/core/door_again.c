/* door_again.c: the database is away, or the browser has lost its cookie.
 * Nothing was done and nothing is lost: the page shows what was typed, and
 * sends the same form again. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <string.h>

#include "conf.h"
#include "form.h"
#include "page.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "route.h"

enum { RETRY_SECONDS = 5 };

static const struct field *
field_of(const struct form *form, const char *name)
{
	for (const struct field *f = form->fields; f && f->kind; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

static bool
is_secret(const struct field *f)
{
	return f && (f->kind == FIELD_PASSWORD ||
	    f->kind == FIELD_NEW_PASSWORD);
}

/* Has a label, and reads as what was typed. */
static bool
is_readable(const struct field *f)
{
	return f && (f->kind == FIELD_AREA || f->kind == FIELD_LINE ||
	    f->kind == FIELD_EMAIL || f->kind == FIELD_NUMBER ||
	    f->kind == FIELD_DATE);
}

static void
write_field(struct page *pg, const struct form *form, const struct pair *it)
{
	const struct field *f = field_of(form, it->name);

	if (strcmp(it->name, "csrf") == 0 || strcmp(it->name, "key") == 0 ||
	    strcmp(it->name, "speak") == 0 || is_secret(f) ||
	    (f && f->kind == FIELD_TRAP))
		return;
	page_open(pg, "field");
	page_attr(pg, "name", it->name);
	page_attr(pg, "kind", "hidden");
	if (is_readable(f) && *it->value)
		page_attr(pg, "typed", "yes");
	page_text(pg, "value", it->value);
	page_close(pg);
}

/* No page shows a password: that one is typed again. */
static void
write_secret(struct page *pg, const struct field *f)
{
	page_open(pg, "field");
	page_attr(pg, "name", f->name);
	page_attr(pg, "kind", f->kind == FIELD_PASSWORD ? "password" :
	    "new-password");
	page_attr(pg, "required", f->required ? "yes" : NULL);
	page_attr(pg, "autocomplete", f->autocomplete);
	page_close(pg);
}

/* The same fields, the same key, the same address: should the first POST
 * have taken effect after all, this one is led to where it went. */
static void
write_form(struct request *rq)
{
	struct page *pg = rq->page;
	const struct form *form = rq->route->form;

	page_open(pg, "form");
	page_attr(pg, "name", form->name);
	page_attr(pg, "again", "yes");
	page_attr(pg, "action", pool_print(rq->pool, "%s%s",
	    rq->site->prefix, rq->path));
	page_attr(pg, "method", "post");
	page_attr(pg, "csrf", rq->csrf);
	page_attr(pg, "key", pairs_get(&rq->body, "key"));
	if (rq->uploads.count)
		page_attr(pg, "files", "lost");
	for (size_t i = 0; i < rq->body.count; i++)
		write_field(pg, form, &rq->body.items[i]);
	for (const struct field *f = form->fields; f && f->kind; f++)
		if (is_secret(f))
			write_secret(pg, f);
	page_close(pg);
}

/* A notice in rq's page, with what was typed where there is any. */
static int
write_notice(struct request *rq, int status, const char *name)
{
	struct page *pg = rq->page;

	if (rq->method != POST || !rq->route || !rq->route->form)
		return status;
	page_clear(pg, "notice");
	page_open(pg, "notice");
	page_attr_u64(pg, "status", (uint64_t)status);
	page_attr(pg, "name", name);
	write_form(rq);
	page_close(pg);
	return status;
}

int
again_notice(struct request *rq)
{
	int status = reply_notice(rq, 503);

	rq->reply->retry_after = RETRY_SECONDS;
	return write_notice(rq, status, NULL);
}

int
again_later(struct request *rq)
{
	return rq->reply->retry_after ?
	    write_notice(rq, 503, rq->reply->notice) : again_notice(rq);
}

int
again_busy(struct request *rq)
{
	reply_busy(rq);
	return again_later(rq);
}

int
again_old_form(struct request *rq)
{
	return write_notice(rq, reply_notice(rq, 403), "old-form");
}
