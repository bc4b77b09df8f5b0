/* terms.c: /terms, and /terms/accept when a new edition is owed. */
/* SPDX-License-Identifier: ISC */
#include "auth.h"

struct agreement {
	bool		 terms;
	const char	*next;
};

static const struct field fields[] = {
	TICK(agreement, terms, .required = true),
	HIDDEN(agreement, next, .max = 500),
	{ 0 }
};

const struct form terms_form = {
	"terms", sizeof(struct agreement), fields, false
};

static void
open(struct request *rq, const char *element)
{
	page_open(rq->page, element);
	page_rows(rq->page, "edition", db_query(rq->db, &sql_terms_latest));
}

int
terms_show(struct request *rq)
{
	open(rq, "terms");
	page_close(rq->page);
	return 200;
}

int
terms_ask(struct request *rq)
{
	page_prefill(rq, "next", pairs_get(&rq->query, "next"));
	open(rq, "terms-accept");
	page_form(rq->page, &terms_form, rq);
	page_close(rq->page);
	return 200;
}

int
terms_accept(struct request *rq)
{
	struct rows *latest = db_query(rq->db, &sql_terms_latest);
	struct agreement in;

	if (!form_read(rq, &terms_form, &in)) {
		terms_ask(rq);
		return 422;
	}
	if (rows_next(latest))
		db_run(rq->db, &sql_terms_accept, U64(rq->who.id),
		    U64(rows_u64(latest, "version")), TEXT(rq->address));
	db_run(rq->db, &sql_sessions_owe_terms, U64(0), U64(rq->who.id));
	return reply_see_other(rq, "%s", in.next &&
	    text_is_local_path(in.next) ? in.next : "/");
}
