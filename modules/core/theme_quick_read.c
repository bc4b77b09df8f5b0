/* theme_quick_read.c: the expressions that are common, read. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick_reader.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "pool.h"
#include "theme_check.h"
#include "theme_say.h"

enum { DEPTH = 32, JOINTS = 500 };

static const struct {
	const char	*name;
	enum quick_kind	 kind;
	size_t		 least, most;
} functions[] = {
	{ "boolean", QUICK_BOOLEAN, 1, 1 },
	{ "concat", QUICK_CONCAT, 2, 16 },
	{ "contains", QUICK_CONTAINS, 2, 2 },
	{ "count", QUICK_COUNT, 1, 1 },
	{ "name", QUICK_NAME, 0, 1 },
	{ "not", QUICK_NOT, 1, 1 },
	{ "number", QUICK_TO_NUMBER, 1, 1 },
	{ "starts-with", QUICK_BEGINS, 2, 2 },
	{ "string", QUICK_STRING, 1, 1 },
	{ "translate", QUICK_TRANSLATE, 3, 3 },
};

static struct quick *read_or(struct reader *);

static bool
take_word(struct reader *r, const char *word)
{
	reader_skip(r);
	if (reader_name(r) != strlen(word) ||
	    strncmp(r->at, word, strlen(word)))
		return false;
	r->at += strlen(word);
	return true;
}

/* Each is a call within another when it is asked, so they are counted. */
static struct quick *
join(struct reader *r, enum quick_kind kind, struct quick *a, struct quick *b)
{
	struct quick *q = NULL;

	if (!b || r->joints++ == JOINTS)
		return NULL;
	q = reader_make(r, kind);
	q->count = 2;
	q->part = a;
	a->next = b;
	return q;
}

static struct quick *
read_parts(struct reader *r, struct quick *q, size_t least, size_t most)
{
	struct quick *last = NULL, *part;

	if (reader_take(r, ")"))
		return least ? NULL : q;
	do {
		if (!(part = read_or(r)) || ++q->count > most)
			return NULL;
		if (last)
			last->next = part;
		else
			q->part = part;
		last = part;
	} while (reader_take(r, ","));
	return reader_take(r, ")") && q->count >= least ? q : NULL;
}

/* Letters for letters, each one byte: with others libxml2 knows what to do. */
static bool
is_plain(const struct quick *q)
{
	const char *at = q && q->kind == QUICK_TEXT ? q->text : NULL;

	while (at && *at && !(*at & 0x80))
		at++;
	return at && !*at;
}

static struct quick *
check(struct quick *q)
{
	if (q && (q->kind == QUICK_COUNT || (q->kind == QUICK_NAME && q->part)))
		return q->part->kind == QUICK_PATH ? q : NULL;
	if (!q || q->kind != QUICK_TRANSLATE || (is_plain(q->part->next) &&
	    is_plain(q->part->next->next)))
		return q;
	return NULL;
}

static struct quick *
read_call(struct reader *r, size_t len)
{
	const char *name = r->at;

	r->at += len;
	if (!reader_take(r, "("))
		return NULL;
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (strlen(functions[i].name) == len &&
		    !strncmp(functions[i].name, name, len))
			return check(read_parts(r,
			    reader_make(r, functions[i].kind),
			    functions[i].least, functions[i].most));
	return NULL;
}

/* PREFIX:NAME(…), one of ours. */
static struct quick *
read_ours(struct reader *r, size_t len)
{
	char prefix[16];
	const struct say_function *f;
	struct quick *q;
	xmlNs *ns;

	if (len >= sizeof(prefix))
		return NULL;
	snprintf(prefix, sizeof(prefix), "%.*s", (int)len, r->at);
	ns = xmlSearchNs(r->node->doc, (xmlNode *)(uintptr_t)r->node,
	    (const xmlChar *)prefix);
	r->at += len + 1;
	len = reader_name(r);
	if (!ns || strcmp((const char *)ns->href, THEME_NAMESPACE) ||
	    !(f = say_function(r->at, len)))
		return NULL;
	r->at += len;
	if (!reader_take(r, "("))
		return NULL;
	q = reader_make(r, QUICK_OURS);
	q->ours = f;
	return read_parts(r, q, (size_t)f->least, (size_t)f->most);
}

static struct quick *
read_operand(struct reader *r)
{
	struct quick *q;
	size_t len;

	reader_skip(r);
	if (r->at == r->end)
		return NULL;
	if (strchr("'\"", *r->at))
		return reader_literal(r);
	if (isdigit((unsigned char)*r->at))
		return reader_number(r);
	if (*r->at == '$')
		return reader_variable(r);
	if (*r->at == '(') {
		r->at++;
		q = read_or(r);
		return q && reader_take(r, ")") ? q : NULL;
	}
	len = reader_name(r);
	if (len && r->at + len < r->end && r->at[len] == '(')
		return read_call(r, len);
	if (len && r->at + len + 1 < r->end && r->at[len] == ':' &&
	    r->at[len + 1] != ':')
		return read_ours(r, len);
	return reader_path(r);
}

/* One comparison: of what more of them in a row would mean, nobody is sure. */
static struct quick *
read_compare(struct reader *r)
{
	static const char *const orders[] = { "!=", "<=", ">=", "=", "<", ">" };
	static const char marks[] = "!lg=<>";
	struct quick *left = read_operand(r), *right;

	for (size_t i = 0; left && i < sizeof(orders) / sizeof(*orders); i++) {
		if (!reader_take(r, orders[i]))
			continue;
		right = read_operand(r);
		if ((left = join(r, QUICK_COMPARE, left, right)))
			left->order = marks[i];
		break;
	}
	return left;
}

static struct quick *
read_and(struct reader *r)
{
	struct quick *left = read_compare(r);

	while (left && take_word(r, "and"))
		left = join(r, QUICK_AND, left, read_compare(r));
	return left;
}

static struct quick *
read_or(struct reader *r)
{
	struct quick *left;

	if (r->depth == DEPTH)
		return NULL;
	r->depth++;
	left = read_and(r);
	while (left && take_word(r, "or"))
		left = join(r, QUICK_OR, left, read_and(r));
	r->depth--;
	return left;
}

/* A number would ask for a place in the row: only questions are read, and
 * paths, which ask whether there is such a node. */
struct quick *
reader_test(struct reader *r)
{
	struct quick *all = NULL, *q;

	do {
		q = read_or(r);
		if (!q || !reader_take(r, "]") ||
		    !(q->kind == QUICK_PATH || quick_is_question(q)))
			return NULL;
		all = all ? join(r, QUICK_AND, all, q) : q;
	} while (all && reader_take(r, "["));
	return all;
}

const struct quick *
quick_read(struct pool *pool, const char *text, size_t len,
	const xmlNode *node)
{
	struct reader r = { pool, text, text + len, node, 0, 0 };
	struct quick *q = read_or(&r);

	reader_skip(&r);
	return r.at == r.end ? q : NULL;
}
