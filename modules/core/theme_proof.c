/* theme_proof.c: a page, looked at closely: its frame. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof.h"

#include <string.h>

#include <libxml/tree.h>

#include "theme_proof_form.h"
#include "theme_proof_tree.h"
#include "theme_say.h"
#include "words.h"

static const xmlNode *
only(const struct proof *proof, const xmlNode *top, const char *name)
{
	const xmlNode *first = tree_first(top, name);

	if (!first) {
		proof_tell(proof, top, "the page has no <%s>", name);
		return NULL;
	}
	for (const xmlNode *n = first; (n = tree_next(top, n));)
		if (tree_is(n, name) && !tree_above(n, "svg"))
			proof_tell(proof, n, "the page has a second <%s>",
			    name);
	return first;
}

static void
check_same(const struct proof *proof, const xmlNode *page, const xmlNode *html,
	const char *name)
{
	const char *value = tree_value(page, name);

	if (value && !tree_has(html, name, value))
		proof_tell(proof, html, "<html> has no %s=\"%s\", which the "
		    "document says", name, value);
}

/* The first link of all leads to where the page begins. */
static void
check_skip(const struct proof *proof, const xmlNode *top, const xmlNode *main)
{
	const xmlNode *link = tree_first(top, "body"), *at;
	const char *href;

	link = link ? tree_first(link, "a") : NULL;
	href = link ? tree_value(link, "href") : NULL;
	at = href && *href == '#' ? tree_find(top, "id", href + 1) : NULL;
	while (at && at != main)
		at = at->parent->type == XML_ELEMENT_NODE ? at->parent : NULL;
	if (!at)
		proof_tell(proof, link ? link : top, "the first link does not "
		    "skip to <main>");
}

static void
check_title(const struct proof *proof, const struct language *lang,
	const xmlNode *page, const xmlNode *title)
{
	const char *error = words_find(lang, "page.error");
	const xmlNode *text = title->children;

	if (!tree_speaks(title))
		proof_tell(proof, title, "<title> is empty");
	for (const xmlNode *n = page; (n = tree_next(page, n));)
		if (tree_is(n, "form") && tree_value(n, "errors") && error &&
		    text && text->content && strncmp(error,
		    (const char *)text->content, strlen(error)))
			proof_tell(proof, title, "a form is wrong, and "
			    "<title> does not begin with the word "
			    "\"page.error\"");
}

static void
check_zoom(const struct proof *proof, const xmlNode *top)
{
	const xmlNode *meta = tree_find(top, "name", "viewport");
	const char *content = meta ? tree_value(meta, "content") : NULL;

	if (!content)
		proof_tell(proof, top, "the page has no <meta "
		    "name=\"viewport\">, so telephones draw it small");
	else if (strstr(content, "maximum-scale") ||
	    strstr(content, "user-scalable"))
		proof_tell(proof, meta, "<meta name=\"viewport\"> keeps "
		    "people from making the page larger");
}

void
proof_letter(const struct proof *proof, xmlDoc *letter, xmlDoc *made)
{
	xmlNode *top = xmlDocGetRootElement(made);

	check_same(proof, xmlDocGetRootElement(letter), top, "lang");
	only(proof, top, "title");
	proof_whole(proof, top);
	proof_ids(proof, top);
	proof_names(proof, top);
}

void
proof_page(const struct proof *proof, const struct speaking *speaking,
	xmlDoc *page, xmlDoc *made)
{
	xmlNode *top = xmlDocGetRootElement(made);
	xmlNode *root = xmlDocGetRootElement(page);
	const xmlNode *main, *title;

	check_same(proof, root, top, "lang");
	check_same(proof, root, top, "dir");
	main = only(proof, top, "main");
	title = only(proof, top, "title");
	only(proof, top, "h1");
	if (main)
		check_skip(proof, top, main);
	if (title)
		check_title(proof, speaking->language, root, title);
	check_zoom(proof, top);
	proof_html(proof, top);
	proof_whole(proof, top);
	proof_ids(proof, top);
	proof_names(proof, top);
	proof_forms(proof, speaking, root, top);
	proof_frame(proof, root, top);
	proof_languages(proof, root, top);
}
