/* plural.c: which form goes with a number, in the languages we know. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plural.h"

static void
plurals(void **state)
{
	static const struct {
		const char	*language, *number;
		enum plural	 plural;
	} cases[] = {
		{ "en", "1", PLURAL_ONE }, { "en", "0", PLURAL_OTHER },
		{ "en", "1.0", PLURAL_OTHER }, { "en-GB", "1", PLURAL_ONE },
		{ "es", "1", PLURAL_ONE }, { "es", "2", PLURAL_OTHER },
		{ "es", "1000000", PLURAL_MANY }, { "es", "0", PLURAL_OTHER },
		{ "tr", "1", PLURAL_ONE }, { "tr", "2", PLURAL_OTHER },
		{ "ur", "1", PLURAL_ONE }, { "ur", "5", PLURAL_OTHER },
		{ "zh", "1", PLURAL_OTHER }, { "zh-Hant", "1", PLURAL_OTHER },
		{ "fr", "0", PLURAL_ONE }, { "fr", "1.5", PLURAL_ONE },
		{ "ru", "21", PLURAL_ONE }, { "ru", "11", PLURAL_MANY },
		{ "ru", "3", PLURAL_FEW }, { "pl", "21", PLURAL_MANY },
		{ "pl", "22", PLURAL_FEW }, { "pl", "1", PLURAL_ONE },
		{ "ar", "0", PLURAL_ZERO }, { "ar", "2", PLURAL_TWO },
		{ "ar", "103", PLURAL_FEW }, { "ar", "111", PLURAL_MANY },
		{ "ar", "100", PLURAL_OTHER }, { "xx", "1", PLURAL_ONE },
		{ "en", "-1", PLURAL_ONE }, { "eng", "1", PLURAL_ONE },
		{ "es", "1.0", PLURAL_ONE }, { "es", "1.5", PLURAL_OTHER },
		{ "es", "1000000.0", PLURAL_OTHER },
		{ "tr", "1.0", PLURAL_ONE }, { "tr", "1.5", PLURAL_OTHER },
		{ "fr", "2", PLURAL_OTHER }, { "fr", "2000000", PLURAL_MANY },
		{ "fr", "2000000.0", PLURAL_OTHER },
		{ "ru", "1.5", PLURAL_OTHER }, { "ru", "5", PLURAL_MANY },
		{ "ru", "12", PLURAL_MANY }, { "ru", "14", PLURAL_MANY },
		{ "ru", "24", PLURAL_FEW }, { "ru", "20", PLURAL_MANY },
		{ "pl", "1.5", PLURAL_OTHER }, { "pl", "5", PLURAL_MANY },
		{ "ar", "1.5", PLURAL_OTHER }, { "ar", "1", PLURAL_ONE },
		{ "ar", "101", PLURAL_OTHER }, { "ar", "110", PLURAL_FEW },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (plural_of(cases[i].language, cases[i].number) !=
		    cases[i].plural)
			fail_msg("%s %s", cases[i].language,
			    cases[i].number);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plurals),
	};

	return cmocka_run_group_tests_name("plural", tests, NULL, NULL);
}
