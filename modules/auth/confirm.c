/* confirm.c: /confirm/{token}: prove the address by the link in the letter.
 * Looking at it uses nothing up, for mail scanners look too. */
/* SPDX-License-Identifier: ISC */
#include "auth.h"

static const struct field no_fields[] = { { 0 } };

const struct form confirm_form = { "confirm", 0, no_fields, false };

int
confirm_ask(struct request *rq)
{
	struct rows *proof = verification_of_token(rq, "address");

	if (!rows_next(proof))
		return reply_notice_named(rq, 404, "link-spent");
	page_open(rq->page, "confirm");
	page_text(rq->page, "email", rows_text(proof, "email"));
	page_form(rq->page, &confirm_form, rq);
	page_close(rq->page);
	return 200;
}

int
confirm(struct request *rq)
{
	struct rows *proof = verification_of_token(rq, "address");

	if (!rows_next(proof) || !db_run(rq->db, &sql_verification_use,
	    U64(rows_u64(proof, "id"))))
		return reply_notice_named(rq, 404, "link-spent");
	db_run(rq->db, &sql_account_prove,
	    U64(rows_u64(proof, "account_id")));
	return reply_see_other(rq, "/sign-in?done=confirmed");
}
