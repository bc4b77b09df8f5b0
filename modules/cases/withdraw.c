/* withdraw.c: /cases/{id}/withdraw and /reopen: the moves that are the
 * citizen's own. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "cases.h"

static const struct field withdraw_fields[] = {
	AREA(withdrawal, reason, .max = 1000),
	HIDDEN(withdrawal, version, .required = true),
	{ 0 }
};

const struct form case_withdraw_form = {
	"case-withdraw", sizeof(struct withdrawal), withdraw_fields, false
};

static const struct field reopen_fields[] = {
	AREA(withdrawal, reason, .required = true, .max = 4000),
	HIDDEN(withdrawal, version, .required = true),
	{ 0 }
};

const struct form case_reopen_form = {
	"case-reopen", sizeof(struct withdrawal), reopen_fields, false
};

/* 409: what happened meanwhile stands above what was typed, and the form now
 * names the version that it shows. */
static int
show(struct request *rq, const struct form *form, const struct rows *found,
	int status)
{
	struct page *pg = rq->page;

	page_replace(rq, "version", rows_text(found, "version"));
	page_open(pg, form->name);
	page_u64(pg, "id", rows_u64(found, "id"));
	page_text(pg, "reference", rows_text(found, "reference"));
	page_cell(pg, "category", found, "category");
	page_cell(pg, "department", found, "department");
	if (status == 409) {
		page_open(pg, "conflict");
		page_cell(pg, "department", found, "department");
		page_rows(pg, "event", db_query(rq->db,
		    &sql_latest_events_for_citizen,
		    U64(rows_u64(found, "id"))));
		page_close(pg);
	}
	page_form(pg, form, rq);
	page_close(pg);
	return status;
}

int
case_reopen_instead(struct request *rq, const struct rows *found,
	const char *reason)
{
	page_prefill(rq, "reason", reason);
	return show(rq, &case_reopen_form, found, 409);
}

static int
ask(struct request *rq, const struct form *form, const char *may)
{
	struct rows *found = case_find(rq);

	if (!rows_next(found))
		return reply_not_found(rq);
	if (rows_u64(found, may))
		return show(rq, form, found, 200);
	if (!rq->body.count)
		return reply_not_found(rq);
	/* Parked, and too late: told what happened, with what was typed. */
	show(rq, form, found, 409);
	return 200;
}

struct move {
	const struct form	*form;
	const char		*may, *to, *resolution, *event;
};

static int
move(struct request *rq, const struct move *m)
{
	struct rows *found = case_find(rq);
	struct withdrawal in;
	uint64_t id, version;

	if (!rows_next(found) || !rows_u64(found, m->may))
		return reply_not_found(rq);
	if (case_stale(rq, found))
		return show(rq, m->form, found, 409);
	if (!form_read(rq, m->form, &in))
		return show(rq, m->form, found, 422);
	id = rows_u64(found, "id");
	if (!text_to_u64(in.version, &version) ||
	    !db_run(rq->db, &sql_case_move_by_citizen, TEXT(m->to),
	    TEXT(m->resolution), U64(id), U64(rq->who.id), U64(version)))
		return show(rq, m->form, found, 409);
	clock_resume(rq, id);
	db_run(rq->db, &sql_event_insert, U64(id), TEXT(m->event), U64(0),
	    U64(rq->who.id), U64(0), TEXT(rows_text(found, "status")),
	    TEXT(m->to), TEXT(in.reason));
	return reply_see_other(rq, "/cases/%" PRIu64, id);
}

static const struct move withdrawing = {
	&case_withdraw_form, "may_withdraw", "withdrawn", "withdrawn", "status"
};

static const struct move reopening = {
	&case_reopen_form, "may_reopen", "in-review", NULL, "reopened"
};

int
case_withdraw_ask(struct request *rq)
{
	return ask(rq, withdrawing.form, withdrawing.may);
}

int
case_withdraw(struct request *rq)
{
	return move(rq, &withdrawing);
}

int
case_reopen_ask(struct request *rq)
{
	return ask(rq, reopening.form, reopening.may);
}

int
case_reopen(struct request *rq)
{
	return move(rq, &reopening);
}
