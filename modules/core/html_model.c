/* html_model.c: the elements of HTML that the wall lets through. */
/* SPDX-License-Identifier: ISC */
#include "html_model.h"

#include <stdlib.h>
#include <string.h>

enum {
	LINE = IS_PHRASING | IS_FLOW,
	TEXT = LINE | HOLDS_PHRASING,
	PLAIN = TEXT | IS_UNNAMED,
	BLOCK = IS_FLOW | HOLDS_FLOW,
	PART = BLOCK | IS_SECTION,
	TITLE = IS_FLOW | IS_HEADING | HOLDS_PHRASING,
	NONE = LINE | HOLDS_NOTHING,
};

#define LISTS "ul ol menu"
#define ROWS "table thead tbody tfoot"
#define CELL "colspan rowspan headers"

/* In alphabetical order. */
static const struct html_kind kinds[] = {
	{ "a", LINE | HOLDS_SAME, NULL, NULL, "href target download rel "
	    "hreflang type referrerpolicy" },
	{ "abbr", TEXT, NULL, NULL, NULL },
	{ "address", BLOCK, NULL, NULL, NULL },
	{ "area", NONE, NULL, NULL, "alt coords shape href target download "
	    "rel" },
	{ "article", PART, NULL, NULL, NULL },
	{ "aside", PART, NULL, NULL, NULL },
	{ "audio", LINE | HOLDS_SAME, NULL, NULL, "src controls loop muted "
	    "preload autoplay crossorigin" },
	{ "b", PLAIN, NULL, NULL, NULL },
	{ "bdi", PLAIN, NULL, NULL, NULL },
	{ "bdo", PLAIN, NULL, NULL, NULL },
	{ "blockquote", BLOCK, NULL, NULL, "cite" },
	{ "body", HOLDS_FLOW | IS_UNNAMED, NULL, "html", NULL },
	{ "br", NONE | IS_UNNAMED, NULL, NULL, NULL },
	{ "button", TEXT | IS_ACTIVE | IS_CONTROL, NULL, NULL, "type name "
	    "value disabled form formaction formmethod formenctype "
	    "formnovalidate formtarget popovertarget popovertargetaction" },
	{ "canvas", LINE | HOLDS_SAME, NULL, NULL, "width height" },
	{ "caption", HOLDS_FLOW | IS_UNNAMED, NULL, "table", NULL },
	{ "cite", TEXT, NULL, NULL, NULL },
	{ "code", PLAIN, NULL, NULL, NULL },
	{ "col", HOLDS_NOTHING | IS_UNNAMED, NULL, "colgroup", "span" },
	{ "colgroup", IS_UNNAMED, "col", "table", "span" },
	{ "data", PLAIN, NULL, NULL, "value" },
	{ "datalist", TEXT, NULL, NULL, NULL },
	{ "dd", HOLDS_FLOW, NULL, "dl div", NULL },
	{ "del", LINE | HOLDS_SAME | IS_UNNAMED, NULL, NULL, "cite datetime" },
	{ "details", BLOCK | IS_ACTIVE, NULL, NULL, "open name" },
	{ "dfn", TEXT, NULL, NULL, NULL },
	{ "dialog", BLOCK, NULL, NULL, "open" },
	{ "div", BLOCK | IS_UNNAMED, NULL, NULL, NULL },
	{ "dl", IS_FLOW, "dt dd div", NULL, NULL },
	{ "dt", HOLDS_FLOW, NULL, "dl div", NULL },
	{ "em", PLAIN, NULL, NULL, NULL },
	{ "fieldset", BLOCK, NULL, NULL, "disabled form name" },
	{ "figcaption", HOLDS_FLOW | IS_UNNAMED, NULL, "figure", NULL },
	{ "figure", BLOCK, NULL, NULL, NULL },
	{ "footer", BLOCK, NULL, NULL, NULL },
	{ "form", BLOCK, NULL, NULL, "action method enctype novalidate name "
	    "target autocomplete accept-charset rel" },
	{ "h1", TITLE, NULL, NULL, NULL },
	{ "h2", TITLE, NULL, NULL, NULL },
	{ "h3", TITLE, NULL, NULL, NULL },
	{ "h4", TITLE, NULL, NULL, NULL },
	{ "h5", TITLE, NULL, NULL, NULL },
	{ "h6", TITLE, NULL, NULL, NULL },
	{ "head", 0, "meta title link script", "html", NULL },
	{ "header", BLOCK, NULL, NULL, NULL },
	{ "hgroup", IS_FLOW | IS_HEADING, "h1 h2 h3 h4 h5 h6 p", NULL, NULL },
	{ "hr", IS_FLOW | HOLDS_NOTHING, NULL, NULL, NULL },
	{ "html", 0, "head body", "", NULL },
	{ "i", PLAIN, NULL, NULL, NULL },
	{ "img", NONE, NULL, NULL, "src srcset sizes alt width height "
	    "loading decoding fetchpriority usemap ismap referrerpolicy "
	    "crossorigin" },
	{ "input", NONE | IS_ACTIVE | IS_CONTROL, NULL, NULL, "type name "
	    "value accept alt autocomplete capture checked dirname disabled "
	    "form formaction formenctype formmethod formnovalidate "
	    "formtarget height list max maxlength min minlength multiple "
	    "pattern placeholder readonly required size src step width" },
	{ "ins", LINE | HOLDS_SAME | IS_UNNAMED, NULL, NULL, "cite datetime" },
	{ "kbd", PLAIN, NULL, NULL, NULL },
	{ "label", TEXT | IS_ACTIVE | IS_UNNAMED, NULL, NULL, "for" },
	{ "legend", HOLDS_PHRASING | IS_UNNAMED, NULL, "fieldset", NULL },
	{ "li", HOLDS_FLOW, NULL, LISTS, "value" },
	{ "link", HOLDS_NOTHING | IS_UNNAMED, NULL, "head", "href rel type "
	    "media sizes as hreflang crossorigin integrity referrerpolicy "
	    "color fetchpriority" },
	{ "main", BLOCK, NULL, NULL, NULL },
	{ "map", LINE | HOLDS_SAME, NULL, NULL, "name" },
	{ "mark", PLAIN, NULL, NULL, NULL },
	{ "menu", IS_FLOW, "li", NULL, NULL },
	{ "meta", HOLDS_NOTHING | IS_UNNAMED, NULL, "head", "charset name "
	    "content media property" },
	{ "meter", TEXT | IS_CONTROL, NULL, NULL, "value min max low high "
	    "optimum" },
	{ "nav", PART, NULL, NULL, NULL },
	{ "ol", IS_FLOW, "li", NULL, "reversed start type" },
	{ "optgroup", 0, "option", "select", "label disabled" },
	{ "option", HOLDS_TEXT, NULL, "select optgroup datalist",
	    "value selected disabled label" },
	{ "output", TEXT | IS_CONTROL, NULL, NULL, "for form name" },
	{ "p", IS_FLOW | HOLDS_PHRASING | IS_UNNAMED, NULL, NULL, NULL },
	{ "picture", LINE, "source img", NULL, NULL },
	{ "pre", IS_FLOW | HOLDS_PHRASING | IS_UNNAMED, NULL, NULL, NULL },
	{ "progress", TEXT | IS_CONTROL, NULL, NULL, "value max" },
	{ "q", PLAIN, NULL, NULL, "cite" },
	{ "rp", HOLDS_PHRASING | IS_UNNAMED, NULL, "ruby", NULL },
	{ "rt", HOLDS_PHRASING | IS_UNNAMED, NULL, "ruby", NULL },
	{ "ruby", TEXT, NULL, NULL, NULL },
	{ "s", PLAIN, NULL, NULL, NULL },
	{ "samp", PLAIN, NULL, NULL, NULL },
	{ "script", LINE | HOLDS_NOTHING, NULL, NULL, "src type async defer "
	    "nomodule crossorigin integrity referrerpolicy fetchpriority" },
	{ "search", BLOCK, NULL, NULL, NULL },
	{ "section", PART, NULL, NULL, NULL },
	{ "select", LINE | IS_ACTIVE | IS_CONTROL, "option optgroup hr", NULL,
	    "name required multiple size disabled form autocomplete" },
	{ "small", PLAIN, NULL, NULL, NULL },
	{ "source", HOLDS_NOTHING | IS_UNNAMED, NULL, "picture audio video",
	    "src srcset sizes media type width height" },
	{ "span", PLAIN, NULL, NULL, NULL },
	{ "strong", PLAIN, NULL, NULL, NULL },
	{ "sub", PLAIN, NULL, NULL, NULL },
	{ "summary", HOLDS_PHRASING | IS_ACTIVE, NULL, "details", NULL },
	{ "sup", PLAIN, NULL, NULL, NULL },
	{ "svg", LINE | HOLDS_FLOW, NULL, NULL, NULL },
	{ "table", IS_FLOW, "caption colgroup thead tbody tfoot tr", NULL,
	    NULL },
	{ "tbody", 0, "tr", "table", NULL },
	{ "td", HOLDS_FLOW, NULL, "tr", CELL },
	{ "textarea", LINE | IS_ACTIVE | IS_CONTROL | HOLDS_TEXT, NULL, NULL,
	    "name rows cols wrap required readonly disabled maxlength "
	    "minlength placeholder autocomplete form dirname" },
	{ "tfoot", 0, "tr", "table", NULL },
	{ "th", HOLDS_FLOW, NULL, "tr", CELL " scope abbr" },
	{ "thead", 0, "tr", "table", NULL },
	{ "time", TEXT | IS_UNNAMED, NULL, NULL, "datetime" },
	{ "title", HOLDS_TEXT | IS_UNNAMED, NULL, "head", NULL },
	{ "tr", 0, "td th", ROWS, NULL },
	{ "track", HOLDS_NOTHING | IS_UNNAMED, NULL, "audio video",
	    "src kind srclang label default" },
	{ "u", PLAIN, NULL, NULL, NULL },
	{ "ul", IS_FLOW, "li", NULL, NULL },
	{ "var", PLAIN, NULL, NULL, NULL },
	{ "video", LINE | HOLDS_SAME, NULL, NULL, "src poster controls loop "
	    "muted preload autoplay width height playsinline crossorigin" },
	{ "wbr", NONE | IS_UNNAMED, NULL, NULL, NULL },
};

static int
by_name(const void *name, const void *kind)
{
	return strcmp(name, ((const struct html_kind *)kind)->name);
}

const struct html_kind *
html_kind(const char *name)
{
	return bsearch(name, kinds, sizeof(kinds) / sizeof(*kinds),
	    sizeof(*kinds), by_name);
}

bool
html_among(const char *list, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = list; at && *at; at += *at == ' ') {
		size_t n = strcspn(at, " ");

		if (n == length && strncmp(at, name, n) == 0)
			return true;
		at += n;
	}
	return false;
}
