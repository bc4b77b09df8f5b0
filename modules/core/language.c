/* language.c: the person's choice, else the browser's, else the site's. */
/* SPDX-License-Identifier: ISC */
#include "language.h"

#include <string.h>

#include "conf.h"
#include "core/core_sql.h"
#include "db.h"
#include "parked.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "route.h"
#include "text.h"
#include "theme.h"
#include "urlencoded.h"

enum { YEAR = 365 * 24 * 3600, QUERY_MOST = 40 };

const char *
language_all(const struct request *rq)
{
	const char *all = "", *code = NULL;

	while (rq->theme && (code = theme_next_language(rq->theme, code)))
		all = pool_print(rq->pool, "%s%s%s", all, *all ? " " : "",
		    code);
	return all;
}

const char *
language_ours(const struct request *rq, const char *code)
{
	return rq->theme && code ? theme_has_language(rq->theme, code) : NULL;
}

/* Beside the cookie that the request room keeps, by a name like its. */
static const char *
cookie_name(const struct request *rq)
{
	return pool_print(rq->pool, "%s-language", rq->site->cookie);
}

static void
speak_from_now(struct request *rq, const char *ours)
{
	const char *before = pairs_get(&rq->cookies, cookie_name(rq));

	rq->language = ours;
	if (!before || strcmp(before, ours) != 0)
		reply_cookie(rq, cookie_name(rq), ours, YEAR);
}

/* What the address itself asks for: a link in a search engine's list. */
static const char *
asked_for(const struct request *rq)
{
	return rq->method == GET ? language_ours(rq,
	    pairs_get(&rq->query, "language")) : NULL;
}

void
language_of_browser(struct request *rq)
{
	const char *kept = language_ours(rq, pairs_get(&rq->cookies,
	    cookie_name(rq)));
	const char *asked = asked_for(rq);

	rq->language = rq->site->language;
	if (asked)
		speak_from_now(rq, asked);
	else if (kept)
		rq->language = kept;
	else if (rq->theme)
		rq->language = theme_language(rq->theme, rq->accept_language,
		    rq->language);
}

void
language_of_person(struct request *rq)
{
	const char *chosen = language_ours(rq, rq->who.language);

	if (chosen && !asked_for(rq))
		rq->language = chosen;
}

bool
language_is_switch(const struct request *rq)
{
	return rq->method == POST && pairs_get(&rq->body, "speak");
}

void
language_keep(struct request *rq, const char *code)
{
	const char *ours = language_ours(rq, code);

	if (ours)
		speak_from_now(rq, ours);
}

/* A field that asks the same as the switch says the same. In a list of its
 * own: a try that comes after this one begins with what came. */
static void
keep_typed(struct request *rq)
{
	size_t size = rq->body.count * sizeof(*rq->body.items);
	struct pair *typed = pool_alloc(rq->pool, size);

	memcpy(typed, rq->body.items, size);
	for (size_t i = 0; i < rq->body.count; i++)
		if (strcmp(typed[i].name, "language") == 0)
			typed[i].value = rq->language;
	rq->body.items = typed;
	parked_keep(rq);
}

/* The page that has the form, with the query it had, but for what is too long
 * to be led to: the switch sends the form to an address that bears it. What
 * waits for a sign-in stays where it is: there is room for one form, and at
 * the sign-in page it is not this one. */
static const char *
lead_back(struct request *rq)
{
	const char *path = parked_path(rq), *mark = "?", *longer;

	if (!rq->route->repeatable) {
		keep_typed(rq);
		path = pool_print(rq->pool, "%s?parked=yes", path);
		mark = "&";
	}
	for (size_t i = 0; i < rq->query.count && i < QUERY_MOST; i++) {
		const struct pair *p = &rq->query.items[i];

		if (strcmp(p->name, "parked") == 0 ||
		    strcmp(p->name, "language") == 0)
			continue;
		longer = pool_print(rq->pool, "%s%s%s=%s", path, mark,
		    urlencoded_write(rq->pool, p->name),
		    urlencoded_write(rq->pool, p->value));
		if (!text_is_local_path(longer))
			continue;
		path = longer;
		mark = "&";
	}
	return path;
}

/* A page of ours, if need be without its query. */
static const char *
lead_on(struct request *rq, const char *back)
{
	const char *bare = pool_copy(rq->pool, back, strcspn(back, "?#"));

	if (text_is_local_path(back))
		return back;
	return text_is_local_path(bare) ? bare : "/";
}

int
language_switch(struct request *rq)
{
	const char *ours = language_ours(rq, pairs_get(&rq->body, "speak"));
	const char *back = pairs_get(&rq->body, "back");

	if (ours)
		rq->language = ours;	/* not as the account has it yet */
	if (ours && rq->who.id)
		db_run(rq->db, &sql_core_language_update, TEXT(ours),
		    U64(rq->who.id));
	if (back)
		return reply_see_other(rq, "%s", lead_on(rq, back));
	return reply_see_other(rq, "%s", lead_back(rq));
}
