/* html_model.h: what may stand in what, as HTML has it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_HTML_MODEL_H
#define CORE_HTML_MODEL_H

#include <stdbool.h>

/* https://html.spec.whatwg.org/ 3.2.5: what an element is, and holds. */
enum {
	IS_PHRASING	= 1 << 0,	/* may stand within a line of text */
	IS_FLOW		= 1 << 1,	/* may stand in <body> */
	IS_ACTIVE	= 1 << 2,	/* people press it or type into it */
	IS_SECTION	= 1 << 3,
	IS_HEADING	= 1 << 4,
	IS_CONTROL	= 1 << 5,	/* a <label> may be for it */
	HOLDS_FLOW	= 1 << 6,
	HOLDS_PHRASING	= 1 << 7,
	HOLDS_TEXT	= 1 << 8,	/* characters alone */
	HOLDS_NOTHING	= 1 << 9,
	HOLDS_SAME	= 1 << 10,	/* what its parent holds */
	IS_UNNAMED	= 1 << 11,	/* aria-label says nothing on it */
};

struct html_kind {
	const char	*name;
	unsigned	 is;
	const char	*children;	/* these alone; NULL: see HOLDS_ */
	const char	*parents;	/* in these alone; NULL: anywhere */
	const char	*attributes;	/* besides those that all may have */
};

/* NULL: HTML has no such element. */
const struct html_kind *html_kind(const char *name);

/* name is one of the words of a list, between blanks. */
bool html_among(const char *list, const char *name);

/* NULL where an attribute may stand on an element with this value, or what is
 * wrong with it. input_type: of an <input>, else NULL. */
const char *html_attribute_fault(const struct html_kind *,
	const char *input_type, const char *name, const char *value);

#endif
