/* check.c: /drafts/{id}/check: read it once more, then send it. Sending makes
 * the case, its first event, its letter, in one transaction. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

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
step_missing(struct request *rq, const struct rows *draft)
{
	struct rows *answers;

	if (!rows_text(draft, "body"))
		return "details";
	if (rows_u64(draft, "asks_location") == 2 &&
	    !rows_text(draft, "location"))
		return "details";
	answers = db_query(rq->db, &sql_draft_answers,
	    U64(rows_u64(draft, "id")));
	while (rows_next(answers))
		if (rows_u64(answers, "required") &&
		    !rows_text(answers, "answer"))
			return "questions";
	return NULL;
}

/* The new case's id, or 0. */
static uint64_t
case_insert(struct request *rq, uint64_t draft)
{
	for (int i = 0; i < TRIES; i++) {
		char reference[REFERENCE_TEXT];
		struct rows *made;

		reference_make(reference);
		made = db_query(rq->db, &sql_case_from_draft,
		    TEXT(reference), U64(draft), U64(rq->who.id));
		if (!rows_duplicate(made))
			return rows_new_id(made);
	}
	return 0;
}

int
draft_send(struct request *rq)
{
	struct rows *draft = draft_find(rq), *made;
	const char *missing;
	uint64_t id, from;

	if (!rows_next(draft))
		return reply_not_found(rq);
	if (!rows_u64(draft, "offered"))
		return reply_notice_named(rq, 409, "service-gone");
	from = rows_u64(draft, "id");
	missing = step_missing(rq, draft);
	if (missing)
		return reply_see_other(rq, "/drafts/%" PRIu64 "/%s", from,
		    missing);
	id = case_insert(rq, from);
	if (!id)
		return reply_notice(rq, 500);
	if (strcmp(rows_text(draft, "counts"), "working") == 0)
		clock_reckon(rq, id);
	db_run(rq->db, &sql_case_answers_from_draft, U64(id), U64(from));
	db_run(rq->db, &sql_case_files_from_draft, U64(id), U64(from),
	    U64(rq->who.id));
	db_run(rq->db, &sql_event_insert, U64(id), TEXT("opened"), U64(0),
	    U64(rq->who.id), U64(0), TEXT(NULL), TEXT("received"),
	    TEXT(NULL));
	db_run(rq->db, &sql_draft_delete, U64(from), U64(rq->who.id));
	made = db_query(rq->db, &sql_case_of_account, U64(id),
	    U64(rq->who.id));
	if (rows_next(made))
		case_letter(rq, "case-received", made, 0);
	return reply_see_other(rq, "/cases/%" PRIu64 "/sent", id);
}
