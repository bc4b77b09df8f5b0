/* talk.c: an officer's answer to the citizen, and the note that stays in the
 * house. Words conflict with nobody: they name no version. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "queue.h"

static const struct field fields[] = {
	AREA(talk, body, .required = true, .max = 4000),
	{ 0 }
};

const struct form answer_form = {
	"answer", sizeof(struct talk), fields, false
};

const struct form note_form = { "note", sizeof(struct talk), fields, false };

int
desk_answer(struct request *rq)
{
	struct rows *found = desk_find(rq);
	struct page *letter;
	struct talk in;
	uint64_t id, event;

	if (!rows_next(found))
		return reply_not_found(rq);
	if (!form_read(rq, &answer_form, &in)) {
		desk_show(rq);
		return 422;
	}
	id = rows_u64(found, "id");
	event = desk_event(rq, id, "message", false, NULL, NULL, in.body);
	db_run(rq->db, &sql_case_answered, U64(id));
	letter = desk_letter(rq, "case-answered", found);
	if (letter) {
		page_text_in(letter, "body", in.body, rq->language);
		desk_post(rq, letter, "case-answered", found, event);
	}
	return reply_see_other(rq, "/queue/%" PRIu64 "#event-%" PRIu64, id,
	    event);
}

int
desk_note(struct request *rq)
{
	struct rows *found = desk_find(rq);
	struct talk in;
	uint64_t id, event;

	if (!rows_next(found))
		return reply_not_found(rq);
	if (!form_read(rq, &note_form, &in)) {
		desk_show(rq);
		return 422;
	}
	id = rows_u64(found, "id");
	event = desk_event(rq, id, "note", true, NULL, NULL, in.body);
	return reply_see_other(rq, "/queue/%" PRIu64 "#event-%" PRIu64, id,
	    event);
}
