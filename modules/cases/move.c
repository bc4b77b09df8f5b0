/* move.c: the moves along the table of transitions: another status, a
 * question that stops the clock, the outcome. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "queue.h"

struct move {
	const char *status, *resolution, *body, *version;
};

static const struct field no_fields[] = { { 0 } };

/* For the route table; what is drawn and read is made by form_of(). */
const struct form status_form = {
	"change-status", sizeof(struct move), no_fields, false
};
const struct form question_form = {
	"ask-citizen", sizeof(struct move), no_fields, false
};
const struct form outcome_form = {
	"resolve", sizeof(struct move), no_fields, false
};

/* One page: its form, and the query that its first field picks from. */
struct move_page {
	const struct form	*form;
	const struct sql	*choices;	/* of statuses or resolutions */
	const char		*letter;
	const char		*event;
	const char		*may;		/* the case's column */
	bool			 needs_body;
};

static const struct move_page to_status = {
	&status_form, &sql_transitions_of_officer, "case-moved", "status",
	"may_move", false
};

static const struct move_page to_question = {
	&question_form, NULL, "case-question", "question", "may_ask", true
};

static const struct move_page to_outcome = {
	&outcome_form, &sql_resolution_choices, "case-resolved", "status",
	"may_end", true
};

static const struct form *
form_of(struct request *rq, const struct move_page *mp,
	const struct rows *found)
{
	struct field *fields = pool_alloc(rq->pool, 4 * sizeof(*fields));
	struct form *form = pool_alloc(rq->pool, sizeof(*form));
	struct field *f = fields;

	if (mp == &to_status)
		*f++ = (struct field)PICK(move, status, .required = true);
	if (mp == &to_outcome)
		*f++ = (struct field)PICK(move, resolution, .required = true);
	if (f > fields) {
		fields->options = db_query(rq->db, mp->choices,
		    TEXT(rows_text(found, "status")));
		if (rows_count(fields->options) == 0)
			f = fields;	/* it has ended: nothing to pick */
	}
	*f++ = (struct field)AREA(move, body, .max = 4000,
	    .required = mp->needs_body);
	*f++ = (struct field)HIDDEN(move, version, .required = true);
	*form = *mp->form;
	form->fields = fields;
	return form;
}

/* Where the outcome leads, or the status picked, or the question's. */
static const char *
target(struct request *rq, const struct move_page *mp, const struct move *in)
{
	struct rows *found;

	if (mp == &to_question)
		return "waiting";
	if (mp == &to_status)
		return in->status;
	found = db_query(rq->db, &sql_resolution_status,
	    TEXT(in->resolution));
	return rows_next(found) ? rows_text(found, "status") : "";
}

/* The citizen is told; of an outcome, with a link to say what they think. */
static void
tell(struct request *rq, const struct move_page *mp, const struct rows *found,
	const struct move *in, const char *to, uint64_t event)
{
	struct page *letter = desk_letter(rq, mp->letter, found);
	char token[SECRET_TOKEN];
	unsigned char hash[SECRET_HASH];

	if (!letter)
		return;
	page_text(letter, "status", to);
	page_text(letter, "resolution", in->resolution);
	page_text_in(letter, "body", in->body, rq->language);
	if (mp == &to_outcome) {
		secret_token(token);
		secret_hash(token, hash);
		db_run(rq->db, &sql_feedback_insert,
		    U64(rows_u64(found, "id")), BYTES(hash, sizeof(hash)),
		    U64((uint64_t)conf_number(rq->conf, "feedback.days")));
		page_text(letter, "token", token);
	}
	desk_post(rq, letter, mp->letter, found, event);
}

/* Some moves are explained to the citizen: the table says which. */
static bool
has_reason(struct request *rq, const struct form *form, const struct move *in)
{
	struct rows *to = in->status ? form->fields->options : NULL;

	if (!to || in->body)
		return true;
	rows_rewind(to);
	while (rows_next(to))
		if (strcmp(rows_text(to, "value"), in->status) == 0 &&
		    rows_u64(to, "needs_reason")) {
			form_refuse(rq, "body", "missing");
			return false;
		}
	return true;
}

static int
ask(struct request *rq, const struct move_page *mp)
{
	struct rows *found = desk_find(rq);

	if (!rows_next(found))
		return reply_not_found(rq);
	if (rows_u64(found, mp->may))
		return desk_form(rq, form_of(rq, mp, found), found, 200);
	if (!rq->body.count)
		return reply_not_found(rq);
	/* Parked, and too late: told what happened, with what was typed,
	 * though the form picks nothing any more. */
	page_prefill(rq, "body", pairs_get(&rq->body, "body"));
	desk_form(rq, form_of(rq, mp, found), found, 409);
	return 200;
}

static int
move(struct request *rq, const struct move_page *mp)
{
	struct rows *found = desk_find(rq);
	const struct form *form;
	const char *to;
	struct move in;
	uint64_t id, version, event;

	if (!rows_next(found))
		return reply_not_found(rq);
	form = form_of(rq, mp, found);
	if (case_stale(rq, found))
		return desk_form(rq, form, found, 409);
	if (!form_read(rq, form, &in) || !has_reason(rq, form, &in))
		return desk_form(rq, form, found, 422);
	id = rows_u64(found, "id");
	to = target(rq, mp, &in);
	if (!text_to_u64(in.version, &version) ||
	    !db_run(rq->db, &sql_case_move_by_officer, TEXT(to),
	    TEXT(in.resolution), U64(rq->who.id), U64(id), U64(version)))
		return desk_form(rq, form, found, 409);
	if (mp == &to_question)
		db_run(rq->db, &sql_case_pause, U64(id));
	else
		clock_resume(rq, id);
	event = desk_event(rq, id, mp->event, false,
	    rows_text(found, "status"), mp == &to_outcome ? in.resolution :
	    to, in.body);
	if (mp != &to_question)
		case_due(rq, found, true);
	tell(rq, mp, found, &in, to, event);
	return reply_see_other(rq, "/queue/%" PRIu64, id);
}

int
status_ask(struct request *rq)
{
	return ask(rq, &to_status);
}

int
status_change(struct request *rq)
{
	return move(rq, &to_status);
}

int
question_ask(struct request *rq)
{
	return ask(rq, &to_question);
}

int
question_send(struct request *rq)
{
	return move(rq, &to_question);
}

int
resolve_ask(struct request *rq)
{
	return ask(rq, &to_outcome);
}

int
resolve(struct request *rq)
{
	return move(rq, &to_outcome);
}
