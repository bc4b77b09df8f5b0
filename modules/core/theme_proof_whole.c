/* theme_proof_whole.c: elements that need each other: a term its meaning, a
 * choice its first line, a role its states. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <stddef.h>
#include <string.h>

#include <libxml/tree.h>

#include "html_model.h"
#include "theme_proof.h"

static xmlNode *
next_of(xmlNode *node)
{
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

/* Each group of a <dl> is terms, then what they mean. */
static void
check_terms(const struct proof *proof, const xmlNode *node)
{
	const char *last = NULL;

	if (!tree_is(node, "dl") && !(tree_is(node, "div") &&
	    tree_is(node->parent, "dl")))
		return;
	for (xmlNode *n = next_of(node->children); n; n = next_of(n->next)) {
		if (tree_is(n, "dd") && !last)
			proof_tell(proof, n, "<dd> has no <dt> before it");
		if (tree_is(n, "dt") || tree_is(n, "dd"))
			last = (const char *)n->name;
	}
	if (last && !strcmp(last, "dt"))
		proof_tell(proof, node, "<dt> has no <dd> behind it");
}

/* What of a table may follow what, and how often. */
static int
rank(const xmlNode *n)
{
	static const char *const order[] = {
		"caption", "colgroup", "thead", "tbody tr", "tfoot"
	};

	for (int i = 0; i < 5; i++)
		if (html_among(order[i], (const char *)n->name))
			return i;
	return -1;
}

static void
check_parts(const struct proof *proof, const xmlNode *node)
{
	int last = -1, now;
	size_t captions = 0;

	for (xmlNode *n = next_of(node->children); n; n = next_of(n->next)) {
		now = tree_is(node, "table") ? rank(n) : -1;
		if (now > 0 && (now < last || (now == last && now % 2 == 0)))
			proof_tell(proof, n, "<%s> stands at the wrong place "
			    "of <table>", (const char *)n->name);
		last = now > last ? now : last;
		if (tree_is(n, "figcaption") && ++captions == 2)
			proof_tell(proof, n, "<figure> has a second "
			    "<figcaption>");
	}
}

/* A select that must be answered begins with a line that is no answer; one
 * answer is chosen. */
static void
check_select(const struct proof *proof, const xmlNode *node)
{
	const xmlNode *first = tree_first(node, "option");
	const char *value = first ? tree_value(first, "value") : NULL;
	size_t chosen = 0;

	for (const xmlNode *n = node; (n = tree_next(node, n));) {
		chosen += tree_is(n, "option") && tree_value(n, "selected");
		if (tree_is(n, "option") && !tree_speaks(n) &&
		    !tree_value(n, "label"))
			proof_tell(proof, n, "<option> says nothing");
	}
	if (tree_value(node, "multiple"))
		return;
	if (chosen > 1)
		proof_tell(proof, node, "<select> has more than one <option> "
		    "that is selected");
	if (tree_value(node, "required") && !tree_value(node, "size") &&
	    first && (value ? *value : tree_speaks(first)))
		proof_tell(proof, node, "<select required> does not begin "
		    "with an <option value=\"\">");
}

static void
check_label(const struct proof *proof, const xmlNode *node)
{
	const struct html_kind *kind;
	size_t controls = 0;

	for (const xmlNode *n = node; (n = tree_next(node, n));) {
		kind = html_kind((const char *)n->name);
		if (kind && (kind->is & IS_CONTROL) &&
		    !tree_has(n, "type", "hidden") && ++controls == 2)
			proof_tell(proof, n, "<label> holds a second "
			    "control");
	}
}

/* Attributes that an element cannot do without. */
static void
check_needs(const struct proof *proof, const xmlNode *node)
{
	static const struct {
		const char *element, *attribute;
	} needs[] = {
		{ "bdo", "dir" }, { "data", "value" }, { "meter", "value" },
		{ "optgroup", "label" }, { "track", "src" },
		{ "link", "href" }, { "link", "rel" },
	};

	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++)
		if (tree_is(node, needs[i].element) &&
		    !tree_value(node, needs[i].attribute))
			proof_tell(proof, node, "<%s> has no %s",
			    needs[i].element, needs[i].attribute);
	if (tree_is(node, "img") && !tree_value(node, "src") &&
	    !tree_value(node, "srcset"))
		proof_tell(proof, node, "<img> has no src");
}

