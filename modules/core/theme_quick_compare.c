/* theme_quick_compare.c: how values compare, as XPath 1.0 § 3.4 says. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxslt/xsltInternals.h>

#include "theme_say.h"

enum kind { NODES, TEXT, NUMBER, TRUTH };

/* One side of a comparison: a path, or what it came to. */
struct side {
	enum kind		 kind;
	const struct quick	*path;
	const xmlXPathObject	*nodes;		/* of a variable */
	struct quick_text	 text;
	double			 number;	/* and truth: 0 or 1 */
	xmlXPathObject		*copy;
};

static void
side_variable(struct side *s, const struct quick *q,
	xsltTransformContext *ctx)
{
	const xmlXPathObject *v = quick_variable(ctx, q->text, &s->copy);

	if (!v)
		return;
	switch (v->type) {
	case XPATH_NODESET:
	case XPATH_XSLT_TREE:
		s->kind = NODES;
		s->nodes = v;
		break;
	case XPATH_BOOLEAN:
		s->kind = TRUTH;
		s->number = v->boolval;
		break;
	case XPATH_NUMBER:
		s->kind = NUMBER;
		s->number = v->floatval;
		break;
	default:
		if (v->stringval)
			s->text.text = (const char *)v->stringval;
	}
}

static struct side
side_of(const struct quick *q, xsltTransformContext *ctx, const xmlNode *at)
{
	struct side s = { .kind = TEXT, .text = { "", NULL } };

	if (q->kind == QUICK_PATH) {
		s.kind = NODES;
		s.path = q;
	} else if (q->kind == QUICK_VARIABLE) {
		side_variable(&s, q, ctx);
	} else if (quick_is_number(q)) {
		s.kind = NUMBER;
		s.number = quick_number(q, ctx, at);
	} else if (quick_is_question(q)) {
		s.kind = TRUTH;
		s.number = quick_truth(q, ctx, at);
	} else {
		s.text = quick_text(q, ctx, at);
	}
	return s;
}

static void
side_end(struct side *s)
{
	xmlFree(s->text.owned);
	xmlXPathFreeObject(s->copy);
}

static double
as_number(const struct side *s)
{
	return s->kind == TEXT ? xmlXPathCastStringToNumber(
	    (const xmlChar *)s->text.text) : s->number;
}

static bool
numbers(char order, double a, double b)
{
	switch (order) {
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '<':
		return a < b;
	case 'l':
		return a <= b;
	case '>':
		return a > b;
	default:
		return a >= b;
	}
}

/* Neither is a set of nodes. */
static bool
values(char order, const struct side *a, const struct side *b)
{
	bool equality = order == '=' || order == '!';

	if (equality && a->kind == TEXT && b->kind == TEXT)
		return !strcmp(a->text.text, b->text.text) == (order == '=');
	return numbers(order, as_number(a), as_number(b));
}

struct pair {
	xsltTransformContext *ctx;
	char		 order;
	const xmlNode	*at;
	const struct side *right;
	const struct side *left;	/* of the node at hand */
};

static bool
each(const struct side *s, xsltTransformContext *ctx, const xmlNode *at,
	quick_node_fn *fn, void *arg)
{
	if (s->path)
		return quick_each(s->path, ctx, at, fn, arg);
	for (int i = 0; s->nodes && s->nodes->nodesetval &&
	    i < s->nodes->nodesetval->nodeNr; i++)
		if (fn(s->nodes->nodesetval->nodeTab[i], arg))
			return true;
	return false;
}

static bool
with_right(const xmlNode *node, void *arg)
{
	const struct pair *p = arg;
	struct side right = { .kind = TEXT, .text = quick_node_text(node) };
	bool yes = p->ctx->state == XSLT_STATE_STOPPED ||
	    values(p->order, p->left, &right);

	xmlFree(right.text.owned);
	return yes;
}

static bool
with_left(const xmlNode *node, void *arg)
{
	struct pair *p = arg;
	struct side left = { .kind = TEXT, .text = quick_node_text(node) };
	bool yes;

	p->left = &left;
	yes = p->right->kind == NODES ?
	    each(p->right, p->ctx, p->at, with_right, p) :
	    values(p->order, &left, p->right);
	xmlFree(left.text.owned);
	return yes;
}

