/* theme_proof_names.c: who does not see a page must hear what is on it. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <string.h>

#include <libxml/tree.h>

#include "html_model.h"
#include "theme_proof.h"

static bool
is_hidden(const xmlNode *node)
{
	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
		if (tree_has(node, "aria-hidden", "true") ||
		    tree_value(node, "hidden"))
			return true;
	return false;
}

static void
check_picture(const struct proof *proof, const xmlNode *node)
{
	if (tree_is(node, "img") && !tree_value(node, "alt"))
		proof_tell(proof, node, "<img> has no alt: what it shows, or "
		    "\"\" where it says nothing new");
	if (!tree_is(node, "svg") || tree_has(node, "role", "presentation") ||
	    tree_above(node, "svg"))
		return;
	if (!tree_has(node, "role", "img"))
		proof_tell(proof, node, "<svg> has neither "
		    "aria-hidden=\"true\" nor role=\"img\"");
	else if (!tree_is_named(node) && !tree_first(node, "title"))
		proof_tell(proof, node, "<svg role=\"img\"> has no name: "
		    "aria-label, or a <title>");
}

static bool
is_button(const xmlNode *node)
{
	return tree_is(node, "button") || (tree_is(node, "input") &&
	    html_among("submit button image reset",
	    tree_value(node, "type") ? tree_value(node, "type") : ""));
}

static void
check_words(const struct proof *proof, const xmlNode *node)
{
	bool heard = tree_speaks(node) || tree_is_named(node);

	if (tree_is(node, "a") && tree_value(node, "href") && !heard)
		proof_tell(proof, node, "a link says nothing");
	else if (is_button(node) && !heard)
		proof_tell(proof, node, "a button says nothing");
	else if (html_among("h1 h2 h3 h4 h5 h6 legend caption label summary",
	    (const char *)node->name) && !heard)
		proof_tell(proof, node, "<%s> is empty",
		    (const char *)node->name);
}

/* Radios that belong together say what they ask. */
static void
check_group(const struct proof *proof, const xmlNode *node)
{
	const xmlNode *group;

	if (!tree_is(node, "input") || !tree_has(node, "type", "radio"))
		return;
	group = tree_above(node, "fieldset");
	if (group ? !tree_first(group, "legend") && !tree_is_named(group) :
	    true)
		proof_tell(proof, node, "radio buttons \"%s\" stand in no "
		    "<fieldset> with a <legend>", tree_value(node, "name") ?
		    tree_value(node, "name") : "");
}

static bool
is_level(const xmlNode *node)
{
	const char *name = (const char *)node->name;

	return *name == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2];
}

static void
check_levels(const struct proof *proof, const xmlNode *top)
{
	int last = 0, level;

	for (const xmlNode *n = top; (n = tree_next(top, n));) {
		if (!is_level(n) || is_hidden(n))
			continue;
		level = n->name[1] - '0';
		if (last && level > last + 1)
			proof_tell(proof, n, "<h%d> follows <h%d>: no level "
			    "may be left out", level, last);
		last = level;
	}
}

static void
check_table(const struct proof *proof, const xmlNode *node)
{
	if (!tree_is(node, "table") || tree_has(node, "role", "presentation")
	    || tree_has(node, "role", "none"))
		return;
	if (!tree_first(node, "caption") && !tree_is_named(node))
		proof_tell(proof, node, "<table> has no <caption>");
	for (const xmlNode *n = node; (n = tree_next(node, n));)
		if (tree_is(n, "th") && !tree_value(n, "scope"))
			proof_tell(proof, n, "<th> has no scope: col or row");
	if (!tree_first(node, "th"))
		proof_tell(proof, node, "<table> has no <th>");
}

void
proof_names(const struct proof *proof, xmlNode *top)
{
	for (xmlNode *n = top; n; n = tree_next(top, n)) {
		if (is_hidden(n))
			continue;
		check_picture(proof, n);
		check_words(proof, n);
		check_group(proof, n);
		check_table(proof, n);
	}
	check_levels(proof, top);
}
