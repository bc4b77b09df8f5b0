/* theme_proof_field.c: one question of a form: who does not see it hears its
 * label, its hint and what is wrong with the answer. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_form.h"

#include <stdio.h>
#include <string.h>

#include <libxml/tree.h>

#include "html_model.h"
#include "theme_proof.h"
#include "theme_proof_tree.h"
#include "words.h"

/* A field, and what was made of it. */
struct question {
	const struct proof	*proof;
	const xmlNode		*field, *top;
	const char		*form, *name;
	char			 what[128];	/* "form.name" */
	const xmlNode		*first;		/* its first control */
	const xmlNode		*group;		/* the fieldset, or first */
	size_t			 controls;
};

static bool
is_control(const xmlNode *n)
{
	const char *type = tree_value(n, "type");

	if (tree_is(n, "input"))
		return !type || !html_among("hidden submit button image reset",
		    type);
	return tree_is(n, "select") || tree_is(n, "textarea");
}

static bool
ticks(const xmlNode *n)
{
	return tree_has(n, "type", "radio") || tree_has(n, "type", "checkbox");
}

/* The next control of the question: in the form, or told to belong to it. */
static const xmlNode *
next_control(const struct question *q, const xmlNode *made, const xmlNode *n)
{
	for (; n; n = n ? tree_next(made, n) : NULL)
		if (n != made && is_control(n) &&
		    tree_has(n, "name", q->name))
			break;
	return n;
}

static bool
is_labelled(const xmlNode *n, const xmlNode *top)
{
	const char *id = tree_value(n, "id");
	const xmlNode *label = tree_above(n, "label");

	if (tree_is_named(n) || (label && tree_speaks(label)))
		return true;
	for (label = top; id && (label = tree_next(top, label));)
		if (tree_is(label, "label") && tree_has(label, "for", id) &&
		    tree_speaks(label))
			return true;
	return false;
}

void
proof_control(const struct proof *proof, const xmlNode *n, const xmlNode *top)
{
	/* One with an id could be led to: who stands around it did not. */
	if (is_control(n) && !is_labelled(n, top))
		proof_tell_of(proof, tree_value(n, "id") ? tree_holder(n) : n,
		    tree_value(n, "name"), "a control has no label");
}

static bool
is_there(const xmlNode *top, const char *id, size_t length)
{
	for (const xmlNode *n = top; n; n = tree_next(top, n)) {
		const char *has = tree_value(n, "id");

		if (has && !strncmp(has, id, length) && !has[length])
			return true;
	}
	return false;
}

/* How many of the elements that describe it say something; those it only
 * names, theme_proof_ids.c finds. */
static size_t
descriptions(const struct question *q, const xmlNode *n)
{
	const char *ids = tree_value(n, "aria-describedby");
	size_t count = 0;

	for (const char *at = ids; at && *at; at += strspn(at, " ")) {
		count += !is_there(q->top, at, strcspn(at, " "));
		at += strcspn(at, " ");
	}

	for (const xmlNode *at = q->top; ids && (at = tree_next(q->top, at));)
		if (tree_value(at, "id") && tree_speaks(at) &&
		    html_among(ids, tree_value(at, "id")))
			count++;
	return count;
}

static bool
has_hint(const struct question *q, const struct language *lang)
{
	char key[256];

	snprintf(key, sizeof(key), "%s.%s.hint", q->form, q->name);
	return tree_child(q->field, "hint") || words_find(lang, key);
}

static void
check_described(const struct question *q, const struct language *lang)
{
	bool hint = has_hint(q, lang), error = tree_value(q->field, "error");
	size_t said = descriptions(q, q->first);

	if (q->group != q->first)
		said += descriptions(q, q->group);
	if (said < (size_t)hint + error)
		proof_tell_of(q->proof, q->first, q->what, "aria-describedby "
		    "of a control does not lead to its %s", error ?
		    "error" : "hint");
	if (error && q->group == q->first &&
	    !tree_has(q->first, "aria-invalid", "true"))
		proof_tell_of(q->proof, q->first, q->what, "a control whose "
		    "field is wrong has no aria-invalid=\"true\"");
}

