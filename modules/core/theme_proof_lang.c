/* theme_proof_lang.c: what is said in another language than the page is read
 * out in it. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <string.h>

#include <libxml/tree.h>

#include "theme_proof.h"

static const char *
language_of(const xmlNode *node)
{
	const char *lang = NULL;

	for (; node && node->type == XML_ELEMENT_NODE && !lang;
	    node = node->parent)
		lang = tree_value(node, "lang");
	return lang ? lang : "";
}

static bool
is_text(const xmlNode *node, const char *text)
{
	return node->type == XML_TEXT_NODE && node->content &&
	    !strcmp((const char *)node->content, text);
}

/* Where these words stand by themselves, they stand in their language: once
 * at least, for somebody else may have said the same. */
static void
check_words(const struct proof *proof, const xmlNode *foreign,
	const char *text, const xmlNode *top)
{
	const char *lang = tree_value(foreign, "lang");
	const xmlNode *mute = NULL;

	for (const xmlNode *n = top; n; n = tree_next(top, n))
		for (const xmlNode *c = n->children; c; c = c->next) {
			if (!is_text(c, text) || tree_is(n, "title"))
				continue;
			if (!strcmp(language_of(n), lang))
				return;
			if (!mute)
				mute = n;
		}
	if (mute)
		proof_tell_of(proof, mute, (const char *)foreign->name,
		    "words of another language than the page's have lost "
		    "their lang=");
}

void
proof_languages(const struct proof *proof, xmlNode *page, xmlNode *top)
{
	for (const xmlNode *n = page; (n = tree_next(page, n));) {
		const char *lang = tree_value(n, "lang");
		xmlChar *text;

		if (!lang || tree_has(page, "lang", lang) ||
		    tree_next(n, n))
			continue;
		text = xmlNodeGetContent(n);
		if (text && *text)
			check_words(proof, n, (const char *)text, top);
		xmlFree(text);
	}
}
