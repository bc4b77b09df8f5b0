/* html_attributes.c: which attribute may stand where, and with what value. */
/* SPDX-License-Identifier: ISC */
#include "html_model.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char everywhere[] =
	"accesskey autocapitalize autofocus class contenteditable dir "
	"draggable enterkeyhint hidden id inert inputmode itemid itemprop "
	"itemref itemscope itemtype lang popover role spellcheck tabindex "
	"title translate";

/* https://www.w3.org/TR/wai-aria-1.2/ 6.6 */
static const char aria[] =
	"activedescendant atomic autocomplete braillelabel "
	"brailleroledescription busy checked colcount colindex colindextext "
	"colspan controls current describedby description details disabled "
	"errormessage expanded flowto haspopup hidden invalid keyshortcuts "
	"label labelledby level live modal multiline multiselectable "
	"orientation owns placeholder posinset pressed readonly relevant "
	"required roledescription rowcount rowindex rowindextext rowspan "
	"selected setsize sort valuemax valuemin valuenow valuetext";

/* Words that a value is one of. An element's name before the attribute's is
 * of that element alone. */
static const struct {
	const char	*name, *values;
} choices[] = {
	{ "aria-atomic", "true false" },
	{ "aria-busy", "true false" },
	{ "aria-checked", "true false mixed" },
	{ "aria-current", "page step location date time true false" },
	{ "aria-disabled", "true false" },
	{ "aria-expanded", "true false" },
	{ "aria-haspopup", "true false menu listbox tree grid dialog" },
	{ "aria-hidden", "true false" },
	{ "aria-invalid", "true false grammar spelling" },
	{ "aria-live", "off polite assertive" },
	{ "aria-modal", "true false" },
	{ "aria-multiline", "true false" },
	{ "aria-orientation", "horizontal vertical" },
	{ "aria-pressed", "true false mixed" },
	{ "aria-readonly", "true false" },
	{ "aria-required", "true false" },
	{ "aria-selected", "true false" },
	{ "aria-sort", "ascending descending none other" },
	{ "button type", "submit reset button" },
	{ "contenteditable", "true false plaintext-only" },
	{ "dir", "ltr rtl auto" },
	{ "enctype", "multipart/form-data text/plain "
	    "application/x-www-form-urlencoded" },
	{ "img decoding", "sync async auto" },
	{ "img loading", "lazy eager" },
	{ "input type", "hidden text search tel url email password date month "
	    "week time datetime-local number range color checkbox radio file "
	    "submit image reset button" },
	{ "inputmode", "none text tel url email numeric decimal search" },
	{ "method", "get post dialog" },
	{ "ol type", "1 a A i I" },
	{ "role", "alert alertdialog application article banner blockquote "
	    "button caption cell checkbox code columnheader combobox "
	    "complementary contentinfo definition deletion dialog document "
	    "emphasis feed figure form generic grid gridcell group heading "
	    "img insertion link list listbox listitem log main mark marquee "
	    "math menu menubar menuitem menuitemcheckbox menuitemradio meter "
	    "navigation none note option paragraph presentation progressbar "
	    "radio radiogroup region row rowgroup rowheader scrollbar search "
	    "searchbox separator slider spinbutton status strong subscript "
	    "suggestion superscript switch tab table tablist tabpanel term "
	    "textbox time timer toolbar tooltip tree treegrid treeitem" },
	{ "scope", "row col rowgroup colgroup" },
	{ "spellcheck", "true false" },
	{ "translate", "yes no" },
};

/* https://html.spec.whatwg.org/ 4.10.18.7; what may stand before the last. */
static const char fillings[] =
	"additional-name address-level1 address-level2 address-level3 "
	"address-level4 address-line1 address-line2 address-line3 bday "
	"bday-day bday-month bday-year cc-additional-name cc-csc cc-exp "
	"cc-exp-month cc-exp-year cc-family-name cc-given-name cc-name "
	"cc-number cc-type country country-name current-password email "
	"family-name given-name honorific-prefix honorific-suffix impp "
	"language name new-password nickname off on one-time-code "
	"organization organization-title photo postal-code sex "
	"street-address tel tel-area-code tel-country-code tel-extension "
	"tel-local tel-national transaction-amount transaction-currency url "
	"username webauthn";

static const char numbers[] = "height maxlength minlength rowspan width";
static const char positive[] = "cols colspan rows size span";
static const char never_empty[] = "action for form formaction list "
	"name src srcset";
static const char addresses[] = "action cite formaction href src";

