/* markup.c: which attribute may stand on which element, and with what value. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "html_model.h"

struct said {
	const char	*element, *type, *name, *value;
};

static const char *
fault_of(const struct said *s)
{
	const struct html_kind *kind = html_kind(s->element);

	assert_non_null(kind);
	return html_attribute_fault(kind, s->type, s->name, s->value);
}

static void
what_may_stand(void **state)
{
	static const struct said good[] = {
		{ "p", NULL, "class", "a b" }, { "p", NULL, "id", "a" },
		{ "p", NULL, "data-x", "" }, { "p", NULL, "lang", "en" },
		{ "p", NULL, "lang", "zh-Hant" }, { "p", NULL, "lang", "fil" },
		{ "p", NULL, "dir", "auto" }, { "p", NULL, "tabindex", "0" },
		{ "p", NULL, "tabindex", "-1" },
		{ "nav", NULL, "aria-label", "Pages" },
		{ "a", NULL, "aria-current", "page" },
		{ "a", NULL, "href", "/a%20b?c=%C3%A9" },
		{ "a", NULL, "href", "" },
		{ "button", NULL, "type", "submit" },
		{ "img", NULL, "width", "0" }, { "td", NULL, "colspan", "2" },
		{ "time", NULL, "datetime", "2026-11-21T14:30Z" },
		{ "time", NULL, "datetime", "P3D" },
		{ "input", "text", "maxlength", "40" },
		{ "input", "file", "accept", "image/png" },
		{ "input", "checkbox", "checked", "checked" },
		{ "input", "number", "min", "1" },
		{ "input", "text", "autocomplete", "street-address" },
		{ "input", "text", "autocomplete", "section-a street-address" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		if (fault_of(&good[i]))
			fail_msg("%s %s=%s: %s", good[i].element, good[i].name,
			    good[i].value, fault_of(&good[i]));
}

static void
what_may_not(void **state)
{
	static const struct said bad[] = {
		{ "p", NULL, "href", "/" }, { "p", NULL, "data-", "" },
		{ "p", NULL, "aria-labels", "x" }, { "p", NULL, "id", "" },
		{ "p", NULL, "id", "a b" }, { "p", NULL, "id", "a\tb" },
		{ "p", NULL, "lang", "" }, { "p", NULL, "lang", "e" },
		{ "p", NULL, "lang", "english" }, { "p", NULL, "lang", "e1" },
		{ "p", NULL, "lang", "en_GB" }, { "p", NULL, "lang", "en GB" },
		{ "p", NULL, "dir", "left" }, { "p", NULL, "tabindex", "1" },
		{ "a", NULL, "aria-current", "here" },
		{ "a", NULL, "href", "/a b" }, { "a", NULL, "href", "/%2" },
		{ "a", NULL, "href", "/%g0" }, { "a", NULL, "href", "/%" },
		{ "a", NULL, "href", "/{id}" },
		{ "button", NULL, "type", "send" },
		{ "img", NULL, "width", "12px" }, { "img", NULL, "width", "" },
		{ "img", NULL, "src", "" }, { "td", NULL, "colspan", "0" },
		{ "td", NULL, "colspan", "two" },
		{ "time", NULL, "datetime", "" },
		{ "time", NULL, "datetime", "today" },
		{ "time", NULL, "datetime", "2026/11/21" },
		{ "input", "text", "accept", "image/png" },
		{ "input", "file", "maxlength", "40" },
		{ "input", "text", "autocomplete", "street" },
		{ "input", "text", "autocomplete", "section-a street" },
		{ "input", "letter", "type", "letter" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (!fault_of(&bad[i]))
			fail_msg("%s %s=%s", bad[i].element, bad[i].name,
			    bad[i].value);
}

static void
elements_are_known_by_name(void **state)
{
	(void)state;
	assert_null(html_kind("blink"));
	assert_null(html_kind(""));
	assert_true(html_kind("button")->is & IS_ACTIVE);
	assert_true(html_kind("wbr")->is & HOLDS_NOTHING);
	assert_true(html_among("a bc d", "bc"));
	assert_true(html_among("a bc d", "d"));
	assert_false(html_among("a bc d", "b"));
	assert_false(html_among("a bc d", "c"));
	assert_false(html_among("a bc d", "bcd"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_stand),
		cmocka_unit_test(what_may_not),
		cmocka_unit_test(elements_are_known_by_name),
	};

	return cmocka_run_group_tests_name("markup", tests, NULL, NULL);
}
