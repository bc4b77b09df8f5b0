/* attachment.c: GET /cases/files/{id}: a file of one's own case. */
/* SPDX-License-Identifier: ISC */
#include "cases.h"

int
attachment_show(struct request *rq)
{
	struct rows *found = db_query(rq->db, &sql_attachment_of_account,
	    U64(arg_u64(rq, "id")), U64(rq->who.id), U64(rq->who.id));

	if (!rows_next(found))
		return reply_not_found(rq);
	return reply_file(rq, rows_text(found, "stored"),
	    rows_text(found, "name"), rows_text(found, "type"));
}
