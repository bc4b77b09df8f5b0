/* check.c: /drafts/{id}/check: read it once more, then send it. Sending makes
 * the case, its first event, its letter, in one transaction. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "cases.h"

enum { TRIES = 3 };	/* of a reference that nobody has */

static const struct field no_fields[] = { { 0 } };

const struct form draft_check_form = { "draft-check", 0, no_fields, false };

int
draft_check(struct request *rq)
{
	struct rows *draft = draft_find(rq);
	struct page *pg = rq->page;

	if (!rows_next(draft))
		return reply_not_found(rq);
	draft_open(pg, "draft-check", draft);
	page_cell(pg, "body", draft, "body");
	page_cell(pg, "location", draft, "location");
	page_text(pg, "asks_location", rows_text(draft, "asks_location"));
	page_text(pg, "target_hours", rows_text(draft, "target_hours"));
	page_text(pg, "counts", rows_text(draft, "counts"));
	page_rows(pg, "answer", db_query(rq->db, &sql_draft_answers,
	    U64(rows_u64(draft, "id"))));
	page_rows(pg, "file", db_query(rq->db, &sql_draft_files,
	    U64(rows_u64(draft, "id")), U64(rq->who.id)));
	page_form(pg, &draft_check_form, rq);
	page_close(pg);
	return 200;
}

/* Where a step has been left out: its name, or NULL. */
static const char *
step_missing(const struct rows *draft)
{
	if (rows_u64(draft, "undescribed"))
		return "details";
	return rows_u64(draft, "unanswered") ? "questions" : NULL;
}

/* The new case's id, or 0. */
static uint64_t
case_insert(struct request *rq, const struct rows *draft, const char *due,
	char reference[REFERENCE_TEXT])
{
	for (int i = 0; i < TRIES; i++) {
		struct rows *made;

		reference_make(reference);
		made = db_query(rq->db, &sql_case_from_draft,
		    TEXT(reference), TEXT(rows_text(draft, "opened_at")),
		    TEXT(due), U64(rows_u64(draft, "id")), U64(rq->who.id));
		if (!rows_duplicate(made))
			return rows_new_id(made);
	}
	return 0;
}

/* It gives its case what it has and goes, and if a file comes meanwhile, that
 * too. False: another form of the same draft was sent at the same time, and was
 * faster. */
static bool
draft_leave(struct request *rq, const struct rows *draft, uint64_t id)
{
	uint64_t from = rows_u64(draft, "id");

	if (rows_text(draft, "unanswered"))
		db_run(rq->db, &sql_case_answers_from_draft, U64(id),
		    U64(from));
	while (!db_run(rq->db, &sql_draft_delete, U64(from),
	    U64(rq->who.id)))
		if (!db_run(rq->db, &sql_case_files_from_draft, U64(id),
		    U64(from), U64(rq->who.id)))
			return false;
	return true;
}

void
case_received(struct request *rq, uint64_t id, const char *reference,
	const char *due, const struct rows *names)
{
	struct page *letter = letter_open(rq, "case-received", rq->language);

	page_u64(letter, "id", id);
	page_text(letter, "reference", reference);
	page_cell(letter, "category", names, "category");
	page_cell(letter, "department", names, "department");
	page_text(letter, "due_at", due);
	page_text(letter, "name", rq->who.name);
	letter_post(rq, letter, rq->who.email, pool_print(rq->pool,
	    "case-received:%" PRIu64 ":0", id));
}

int
draft_send(struct request *rq)
{
	struct rows *draft = db_query(rq->db, &sql_draft_to_send,
	    U64(arg_u64(rq, "id")), U64(rq->who.id));
	char reference[REFERENCE_TEXT];
	const char *missing, *due;
	unsigned wait;
	uint64_t id;

	if (!rows_next(draft))
		return reply_not_found(rq);
	if (!rows_u64(draft, "offered"))
		return reply_notice_named(rq, 409, "service-gone");
	missing = step_missing(draft);
	if (missing)
		return reply_see_other(rq, "/drafts/%" PRIu64 "/%s",
		    rows_u64(draft, "id"), missing);
	due = clock_due(rq, draft);
	id = case_insert(rq, draft, due, reference);
	if (!id)
		return reply_notice(rq, 500);
	if (!draft_leave(rq, draft, id))
		return reply_not_found(rq);
	db_run(rq->db, &sql_event_insert, U64(id), TEXT("opened"), U64(0),
	    U64(rq->who.id), U64(0), TEXT(NULL), TEXT("received"),
	    TEXT(NULL));
	case_received(rq, id, reference, due, draft);
	wait = limit_done(rq);
	return wait ? reply_too_much(rq, wait) :
	    reply_see_other(rq, "/cases/%" PRIu64 "/sent", id);
}
