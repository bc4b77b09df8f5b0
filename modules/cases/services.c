/* services.c: GET /services and /services/{id}: what may be asked for. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "cases.h"

static const struct field no_fields[] = { { 0 } };

const struct form service_form = { "service", 0, no_fields, false };

/* Services stand one after the other, branch by branch. */
int
service_list(struct request *rq)
{
	struct page *pg = rq->page;
	struct rows *found = db_query(rq->db, &sql_services);
	uint64_t branch = UINT64_MAX;

	page_open(pg, "services");
	while (rows_next(found)) {
		uint64_t now = rows_u64(found, "branch_id");

		if (now != branch) {
			if (branch != UINT64_MAX)
				page_close(pg);
			branch = now;
			page_open(pg, "branch");
			page_cell(pg, "name", found, "branch");
		}
		page_open(pg, "service");
		page_u64(pg, "id", rows_u64(found, "id"));
		page_cell(pg, "name", found, "name");
		page_text(pg, "target_hours",
		    rows_text(found, "target_hours"));
		page_close(pg);
	}
	if (branch != UINT64_MAX)
		page_close(pg);
	page_close(pg);
	return 200;
}

int
service_show(struct request *rq)
{
	struct page *pg = rq->page;
	struct rows *found = db_query(rq->db, &sql_service_by_id,
	    U64(arg_u64(rq, "id")));

	if (!rows_next(found))
		return reply_not_found(rq);
	page_open(pg, "service");
	page_row(pg, found);
	page_form(pg, &service_form, rq);
	page_close(pg);
	return 200;
}

int
draft_start(struct request *rq)
{
	uint64_t id = db_insert(rq->db, &sql_draft_insert, U64(rq->who.id),
	    U64(arg_u64(rq, "id")));

	if (!id)
		return reply_not_found(rq);
	return reply_see_other(rq, "/drafts/%" PRIu64 "/details", id);
}