static bool
leads_to(const xmlNode *link, const xmlNode *target)
{
	const char *href = tree_value(link, "href");

	return href && *href == '#' && tree_has(target, "id", href + 1);
}

/* What is wrong is told on top, with the way to the field. */
static void
check_summary(const struct question *q, const xmlNode *made)
{
	if (!tree_value(q->field, "error"))
		return;
	for (const xmlNode *n = q->top; (n = tree_next(q->top, n));)
		if (tree_is(n, "a") && tree_speaks(n) &&
		    (leads_to(n, q->first) || leads_to(n, q->group)))
			return;
	proof_tell_of(q->proof, made, q->what, "a field is wrong, and no "
	    "link of an error summary leads to its control");
}

/* Without a value, an option is its text. */
static bool
is_option(const xmlNode *n, const xmlNode *value)
{
	const char *has = tree_value(n, "value");
	xmlChar *text;
	bool same;

	if (!tree_is(n, "option"))
		return false;
	if (has)
		return form_text_is(value, has);
	text = xmlNodeGetContent(n);
	same = form_text_is(value, text ? (const char *)text : "");
	xmlFree(text);
	return same;
}

static bool
offers(const struct question *q, const xmlNode *made, const xmlNode *option)
{
	const xmlNode *value = tree_child(option, "value");

	for (const xmlNode *n = next_control(q, made, made); n;
	    n = next_control(q, made, tree_next(made, n))) {
		const char *has = tree_value(n, "value");

		if (ticks(n) && form_text_is(value, has ? has : ""))
			return true;
		for (const xmlNode *o = n; (o = tree_next(n, o));)
			if (is_option(o, value))
				return true;
	}
	return false;
}

static void
check_options(const struct question *q, const xmlNode *made)
{
	for (const xmlNode *o = q->field->children; o; o = o->next)
		if (tree_is(o, "option") && !offers(q, made, o)) {
			proof_tell_of(q->proof, q->first, q->what, "a field "
			    "does not offer all that the document does");
			return;
		}
}

/* What was typed is there again; but a password, and a file. */
static bool
keeps(const struct question *q)
{
	const xmlNode *value = tree_child(q->field, "value");
	const char *has = tree_value(q->first, "value");

	if (!value || form_text_is(value, "") || tree_child(q->field,
	    "option") || html_among("password new-password file tick",
	    tree_value(q->field, "kind") ? tree_value(q->field, "kind") : ""))
		return true;
	if (!tree_is(q->first, "textarea"))
		return form_text_is(value, has ? has : "");
	return q->first->children && q->first->children->content &&
	    form_text_is(value, (const char *)q->first->children->content);
}

static void
check_control(const struct question *q)
{
	const char *known = tree_value(q->field, "autocomplete");
	bool many = q->controls > 1 || tree_has(q->first, "type", "radio");

	if (many && q->group == q->first)
		proof_tell_of(q->proof, q->first, q->what, "a field has "
		    "several controls, but no <fieldset> with a <legend>");
	if (known && !tree_has(q->first, "autocomplete", known))
		proof_tell_of(q->proof, q->first, q->what, "a control has "
		    "lost autocomplete=\"%s\"", known);
	if (!keeps(q))
		proof_tell_of(q->proof, q->first, q->what, "a control does "
		    "not show what was typed");
}

void
proof_field(const struct proof *proof, const struct language *lang,
	const xmlNode *field, const xmlNode *made, const xmlNode *top)
{
	struct question q = { .proof = proof, .field = field, .top = top,
		.form = tree_value(field->parent, "name"),
		.name = tree_value(field, "name") };
	const xmlNode *group;

	if (!q.form || !q.name)
		return;
	snprintf(q.what, sizeof(q.what), "%s.%s", q.form, q.name);
	q.first = next_control(&q, made, made);
	if (!q.first) {
		proof_tell_of(proof, made, q.what, "a field of the document "
		    "is not in the form");
		return;
	}
	for (const xmlNode *n = q.first; n;
	    n = next_control(&q, made, tree_next(made, n)))
		q.controls++;
	group = ticks(q.first) ? tree_above(q.first, "fieldset") : NULL;
	q.group = group ? group : q.first;
	check_control(&q);
	check_described(&q, lang);
	check_summary(&q, made);
	check_options(&q, made);
}
