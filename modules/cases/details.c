/* details.c: /drafts/{id}/details: what it is about, and where. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "cases.h"

enum { NO_LOCATION, MAY_LOCATE, MUST_LOCATE };

#define BODY \
	AREA(details, body, .required = true, .min = 3, .max = 4000)

static const struct field fields[] = {
	BODY,
	LINE(details, location, .max = 250),
	{ 0 }
};

static const struct field fields_unlocated[] = {
	BODY,
	{ 0 }
};

static const struct field fields_located[] = {
	BODY,
	LINE(details, location, .required = true, .min = 3, .max = 250),
	{ 0 }
};

const struct form details_form = {
	"details", sizeof(struct details), fields, false
};

/* The same form, as far as the service asks for a place. */
static const struct form details_forms[] = {
	[NO_LOCATION] = { "details", sizeof(struct details),
	    fields_unlocated, false },
	[MAY_LOCATE] = { "details", sizeof(struct details), fields, false },
	[MUST_LOCATE] = { "details", sizeof(struct details),
	    fields_located, false },
};

static const struct form *
form_of(const struct rows *draft)
{
	uint64_t asks = rows_u64(draft, "asks_location");

	return &details_forms[asks <= MUST_LOCATE ? asks : MAY_LOCATE];
}

struct rows *
draft_find(struct request *rq)
{
	return db_query(rq->db, &sql_draft_by_id, U64(arg_u64(rq, "id")),
	    U64(rq->who.id));
}

void
draft_open(struct page *pg, const char *element, const struct rows *draft)
{
	page_open(pg, element);
	page_u64(pg, "id", rows_u64(draft, "id"));
	page_cell(pg, "category", draft, "category");
	page_u64(pg, "category_id", rows_u64(draft, "category_id"));
	page_cell(pg, "department", draft, "department");
	page_u64(pg, "questions", rows_u64(draft, "questions"));
}

static int
show(struct request *rq, struct rows *draft)
{
	draft_open(rq->page, "draft-details", draft);
	page_form(rq->page, form_of(draft), rq);
	page_close(rq->page);
	return 200;
}

int
details_edit(struct request *rq)
{
	struct rows *draft = draft_find(rq);

	if (!rows_next(draft))
		return reply_not_found(rq);
	page_prefill(rq, "body", rows_text(draft, "body"));
	page_prefill(rq, "location", rows_text(draft, "location"));
	return show(rq, draft);
}

/* A person who came back from checking goes on where they were. */
int
details_save(struct request *rq)
{
	struct rows *draft = draft_find(rq);
	bool first;
	struct details in;

	if (!rows_next(draft))
		return reply_not_found(rq);
	if (!form_read(rq, form_of(draft), &in)) {
		show(rq, draft);
		return 422;
	}
	first = !rows_text(draft, "body");
	db_run(rq->db, &sql_draft_details_update, TEXT(in.body),
	    TEXT(in.location), U64(rows_u64(draft, "id")), U64(rq->who.id));
	if (first && rows_u64(draft, "questions"))
		return reply_see_other(rq, "/drafts/%" PRIu64 "/questions",
		    rows_u64(draft, "id"));
	return reply_see_other(rq, "/drafts/%" PRIu64 "/%s",
	    rows_u64(draft, "id"), first ? "files" : "check");
}
