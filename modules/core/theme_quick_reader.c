/* theme_quick_reader.c: names, literals, variables and paths of expressions. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick_reader.h"

#include <ctype.h>
#include <string.h>

#include "pool.h"

enum { STEPS = 8 };

void
reader_skip(struct reader *r)
{
	while (r->at < r->end && strchr(" \t\r\n", *r->at))
		r->at++;
}

bool
reader_take(struct reader *r, const char *token)
{
	size_t len = strlen(token);

	reader_skip(r);
	if ((size_t)(r->end - r->at) < len || strncmp(r->at, token, len))
		return false;
	r->at += len;
	return true;
}

static bool
begins_name(char c)
{
	return isalpha((unsigned char)c) || c == '_' || (c & 0x80);
}

size_t
reader_name(const struct reader *r)
{
	const char *at = r->at;

	if (at == r->end || !begins_name(*at))
		return 0;
	while (at < r->end && (begins_name(*at) ||
	    isdigit((unsigned char)*at) || *at == '-' || *at == '.'))
		at++;
	return (size_t)(at - r->at);
}

struct quick *
reader_make(struct reader *r, enum quick_kind kind)
{
	struct quick *q = pool_alloc(r->pool, sizeof(*q));

	q->kind = kind;
	return q;
}

struct quick *
reader_literal(struct reader *r)
{
	char quote = *r->at++;
	const char *close = memchr(r->at, quote, (size_t)(r->end - r->at));
	struct quick *q;

	if (!close)
		return NULL;
	q = reader_make(r, QUICK_TEXT);
	q->text = pool_copy(r->pool, r->at, (size_t)(close - r->at));
	r->at = close + 1;
	return q;
}

/* Whole ones: the others are rare, and strtod() knows locales. */
struct quick *
reader_number(struct reader *r)
{
	struct quick *q = reader_make(r, QUICK_NUMBER);

	for (int digits = 0; r->at < r->end && isdigit((unsigned char)*r->at);
	    r->at++)
		if (++digits > 9)
			return NULL;
		else
			q->number = 10 * q->number + (*r->at - '0');
	return r->at < r->end && *r->at == '.' ? NULL : q;
}

struct quick *
reader_variable(struct reader *r)
{
	size_t len;
	struct quick *q;

	r->at++;
	if (!(len = reader_name(r)) || r->at[len] == ':')
		return NULL;
	q = reader_make(r, QUICK_VARIABLE);
	q->text = pool_copy(r->pool, r->at, len);
	r->at += len;
	return q;
}

static bool
read_name(struct reader *r, struct quick_step *step)
{
	size_t len;

	if (step->axis != QUICK_SELF && reader_take(r, "*"))
		return true;
	reader_skip(r);
	if (!(len = reader_name(r)))
		return false;
	step->name = pool_copy(r->pool, r->at, len);
	r->at += len;
	return r->at == r->end || (*r->at != ':' && *r->at != '(');
}

/* One step; false: it has what we do not know. */
static bool
read_step(struct reader *r, struct quick_step *step)
{

	if (reader_take(r, "..")) {
		step->axis = QUICK_PARENT;
		return true;
	}
	if (reader_take(r, ".")) {
		step->axis = QUICK_SELF;
		return true;
	}
	step->axis = reader_take(r, "@") ? QUICK_ATTRIBUTE :
	    reader_take(r, "self::") ? QUICK_SELF : QUICK_CHILD;
	if (!read_name(r, step))
		return false;
	return !reader_take(r, "[") || (step->test = reader_test(r));
}

/* Up, then down, so that no node is found twice. */
struct quick *
reader_path(struct reader *r)
{
	bool below = false;
	struct quick *q = reader_make(r, QUICK_PATH);
	struct quick_step steps[STEPS] = { 0 };

	if (reader_take(r, "/")) {
		steps[q->count++].axis = QUICK_ROOT;
		if (r->at < r->end && *r->at == '/')
			return NULL;
	}
	do {
		if (q->count == STEPS || !read_step(r, &steps[q->count++]) ||
		    (steps[q->count - 1].axis == QUICK_PARENT && below))
			return NULL;
		below |= steps[q->count - 1].axis >= QUICK_CHILD;
	} while (reader_take(r, "/"));
	q->steps = pool_extend(r->pool, steps, q->count * sizeof(*steps),
	    q->count * sizeof(*steps));
	return q;
}
