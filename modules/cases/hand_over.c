/* hand_over.c: /queue/{id}/hand-over: to a colleague or another department,
 * with the reason. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "queue.h"

static const struct field fields[] = {
	CHOICE(hand_over, department, .required = true,
	       .choices = &sql_department_choices),
	CHOICE(hand_over, officer, .choices = &sql_colleague_choices),
	AREA(hand_over, reason, .required = true, .max = 1000),
	HIDDEN(hand_over, version, .required = true),
	{ 0 }
};

const struct form hand_over_form = {
	"hand-over", sizeof(struct hand_over), fields, false
};

int
hand_over_ask(struct request *rq)
{
	struct rows *found = desk_find(rq);

	if (!rows_next(found))
		return reply_not_found(rq);
	page_prefill(rq, "department", rows_text(found, "department_id"));
	return desk_form(rq, &hand_over_form, found, 200);
}

const char *
department_name(struct request *rq, uint64_t id)
{
	struct rows *found = db_query(rq->db, &sql_department_by_id, U64(id));

	return rows_next(found) ? rows_text(found, "name") : NULL;
}

/* Who it goes to, as the timeline names them; NULL: they do not work there. */
static const char *
receiver(struct request *rq, const struct hand_over *in)
{
	struct rows *found;

	if (!in->officer)
		return department_name(rq, in->department);
	found = db_query(rq->db, &sql_officer_in_department, U64(in->officer),
	    U64(in->department));
	return rows_next(found) ? rows_text(found, "name") : NULL;
}

int
hand_over(struct request *rq)
{
	struct rows *found = desk_find(rq);
	struct hand_over in;
	const char *to;
	uint64_t id, version;

	if (!rows_next(found))
		return reply_not_found(rq);
	if (case_stale(rq, found))
		return desk_form(rq, &hand_over_form, found, 409);
	if (!form_read(rq, &hand_over_form, &in))
		return desk_form(rq, &hand_over_form, found, 422);
	to = receiver(rq, &in);
	if (!to) {
		form_refuse(rq, "officer", "elsewhere");
		return desk_form(rq, &hand_over_form, found, 422);
	}
	id = rows_u64(found, "id");
	if (!text_to_u64(in.version, &version) ||
	    !db_run(rq->db, &sql_case_hand_over, U64(in.department),
	    U64_OR_NULL(in.officer), U64(id), U64(version)))
		return desk_form(rq, &hand_over_form, found, 409);
	desk_event(rq, id, "handed-over", true, rows_text(found, "officer") ?
	    rows_text(found, "officer") : department_name(rq,
	    rows_u64(found, "department_id")), to, in.reason);
	if (in.department == rows_u64(found, "department_id"))
		return reply_see_other(rq, "/queue/%" PRIu64, id);
	return reply_see_other(rq, "/queue");
}
