/* theme_proof_html.c: each element where HTML has it, with what HTML gives
 * it. */
/* SPDX-License-Identifier: ISC */
#include "theme_proof_tree.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <libxml/tree.h>

#include "html_model.h"
#include "theme_proof.h"

static const char *
name_of(const xmlNode *node)
{
	return (const char *)node->name;
}

/* Within a picture, SVG's rules hold. */
static const char svg[] =
	"a animate animateMotion animateTransform circle clipPath defs desc "
	"ellipse feBlend feColorMatrix feComponentTransfer feComposite "
	"feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight "
	"feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur "
	"feImage feMerge feMergeNode feMorphology feOffset fePointLight "
	"feSpecularLighting feSpotLight feTile feTurbulence filter g image "
	"line linearGradient marker mask metadata mpath path pattern polygon "
	"polyline radialGradient rect set stop svg switch symbol text "
	"textPath title tspan use view";

/* What this element's content must be: its own rule, or that of what holds
 * it. */
static unsigned
content_of(const xmlNode *node)
{
	const struct html_kind *kind = NULL;

	for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
		kind = html_kind(name_of(node));
		if (!kind || !(kind->is & HOLDS_SAME))
			break;
	}
	return kind ? kind->is : HOLDS_FLOW;
}

/* <dl> may part its groups by <div>, which then holds no text but them. */
static const char *
children_of(const xmlNode *node, const struct html_kind *kind)
{
	if (tree_is(node, "div") && tree_is(node->parent, "dl"))
		return "dt dd";
	return kind->children;
}

/* "dt dd div" as people say it: "dt, dd or div". */
static const char *
either(const char *list, char *out, size_t size)
{
	const char *last = strrchr(list, ' ');
	size_t at = 0;

	for (; *list && at + 5 < size; list++)
		if (*list != ' ')
			out[at++] = *list;
		else
			at += (size_t)snprintf(out + at, size - at,
			    list == last ? " or " : ", ");
	out[at] = '\0';
	return out;
}

static bool
is_at_home(const xmlNode *node, const struct html_kind *kind)
{
	if (!kind->parents)
		return true;
	if (tree_is(node->parent, "div") && html_among("dt dd", kind->name))
		return tree_is(node->parent->parent, "dl");
	return html_among(kind->parents, name_of(node->parent));
}

static void
check_place(const struct proof *proof, const xmlNode *node,
	const struct html_kind *kind)
{
	const xmlNode *parent = node->parent;
	const struct html_kind *above = html_kind(name_of(parent));
	const char *only = above ? children_of(parent, above) : NULL;
	unsigned holds = content_of(parent);
	char list[128];

	if (!is_at_home(node, kind))
		proof_tell(proof, node, "<%s> stands in <%s>; it belongs in "
		    "%s", kind->name, name_of(parent), either(kind->parents,
		    list, sizeof(list)));
	else if (only ? !html_among(only, kind->name) &&
	    strcmp(kind->name, "script") : false)
		proof_tell(proof, node, "<%s> stands in <%s>, which holds "
		    "nothing but %s", kind->name, name_of(parent),
		    either(only, list, sizeof(list)));
	else if ((holds & HOLDS_PHRASING) && !(kind->is & IS_PHRASING) &&
	    !kind->parents && !((kind->is & IS_HEADING) &&
	    html_among("legend summary", name_of(parent))))
		proof_tell(proof, node, "<%s> stands in <%s>, which holds "
		    "nothing but text and what stands in a line of it",
		    kind->name, name_of(parent));
	else if (holds & (HOLDS_TEXT | HOLDS_NOTHING))
		proof_tell(proof, node, "<%s> stands in <%s>, which holds %s",
		    kind->name, name_of(parent), holds & HOLDS_TEXT ?
		    "text alone" : "nothing");
}

static bool
is_active(const xmlNode *node, const struct html_kind *kind)
{
	if (tree_is(node, "input") && tree_has(node, "type", "hidden"))
		return false;
	if (tree_is(node, "a"))
		return tree_value(node, "href");
	return (kind->is & IS_ACTIVE) || tree_value(node, "tabindex");
}

/* Two things to press cannot be one in the other; nor may these hold
 * themselves. */
static void
check_above(const struct proof *proof, const xmlNode *node,
	const struct html_kind *kind)
{
	static const struct {
		const char *inner, *outer;
	} never[] = {
		{ "form", "form" }, { "label", "label" }, { "a", "a" },
		{ "header", "header footer address dt th" },
		{ "footer", "header footer address dt th" },
		{ "main", "article aside footer header nav main section" },
		{ "address", "address" }, { "dfn", "dfn" },
		{ "table", "caption" }, { "progress", "progress" },
		{ "h1 h2 h3 h4 h5 h6 hgroup article aside nav section",
		    "address dt th" },
	};
	const xmlNode *above = tree_above(node, "a button summary");

	if (above && is_active(node, kind) &&
	    !(tree_is(above, "summary") && tree_is(node, "a")))
		proof_tell(proof, node, "<%s> stands in <%s>: one cannot "
		    "press a thing within a thing to press", kind->name,
		    name_of(above));
	for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
		if (html_among(never[i].inner, kind->name) && !(above &&
		    tree_is(node, "a")) &&
		    (above = tree_above(node, never[i].outer)))
			proof_tell(proof, node, "<%s> stands somewhere in "
			    "<%s>, which cannot hold it", kind->name,
			    name_of(above));
}

