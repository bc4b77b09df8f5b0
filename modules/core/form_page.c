/* form_page.c: a form in a page, with what was typed and what is wrong. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "conf.h"
#include "db.h"
#include "form_state.h"
#include "page.h"
#include "pool.h"
#include "route.h"
#include "secret.h"

static const char *const kind_names[] = {
	[FIELD_LINE] = "line",
	[FIELD_AREA] = "area",
	[FIELD_EMAIL] = "email",
	[FIELD_PASSWORD] = "password",
	[FIELD_NEW_PASSWORD] = "new-password",
	[FIELD_DIGITS] = "digits",
	[FIELD_NUMBER] = "number",
	[FIELD_DATE] = "date",
	[FIELD_CHOICE] = "choice",
	[FIELD_PICK] = "pick",
	[FIELD_TICK] = "tick",
	[FIELD_FILE] = "file",
	[FIELD_HIDDEN] = "hidden",
	[FIELD_TRAP] = "trap",
};

static void
open_field(struct page *pg, const struct field *f)
{
	page_open(pg, "field");
	page_attr(pg, "name", f->name);
	page_attr(pg, "kind", kind_names[f->kind]);
	if (f->required)
		page_attr(pg, "required", "yes");
	if (f->min > 0)
		page_attr_u64(pg, "min", (uint64_t)f->min);
	if (f->max > 0)
		page_attr_u64(pg, "max", (uint64_t)f->max);
	page_attr(pg, "autocomplete", f->autocomplete);
}

/* <option><value>word</value></option> for each of the words. */
static void
page_words(struct page *pg, struct pool *pool, const char *words)
{
	char *save = NULL;

	for (char *word = strtok_r(pool_text(pool, words), " ", &save); word;
	    word = strtok_r(NULL, " ", &save)) {
		page_open(pg, "option");
		page_text(pg, "value", word);
		page_close(pg);
	}
}

/* What a person picks from; a query may know more, for its handler alone. */
static void
page_options(struct page *pg, struct rows *rows)
{
	while (rows_next(rows)) {
		page_open(pg, "option");
		for (size_t c = 0; c < rows_columns(rows); c++) {
			const char *name = rows_name(rows, c);

			if (!strcmp(name, "value") || !strcmp(name, "label"))
				page_cell(pg, name, rows, name);
		}
		page_close(pg);
	}
}

/* The newest offer for a field, or NULL. */
static const struct offer *
offer_for(const struct request *rq, const char *field)
{
	struct offer *o = rq->form ? rq->form->offers : NULL;

	while (o && strcmp(o->field, field) != 0)
		o = o->next;
	return o;
}

/* Has the person sent this form, be it with all fields empty? */
static bool
was_given(const struct form *form, const struct pairs *given)
{
	for (const struct field *f = form->fields; f->kind; f++)
		if (pairs_get(given, f->name))
			return true;
	return !form->get && pairs_get(given, "csrf");
}

static const char *
value_of(const struct request *rq, const struct form *form,
	const struct field *f)
{
	const struct pairs *given = form_given(rq, form);
	const struct offer *offer = offer_for(rq, f->name);
	const char *value = pairs_get(given, f->name);

	if (f->kind == FIELD_PASSWORD || f->kind == FIELD_NEW_PASSWORD ||
	    f->kind == FIELD_TRAP || f->kind == FIELD_FILE)
		return NULL;
	if (offer && (offer->replace || !was_given(form, given)))
		return offer->value;
	return value && *value ? value : NULL;
}

static void
page_field(struct page *pg, const struct form *form, const struct field *f,
	struct request *rq)
{
	bool read = rq->form && form_same(rq->form->form, form);
	struct rows *rows = field_rows(rq, f);

	open_field(pg, f);
	if (f->kind == FIELD_NEW_PASSWORD && !f->min)
		page_attr_u64(pg, "min", (uint64_t)conf_number(rq->conf,
		    "password.least"));
	if (f->kind == FIELD_FILE) {
		if (!f->max)
			page_attr_u64(pg, "max", (uint64_t)conf_number(
			    rq->conf, "files.count"));
		page_attr_u64(pg, "size", (uint64_t)conf_number(rq->conf,
		    "files.size"));
	}
	if (read)
		page_attr(pg, "error", form_error(rq, f->name));
	page_text(pg, "value", value_of(rq, form, f));
	page_text_in(pg, "label", f->label, f->label_language);
	page_text_in(pg, "hint", f->hint, f->hint_language);
	if (rows)
		page_options(pg, rows);
	else if (f->among)
		page_words(pg, rq->pool, f->among);
	page_close(pg);
}

/* The same form posted again after a fault is the same deed: it keeps its
 * key, so that one whose outcome was unknown is not done twice. */
static void
page_key(struct page *pg, const struct form *form, struct request *rq)
{
	const char *key = rq->method == POST ?
	    pairs_get(form_given(rq, form), "key") : NULL;
	char made[SECRET_TOKEN];

	if (!key || !secret_is_token(key)) {
		secret_token(made);
		key = made;
	}
	page_attr(pg, "key", key);
}

static void
page_faults(struct page *pg, const struct form *form,
	const struct request *rq)
{
	uint64_t count = 0;

	if (!rq->form || !form_same(rq->form->form, form))
		return;
	for (struct fault *f = rq->form->faults; f; f = f->next)
		count++;
	if (count > 0)
		page_attr_u64(pg, "errors", count);
	for (struct fault *f = rq->form->faults; f; f = f->next)
		if (!f->field) {
			page_attr(pg, "error", f->error);
			break;
		}
}

static bool
has_files(const struct form *form)
{
	for (const struct field *f = form->fields; f->kind; f++)
		if (f->kind == FIELD_FILE)
			return true;
	return false;
}

void
page_form(struct page *pg, const struct form *form, struct request *rq)
{
	page_open(pg, "form");
	page_attr(pg, "name", form->name);
	page_attr(pg, "action", route_action(rq, form));
	page_attr(pg, "method", form->get ? "get" : "post");
	if (!form->get) {
		page_attr(pg, "csrf", rq->csrf);
		page_key(pg, form, rq);
	}
	if (has_files(form))
		page_attr(pg, "upload", "yes");
	page_faults(pg, form, rq);
	for (const struct field *f = form->fields; f->kind; f++)
		page_field(pg, form, f, rq);
	page_close(pg);
}

static void
offer(struct request *rq, const char *field, const char *value, bool replace)
{
	struct form_state *state = form_state(rq);
	struct offer *o = pool_alloc(rq->pool, sizeof(*o));

	*o = (struct offer){ state->offers, field, value, replace };
	state->offers = o;
}

void
page_prefill(struct request *rq, const char *field, const char *value)
{
	offer(rq, field, value, false);
}

void
page_replace(struct request *rq, const char *field, const char *value)
{
	offer(rq, field, value, true);
}

void
page_describe_form(struct page *pg, const struct form *form)
{
	page_open(pg, "form");
	page_attr(pg, "name", form->name);
	page_attr(pg, "method", form->get ? "get" : "post");
	if (has_files(form))
		page_attr(pg, "upload", "yes");
	for (const struct field *f = form->fields; f->kind; f++) {
		open_field(pg, f);
		page_close(pg);
	}
	page_close(pg);
}
