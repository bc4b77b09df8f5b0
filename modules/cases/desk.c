/* desk.c: GET /queue/{id}: one case on an officer's desk. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "queue.h"

static const struct field take_fields[] = {
	HIDDEN(version, version, .required = true),
	{ 0 }
};

const struct form take_form = {
	"take", sizeof(struct version), take_fields, false
};

struct rows *
desk_find(struct request *rq)
{
	return db_query(rq->db, &sql_case_of_officer, U64(rq->who.id),
	    U64(arg_u64(rq, "id")), U64(rq->who.id));
}

uint64_t
desk_event(struct request *rq, uint64_t id, const char *kind, bool internal,
	const char *from, const char *to, const char *body)
{
	return db_insert(rq->db, &sql_event_insert, U64(id), TEXT(kind),
	    U64(internal), U64(rq->who.id), U64(1), TEXT(from), TEXT(to),
	    TEXT(body));
}

int
desk_form(struct request *rq, const struct form *form,
	const struct rows *found, int status)
{
	struct page *pg = rq->page;

	page_replace(rq, "version", rows_text(found, "version"));
	page_open(pg, form->name);
	page_row(pg, found);
	if (status == 409) {
		page_open(pg, "conflict");
		page_rows(pg, "event", db_query(rq->db, &sql_latest_events,
		    U64(rows_u64(found, "id"))));
		page_close(pg);
	}
	page_form(pg, form, rq);
	page_close(pg);
	return status;
}

int
desk_show(struct request *rq)
{
	struct page *pg = rq->page;
	struct rows *found = desk_find(rq);
	uint64_t id;

	if (!rows_next(found))
		return reply_not_found(rq);
	id = rows_u64(found, "id");
	page_prefill(rq, "version", rows_text(found, "version"));
	page_open(pg, "desk");
	page_row(pg, found);
	case_story(rq, id, "/queue/files/", &sql_events_for_officer);
	if (!rows_text(found, "closed_at") && !rows_u64(found, "mine"))
		page_form(pg, &take_form, rq);
	if (rows_text(found, "citizen") && (!rows_text(found, "closed_at") ||
	    form_came_back(rq, &answer_form)))
		page_form(pg, &answer_form, rq);
	page_form(pg, &note_form, rq);
	page_close(pg);
	return 200;
}

/* Who takes a new case reviews it. */
int
desk_take(struct request *rq)
{
	struct rows *found = desk_find(rq);
	struct version in;
	uint64_t id, version;

	if (!rows_next(found))
		return reply_not_found(rq);
	id = rows_u64(found, "id");
	if (!form_read(rq, &take_form, &in) ||
	    !text_to_u64(in.version, &version) ||
	    !db_run(rq->db, &sql_case_take, U64(rq->who.id), U64(id),
	    U64(version)))
		return desk_form(rq, &take_form, found, 409);
	desk_event(rq, id, "taken", true, rows_text(found, "officer"),
	    rq->who.name, NULL);
	if (strcmp(rows_text(found, "status_type"), "new") == 0 &&
	    db_run(rq->db, &sql_case_move_by_officer, TEXT("in-review"),
	    TEXT(NULL), U64(rq->who.id), U64(id), U64(version + 1)))
		desk_event(rq, id, "status", false,
		    rows_text(found, "status"), "in-review", NULL);
	return reply_see_other(rq, "/queue/%" PRIu64, id);
}

int
desk_attachment(struct request *rq)
{
	struct rows *found = db_query(rq->db, &sql_attachment_of_officer,
	    U64(arg_u64(rq, "id")), U64(rq->who.id));

	if (!rows_next(found))
		return reply_not_found(rq);
	return reply_file(rq, rows_text(found, "stored"),
	    rows_text(found, "name"), rows_text(found, "type"));
}
