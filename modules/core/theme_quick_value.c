/* theme_quick_value.c: what an expression comes to, as text or as truth. */
/* SPDX-License-Identifier: ISC */
#include "theme_quick.h"

#include <stdint.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/xpath.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "theme_say.h"

static struct quick_text
lent(const void *text)
{
	return (struct quick_text){ text ? text : "", NULL };
}

static struct quick_text
owned(xmlChar *text)
{
	return (struct quick_text){ text ? (const char *)text : "", text };
}

struct quick_text
quick_node_text(const xmlNode *node)
{
	const xmlNode *child = node->children;

	if (node->type == XML_TEXT_NODE)
		return lent(node->content);
	if (node->type == XML_ELEMENT_NODE ||
	    node->type == XML_ATTRIBUTE_NODE) {
		if (!child)
			return lent("");
		if (!child->next && child->type == XML_TEXT_NODE)
			return lent(child->content);
	}
	return owned(xmlNodeGetContent(node));
}

/* What is nowhere ends the page, as libxslt would end it. */
static xmlXPathObject *
look_up(xsltTransformContext *ctx, const char *name)
{
	xmlXPathObject *value = xsltVariableLookup(ctx,
	    (const xmlChar *)name, NULL);

	if (!value) {
		xsltTransformError(ctx, NULL, ctx->inst,
		    "Variable '%s' has not been declared.\n", name);
		ctx->state = XSLT_STATE_STOPPED;
	}
	return value;
}

/* As xsltVariableLookup() finds it, but without a copy: the variables of the
 * template, then those of the sheet. */
const xmlXPathObject *
quick_variable(xsltTransformContext *ctx, const char *name,
	xmlXPathObject **copy)
{
	const xsltStackElem *e;

	*copy = NULL;
	for (int i = ctx->varsNr; i > ctx->varsBase; i--)
		for (e = ctx->varsTab[i - 1]; e; e = e->next) {
			if (e->nameURI || strcmp((const char *)e->name, name))
				continue;
			if (e->computed)
				return e->value;
			return *copy = look_up(ctx, name);
		}
	e = ctx->globalVars ? xmlHashLookup2(ctx->globalVars,
	    (const xmlChar *)name, NULL) : NULL;
	if (e && e->computed == 1)
		return e->value;
	return *copy = look_up(ctx, name);
}

static struct quick_text
variable_text(const struct quick *q, xsltTransformContext *ctx)
{
	xmlXPathObject *copy;
	const xmlXPathObject *value = quick_variable(ctx, q->text, &copy);
	struct quick_text text = lent("");

	if (value && value->type == XPATH_STRING && !copy)
		return lent(value->stringval);
	if (value && value->type == XPATH_NODESET && !copy &&
	    value->nodesetval && value->nodesetval->nodeNr == 1)
		return quick_node_text(value->nodesetval->nodeTab[0]);
	if (value)
		text = owned(xmlXPathCastToString((xmlXPathObject *)
		    (uintptr_t)value));
	xmlXPathFreeObject(copy);
	return text;
}

static struct quick_text
concat(const struct quick *q, xsltTransformContext *ctx, const xmlNode *at)
{
	xmlChar *all = NULL;

	for (const struct quick *part = q->part; part; part = part->next) {
		struct quick_text text = quick_text(part, ctx, at);

		all = xmlStrcat(all, (const xmlChar *)text.text);
		xmlFree(text.owned);
	}
	return owned(all);
}

/* Letters of one byte for letters of one byte: else xmlXPath does it. */
static struct quick_text
translate(const struct quick *q, xsltTransformContext *ctx, const xmlNode *at)
{
	struct quick_text text = quick_text(q->part, ctx, at);
	const char *from = q->part->next->text, *found;
	const char *to = q->part->next->next->text, *c;
	xmlChar *out = text.owned ? text.owned :
	    xmlStrdup((const xmlChar *)text.text);
	size_t most = strlen(to), kept;
	char *end = (char *)out;

	for (c = end; *c; c++) {
		kept = strcspn(c, from);
		memmove(end, c, kept);
		end += kept;
		c += kept;
		if (!(found = *c ? strchr(from, *c) : NULL))
			break;
		if ((size_t)(found - from) < most)
			*end++ = to[found - from];
	}
	*end = '\0';
	return owned(out);
}

bool
quick_is_question(const struct quick *q)
{
	return q->kind >= QUICK_NOT ||
	    (q->kind == QUICK_OURS && q->ours->question);
}

