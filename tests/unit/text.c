/* text.c: what comes from outside is measured before it is trusted. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text.h"

static void
length_counts_characters_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("Forlì"), 5);
	assert_int_equal(text_length("one\ntwo\t"), 8);
}

static void
length_refuses_what_is_not_text(void **state)
{
	(void)state;
	assert_int_equal(text_length("\xC0\xAF"), -1);		/* overlong */
	assert_int_equal(text_length("\xED\xA0\x80"), -1);	/* surrogate */
	assert_int_equal(text_length("bell\a"), -1);		/* control */
}

static void
number_stops_at_the_largest(void **state)
{
	uint64_t n = 7;

	(void)state;
	assert_true(text_to_u64("18446744073709551615", &n));
	assert_true(n == UINT64_MAX);
	assert_false(text_to_u64("18446744073709551616", &n));
	assert_false(text_to_u64("-1", &n));
	assert_false(text_to_u64("", &n));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(length_counts_characters_not_bytes),
		cmocka_unit_test(length_refuses_what_is_not_text),
		cmocka_unit_test(number_stops_at_the_largest),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
