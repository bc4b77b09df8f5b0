/* barrier.c: /accessibility: how far everybody gets, and what is in the way
 * of whom. A barrier that is told of becomes a case, signed in or not: who
 * cannot sign in must be able to say so. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "cases.h"

enum {
	TRIES = 3,		/* of a reference that nobody has */
	SEEN_MOST = 40,
};

struct barrier {
	const char *body, *page, *seen, *email;
};

#define BARRIER \
	AREA(barrier, body, .required = true, .max = 4000), \
	LINE(barrier, page, .max = 120), \
	HIDDEN(barrier, seen, .max = SEEN_MOST), \
	TRAP(website)

static const struct field strangers[] = {
	BARRIER,
	EMAIL(barrier, email, .max = 254, .autocomplete = "email"),
	{ 0 }
};

/* Whose address we have, we do not ask for it. */
static const struct field known[] = { BARRIER, { 0 } };

const struct form barrier_form = {
	"barrier", sizeof(struct barrier), strangers, false
};

static const struct form known_form = {
	"barrier", sizeof(struct barrier), known, false
};

static const struct form *
form_for(const struct request *rq)
{
	return rq->who.id ? &known_form : &barrier_form;
}

static const char *
setting(struct request *rq, const char *key)
{
	const char *value = conf_text(rq->conf, key);

	return *value ? value : NULL;
}

/* The page that led here, if it can be one of ours: an address may be
 * anybody's, and nobody sees or mends what is hidden. */
static const char *
came_from(const struct request *rq)
{
	const char *from = pairs_get(&rq->query, "from");

	return from && strlen(from) <= SEEN_MOST &&
	    !from[strspn(from, "abcdefghijklmnopqrstuvwxyz-")] ? from : NULL;
}

/* The form is there where somebody takes reports, and where one was typed. */
static void
show(struct request *rq, bool typed)
{
	struct rows *service = db_query(rq->db, &sql_barrier_service);
	struct page *pg = rq->page;

	page_prefill(rq, "seen", came_from(rq));
	page_open(pg, "accessibility");
	page_text(pg, "reviewed", setting(rq, "accessibility.reviewed"));
	page_text(pg, "authority", setting(rq, "accessibility.authority"));
	if (rows_next(service) || typed)
		page_form(pg, form_for(rq), rq);
	page_close(pg);
}

int
accessibility_show(struct request *rq)
{
	show(rq, false);
	return 200;
}

/* Where the barrier is: as a person calls the page, and as we do. */
static const char *
place(struct request *rq, const struct barrier *in)
{
	if (!in->seen)
		return in->page;
	return in->page ? pool_print(rq->pool, "%s (%s)", in->page, in->seen) :
	    in->seen;
}

/* The new case's id, or 0 where nobody takes barriers. */
static uint64_t
insert(struct request *rq, const struct barrier *in)
{
	for (int i = 0; i < TRIES; i++) {
		char reference[REFERENCE_TEXT];
		struct rows *made;

		reference_make(reference);
		made = db_query(rq->db, &sql_case_of_barrier,
		    TEXT(reference), U64(rq->who.id), TEXT(in->email),
		    TEXT(in->body), TEXT(place(rq, in)));
		if (!rows_duplicate(made))
			return rows_new_id(made);
	}
	return 0;
}

int
barrier_report(struct request *rq)
{
	struct barrier in;
	struct rows *made;
	uint64_t id;

	if (!form_read(rq, form_for(rq), &in)) {
		show(rq, true);
		return 422;
	}
	if (!(id = insert(rq, &in))) {
		form_refuse(rq, NULL, "unknown");
		show(rq, true);
		return 409;
	}
	clock_reckon(rq, id);
	db_run(rq->db, &sql_event_insert, U64(id), TEXT("opened"), U64(0),
	    U64(rq->who.id), U64(0), TEXT(NULL), TEXT("received"),
	    TEXT(NULL));
	if (!rq->who.id)
		return reply_see_other(rq, "/find/%s?done=barrier",
		    find_link(rq, id));
	made = db_query(rq->db, &sql_case_of_account, U64(id),
	    U64(rq->who.id));
	if (rows_next(made))
		case_received(rq, id, rows_text(made, "reference"),
		    rows_text(made, "due_at"), made);
	return reply_see_other(rq, "/cases/%" PRIu64 "/sent", id);
}