/* Input types that an attribute is of. */
static const struct {
	const char	*name, *types;
} of_types[] = {
#define TYPED "text search tel url email password"
#define VALUED "date month week time datetime-local number range"
	{ "accept", "file" }, { "alt", "image" }, { "capture", "file" },
	{ "checked", "checkbox radio" },
	{ "list", TYPED " color " VALUED },
	{ "max", VALUED }, { "maxlength", TYPED }, { "min", VALUED },
	{ "minlength", TYPED }, { "multiple", "email file" },
	{ "pattern", TYPED }, { "placeholder", TYPED " number" },
	{ "readonly", TYPED " " VALUED },
	{ "required", TYPED " " VALUED " checkbox radio file" },
	{ "size", TYPED }, { "src", "image" }, { "step", VALUED },
};

static const char *
find_choice(const char *element, const char *name)
{
	size_t length = strlen(element);

	for (size_t i = 0; i < sizeof(choices) / sizeof(*choices); i++) {
		const char *c = choices[i].name;

		if (strcmp(c, name) == 0 || (strncmp(c, element, length) == 0
		    && c[length] == ' ' && strcmp(c + length + 1, name) == 0))
			return choices[i].values;
	}
	return NULL;
}

static bool
is_number(const char *value)
{
	return *value && !value[strspn(value, "0123456789")];
}

/* Two hex digits behind each %, and nothing that an address writes so. */
static bool
is_address(const char *value)
{
	if (strpbrk(value, " <>\"|\\^`{}"))
		return false;
	for (; (value = strchr(value, '%')); value++)
		if (!isxdigit((unsigned char)value[1]) ||
		    !isxdigit((unsigned char)value[2]))
			return false;
	return true;
}

/* https://www.rfc-editor.org/rfc/rfc5646 2.1: two or three letters first. */
static bool
is_language(const char *value)
{
	size_t length = strcspn(value, "-");

	for (size_t i = 0; i < length; i++)
		if (!isalpha((unsigned char)value[i]))
			return false;
	return length >= 2 && length <= 3 && !strpbrk(value, " _");
}

/* 2026-11-21, 2026-11, 14:30, 2026-11-21T14:30Z, P3D, ... */
static bool
is_time(const char *value)
{
	return *value && (isdigit((unsigned char)*value) || *value == 'P') &&
	    !value[strspn(value, "0123456789-:.+TZWPDHMSY ")];
}

static const char *
value_fault(const char *element, const char *name, const char *value)
{
	const char *values = find_choice(element, name);

	if (values && !html_among(values, value))
		return "there is no such value";
	if (html_among(numbers, name) && !is_number(value))
		return "it must be a number";
	if (html_among(positive, name) && (!is_number(value) ||
	    !strtoul(value, NULL, 10)))
		return "it must be a number, 1 at least";
	if (html_among(never_empty, name) && !*value)
		return "it must not be empty";
	if (strcmp(name, "tabindex") == 0 && strcmp(value, "0") != 0 &&
	    strcmp(value, "-1") != 0)
		return "0 or -1: the order of the page is the order of "
		    "the keys";
	if (strcmp(name, "id") == 0 && (!*value ||
	    value[strcspn(value, " \t\n")]))
		return "a name has no blanks, and is not empty";
	if (strcmp(name, "lang") == 0 && !is_language(value))
		return "that is no language";
	if (strcmp(name, "autocomplete") == 0 && !html_among(fillings,
	    strrchr(value, ' ') ? strrchr(value, ' ') + 1 : value))
		return "browsers know nothing of that name";
	if (strcmp(name, "datetime") == 0 && !is_time(value))
		return "that is no time as machines read it";
	if (html_among(addresses, name) && !is_address(value))
		return "that is no address: blanks and the like are "
		    "written as %20";
	return NULL;
}

static const char *
type_fault(const char *type, const char *name)
{
	for (size_t i = 0; i < sizeof(of_types) / sizeof(*of_types); i++)
		if (strcmp(of_types[i].name, name) == 0 &&
		    !html_among(of_types[i].types, type))
			return "an input of this type has no such attribute";
	return NULL;
}

const char *
html_attribute_fault(const struct html_kind *kind, const char *input_type,
	const char *name, const char *value)
{
	const char *fault;

	if (strncmp(name, "data-", 5) == 0 && name[5])
		return NULL;
	if (strncmp(name, "aria-", 5) == 0) {
		if (!html_among(aria, name + 5))
			return "ARIA has no such attribute";
	} else if (!html_among(everywhere, name) &&
	    !html_among(kind->attributes, name))
		return "this element has no such attribute";
	fault = value_fault(kind->name, name, value);
	if (!fault && input_type)
		fault = type_fault(input_type, name);
	return fault;
}
