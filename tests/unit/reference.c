/* reference.c: people mistype references; a wrong one is never another's. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference.h"
#include "secret.h"

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
made_ones_are_right_and_differ(void **state)
{
	char one[REFERENCE_TEXT], other[REFERENCE_TEXT];

	(void)state;
	reference_make(one);
	reference_make(other);
	assert_int_equal(strlen(one), 8);
	assert_true(reference_check(one));
	assert_true(reference_check(other));
	assert_string_not_equal(one, other);
}

static void
known_ones_stay_as_they_are(void **state)
{
	(void)state;
	assert_true(reference_check("00000000"));
	/* x^1 = 2; x^7 = x^2 * x^5 = x^4 + x^2 = 20 */
	assert_true(reference_check("00000012"));
	assert_true(reference_check("1000000M"));
	assert_false(reference_check("1000000N"));
	assert_false(reference_check("1000000"));
	assert_false(reference_check("1000000MM"));
	assert_false(reference_check("1000000m"));
	assert_false(reference_check(""));
}

static void
every_wrong_letter_is_seen(void **state)
{
	char made[REFERENCE_TEXT], wrong[REFERENCE_TEXT];

	(void)state;
	for (int round = 0; round < 100; round++) {
		reference_make(made);
		for (int i = 0; i < 8; i++)
			for (const char *l = letters; *l; l++) {
				memcpy(wrong, made, sizeof wrong);
				wrong[i] = *l;
				assert_int_equal(reference_check(wrong),
				    *l == made[i]);
			}
	}
}

static void
every_swap_is_seen(void **state)
{
	char made[REFERENCE_TEXT], wrong[REFERENCE_TEXT];

	(void)state;
	for (int round = 0; round < 100; round++) {
		reference_make(made);
		for (int i = 0; i < 8; i++)
			for (int j = 0; j < i; j++) {
				memcpy(wrong, made, sizeof wrong);
				wrong[i] = made[j];
				wrong[j] = made[i];
				assert_int_equal(reference_check(wrong),
				    made[i] == made[j]);
			}
	}
}

static void
typed_freely_it_is_found(void **state)
{
	static const char *const typed[] = { "1000000M", "AE-1000-000M",
	    "ae 1000 000m", "  ae1OOO-oooM\n", "I000000M", "l00-00-00M",
	    "AE\xE2\x80\x93" "1000\xC2\xA0" "000M" };
	char out[REFERENCE_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		assert_true(reference_parse(typed[i], out));
		assert_string_equal(out, "1000000M");
	}
}

static void
one_that_begins_with_ae_is_kept(void **state)
{
	char bare[REFERENCE_TEXT] = "AE00000?", out[REFERENCE_TEXT];
	const char *l = letters;

	(void)state;
	do
		bare[7] = *l++;
	while (!reference_check(bare));
	assert_true(reference_parse(bare, out));
	assert_string_equal(out, bare);
}

static void
nonsense_is_refused(void **state)
{
	static const char *const typed[] = { "", "AE", "AE-", "1000000U",
	    "1000000M1000000M1000000M", "AE-AE-1000000M", "1000/000M",
	    "XY1000000M", ("AE\xE2\x80\x99" "1000000M"),
	    "\xE2", "\xE2\x80", "\xC2" };
	char out[REFERENCE_TEXT] = "kept";

	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		assert_false(reference_parse(typed[i], out));
	assert_string_equal(out, "kept");
}

static void
shown_in_two_groups(void **state)
{
	char shown[REFERENCE_SHOWN];

	(void)state;
	reference_print("1000000M", shown);
	assert_string_equal(shown, "AE-1000-000M");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(made_ones_are_right_and_differ),
		cmocka_unit_test(known_ones_stay_as_they_are),
		cmocka_unit_test(every_wrong_letter_is_seen),
		cmocka_unit_test(every_swap_is_seen),
		cmocka_unit_test(typed_freely_it_is_found),
		cmocka_unit_test(one_that_begins_with_ae_is_kept),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(shown_in_two_groups),
	};

	secret_open();
	return cmocka_run_group_tests_name("reference", tests, NULL, NULL);
}
