/* queue.c: GET /queue: a department's cases, overdue ones first. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "queue.h"

enum { PER_PAGE = 20, PAGE_MAX = 5000 };

static const struct field fields[] = {
	CHOICE(queue_filter, department,
	       .choices = &sql_departments_of_officer),
	CHOICE(queue_filter, category, .choices = &sql_categories_of_officer),
	PICK(queue_filter, state, .among = "new open waiting done"),
	PICK(queue_filter, whose, .among = "mine nobodys"),
	PICK(queue_filter, sort, .among = "due opened"),
	LINE(queue_filter, text, .max = 100),
	{ 0 }
};

const struct form queue_form = {
	"queue", sizeof(struct queue_filter), fields, true
};

static const struct sql *
query_of(const struct queue_filter *in)
{
	if (in->state && strcmp(in->state, "done") == 0)
		return &sql_queue_closed;
	if (in->sort && strcmp(in->sort, "opened") == 0)
		return &sql_queue_by_opened;
	return &sql_queue_by_due;
}

/* One row more than a page holds tells whether there is another page. */
static struct rows *
find(struct request *rq, const struct queue_filter *in, uint64_t page)
{
	const char *like = in->text ? text_anywhere(rq->pool, in->text) : NULL;
	bool mine = in->whose && strcmp(in->whose, "mine") == 0;
	char reference[REFERENCE_TEXT] = "";

	if (in->text)
		reference_parse(in->text, reference);
	return db_query(rq->db, query_of(in), U64(in->department),
	    U64(rq->who.id), U64_OR_NULL(in->category),
	    U64_OR_NULL(in->category), TEXT(in->whose),
	    U64_OR_NULL(mine ? rq->who.id : 0), TEXT(in->state),
	    TEXT(in->state), TEXT(in->text), TEXT(reference), TEXT(like),
	    TEXT(like), U64(PER_PAGE + 1), U64((page - 1) * PER_PAGE));
}

static uint64_t
first_department(struct request *rq)
{
	struct rows *found = form_options(rq, &queue_form, "department");

	return found && rows_next(found) ? rows_u64(found, "value") : 0;
}

int
queue_list(struct request *rq)
{
	struct page *pg = rq->page;
	uint64_t page = query_u64(rq, "page", 1), shown = 0;
	struct queue_filter in;
	struct rows *found;

	if (!form_read(rq, &queue_form, &in))
		in = (struct queue_filter){ 0 };
	if (page < 1 || page > PAGE_MAX)
		page = 1;
	if (!in.department)
		in.department = first_department(rq);
	found = find(rq, &in, page);
	if (page > 1 && rows_count(found) == 0)
		return reply_see_other(rq, "/queue?%s", page_query(rq));
	page_prefill(rq, "department",
	    pool_print(rq->pool, "%" PRIu64, in.department));
	page_open(pg, "queue");
	page_form(pg, &queue_form, rq);
	while (shown < PER_PAGE && rows_next(found)) {
		page_open(pg, "case");
		page_row(pg, found);
		page_close(pg);
		shown++;
	}
	page_pager_more(pg, rq, rows_count(found) > PER_PAGE);
	page_close(pg);
	return 200;
}
