/* find.c: /find: where a case stands, by its reference and the address it
 * was opened with, for who has not signed in. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cases.h"

enum { LINK_SECONDS = 3600 };

static const struct field fields[] = {
	LINE(lookup, reference, .required = true, .max = 40),
	EMAIL(lookup, email, .required = true, .max = 254,
	      .autocomplete = "email"),
	{ 0 }
};

const struct form find_form = { "find", sizeof(struct lookup), fields, false };

int
find_ask(struct request *rq)
{
	page_open(rq->page, "find");
	page_form(rq->page, &find_form, rq);
	page_close(rq->page);
	return 200;
}

/* "ID.UNTIL.SEAL": good for an hour, names no one, needs no row. */
const char *
find_link(struct request *rq, uint64_t id)
{
	const char *claim = pool_print(rq->pool, "%" PRIu64 ".%lld", id,
	    (long long)time(NULL) + LINK_SECONDS);

	return pool_print(rq->pool, "%s.%s", claim,
	    secret_seal(rq->pool, rq->conf, "find", claim));
}

/* The case such a link names, or 0. */
static uint64_t
link_read(struct request *rq, const char *token)
{
	const char *last = strrchr(token, '.');
	const char *claim = last ? pool_copy(rq->pool, token,
	    (size_t)(last - token)) : "";
	uint64_t id;
	long long until;

	if (!last || !secret_equal(last + 1,
	    secret_seal(rq->pool, rq->conf, "find", claim)))
		return 0;
	if (sscanf(claim, "%" SCNu64 ".%lld", &id, &until) != 2)
		return 0;
	return until > (long long)time(NULL) ? id : 0;
}

/* Whether the reference or the address is wrong is not said. */
int
find_look(struct request *rq)
{
	char reference[REFERENCE_TEXT];
	struct lookup in;
	struct rows *found;

	if (!form_read(rq, &find_form, &in)) {
		find_ask(rq);
		return 422;
	}
	if (!reference_parse(in.reference, reference)) {
		form_refuse(rq, "reference", "reference");
		find_ask(rq);
		return 422;
	}
	found = db_query(rq->db, &sql_case_by_reference, TEXT(reference),
	    TEXT(in.email));
	if (!rows_next(found)) {
		form_refuse(rq, "reference", "unknown");
		find_ask(rq);
		return 422;
	}
	return reply_see_other(rq, "/find/%s",
	    find_link(rq, rows_u64(found, "id")));
}

int
find_show(struct request *rq)
{
	struct page *pg = rq->page;
	uint64_t id = link_read(rq, arg_text(rq, "token"));
	struct rows *found;

	if (!id)
		return reply_notice_named(rq, 404, "find-expired");
	found = db_query(rq->db, &sql_case_found, U64(id));
	if (!rows_next(found))
		return reply_not_found(rq);
	page_open(pg, "case-found");
	page_row(pg, found);
	page_rows(pg, "event", db_query(rq->db, &sql_events_found, U64(id)));
	page_close(pg);
	return 200;
}
