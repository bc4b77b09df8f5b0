/* theme_proof_frame.c: where every page leads: home, in and out, to help, to
 * the other languages. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <stdio.h>
#include <string.h>

#include <libxml/tree.h>

#include "theme_proof.h"

/* A link, or a form, whose address begins so and goes on with nothing else
 * than a query. */
static bool
leads(const xmlNode *top, const char *element, const char *attribute,
	const char *address)
{
	size_t length = strlen(address);

	for (const xmlNode *n = top; (n = tree_next(top, n));) {
		const char *to = tree_is(n, element) ?
		    tree_value(n, attribute) : NULL;

		if (to && !strncmp(to, address, length) &&
		    strchr("?#", to[length]))
			return true;
	}
	return false;
}

static void
check_way(const struct proof *proof, const xmlNode *page, const xmlNode *top,
	const char *path, const char *what)
{
	const char *base = tree_value(page, "base");
	char address[512];

	snprintf(address, sizeof(address), "%s%s", base ? base : "", path);
	if (!leads(top, "a", "href", address) &&
	    !leads(top, "form", "action", address))
		proof_tell(proof, tree_first(top, "body"), "nothing leads "
		    "%s, %s", what, path);
}

/* An address of mail, or of a page. */
static void
check_contact(const struct proof *proof, const xmlNode *contact,
	const xmlNode *top)
{
	const char *to = (const char *)contact->children->content;
	char address[512];

	snprintf(address, sizeof(address), "%s%s", to && strchr(to, '@') ?
	    "mailto:" : "", to ? to : "");
	if (!leads(top, "a", "href", address))
		proof_tell(proof, tree_first(top, "body"), "no link leads to "
		    "the site's contact, who helps");
}

/* Somebody who reads no word of this page must find a page to read. */
static void
check_tongues(const struct proof *proof, const xmlNode *languages,
	const xmlNode *top)
{
	for (const xmlNode *n = languages; (n = tree_next(languages, n));) {
		const char *code = tree_value(n, "code");
		const xmlNode *at = tree_first(top, "body");

		while (code && at && !((tree_is(at, "a") ||
		    tree_is(at, "button") || tree_is(at, "option")) &&
		    (tree_has(at, "lang", code) ||
		    tree_has(at, "hreflang", code))))
			at = tree_next(top, at);
		if (code && !at)
			proof_tell_of(proof, tree_first(top, "body"), code,
			    "a language of the document has no link or "
			    "button with lang=");
	}
}

void
proof_frame(const struct proof *proof, xmlNode *page, xmlNode *top)
{
	const xmlNode *site = tree_child(page, "site"), *contact, *languages;

	if (!site || !tree_first(top, "body"))
		return;
	contact = tree_child(site, "contact");
	languages = tree_child(site, "languages");
	check_way(proof, page, top, "/", "home");
	check_way(proof, page, top, "/accessibility",
	    "to the accessibility statement");
	if (tree_child(page, "actor"))
		check_way(proof, page, top, "/sign-out", "out");
	else
		check_way(proof, page, top, "/sign-in", "in");
	if (contact && tree_speaks(contact))
		check_contact(proof, contact, top);
	if (languages)
		check_tongues(proof, languages, top);
}
