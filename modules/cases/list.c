/* list.c: GET /cases: the cases of the person signed in, newest first. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cases.h"

enum { PER_PAGE = 20 };

static const struct field fields[] = {
	PICK(search, state, .among = "open closed"),
	LINE(search, text, .max = 100),
	{ 0 }
};

const struct form case_search_form = {
	"case-search", sizeof(struct search), fields, true
};

static struct rows *
find(struct request *rq, const struct search *in, uint64_t page)
{
	const char *like = in->text ? text_anywhere(rq->pool, in->text) : NULL;
	char reference[REFERENCE_TEXT] = "";

	if (in->text)
		reference_parse(in->text, reference);
	return db_query(rq->db, &sql_cases_of_account, U64(rq->who.id),
	    U64(rq->who.id), TEXT(in->state), TEXT(in->state),
	    TEXT(in->text), TEXT(reference), TEXT(like), TEXT(like),
	    U64(PER_PAGE), U64((page - 1) * PER_PAGE));
}

/* Most have no draft, and each row of theirs says so: then there is nothing
 * to ask for. */
static void
write_drafts(struct request *rq, const struct rows *found)
{
	if (rows_count(found) > 0 && rows_u64(found, "@drafts") == 0)
		return;
	page_rows(rq->page, "draft", db_query(rq->db,
	    &sql_drafts_of_account, U64(rq->who.id)));
}

int
case_list(struct request *rq)
{
	struct page *pg = rq->page;
	uint64_t page = query_u64(rq, "page", 1);
	struct search in;
	struct rows *found;
	uint64_t total = 0;

	if (!form_read(rq, &case_search_form, &in))
		in = (struct search){ 0 };
	if (page < 1 || page > 100000)
		page = 1;
	found = find(rq, &in, page);
	if (page > 1 && rows_count(found) == 0)
		return reply_see_other(rq, "/cases?%s", page_query(rq));
	page_open(pg, "cases");
	page_form(pg, &case_search_form, rq);
	while (rows_next(found)) {
		total = rows_u64(found, "@total");
		page_open(pg, "case");
		page_row(pg, found);
		page_close(pg);
	}
	page_pager(pg, rq, total, PER_PAGE);
	write_drafts(rq, found);
	page_close(pg);
	return 200;
}
