/* guard.c: who is asking, may they, is the POST ours? */
/* SPDX-License-Identifier: ISC */
#include "guard.h"

#include <string.h>

#include "conf.h"
#include "core/core_sql.h"
#include "db.h"
#include "form.h"
#include "language.h"
#include "log.h"
#include "page.h"
#include "parked.h"
#include "pool.h"
#include "receipt.h"
#include "reply.h"
#include "request.h"
#include "route.h"
#include "secret.h"
#include "text.h"
#include "urlencoded.h"

enum { QUERY_MOST = 20 };	/* pairs worth going back to */

static bool
asks_password(const struct form *form)
{
	const struct field *f = form ? form->fields : NULL;

	for (; f && f->kind != FIELD_END; f++)
		if (f->kind == FIELD_PASSWORD || f->kind == FIELD_NEW_PASSWORD)
			return true;
	return false;
}

bool
guard_hashes(const struct route *routes)
{
	for (; routes && routes->path; routes++)
		if (asks_password(routes->form))
			return true;
	return false;
}

bool
guard_ready(const struct conf *conf, const struct route *routes, char *why,
	size_t size)
{
	return secret_ready(conf, why, size) && (!guard_hashes(routes) ||
	    password_ready(conf, why, size));
}

/* The cookie, or a new one where it brought none that we could have made. */
static void
know_browser(struct request *rq)
{
	const char *brought = pairs_get(&rq->cookies, rq->site->cookie);
	char *fresh;

	if (brought && secret_is_token(brought)) {
		rq->token = brought;
		return;
	}
	fresh = pool_alloc(rq->pool, SECRET_TOKEN);
	secret_token(fresh);
	rq->token = fresh;
	reply_cookie(rq, rq->site->cookie, fresh, 0);
}

void
guard_browser(struct request *rq)
{
	if (rq->token)
		return;
	language_of_browser(rq);
	know_browser(rq);
	rq->csrf = secret_seal(rq->pool, rq->conf, "csrf", rq->token);
}

/* Browsers say where a POST comes from; what says nothing is no browser, and
 * cannot be led astray. "null" is a page that hides where it is. */
static bool
from_us(const struct request *rq)
{
	if (rq->origin && strcmp(rq->origin, rq->site->address) != 0)
		return false;
	return !rq->fetch_site || strcmp(rq->fetch_site, "same-origin") == 0 ||
	    strcmp(rq->fetch_site, "none") == 0;
}

bool
guard_vouched(const struct request *rq)
{
	return rq->origin && from_us(rq);
}

int
guard_form(struct request *rq)
{
	const char *given;

	guard_browser(rq);
	if (rq->method != POST)
		return 0;
	given = pairs_get(&rq->body, "csrf");
	if (!from_us(rq) || !given || !secret_equal(given, rq->csrf))
		return 403;
	return 0;
}

static enum role
role_of(const char *name)
{
	static const char *const names[] = {
		[ROLE_CITIZEN] = "citizen", [ROLE_OFFICER] = "officer",
		[ROLE_MANAGER] = "manager", [ROLE_ADMIN] = "admin",
	};

	for (int r = ROLE_CITIZEN; r <= ROLE_ADMIN; r++)
		if (strcmp(name, names[r]) == 0)
			return (enum role)r;
	return ROLE_ANYONE;
}

/* Once a minute is enough, and keeps a GET from writing each time. A GET's
 * own transactions are read only, so this one stands outside. */
static void
note_seen(struct request *rq)
{
	if (rq->method == POST) {
		db_run(rq->db, &sql_core_session_seen, U64(rq->who.session));
		return;
	}
	db_end(rq->db, true);
	if (db_begin(rq->db, rq->pool, DB_EACH))
		db_run(rq->db, &sql_core_session_seen, U64(rq->who.session));
	db_end(rq->db, true);
	db_begin(rq->db, rq->pool, DB_READ);
}

static void
recognise(struct request *rq)
{
	unsigned char hash[SECRET_HASH];
	struct rows *found;

	rq->who = (struct actor){ .role = ROLE_ANYONE };
	if (rq->token != pairs_get(&rq->cookies, rq->site->cookie))
		return;
	secret_hash(rq->token, hash);
	found = db_query(rq->db, &sql_core_person_by_token,
	    BYTES(hash, sizeof(hash)));
	if (!rows_next(found))
		return;
	rq->who = (struct actor){
		.id = rows_u64(found, "id"),
		.role = role_of(rows_text(found, "role")),
		.name = rows_text(found, "name"),
		.email = rows_text(found, "email"),
		.language = rows_text(found, "language"),
		.session = rows_u64(found, "session"),
		.owes_terms = rows_u64(found, "owes_terms") != 0,
	};
	log_account(rq->who.id);
	language_of_person(rq);
	if (rows_u64(found, "unseen"))
		note_seen(rq);
}

/* The page that was asked for, or that has the form that was posted. */
static const char *
wanted(struct request *rq)
{
	const char *path = rq->path, *mark = "?";

	if (rq->method == POST)
		return parked_path(rq);
	if (rq->query.count <= QUERY_MOST)
		for (size_t i = 0; i < rq->query.count; i++, mark = "&")
			path = pool_print(rq->pool, "%s%s%s=%s", path, mark,
			    urlencoded_write(rq->pool,
			    rq->query.items[i].name),
			    urlencoded_write(rq->pool,
			    rq->query.items[i].value));
	return path;
}

/* To sign in, or to read the terms: what was typed is parked until then. */
static int
lead_away(struct request *rq, const char *to)
{
	const char *next = wanted(rq);

	if (rq->method == POST) {
		parked_keep(rq);
		receipt_forget(rq);
		if (rq->who.id)
			next = pool_print(rq->pool, "%s?parked=yes", next);
	}
	return reply_see_other_first(rq, to, next);
}

int
guard_person(struct request *rq)
{
	recognise(rq);
	db_speak(rq->db, rq->language);
	page_speak(rq->page, rq->language);
	if (rq->route->role == ROLE_NOBODY || db_failed(rq->db))
		return 403;
	if (rq->who.owes_terms && rq->route->role > ROLE_ANYONE &&
	    !rq->route->before_terms)
		return lead_away(rq, "/terms/accept");
	if (rq->who.role >= rq->route->role) {
		if (rq->method == GET && pairs_get(&rq->query, "parked"))
			parked_return(rq);
		return 0;
	}
	if (rq->who.id)
		return 403;
	return lead_away(rq, "/sign-in");
}
