/* form.c: what was sent, against the table that says what may be. */
/* SPDX-License-Identifier: ISC */
#include "form.h"

#include <string.h>

#include "db.h"
#include "form_state.h"
#include "log.h"
#include "pool.h"
#include "route.h"
#include "text.h"

struct form_state *
form_state(struct request *rq)
{
	if (!rq->form)
		rq->form = pool_alloc(rq->pool, sizeof(*rq->form));
	return rq->form;
}

bool
form_same(const struct form *a, const struct form *b)
{
	return a == b || (a && b && strcmp(a->name, b->name) == 0);
}

static bool
has_field(const struct form *form, const char *name)
{
	for (const struct field *f = form->fields; f->kind; f++)
		if (strcmp(f->name, name) == 0)
			return true;
	return false;
}

const struct pairs *
form_given(const struct request *rq, const struct form *form)
{
	static const struct pairs none = { NULL, 0 };

	if (form->get)
		return &rq->query;
	if (rq->method == POST)
		return rq->route && form_same(rq->route->form, form) ?
		    &rq->body : &none;
	return !rq->typed_in || form_came_back(rq, form) ? &rq->body : &none;
}

bool
form_came_back(const struct request *rq, const struct form *form)
{
	return rq->typed_in && strcmp(rq->typed_in, form->name) == 0;
}

static void
add_fault(struct request *rq, const char *field, const char *error)
{
	struct form_state *state = form_state(rq);
	struct fault *fault = pool_alloc(rq->pool, sizeof(*fault));
	struct fault **last = &state->faults;

	while (*last)
		last = &(*last)->next;
	*fault = (struct fault){ NULL, field, error };
	*last = fault;
}

/* A field that is data has no member in the handler's struct. */
static void
store(const struct field *f, const char *value, void *out)
{
	uint64_t n = 0;
	void *at;

	if (!out || f->label)
		return;
	at = (char *)out + f->at;
	switch (f->kind) {
	case FIELD_CHOICE:
	case FIELD_NUMBER:
		if (value && text_to_u64(value, &n))
			*(uint64_t *)at = n;
		break;
	case FIELD_TICK:
		*(bool *)at = value != NULL;
		break;
	case FIELD_END:
	case FIELD_FILE:
	case FIELD_TRAP:
		break;
	default:
		*(const char **)at = value;
	}
}

static void
read_field(struct request *rq, const struct field *f,
	const struct pairs *given, void *out)
{
	const char *value = field_value(rq, f, given);
	const char *error = field_fault(rq, f, value);

	if (error)
		add_fault(rq, f->kind == FIELD_TRAP ? NULL : f->name, error);
	else
		store(f, value, out);
}

bool
form_read(struct request *rq, const struct form *form, void *out)
{
	const struct pairs *given = form->get ? &rq->query : &rq->body;
	struct form_state *state = form_state(rq);

	if (out)
		memset(out, 0, form->size);
	state->form = form;
	state->faults = NULL;
	for (const struct field *f = form->fields; f->kind; f++)
		read_field(rq, f, given, out);
	return !state->faults;
}

void
form_refuse(struct request *rq, const char *field, const char *error)
{
	struct form_state *state = form_state(rq);

	if (!state->form)
		state->form = rq->route ? rq->route->form : NULL;
	if (!state->form)
		log_die("form_refuse(%s) where no form was read", error);
	if (field && !has_field(state->form, field))
		field = NULL;
	add_fault(rq, field, error);
}

const char *
form_value(struct request *rq, const struct field *f)
{
	bool query = rq->form && rq->form->form && rq->form->form->get;

	return field_value(rq, f, query ? &rq->query : &rq->body);
}

const char *
form_error(const struct request *rq, const char *field)
{
	struct fault *fault = rq->form ? rq->form->faults : NULL;

	for (; fault; fault = fault->next)
		if (fault->field && strcmp(fault->field, field) == 0)
			return fault->error;
	return NULL;
}

struct rows *
form_options(struct request *rq, const struct form *form, const char *field)
{
	for (const struct field *f = form->fields; f->kind; f++)
		if (strcmp(f->name, field) == 0 && (f->choices || f->options))
			return field_rows(rq, f);
	log_die("form %s has no choices for %s", form->name, field);
}
