/* colour.c: what is a colour, and how far two are apart. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../modules/aedile/colour.h"

static bool
near(double a, double b)
{
	return a - b < 0.003 && b - a < 0.003;
}

static void
is(const char *text, double red, double green, double blue, double alpha)
{
	struct colour c;

	if (!colour_read(text, &c))
		fail_msg("%s is no colour", text);
	if (!near(c.red, red) || !near(c.green, green) ||
	    !near(c.blue, blue) || !near(c.alpha, alpha))
		fail_msg("%s: %f %f %f %f", text, c.red, c.green, c.blue,
		    c.alpha);
}

static void
colours_are_read(void **state)
{
	(void)state;
	is("#fff", 1, 1, 1, 1);
	is("#F008", 1, 0, 0, 0.533);
	is("#00ff0080", 0, 1, 0, 0.502);
	is("rebeccapurple", 0.4, 0.2, 0.6, 1);
	is("transparent", 0, 0, 0, 0);
	is("rgb(255, 0, 51)", 1, 0, 0.2, 1);
	is("rgb(300 -5 0 / 50%)", 1, 0, 0, 0.5);
	is("rgba(100%, 0%, 20%, .25)", 1, 0, 0.2, 0.25);
	is("hsl(120deg, 100%, 50%)", 0, 1, 0, 1);
	is("hsl(-240 100% 50%)", 0, 1, 0, 1);
	is("hsl(0 0% 40%)", 0.4, 0.4, 0.4, 1);
}

static void
other_things_are_none(void **state)
{
	static const char *const none[] = { "", "#", "#12", "#12345", "#ggg",
		"blu", "rgb()", "rgb(1, 2)", "rgb(1, 2, 3", "rgb(1, 2, 3) x",
		"rgb(nan, 0, 0)", "rgb(inf, 0, 0)", "rgb(0, 0, 1e999)",
		"hsl(1e300deg, 0%, 0%)", "hsl(nan, 0%, 0%)",
		"rgba(0, 0, 0, nan)", "lab(1, 2, 3)", "var(--x)" };
	struct colour c;

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		if (colour_read(none[i], &c))
			fail_msg("%s is a colour", none[i]);
}

static void
contrast_is_that_of_wcag(void **state)
{
	const struct colour black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
	const struct colour grey = { 0.5, 0.5, 0.5, 1 };
	const struct colour veil = { 0, 0, 0, 0.5 };

	(void)state;
	assert_true(near(colour_contrast(black, white), 21));
	assert_true(near(colour_contrast(white, black), 21));
	assert_true(near(colour_contrast(white, white), 1));
	assert_true(near(colour_contrast(veil, white),
	    colour_contrast(grey, white)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_are_read),
		cmocka_unit_test(other_things_are_none),
		cmocka_unit_test(contrast_is_that_of_wcag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
