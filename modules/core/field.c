/* field.c: one field: its value made plain, and what is wrong with it. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "conf.h"
#include "db.h"
#include "file.h"
#include "form_state.h"
#include "pool.h"
#include "text.h"

enum { ASKING_MOST = 4 };

/* How many parameters a query wants of us; each is who asks. */
static size_t
count_parameters(const struct sql *sql)
{
	const char *text = sql->spoken ? sql->spoken : sql->text;
	size_t n = 0;

	for (; (text = strchr(text, '?')); text++)
		n++;
	return n < ASKING_MOST ? n : ASKING_MOST;
}

struct rows *
field_rows(struct request *rq, const struct field *f)
{
	struct form_state *state = form_state(rq);
	struct param who[ASKING_MOST + 1] = { { PARAM_NONE, { 0 }, 0 } };
	struct choices *c = state->choices;

	if (!f->choices) {
		if (f->options)
			rows_rewind(f->options);
		return f->options;
	}
	while (c && c->sql != f->choices)
		c = c->next;
	if (!c) {
		for (size_t i = 1; i <= ASKING_MOST; i++)
			who[i] = U64(rq->who.id);
		c = pool_alloc(rq->pool, sizeof(*c));
		c->sql = f->choices;
		c->rows = db_query_with(rq->db, f->choices, who,
		    count_parameters(f->choices));
		if (db_failed(rq->db))
			return c->rows;	/* the next try asks again */
		c->next = state->choices;
		state->choices = c;
	}
	rows_rewind(c->rows);
	return c->rows;
}

/* Codes are read aloud and copied: spaces and dashes are how they look. */
static char *
drop_separators(char *s)
{
	char *to = s;

	while (*s) {
		uint32_t c;
		size_t len = text_character(s, &c);

		if (c != ' ' && c != '-' && c != 0xA0 && c != 0x202F &&
		    (c < 0x2010 || c > 0x2015)) {
			memmove(to, s, len);
			to += len;
		}
		s += len ? len : 1;
	}
	*to = '\0';
	return to;
}

/* An address is one account, however it is typed. It is ASCII, or refused. */
static void
drop_case(char *s)
{
	for (; *s; s++)
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s - 'A' + 'a');
}

const char *
field_value(struct request *rq, const struct field *f,
	const struct pairs *pairs)
{
	const char *given = pairs_get(pairs, f->name);
	char *value;

	if (!given || !*given)
		return NULL;
	value = pool_text(rq->pool, given);
	switch (f->kind) {
	case FIELD_PASSWORD:
	case FIELD_NEW_PASSWORD:
	case FIELD_HIDDEN:
	case FIELD_TRAP:
		return value;
	case FIELD_TICK:
		return strcmp(value, "yes") == 0 ? value : NULL;
	case FIELD_DIGITS:
		drop_separators(value);
		text_fold_digits(value);
		break;
	case FIELD_NUMBER:
	case FIELD_DATE:
		text_fold_digits(value);
		break;
	default:
		break;
	}
	value = text_trim(value);
	if (f->kind == FIELD_EMAIL)
		drop_case(value);
	return *value ? value : NULL;
}

static const char *
fault_of_length(const struct field *f, const char *value)
{
	long length = text_length(value);

	if (length < f->min)
		return "short";
	return f->max && length > f->max ? "long" : NULL;
}

static const char *
fault_of_number(const struct field *f, const char *value)
{
	uint64_t n;

	if (value[strspn(value, "0123456789")])
		return "number";
	if (!text_to_u64(value, &n))
		return "large";
	if (f->min > 0 && n < (uint64_t)f->min)
		return "small";
	return f->max > 0 && n > (uint64_t)f->max ? "large" : NULL;
}

static bool
is_among_rows(struct rows *rows, const char *value)
{
	while (rows_next(rows)) {
		const char *one = rows_text(rows, "value");

		if (one && strcmp(one, value) == 0)
			return true;
	}
	return false;
}

static bool
is_among_words(const char *words, const char *value)
{
	size_t len = strlen(value), word;

	for (; *words; words += word) {
		words += strspn(words, " ");
		word = strcspn(words, " ");
		if (word == len && len > 0 && strncmp(words, value, len) == 0)
			return true;
	}
	return false;
}

static const char *
fault_of_pick(struct request *rq, const struct field *f, const char *value)
{
	if (f->among && !f->choices && !f->options)
		return is_among_words(f->among, value) ? NULL : "pick";
	return is_among_rows(field_rows(rq, f), value) ? NULL : "pick";
}

static const char *
fault_of_choice(struct request *rq, const struct field *f, const char *value)
{
	uint64_t n;

	if (!text_to_u64(value, &n))
		return "choice";
	return is_among_rows(field_rows(rq, f), value) ? NULL : "choice";
}

/* All that came in this field: too many, or the first that will not do. */
static const char *
fault_of_files(struct request *rq, const struct field *f)
{
	long most = f->max ? f->max : conf_number(rq->conf, "files.count");
	const struct uploads *ups = &rq->uploads;
	const char *fault = NULL;
	long count = 0;

	for (size_t i = 0; i < ups->count; i++) {
		if (strcmp(ups->items[i].field, f->name) != 0)
			continue;
		if (++count > most)
			return "many";
		if (!fault)
			fault = file_fault(rq->conf, &ups->items[i]);
	}
	return count == 0 && f->required ? "missing" : fault;
}

/* Of what is there. */
static const char *
fault_of_value(struct request *rq, const struct field *f, const char *value)
{
	const char *fault;

	switch (f->kind) {
	case FIELD_LINE:
		fault = fault_of_length(f, value);
		return fault ? fault : strpbrk(value, "\n") ? "lines" : NULL;
	case FIELD_EMAIL:
		return text_is_email(value) ? NULL : "email";
	case FIELD_DIGITS:
		if (value[strspn(value, "0123456789")])
			return "digits";
		return fault_of_length(f, value);
	case FIELD_NUMBER:
		return fault_of_number(f, value);
	case FIELD_DATE:
		return text_is_date(value) ? NULL : "date";
	case FIELD_CHOICE:
		return fault_of_choice(rq, f, value);
	case FIELD_PICK:
		return fault_of_pick(rq, f, value);
	case FIELD_TRAP:
		return "trap";
	case FIELD_TICK:
		return NULL;
	default:
		return fault_of_length(f, value);
	}
}

const char *
field_fault(struct request *rq, const struct field *f, const char *value)
{
	if (f->kind == FIELD_FILE)
		return fault_of_files(rq, f);
	if (!value)
		return f->required ? "missing" : NULL;
	if (strstr(value, "\xEF\xBF\xBD"))	/* see text_clean() */
		return "characters";
	return fault_of_value(rq, f, value);
}
