/* recategory.c: /queue/{id}/category: it is about something else, and so the
 * target may be another. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "queue.h"

static const struct field fields[] = {
	CHOICE(recategory, category, .required = true,
	       .choices = &sql_category_choices),
	HIDDEN(recategory, version, .required = true),
	{ 0 }
};

const struct form recategory_form = {
	"recategory", sizeof(struct recategory), fields, false
};

int
recategory_ask(struct request *rq)
{
	struct rows *found = desk_find(rq);

	if (!rows_next(found))
		return reply_not_found(rq);
	page_prefill(rq, "category", rows_text(found, "category_id"));
	return desk_form(rq, &recategory_form, found, 200);
}

/* Events keep names as staff wrote them, whoever reads them later. */
static const char *
category_name(struct request *rq, uint64_t id)
{
	struct rows *found = db_query(rq->db, &sql_category_by_id, U64(id));

	return rows_next(found) ? rows_text(found, "name") : NULL;
}

/* It goes where such cases go, and nobody there has taken it yet. */
static void
reroute(struct request *rq, const struct rows *found, const struct rows *now,
	uint64_t version)
{
	uint64_t from = rows_u64(found, "department_id");
	uint64_t to = rows_u64(now, "department_id");

	if (to == from)
		return;
	db_run(rq->db, &sql_case_hand_over, U64(to), U64_OR_NULL(0),
	    U64(rows_u64(found, "id")), U64(version));
	desk_event(rq, rows_u64(found, "id"), "handed-over", true,
	    department_name(rq, from), rows_text(now, "department"), NULL);
}

int
recategory(struct request *rq)
{
	struct rows *found = desk_find(rq), *now;
	struct recategory in;
	uint64_t id, version;

	if (!rows_next(found))
		return reply_not_found(rq);
	if (case_stale(rq, found))
		return desk_form(rq, &recategory_form, found, 409);
	if (!form_read(rq, &recategory_form, &in))
		return desk_form(rq, &recategory_form, found, 422);
	id = rows_u64(found, "id");
	if (in.category == rows_u64(found, "category_id"))
		return reply_see_other(rq, "/queue/%" PRIu64, id);
	now = db_query(rq->db, &sql_category_by_id, U64(in.category));
	if (!text_to_u64(in.version, &version) || !rows_next(now) ||
	    !db_run(rq->db, &sql_case_recategorise, U64(in.category),
	    U64(id), U64(version)))
		return desk_form(rq, &recategory_form, found, 409);
	desk_event(rq, id, "category", false, category_name(rq,
	    rows_u64(found, "category_id")), rows_text(now, "name"), NULL);
	clock_reckon(rq, id);
	case_due(rq, found, true);
	reroute(rq, found, now, version + 1);
	if (rows_u64(now, "department_id") !=
	    rows_u64(found, "department_id"))
		return reply_see_other(rq, "/queue");
	return reply_see_other(rq, "/queue/%" PRIu64, id);
}
