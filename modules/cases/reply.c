/* reply.c: POST /cases/{id}/reply: the citizen's turn of the talk. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "cases.h"

static const struct field fields[] = {
	AREA(reply_draft, body, .required = true, .max = 4000),
	UPLOAD(files),
	{ 0 }
};

const struct form case_reply_form = {
	"case-reply", sizeof(struct reply_draft), fields, false
};

/* What was asked has been answered: back to the officer, unless an officer
 * has just moved it. */
static void
resume(struct request *rq, const struct rows *found)
{
	uint64_t id = rows_u64(found, "id");

	db_run(rq->db, &sql_case_touch, U64(id));
	if (strcmp(rows_text(found, "status_type"), "waiting") != 0 ||
	    !db_run(rq->db, &sql_case_move_by_citizen, TEXT("in-review"),
	    TEXT(NULL), U64(id), U64(rq->who.id),
	    U64(rows_u64(found, "version"))))
		return;
	clock_resume(rq, id);
	db_run(rq->db, &sql_event_insert, U64(id), TEXT("status"), U64(0),
	    U64(rq->who.id), U64(0), TEXT(rows_text(found, "status")),
	    TEXT("in-review"), TEXT(NULL));
	case_due(rq, found, false);
}

/* The case has ended while the citizen was writing. */
static int
too_late(struct request *rq, const struct rows *found)
{
	if (!rows_u64(found, "may_reopen"))
		return reply_notice(rq, 409);
	return case_reopen_instead(rq, found, pairs_get(&rq->body, "body"));
}

/* A comment never conflicts with an officer's edit: it names no version. */
int
case_reply(struct request *rq)
{
	struct rows *found = case_find(rq);
	struct reply_draft in;
	uint64_t id, event;
	int status;

	if (!rows_next(found))
		return reply_not_found(rq);
	if (rows_text(found, "closed_at"))
		return too_late(rq, found);
	if (!form_read(rq, &case_reply_form, &in)) {
		case_show(rq);
		return 422;
	}
	id = rows_u64(found, "id");
	event = db_insert(rq->db, &sql_event_insert, U64(id),
	    TEXT("message"), U64(0), U64(rq->who.id), U64(0), TEXT(NULL),
	    TEXT(NULL), TEXT(in.body));
	if (!files_keep(rq, "files", 0, id, event, &status)) {
		if (status == 422)
			case_show(rq);
		else
			reply_notice(rq, status);
		return status;
	}
	resume(rq, found);
	return reply_see_other(rq, "/cases/%" PRIu64 "#event-%" PRIu64, id,
	    event);
}
