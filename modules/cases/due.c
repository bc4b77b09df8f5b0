/* due.c: the day a case is meant to be done by; whoever waits for it is told
 * when it moves. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cases.h"

void
case_due(struct request *rq, const struct rows *before, bool by_officer)
{
	uint64_t id = rows_u64(before, "id");
	struct rows *now = db_query(rq->db, &sql_case_due, U64(id));
	const char *was = rows_text(before, "due_at"), *is;

	if (!rows_next(now))
		return;
	is = rows_text(now, "due_at");
	if (strcmp(was ? was : "", is ? is : "") != 0)
		db_run(rq->db, &sql_event_insert, U64(id), TEXT("due"),
		    U64(0), U64(rq->who.id), U64(by_officer), TEXT(was),
		    TEXT(is), TEXT(NULL));
}