static bool
any(const xmlNode *node, void *arg)
{
	(void)node, (void)arg;
	return true;
}

static bool
side_truth(const struct side *s, xsltTransformContext *ctx,
	const xmlNode *at)
{
	if (s->kind == NODES)
		return each(s, ctx, at, any, NULL);
	if (s->kind == TEXT)
		return *s->text.text;
	return s->number < 0 || s->number > 0;	/* NaN is neither */
}

/* To which is more, a truth is a number; a set of nodes becomes a truth. */
static bool
are_truths(char order, const struct side *a, const struct side *b)
{
	if (order == '=' || order == '!')
		return a->kind == TRUTH || b->kind == TRUTH;
	return (a->kind == TRUTH && b->kind == NODES) ||
	    (a->kind == NODES && b->kind == TRUTH);
}

static bool
sides(char order, const struct side *a, const struct side *b,
	xsltTransformContext *ctx, const xmlNode *at)
{
	static const char turned[] = { ['='] = '=', ['!'] = '!', ['<'] = '>',
	    ['>'] = '<', ['l'] = 'g', ['g'] = 'l' };
	struct pair p = { ctx, order, at, b, NULL };

	if (are_truths(order, a, b))
		return numbers(order, side_truth(a, ctx, at),
		    side_truth(b, ctx, at));
	if (a->kind == NODES)
		return each(a, ctx, at, with_left, &p);
	if (b->kind != NODES)
		return values(order, a, b);
	p.order = turned[(unsigned char)order];
	p.right = a;
	return each(b, ctx, at, with_left, &p);
}

bool
quick_compare(const struct quick *q, xsltTransformContext *ctx,
	const xmlNode *at)
{
	struct side a = side_of(q->part, ctx, at);
	struct side b = side_of(q->part->next, ctx, at);
	bool yes = sides(q->order, &a, &b, ctx, at);

	side_end(&a);
	side_end(&b);
	return yes;
}

static bool
variable_truth(const struct quick *q, xsltTransformContext *ctx)
{
	xmlXPathObject *copy;
	const xmlXPathObject *v = quick_variable(ctx, q->text, &copy);
	bool yes = v && xmlXPathCastToBoolean((xmlXPathObject *)
	    (uintptr_t)v);

	xmlXPathFreeObject(copy);
	return yes;
}

/* Two texts, and whether the second is in the first, or begins it. */
static bool
within(const struct quick *q, xsltTransformContext *ctx, const xmlNode *at)
{
	struct quick_text a = quick_text(q->part, ctx, at);
	struct quick_text b = quick_text(q->part->next, ctx, at);
	bool yes = q->kind == QUICK_CONTAINS ? strstr(a.text, b.text) != NULL :
	    !strncmp(a.text, b.text, strlen(b.text));

	xmlFree(a.owned);
	xmlFree(b.owned);
	return yes;
}

static bool
text_truth(const struct quick *q, xsltTransformContext *ctx,
	const xmlNode *at)
{
	struct side s = side_of(q, ctx, at);
	bool yes = side_truth(&s, ctx, at);

	side_end(&s);
	return yes;
}

bool
quick_truth(const struct quick *q, xsltTransformContext *ctx,
	const xmlNode *at)
{
	struct quick_text said;
	bool yes;

	switch (q->kind) {
	case QUICK_PATH:
		return quick_each(q, ctx, at, any, NULL);
	case QUICK_VARIABLE:
		return variable_truth(q, ctx);
	case QUICK_OURS:
		said = quick_text(q, ctx, at);
		yes = q->ours->question ? *said.text == 't' : *said.text;
		xmlFree(said.owned);
		return yes;
	case QUICK_NOT:
		return !quick_truth(q->part, ctx, at);
	case QUICK_BOOLEAN:
		return quick_truth(q->part, ctx, at);
	case QUICK_CONTAINS:
	case QUICK_BEGINS:
		return within(q, ctx, at);
	case QUICK_AND:
		return quick_truth(q->part, ctx, at) &&
		    quick_truth(q->part->next, ctx, at);
	case QUICK_OR:
		return quick_truth(q->part, ctx, at) ||
		    quick_truth(q->part->next, ctx, at);
	case QUICK_COMPARE:
		return quick_compare(q, ctx, at);
	default:
		return text_truth(q, ctx, at);
	}
}