static double
variable_number(const struct quick *q, xsltTransformContext *ctx)
{
	xmlXPathObject *copy;
	const xmlXPathObject *value = quick_variable(ctx, q->text, &copy);
	double number = xmlXPathCastToNumber((xmlXPathObject *)(uintptr_t)
	    value);

	xmlXPathFreeObject(copy);
	return number;
}

bool
quick_is_number(const struct quick *q)
{
	return q->kind == QUICK_NUMBER || q->kind == QUICK_TO_NUMBER ||
	    q->kind == QUICK_COUNT;
}

/* Only what is text already is read: a number would lose digits. */
double
quick_number(const struct quick *q, xsltTransformContext *ctx,
	const xmlNode *at)
{
	const struct quick *of = q->part;
	struct quick_text text;
	double number;

	if (q->kind == QUICK_NUMBER)
		return q->number;
	if (q->kind == QUICK_COUNT)
		return quick_count(of, ctx, at);
	if (quick_is_number(of))
		return quick_number(of, ctx, at);
	if (of->kind == QUICK_VARIABLE)
		return variable_number(of, ctx);
	if (quick_is_question(of))
		return quick_truth(of, ctx, at);
	text = quick_text(of, ctx, at);
	number = xmlXPathCastStringToNumber((const xmlChar *)text.text);
	xmlFree(text.owned);
	return number;
}

/* What one of our functions is given. */
static struct quick_text
argument(const struct quick *q, xsltTransformContext *ctx, const xmlNode *at)
{
	const xmlXPathObject *value = NULL;
	xmlXPathObject *copy = NULL;
	struct quick_text text;

	if (quick_is_number(q))
		return owned(say_number(quick_number(q, ctx, at)));
	if (q->kind == QUICK_VARIABLE)
		value = quick_variable(ctx, q->text, &copy);
	if (!value || value->type != XPATH_NUMBER)
		text = quick_text(q, ctx, at);
	else
		text = owned(say_number(value->floatval));
	xmlXPathFreeObject(copy);
	return text;
}

static struct quick_text
ours(const struct quick *q, xsltTransformContext *ctx, const xmlNode *at)
{
	/* Four kilobytes that need not be zeroes first. */
	__attribute__((uninitialized)) xmlChar *made[SAYING_MOST];
	__attribute__((uninitialized)) struct saying s;
	struct quick_text text;
	const char *said;

	s.speaking = ctx->_private;
	s.inst = ctx->inst;
	s.n = 0;
	for (const struct quick *part = q->part; part; part = part->next) {
		text = argument(part, ctx, at);
		s.text[s.n] = text.text;
		made[s.n++] = text.owned;
	}
	said = q->ours->say(&s);
	if (q->ours->question)
		text = lent(said ? "true" : "false");
	else if (said == s.speech.text)
		text = owned(xmlStrdup((const xmlChar *)said));
	else
		text = lent(said);
	while (s.n--)
		if (made[s.n] && said == (const char *)made[s.n])
			text.owned = made[s.n];
		else
			xmlFree(made[s.n]);
	return text;
}

static bool
first_text(const xmlNode *node, void *text)
{
	*(struct quick_text *)text = quick_node_text(node);
	return true;
}

/* What is a number, or not a question of text at all. */
static struct quick_text
other_text(const struct quick *q, xsltTransformContext *ctx,
	const xmlNode *at)
{
	if (q->kind >= QUICK_NOT)
		return lent(quick_truth(q, ctx, at) ? "true" : "false");
	if (q->kind == QUICK_NAME)
		return quick_name(q->part, ctx, at);
	return owned(xmlXPathCastNumberToString(quick_number(q, ctx, at)));
}

struct quick_text
quick_text(const struct quick *q, xsltTransformContext *ctx,
	const xmlNode *at)
{
	struct quick_text text = lent("");

	switch (q->kind) {
	case QUICK_TEXT:
		return lent(q->text);
	case QUICK_PATH:
		quick_each(q, ctx, at, first_text, &text);
		return text;
	case QUICK_VARIABLE:
		return variable_text(q, ctx);
	case QUICK_OURS:
		return ours(q, ctx, at);
	case QUICK_CONCAT:
		return concat(q, ctx, at);
	case QUICK_STRING:
		return quick_text(q->part, ctx, at);
	case QUICK_TRANSLATE:
		return translate(q, ctx, at);
	default:
		return other_text(q, ctx, at);
	}
}