/* Text where only elements may be. */
static void
check_text(const struct proof *proof, const xmlNode *node,
	const struct html_kind *kind)
{
	const char *only = children_of(node, kind);
	char list[128];

	if (!only && !(kind->is & HOLDS_NOTHING))
		return;
	for (const xmlNode *n = node->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE && tree_speaks(n)) {
			proof_tell(proof, node, "text stands in <%s>, which "
			    "holds nothing%s%s", kind->name,
			    only ? " but " : "", only ? either(only, list,
			    sizeof(list)) : "");
			return;
		}
}

static bool
is_first(const xmlNode *node)
{
	for (node = node->prev; node; node = node->prev)
		if (node->type == XML_ELEMENT_NODE || tree_speaks(node))
			return false;
	return true;
}

static void
check_order(const struct proof *proof, const xmlNode *node)
{
	static const char *const first[][2] = {
		{ "legend", "fieldset" }, { "caption", "table" },
		{ "summary", "details" }, { "head", "html" },
	};

	for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++)
		if (tree_is(node, first[i][0]) &&
		    tree_is(node->parent, first[i][1]) && !is_first(node))
			proof_tell(proof, node, "<%s> is not the first in its "
			    "<%s>", first[i][0], first[i][1]);
	if (tree_is(node, "details") && !tree_first(node, "summary"))
		proof_tell(proof, node, "<details> has no <summary>");
	if (tree_is(node, "select") && tree_value(node, "required") &&
	    !tree_value(node, "multiple") && !tree_first(node, "option"))
		proof_tell(proof, node, "<select> has nothing to choose");
}

/* What ARIA says of an element that is nothing to it, nobody hears. */
static void
check_unnamed(const struct proof *proof, const xmlNode *node,
	const struct html_kind *kind)
{
	static const char of_roles[] = "aria-checked aria-colcount "
	    "aria-expanded aria-label aria-labelledby aria-level "
	    "aria-modal aria-multiline aria-orientation aria-posinset "
	    "aria-pressed aria-readonly aria-required aria-rowcount "
	    "aria-selected aria-setsize aria-sort aria-valuemax "
	    "aria-valuemin aria-valuenow aria-valuetext";

	if (!(kind->is & IS_UNNAMED) || tree_value(node, "role"))
		return;
	for (const xmlAttr *a = node->properties; a; a = a->next)
		if (!a->ns && html_among(of_roles, (const char *)a->name))
			proof_tell(proof, node, "%s on <%s> says nothing: it "
			    "has no role", (const char *)a->name, kind->name);
}

static void
check_attributes(const struct proof *proof, const xmlNode *node,
	const struct html_kind *kind)
{
	const char *type = NULL, *fault;

	if (tree_is(node, "input") && !(type = tree_value(node, "type")))
		type = "text";
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		const char *value = tree_value(node, (const char *)a->name);

		if (a->ns || !value)
			continue;
		fault = html_attribute_fault(kind, type,
		    (const char *)a->name, value);
		if (fault)
			proof_tell(proof, node, "<%s %s=\"%.60s\">: %s",
			    kind->name, (const char *)a->name, value, fault);
	}
	check_unnamed(proof, node, kind);
}

static void
check_element(const struct proof *proof, const xmlNode *node)
{
	const struct html_kind *kind = html_kind(name_of(node));

	if (!kind && !strchr(name_of(node), '-')) {
		proof_tell(proof, node, "HTML has no <%s>", name_of(node));
		return;
	}
	if (!kind)
		return;
	if (node->parent->type == XML_ELEMENT_NODE) {
		check_place(proof, node, kind);
		check_above(proof, node, kind);
	}
	check_text(proof, node, kind);
	check_order(proof, node);
	if (!tree_is(node, "svg"))
		check_attributes(proof, node, kind);
}

static void
check_picture(const struct proof *proof, const xmlNode *top)
{
	for (const xmlNode *n = top; (n = tree_next(top, n));)
		if (!html_among(svg, name_of(n)))
			proof_tell(proof, n, "SVG has no <%s>", name_of(n));
}

void
proof_html(const struct proof *proof, xmlNode *top)
{
	for (xmlNode *node = top; node;) {
		check_element(proof, node);
		if (!tree_is(node, "svg")) {
			node = tree_next(top, node);
			continue;
		}
		check_picture(proof, node);
		node = tree_past(top, node);
	}
}
