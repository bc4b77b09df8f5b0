/* theme_proof_form.c: each form of the document is in the page, with all that
 * makes it work. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_form.h"

#include <string.h>
#include <strings.h>

#include <libxml/tree.h>

#include "theme_proof.h"
#include "theme_proof_tree.h"
#include "theme_say.h"

static const char *
value_or(const xmlNode *node, const char *name, const char *other)
{
	const char *value = tree_value(node, name);

	return value ? value : other;
}

static bool
is_kind(const xmlNode *field, const char *kind)
{
	return tree_has(field, "kind", kind);
}

bool
form_text_is(const xmlNode *node, const char *text)
{
	xmlChar *has = node ? xmlNodeGetContent(node) : NULL;
	bool same = !strcmp(has ? (const char *)has : "", text);

	xmlFree(has);
	return same;
}

static const xmlNode *
hidden(const xmlNode *form, const char *name)
{
	for (const xmlNode *n = form; (n = tree_next(form, n));)
		if (tree_is(n, "input") && tree_has(n, "type", "hidden") &&
		    tree_has(n, "name", name))
			return n;
	return NULL;
}

static bool
hides(const xmlNode *made, const char *name, const char *value)
{
	const xmlNode *input = hidden(made, name);

	return input && tree_has(input, "value", value);
}

/* The field's value, hidden in the form that was made; where the document
 * gives none, the row the form stands in does. */
static bool
hides_field(const xmlNode *made, const xmlNode *field)
{
	const xmlNode *input = hidden(made, value_or(field, "name", ""));
	const xmlNode *value = tree_child(field, "value");
	const char *has = input ? value_or(input, "value", "") : "";

	return input && (!value || form_text_is(value, has));
}

/* A row's form is told from the next row's by what it hides. */
static bool
fits(const xmlNode *form, const xmlNode *made)
{
	for (const xmlNode *f = form; (f = tree_next(form, f));)
		if (tree_is(f, "field") && is_kind(f, "hidden") &&
		    !hides_field(made, f))
			return false;
	return true;
}

static const xmlNode *
find_made(const xmlNode *form, const xmlNode *top)
{
	const char *action = value_or(form, "action", "");
	const char *method = value_or(form, "method", "post");
	const xmlNode *first = NULL;

	for (const xmlNode *n = top; (n = tree_next(top, n));) {
		if (!tree_is(n, "form") || !tree_has(n, "action", action) ||
		    strcasecmp(value_or(n, "method", "get"), method))
			continue;
		if (fits(form, n))
			return n;
		if (!first)
			first = n;
	}
	return first;
}

static void
check_hidden(const struct proof *proof, const xmlNode *form,
	const xmlNode *made)
{
	static const char *const names[] = { "csrf", "key" };
	const char *form_name = value_or(form, "name", "");

	for (size_t i = 0; i < 2; i++) {
		const char *value = tree_value(form, names[i]);

		if (value && hidden(made, names[i]) &&
		    !hides(made, names[i], value))
			proof_tell_of(proof, made, form_name, "a form hides "
			    "another %s than the document's", names[i]);
	}
	for (const xmlNode *f = form; (f = tree_next(form, f));)
		if (tree_is(f, "field") && is_kind(f, "hidden") &&
		    !hides_field(made, f))
			proof_tell_of(proof, made, form_name, "a form has lost "
			    "a hidden field, \"%s\"", value_or(f, "name",
			    ""));
}

static bool
sends(const xmlNode *n)
{
	const char *type = value_or(n, "type", "");

	return (tree_is(n, "button") && (!*type || !strcmp(type, "submit"))) ||
	    (tree_is(n, "input") && (!strcmp(type, "submit") ||
	    !strcmp(type, "image")));
}

static void
check_sending(const struct proof *proof, const xmlNode *form,
	const xmlNode *made)
{
	const char *name = value_or(form, "name", "");
	const xmlNode *n = made;

	if (tree_value(form, "upload") &&
	    !tree_has(made, "enctype", "multipart/form-data"))
		proof_tell_of(proof, made, name, "a form takes files, but has "
		    "no enctype=\"multipart/form-data\"");
	while ((n = tree_next(made, n)) && !sends(n))
		;
	if (!n)
		proof_tell_of(proof, made, name, "a form has no button that "
		    "sends it");
}

/* One that only has a button may wait for its time: nobody takes a case that
 * is theirs. */
static bool
asks(const xmlNode *form)
{
	for (const xmlNode *f = form; (f = tree_next(form, f));)
		if (tree_is(f, "field") && !is_kind(f, "hidden") &&
		    !is_kind(f, "trap"))
			return true;
	return false;
}

static void
check_form(const struct proof *proof, const struct speaking *speaking,
	const xmlNode *form, const xmlNode *top)
{
	const xmlNode *made = find_made(form, top);

	if (!made && asks(form))
		proof_tell_sheet(proof, speaking->template, "the form \"%s\" "
		    "of the document is not in the page", value_or(form,
		    "name", ""));
	if (!made)
		return;
	check_hidden(proof, form, made);
	check_sending(proof, form, made);
	for (const xmlNode *f = form; (f = tree_next(form, f));)
		if (tree_is(f, "field") && !is_kind(f, "hidden") &&
		    !is_kind(f, "trap"))
			proof_field(proof, speaking->language, f, made, top);
}

/* Whatever it is for, a POST without these is refused. */
static void
check_post(const struct proof *proof, const xmlNode *made)
{
	const xmlNode *csrf = hidden(made, "csrf"), *key = hidden(made, "key");

	if (!tree_is(made, "form") ||
	    strcasecmp(value_or(made, "method", ""), "post"))
		return;
	if (!csrf || !*value_or(csrf, "value", ""))
		proof_tell_of(proof, made, value_or(made, "action", ""), "a "
		    "form that posts hides no csrf, so nobody can send it");
	else if (!key || !*value_or(key, "value", ""))
		proof_tell_of(proof, made, value_or(made, "action", ""), "a "
		    "form that posts hides no key, so nobody can send it");
}

void
proof_forms(const struct proof *proof, const struct speaking *speaking,
	xmlNode *page, xmlNode *top)
{
	for (const xmlNode *n = page; (n = tree_next(page, n));)
		if (tree_is(n, "form"))
			check_form(proof, speaking, n, top);
	for (const xmlNode *n = top; (n = tree_next(top, n));) {
		check_post(proof, n);
		proof_control(proof, n, top);
	}
}
