/* questions.c: /drafts/{id}/questions: what the service asks besides. The
 * form is not a table of ours but rows of the database. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "cases.h"

enum { LINE_MAX_CHARS = 250, AREA_MAX_CHARS = 4000 };

static const struct {
	const char	*name;
	enum field_kind	 kind;
	long		 most;
} kinds[] = {
	{ "line",   FIELD_LINE,   LINE_MAX_CHARS },
	{ "area",   FIELD_AREA,   AREA_MAX_CHARS },
	{ "number", FIELD_NUMBER, 0 },
	{ "date",   FIELD_DATE,   0 },
	{ "pick",   FIELD_PICK,   0 },
	{ "tick",   FIELD_TICK,   0 },
};

static const struct field no_fields[] = { { 0 } };

/* For the route table; what is drawn and read has the service's fields. */
const struct form questions_form = { "questions", 0, no_fields, false };

static void
field_from_row(struct request *rq, const struct rows *row,
	struct rows *options, struct field *f)
{
	const char *kind = rows_text(row, "kind");
	const char *most = rows_text(row, "most");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(kind, kinds[i].name) != 0)
			continue;
		f->kind = kinds[i].kind;
		f->max = most ? (long)rows_u64(row, "most") : kinds[i].most;
	}
	f->name = pool_print(rq->pool, "q%" PRIu64, rows_u64(row, "id"));
	f->label = rows_text(row, "label");
	f->label_language = rows_language(row, "label");
	f->hint = rows_text(row, "hint");
	f->hint_language = rows_language(row, "hint");
	f->required = rows_u64(row, "required") != 0;
	f->min = (long)rows_u64(row, "least");
	if (f->kind == FIELD_PICK)
		f->options = rows_part(options, "question_id",
		    rows_u64(row, "id"));
}

/* The service's questions as a form; what was answered before is offered. */
static const struct form *
form_of(struct request *rq, const struct rows *draft, struct rows *questions)
{
	struct rows *options = db_query(rq->db, &sql_draft_options,
	    U64(rows_u64(draft, "id")));
	struct field *fields = pool_alloc(rq->pool,
	    (rows_count(questions) + 1) * sizeof(*fields));
	struct form *form = pool_alloc(rq->pool, sizeof(*form));

	for (struct field *f = fields; rows_next(questions); f++) {
		field_from_row(rq, questions, options, f);
		if (rq->method == GET)
			page_prefill(rq, f->name,
			    rows_text(questions, "answer"));
	}
	rows_rewind(questions);
	*form = questions_form;
	form->fields = fields;
	return form;
}

static int
show(struct request *rq, const struct rows *draft, const struct form *form)
{
	draft_open(rq->page, "draft-questions", draft);
	page_form(rq->page, form, rq);
	page_close(rq->page);
	return 200;
}

static struct rows *
questions_of(struct request *rq, const struct rows *draft)
{
	return db_query(rq->db, &sql_draft_questions,
	    U64(rows_u64(draft, "id")));
}

int
questions_edit(struct request *rq)
{
	struct rows *draft = draft_find(rq);

	if (!rows_next(draft))
		return reply_not_found(rq);
	return show(rq, draft, form_of(rq, draft, questions_of(rq, draft)));
}

static void
save(struct request *rq, const struct rows *draft, struct rows *questions,
	const struct form *form)
{
	uint64_t id = rows_u64(draft, "id");

	for (const struct field *f = form->fields; rows_next(questions); f++) {
		const char *answer = form_value(rq, f);
		uint64_t question = rows_u64(questions, "id");

		if (answer)
			db_run(rq->db, &sql_draft_answer_replace, U64(id),
			    U64(question), TEXT(answer));
		else
			db_run(rq->db, &sql_draft_answer_delete, U64(id),
			    U64(question));
	}
}

/* Has this page been filled in before? */
static bool
answered(struct rows *questions)
{
	bool any = false;

	while (rows_next(questions))
		any = any || rows_text(questions, "answer");
	rows_rewind(questions);
	return any;
}

/* A person who came back from checking goes on where they were. */
int
questions_save(struct request *rq)
{
	struct rows *draft = draft_find(rq), *questions;
	const struct form *form;
	bool again;

	if (!rows_next(draft))
		return reply_not_found(rq);
	questions = questions_of(rq, draft);
	again = answered(questions);
	form = form_of(rq, draft, questions);
	if (!form_read(rq, form, NULL)) {
		show(rq, draft, form);
		return 422;
	}
	save(rq, draft, questions, form);
	return reply_see_other(rq, "/drafts/%" PRIu64 "/%s",
	    rows_u64(draft, "id"), again ? "check" : "files");
}
