/* show.c: GET /cases/{id}: one case, its answers, files and timeline. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cases.h"

struct rows *
case_find(struct request *rq)
{
	return db_query(rq->db, &sql_case_of_account,
	    U64(arg_u64(rq, "id")), U64(rq->who.id));
}

bool
case_stale(const struct request *rq, const struct rows *found)
{
	const char *seen = pairs_get(&rq->body, "version");

	return seen && strcmp(seen, rows_text(found, "version")) != 0;
}

/* <attachment> for each of the case's files that came with event; 0: with
 * the request itself. */
static void
attachments(struct page *pg, struct rows *found, const char *event,
	const char *folder)
{
	rows_rewind(found);
	while (rows_next(found)) {
		const char *with = rows_text(found, "event_id");

		if (strcmp(rows_text(found, "kind"), "file") != 0 ||
		    strcmp(with ? with : "0", event) != 0)
			continue;
		page_open(pg, "attachment");
		page_attr(pg, "folder", folder);
		page_text(pg, "id", rows_text(found, "id"));
		page_text(pg, "name", rows_text(found, "label"));
		page_text(pg, "size", rows_text(found, "size"));
		page_close(pg);
	}
}

static void
answers(struct page *pg, struct rows *found)
{
	while (rows_next(found)) {
		if (strcmp(rows_text(found, "kind"), "answer") != 0)
			continue;
		page_open(pg, "answer");
		page_text(pg, "kind", rows_text(found, "type"));
		page_cell(pg, "label", found, "label");
		page_cell(pg, "answer", found, "text");
		page_close(pg);
	}
}

void
case_story(struct request *rq, uint64_t id, const char *folder,
	const struct sql *events)
{
	struct page *pg = rq->page;
	struct rows *found = db_query(rq->db, &sql_case_answers_and_files,
	    U64(id), U64(id)), *event;

	answers(pg, found);
	attachments(pg, found, "0", folder);
	event = db_query(rq->db, events, U64(id));
	while (rows_next(event)) {
		page_open(pg, "event");
		page_row(pg, event);
		attachments(pg, found, rows_text(event, "id"), folder);
		page_close(pg);
	}
}

/* Where it has ended since something was typed and parked, that is shown all
 * the same: as the reason to open it again, if it may be. */
int
case_show(struct request *rq)
{
	struct page *pg = rq->page;
	struct rows *found = case_find(rq);
	const char *parked;
	uint64_t id;

	if (!rows_next(found))
		return reply_not_found(rq);
	parked = rq->method == GET ? pairs_get(&rq->body, "body") : NULL;
	if (parked && rows_u64(found, "may_reopen")) {
		case_reopen_instead(rq, found, parked);
		return 200;
	}
	id = rows_u64(found, "id");
	page_prefill(rq, "version", rows_text(found, "version"));
	page_open(pg, "case");
	page_row(pg, found);
	case_story(rq, id, "/cases/files/", &sql_events_for_citizen);
	if (!rows_text(found, "closed_at") || parked)
		page_form(pg, &case_reply_form, rq);
	page_close(pg);
	return 200;
}

/* What a person keeps after sending: reference, what comes next and when. */
int
case_sent(struct request *rq)
{
	struct rows *found = case_find(rq);

	if (!rows_next(found))
		return reply_not_found(rq);
	page_open(rq->page, "case-sent");
	page_row(rq->page, found);
	page_text(rq->page, "email", rq->who.email);
	page_close(rq->page);
	return 200;
}