static void
check_role(const struct proof *proof, const xmlNode *node)
{
	static const struct {
		const char *role, *state, *within;
	} needs[] = {
		{ "checkbox", "aria-checked", NULL },
		{ "combobox", "aria-expanded", NULL },
		{ "gridcell", NULL, "row" },
		{ "heading", "aria-level", NULL },
		{ "listitem", NULL, "list" },
		{ "menuitem", NULL, "menu menubar group" },
		{ "menuitemcheckbox", "aria-checked", "menu menubar group" },
		{ "menuitemradio", "aria-checked", "menu menubar group" },
		{ "meter", "aria-valuenow", NULL },
		{ "option", NULL, "listbox group" },
		{ "radio", "aria-checked", NULL },
		{ "row", NULL, "table grid treegrid rowgroup" },
		{ "scrollbar", "aria-valuenow", NULL },
		{ "slider", "aria-valuenow", NULL },
		{ "switch", "aria-checked", NULL },
		{ "tab", NULL, "tablist" },
		{ "treeitem", NULL, "tree group" },
	};
	const char *role = tree_value(node, "role");
	const xmlNode *above = node->parent;

	if (!role || tree_is(node, "input"))
		return;
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
		if (strcmp(needs[i].role, role))
			continue;
		if (needs[i].state && !tree_value(node, needs[i].state) &&
		    !(*node->name == 'h' && node->name[1] >= '1' &&
		    node->name[1] <= '6'))
			proof_tell(proof, node, "role=\"%s\" needs %s", role,
			    needs[i].state);
		while (needs[i].within && above &&
		    above->type == XML_ELEMENT_NODE &&
		    !html_among(needs[i].within, tree_value(above, "role") ?
		    tree_value(above, "role") : ""))
			above = above->parent;
		if (needs[i].within && (!above ||
		    above->type != XML_ELEMENT_NODE))
			proof_tell(proof, node, "role=\"%s\" stands in no "
			    "role=\"%.*s\"", role,
			    (int)strcspn(needs[i].within, " "),
			    needs[i].within);
	}
}

/* An element that is a thing already can be few others. */
static void
check_other_role(const struct proof *proof, const xmlNode *node)
{
	static const struct {
		const char *elements, *roles;
	} may[] = {
		{ "a", "link button checkbox menuitem menuitemcheckbox "
		    "menuitemradio option radio switch tab treeitem" },
		{ "button", "button checkbox combobox gridcell link menuitem "
		    "menuitemcheckbox menuitemradio option radio separator "
		    "slider switch tab treeitem" },
		{ "h1 h2 h3 h4 h5 h6", "heading none presentation tab" },
		{ "select", "combobox listbox menu" },
		{ "textarea", "textbox" },
		{ "ul ol menu", "list group listbox menu menubar none "
		    "presentation radiogroup tablist toolbar tree" },
		{ "form", "form none presentation search" },
		{ "main", "main" },
	};
	const char *role = tree_value(node, "role");

	for (size_t i = 0; role && i < sizeof(may) / sizeof(*may); i++)
		if (html_among(may[i].elements, (const char *)node->name) &&
		    !html_among(may[i].roles, role))
			proof_tell(proof, node, "<%s> cannot be "
			    "role=\"%.40s\"", (const char *)node->name, role);
}

void
proof_whole(const struct proof *proof, xmlNode *top)
{
	for (xmlNode *n = top; n;) {
		check_terms(proof, n);
		check_parts(proof, n);
		if (tree_is(n, "select"))
			check_select(proof, n);
		if (tree_is(n, "label"))
			check_label(proof, n);
		check_needs(proof, n);
		check_role(proof, n);
		check_other_role(proof, n);
		n = tree_is(n, "svg") ? tree_past(top, n) : tree_next(top, n);
	}
}
