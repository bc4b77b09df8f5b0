/* give.c: /feedback/{token}: rate the outcome, say a word, or say that it is
 * not solved, which opens the case again. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "feedback.h"

static const struct field fields[] = {
	PICK(opinion, rating, .required = true, .among = "5 4 3 2 1"),
	PICK(opinion, solved, .required = true, .among = "yes no"),
	AREA(opinion, comment, .max = 4000),
	{ 0 }
};

const struct form feedback_form = {
	"feedback", sizeof(struct opinion), fields, false
};

static struct rows *
find(struct request *rq)
{
	unsigned char hash[SECRET_HASH];

	secret_hash(arg_text(rq, "token"), hash);
	return db_query(rq->db, &sql_feedback_by_token,
	    BYTES(hash, SECRET_HASH));
}

static int
show(struct request *rq, const struct rows *found)
{
	struct page *pg = rq->page;

	page_open(pg, "feedback");
	page_text(pg, "reference", rows_text(found, "reference"));
	page_cell(pg, "category", found, "category");
	page_cell(pg, "department", found, "department");
	page_text(pg, "resolution", rows_text(found, "resolution"));
	page_text(pg, "closed_at", rows_text(found, "closed_at"));
	page_form(pg, &feedback_form, rq);
	page_close(pg);
	return 200;
}

int
feedback_ask(struct request *rq)
{
	struct rows *found = find(rq);

	if (!rows_next(found) || !rows_u64(found, "open"))
		return reply_notice_named(rq, 404, "feedback-spent");
	return show(rq, found);
}

static void
note(struct request *rq, const struct rows *found, const char *kind,
	const char *from, const char *to, const char *body)
{
	db_run(rq->db, &sql_event_insert, U64(rows_u64(found, "case_id")),
	    TEXT(kind), U64_OR_NULL(rows_u64(found, "account_id")),
	    TEXT(from), TEXT(to), TEXT(body));
}

int
feedback_give(struct request *rq)
{
	struct rows *found = find(rq);
	struct opinion in;
	uint64_t rating, solved;

	if (!rows_next(found) || !rows_u64(found, "open"))
		return reply_notice_named(rq, 404, "feedback-spent");
	if (!form_read(rq, &feedback_form, &in)) {
		show(rq, found);
		return 422;
	}
	rating = (uint64_t)(in.rating[0] - '0');
	solved = strcmp(in.solved, "yes") == 0;
	if (!db_run(rq->db, &sql_feedback_give, U64(rating), U64(solved),
	    TEXT(in.comment), U64(rows_u64(found, "id"))))
		return reply_notice_named(rq, 404, "feedback-spent");
	note(rq, found, "rated", NULL, in.rating, in.comment);
	if (solved || strcmp(rows_text(found, "status"), "withdrawn") == 0)
		return reply_see_other(rq, "/feedback/thanks");
	/* Somebody opened it again before: that is as well. */
	if (db_run(rq->db, &sql_case_reopen,
	    U64(rows_u64(found, "case_id"))))
		note(rq, found, "reopened", rows_text(found, "status"),
		    "in-review", NULL);
	return reply_see_other(rq, "/feedback/thanks?solved=no");
}

int
feedback_thanks(struct request *rq)
{
	const char *solved = pairs_get(&rq->query, "solved");

	page_open(rq->page, "feedback-thanks");
	if (solved && strcmp(solved, "no") == 0)
		page_attr(rq->page, "reopened", "yes");
	page_close(rq->page);
	return 200;
}
