/* theme_proof_ids.c: an id is one element's, and leads to it. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <stdio.h>
#include <string.h>

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "html_model.h"
#include "theme_proof.h"

static const char *const lists[] = {
	"aria-activedescendant", "aria-controls", "aria-describedby",
	"aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby",
	"aria-owns", "for", "form", "headers", "list", "popovertarget", NULL
};

static void
collect(const struct proof *proof, xmlHashTable *ids, xmlNode *top)
{
	for (xmlNode *n = top; n; n = tree_next(top, n)) {
		const char *id = tree_value(n, "id");

		if (id && *id &&
		    xmlHashAddEntry(ids, (const xmlChar *)id, n) < 0)
			proof_tell(proof, n, "the id \"%s\" is another "
			    "element's, too", id);
	}
}

static void
check_list(const struct proof *proof, xmlHashTable *ids, const xmlNode *node,
	const char *name)
{
	const char *at = tree_value(node, name);
	char id[256];
	size_t length;

	for (; at && *at; at += length) {
		at += strspn(at, " \t\n");
		length = strcspn(at, " \t\n");
		snprintf(id, sizeof(id), "%.*s", (int)length, at);
		if (length && !xmlHashLookup(ids, (const xmlChar *)id))
			proof_tell_of(proof, tree_holder(node), id,
			    "%s of <%s> leads nowhere: no element has this id",
			    name, (const char *)node->name);
	}
}

static bool
takes_label(const xmlNode *node)
{
	const struct html_kind *kind = html_kind((const char *)node->name);

	return kind && (kind->is & IS_CONTROL) &&
	    !tree_has(node, "type", "hidden");
}

static void
check_node(const struct proof *proof, xmlHashTable *ids, const xmlNode *node)
{
	const char *href = tree_value(node, "href");
	const xmlNode *target;

	for (const char *const *name = lists; *name; name++)
		check_list(proof, ids, node, *name);
	if (href && *href == '#' && href[1] && strcmp(href, "#top") &&
	    !xmlHashLookup(ids, (const xmlChar *)href + 1))
		proof_tell(proof, node, "a link leads to \"%s\", but no "
		    "element has this id", href);
	if (!tree_is(node, "label") || !tree_value(node, "for"))
		return;
	target = xmlHashLookup(ids, (const xmlChar *)tree_value(node, "for"));
	if (target && !takes_label(target))
		proof_tell(proof, node, "a <label> is for <%s>, which cannot "
		    "have one", (const char *)target->name);
}

void
proof_ids(const struct proof *proof, xmlNode *top)
{
	xmlHashTable *ids = xmlHashCreate(64);

	if (!ids)
		return;
	collect(proof, ids, top);
	for (xmlNode *n = top; n; n = tree_next(top, n))
		check_node(proof, ids, n);
	xmlHashFree(ids, NULL);
}
