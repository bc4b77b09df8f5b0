/* bidi.c: values keep their place in sentences of either direction. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "bidi.h"
#include "speak.h"
#include "theme.h"
#include "theme_load.h"
#include "time.h"
#include "words.h"

#define APART	"\xE2\x81\xA8"		/* FSI */
#define END	"\xE2\x81\xA9"		/* PDI */
#define TURN	"\xE2\x80\xAE"		/* RLO */
#define URDU	"\xD8\xA7\xDB\x8C"	/* two letters */

static char home[] = "/tmp/aedile-bidi-XXXXXX";
static struct words *words;

static void
put(const char *lang, const char *dir)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/words/%s", home, lang);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/words/%s/x.xml", home, lang);
	f = fopen(path, "we");
	assert_non_null(f);
	fprintf(f, "<words lang='%s' dir='%s'><w key='a'>{x}!</w>"
	    "<w key='n'>{n}!</w><w key='half.1'>PM</w>"
	    "<w key='date.time'>{hour12}:{minute} {half}</w></words>",
	    lang, dir);
	fclose(f);
}

static int
open_words(void **state)
{
	struct theme_load load = { .proof = false };
	char path[256];

	(void)state;
	theme_start();
	time_open("UTC");
	assert_non_null(mkdtemp(home));
	snprintf(path, sizeof(path), "%s/words", home);
	mkdir(path, 0700);
	put("en", "ltr");
	put("ur", "rtl");
	assert_true(theme_load_from(&load, home));
	words = words_open(&load);
	return words ? 0 : -1;
}

static int
close_words(void **state)
{
	char command[300];

	(void)state;
	words_close(words);
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

static void
what_mixes(void **state)
{
	(void)state;
	assert_true(bidi_mixes("AE-7K3M-Q9TX", true));
	assert_true(bidi_mixes("ada@example.org", true));
	assert_true(bidi_mixes("9:05 PM", true));
	assert_true(bidi_mixes("12 " URDU, true));
	assert_false(bidi_mixes(URDU " " URDU, true));
	assert_false(bidi_mixes("", true));
	assert_false(bidi_mixes("Ada (7) \xC3\xA9", false));
	assert_true(bidi_mixes("Ada " URDU, false));
	assert_true(bidi_mixes("\xEF\xBB\xBC", false));
	assert_true(bidi_mixes("Ada" TURN, false));
	assert_true(bidi_mixes(URDU END, true));
}

/* U+202F, U+2062 and U+206A stand beside the marks that turn a line; a
 * fullwidth A beside the letters that run the other way. */
static void
what_only_looks_like_it(void **state)
{
	(void)state;
	assert_false(bidi_mixes("7\xE2\x80\xAF" "km", false));
	assert_false(bidi_mixes("7\xE2\x81\xA2" "x", false));
	assert_false(bidi_mixes("7\xE2\x81\xAA" "x", false));
	assert_false(bidi_mixes("\xEF\xBC\xA1", false));
	assert_true(bidi_mixes("\xEF\xBC\xA1", true));
}

static const char *
say(const char *lang, const char *value, struct speech *out)
{
	return speak(words_language(words, lang), "a",
	    (struct filling[]){ { "x", value } }, 1, out);
}

static void
values_stand_apart(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(say("ur", "AE-7K3M-Q9TX", &out),
	    APART "AE-7K3M-Q9TX" END "!");
	assert_string_equal(say("ur", "9-5@example.org", &out),
	    APART "9-5@example.org" END "!");
	assert_string_equal(say("ur", URDU, &out), URDU "!");
	assert_string_equal(say("ur", "", &out), "!");
	assert_string_equal(say("en", "AE-7K3M-Q9TX", &out),
	    "AE-7K3M-Q9TX!");
	assert_string_equal(say("en", URDU " 7", &out),
	    APART URDU " 7" END "!");
}

static void
numbers_need_no_frame(void **state)
{
	const struct language *ur = words_language(words, "ur");
	struct speech out;

	(void)state;
	assert_string_equal(say("ur", "2026", &out), "2026!");
	assert_string_equal(speak(ur, "n", (struct filling[]){
	    { "n", "1234" } }, 1, &out), "1,234!");
	assert_string_equal(speak_number(ur, "-5", &out),
	    "\xE2\x80\x8E\xE2\x88\x92" "5");
}

/* What is one thing is not taken to pieces: 5:09 would read 09:5. */
static void
times_stay_whole(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(speak_datetime(words_language(words, "ur"),
	    "2026-11-21 21:05:00", &out), "9:05 PM");
}

/* A name that turns what follows it round turns nothing but itself. */
static void
nothing_leaves_its_frame(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(say("en", "Ada" TURN, &out),
	    APART "Ada" TURN END "!");
	assert_string_equal(say("en", "Ada" END TURN, &out),
	    APART "Ada" TURN END "!");
	assert_string_equal(say("ur", "Ada" APART APART "x", &out),
	    APART "Ada" APART APART "x" END END END "!");
	assert_string_equal(say("ur", APART "7 a" END "b" END "c", &out),
	    APART APART "7 a" END "bc" END "!");
}

static void
cut_in_a_frame(void **state)
{
	char value[SPEECH * 2] = "";
	struct speech out;

	(void)state;
	for (size_t i = 0; i + 3 < SPEECH + 300; i += 3)
		memcpy(value + i, APART, 4);
	assert_true(strlen(say("ur", value, &out)) < SPEECH);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_mixes),
		cmocka_unit_test(what_only_looks_like_it),
		cmocka_unit_test(values_stand_apart),
		cmocka_unit_test(numbers_need_no_frame),
		cmocka_unit_test(times_stay_whole),
		cmocka_unit_test(nothing_leaves_its_frame),
		cmocka_unit_test(cut_in_a_frame),
	};

	return cmocka_run_group_tests_name("bidi", tests, open_words,
	    close_words);
}
