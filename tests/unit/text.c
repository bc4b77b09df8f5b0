/* text.c: what comes from outside is measured before it is trusted. */
/* SPDX-License-Identifier: ISC */
#include "unit.h"

#include "text.h"

static void
length_counts_characters_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("Forlì"), 5);
	assert_int_equal(text_length("one\ntwo\t"), 8);
	assert_int_equal(text_length("\xF0\x9F\x90\x88"), 1);	/* a cat */
	assert_int_equal(text_length("\xF4\x8F\xBF\xBD"), 1);	/* U+10FFFD */
}

static void
length_refuses_what_is_not_text(void **state)
{
	static const char *const bad[] = {
		"\xC0\xAF", "\xC1\xBF",		/* overlong */
		"\xE0\x80\xAF", "\xF0\x80\x80\xAF",
		"\xED\xA0\x80", "\xED\xBF\xBF",	/* surrogates */
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80",	/* past U+10FFFF */
		"\x80", "\xBF", "\xFE", "\xFF",
		"\xC3", "\xE2\x82", "\xF0\x9F\x90",	/* cut short */
		"\xC3(", "\xE2(\xA1", "\xE2\x82(",
		"bell\a", "\x1B[31m", "del\x7F", "\xC2\x9B",	/* controls */
		"cr\r\n",
		"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xEF\xB7\x90",
		"\xF0\x9F\xBF\xBE",		/* noncharacters */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (text_length(bad[i]) != -1)
			fail_msg("case %zu is taken for text", i);
}

static void
every_character_round_trips(void **state)
{
	(void)state;
	for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
		char s[5] = { 0 };
		uint32_t back;
		size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

		for (size_t i = len; i-- > 1; )
			s[i] = (char)(0x80 | (c >> 6 * (len - 1 - i) & 0x3F));
		s[0] = (char)((0xF0 << (4 - len) & 0xF0) |
		    (int)(c >> 6 * (len - 1)));
		if (c >= 0xD800 && c <= 0xDFFF) {
			assert_int_equal(text_character(s, &back), 0);
			continue;
		}
		assert_int_equal(text_character(s, &back), len);
		assert_int_equal(back, c);
	}
}

static void
clean_leaves_text_as_it_is(void **state)
{
	char plain[] = "One\ttwo\nthree \xE2\x80\xAE \xF0\x9F\x90\x88";

	assert_ptr_equal(text_clean(*state, plain), plain);
}

static void
clean_ends_each_line_in_one_way(void **state)
{
	char lines[] = "a\r\nb\rc\vd\fe\xC2\x85" "f\r\r\n\ng";

	assert_string_equal(text_clean(*state, lines),
	    "a\nb\nc\nd\ne\nf\n\n\ng");
}

static void
clean_marks_what_xml_cannot_carry(void **state)
{
	char odd[] = "a\x01\x1F" "b\x7F\xEF\xBF\xBF";
	char broken[] = "a\xC0\xAF";

	assert_string_equal(text_clean(*state, odd), "a\xEF\xBF\xBD\xEF\xBF\xBD"
	    "b\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_null(text_clean(*state, broken));
}

static void
cut_makes_a_short_clean_line_of_anything(void **state)
{
	assert_string_equal(text_cut(*state, "abcdef", 3), "abc");
	assert_string_equal(text_cut(*state, "\xC3\xA4\xC3\xB6\xC3\xBC", 2),
	    "\xC3\xA4\xC3\xB6");
	assert_string_equal(text_cut(*state, "a\r\nb\xFF\x1B", 9), "a??b??");
	assert_string_equal(text_cut(*state, "a\tb", 9), "a b");
	assert_string_equal(text_cut(*state, "", 9), "");
}

static void
digits_of_other_scripts_are_digits(void **state)
{
	char arabic[] = "\xD9\xA1\xD9\xA2-\xDB\xB9", wide[] = "\xEF\xBC\x90x";
	char hindi[] = "\xE0\xA5\xA7", plain[] = "a1\xC3\xA4";

	(void)state;
	text_fold_digits(arabic);
	assert_string_equal(arabic, "12-9");
	text_fold_digits(wide);
	assert_string_equal(wide, "0x");
	text_fold_digits(hindi);
	assert_string_equal(hindi, "1");
	text_fold_digits(plain);
	assert_string_equal(plain, "a1\xC3\xA4");
}

static void
number_stops_at_the_largest(void **state)
{
	uint64_t n = 7;

	(void)state;
	assert_true(text_to_u64("18446744073709551615", &n));
	assert_true(n == UINT64_MAX);
	assert_false(text_to_u64("18446744073709551616", &n));
	assert_false(text_to_u64("99999999999999999999999", &n));
	assert_false(text_to_u64("-1", &n));
	assert_false(text_to_u64("+1", &n));
	assert_false(text_to_u64("1 ", &n));
	assert_false(text_to_u64("", &n));
}

static void
date_is_one_of_the_calendar(void **state)
{
	static const char *const good[] = {
		"2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01",
		"9999-12-31"
	};
	static const char *const bad[] = {
		"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
		"2026-04-31", "2026-1-01", "26-11-21", "2026/11/21",
		"2026-11/21",
		"0000-01-01", "2026-11-21 ", "2026-11-00", "", "today"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!text_is_date(good[i]))
			fail_msg("%s is refused", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (text_is_date(bad[i]))
			fail_msg("%s is taken", bad[i]);
}

static void
trim_takes_blanks_from_both_ends(void **state)
{
	char text[] = " \t\n a b \n", none[] = " \t ", plain[] = "x";

	(void)state;
	assert_string_equal(text_trim(text), "a b");
	assert_string_equal(text_trim(none), "");
	assert_string_equal(text_trim(plain), "x");
}

static void
anywhere_takes_wildcards_to_the_letter(void **state)
{
	assert_string_equal(text_anywhere(*state, "5%_\\"), "%5\\%\\_\\\\%");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(length_counts_characters_not_bytes),
		cmocka_unit_test(length_refuses_what_is_not_text),
		cmocka_unit_test(every_character_round_trips),
		UNIT(clean_leaves_text_as_it_is),
		UNIT(clean_ends_each_line_in_one_way),
		UNIT(clean_marks_what_xml_cannot_carry),
		UNIT(cut_makes_a_short_clean_line_of_anything),
		cmocka_unit_test(digits_of_other_scripts_are_digits),
		cmocka_unit_test(number_stops_at_the_largest),
		cmocka_unit_test(date_is_one_of_the_calendar),
		cmocka_unit_test(trim_takes_blanks_from_both_ends),
		UNIT(anywhere_takes_wildcards_to_the_letter),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
