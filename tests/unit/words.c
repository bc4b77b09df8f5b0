/* words.c: languages chosen, words found, filled and dated. */
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

#include "speak.h"
#include "theme.h"
#include "theme_load.h"
#include "time.h"
#include "words.h"

static char home[] = "/tmp/aedile-words-XXXXXX";
static struct words *words;

static void
put(const char *lang, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/words/%s", home, lang);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/words/%s/x.xml", home, lang);
	f = fopen(path, "we");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
put_file(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/words/%s", home, name);
	f = fopen(path, "we");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static const char english[] =
	"<words lang='en'><w key='a'>one  two\n   three</w>"
	"<w key='only'>only here</w><w key='only'>said twice</w>"
	"<w key='blank'> \n between \t</w>"
	"<w key='b'>{name} has {n} of {x}</w>"
	"<w key='c'><one>{n} case</one><other>{n} cases</other></w>"
	"<w key='date.long'>{day} {month} {year}</w>"
	"<w key='date.time'>{weekday} {day2}/{month2} {hour}:{minute} "
	"{hour12}{half}</w>"
	"<w key='half.0'>am</w><w key='half.1'>pm</w>"
	"<w key='month.3'>March</w><w key='month.11'>November</w>"
	"<w key='weekday.6'>Saturday</w>"
	"<w key='ago.now'>just now</w><w key='ago.minutes'><one>{n} minute "
	"ago</one><other>{n} minutes ago</other></w>"
	"<w key='ago.days'><one>{n} day ago</one><other>{n} days ago</other>"
	"</w><w key='in.hours'><one>in {n} hour</one><other>in {n} hours"
	"</other></w></words>";

static int
open_words(void **state)
{
	struct theme_load load = { .proof = false };
	char path[256];

	(void)state;
	theme_start();
	time_open("Europe/Zurich");
	assert_non_null(mkdtemp(home));
	snprintf(path, sizeof(path), "%s/words", home);
	mkdir(path, 0700);
	put("en", english);
	put("ur", "<words lang='ur' dir='rtl'><w key='a'>\xD8\xA7</w>"
	    "<w key='number.grouping'>3;2</w><w key='number.digits'>"
	    "\xDB\xB0\xDB\xB1\xDB\xB2\xDB\xB3\xDB\xB4\xDB\xB5\xDB\xB6\xDB\xB7"
	    "\xDB\xB8\xDB\xB9</w></words>");
	put("es", "<words lang='es'><w key='number.group'>.</w>"
	    "<w key='number.least'>2</w><w key='date.time'>{hour24}:{minute}"
	    "</w></words>");
	/* No languages, and no words. */
	put("x", "<words/>");
	put("en.bak", "<wrong/>");
	put("a-name-that-is-longer-than-any-language-has", "<wrong/>");
	put_file("en/.x.xml.swp", "<wrong/>");
	put_file("en/.hidden.xml", "<wrong/>");
	put_file("en/README", "<wrong/>");
	put_file("en/notes.txt", "<wrong/>");
	put("pt-BR", "<words lang='pt-BR'><w key='number.group'>.</w>"
	    "<w key='number.decimal'>,</w></words>");
	assert_true(theme_load_from(&load, home));
	words = words_open(&load);
	assert_string_equal(load.fault, "");
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

static const struct language *
in(const char *code)
{
	const struct language *l = words_language(words, code);

	assert_non_null(l);
	return l;
}

static void
languages(void **state)
{
	(void)state;
	assert_string_equal(language_code(in("en")), "en");
	assert_string_equal(language_code(in("EN-gb")), "en");
	assert_string_equal(language_code(in("pt-br")), "pt-BR");
	assert_null(words_language(words, "pt"));
	assert_null(words_language(words, "e"));
	assert_null(words_language(words, ""));
	assert_null(words_language(words, "../en"));
	assert_string_equal(language_direction(in("ur")), "rtl");
	assert_string_equal(language_direction(in("en")), "ltr");
}

static void
put_at(const char *path, const char *text)
{
	FILE *f = fopen(path, "we");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

/* Without English, what a language does not say is not said; and what no page
 * can say is refused. */
static void
a_folder_of_words_must_be_there(void **state)
{
	struct theme_load load = { .proof = false };
	char other[] = "/tmp/aedile-words-XXXXXX", path[256], command[300];
	struct words *none;

	(void)state;
	assert_non_null(mkdtemp(other));
	assert_true(theme_load_from(&load, other));
	assert_null(words_open(&load));
	assert_non_null(strstr(load.fault, "no folder of words"));
	*load.fault = '\0';
	snprintf(path, sizeof(path), "%s/words", other);
	mkdir(path, 0700);
	assert_null(words_open(&load));
	*load.fault = '\0';
	strcat(path, "/es");
	mkdir(path, 0700);
	none = words_open(&load);
	assert_non_null(none);
	assert_null(words_find(words_language(none, "es"), "a"));
	words_close(none);
	strcat(path, "/x.xml");
	put_at(path, "<words><w key='a'>x</w>\n<w key='b'>\x7F</w></words>");
	assert_null(words_open(&load));
	assert_string_equal(load.fault, "words/es/x.xml:2: this word holds a "
	    "control character");
	snprintf(command, sizeof(command), "rm -rf '%s'", other);
	assert_int_equal(system(command), 0);
}

static const char *
accepted(const char *header)
{
	const struct language *l = words_accepted(words, header);

	return l ? language_code(l) : "none";
}

static void
what_browsers_ask_for(void **state)
{
	(void)state;
	assert_string_equal(accepted("ur,en;q=0.8"), "ur");
	assert_string_equal(accepted("ur;q=0.3, en-US;q=0.8"), "en");
	assert_string_equal(accepted("xx, ur ; q=0.5 , yy"), "ur");
	assert_string_equal(accepted("en;q=0, ur;q=0.001"), "ur");
	assert_string_equal(accepted("en;q=0"), "none");
	assert_string_equal(accepted("*"), "none");
	assert_string_equal(accepted(""), "none");
	assert_string_equal(accepted(NULL), "none");
	assert_string_equal(accepted(",,;;q=,;q=x,en"), "en");
	assert_string_equal(accepted("en;q=9.9"), "en");
}

static void
words_are_found(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(words_find(in("en"), "a"), "one two three");
	assert_string_equal(words_find(in("ur"), "a"), "\xD8\xA7");
	/* English stands in for what is not translated yet. */
	assert_string_equal(words_find(in("ur"), "only"), "only here");
	assert_string_equal(words_find(in("en"), "blank"), "between");
	assert_null(words_find(in("en"), "no such"));
	/* A key that only a later language has. */
	assert_null(words_find(in("en"), "number.digits"));
	assert_non_null(words_find(in("ur"), "number.digits"));
	assert_string_equal(speak(in("en"), "no such", NULL, 0, &out),
	    "no such");
	assert_null(words_find(in("en"), "no such"));
}

static void
placeholders(void **state)
{
	const struct filling all[] = {
		{ "name", "Ada {n} <b>" }, { "n", "1234" },
	};
	struct speech out;

	(void)state;
	assert_string_equal(speak(in("en"), "b", all, 2, &out),
	    "Ada {n} <b> has 1,234 of {x}");
	assert_string_equal(speak(in("en"), "b", NULL, 0, &out),
	    "{name} has {n} of {x}");
	assert_string_equal(speak(in("en"), "c", (struct filling[]){
	    { "n", "1" } }, 1, &out), "1 case");
	assert_string_equal(speak(in("en"), "c", (struct filling[]){
	    { "n", "0" } }, 1, &out), "0 cases");
}

static void
too_long_is_cut_between_letters(void **state)
{
	char name[SPEECH * 2 + 1];
	struct speech out;
	const char *text;

	(void)state;
	for (size_t i = 0; i < SPEECH; i++)
		memcpy(name + 2 * i, "\xC3\xA9", 3);
	text = speak(in("en"), "b", (struct filling[]){ { "name", name } }, 1,
	    &out);
	assert_int_equal(strlen(text) % 2, 0);
	assert_in_range(strlen(text), SPEECH - 4, SPEECH - 1);
}

static void
numbers(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(speak_number(in("en"), "0", &out), "0");
	assert_string_equal(speak_number(in("en"), "999", &out), "999");
	assert_string_equal(speak_number(in("en"), "1000", &out), "1,000");
	assert_string_equal(speak_number(in("en"), "1234567.50", &out),
	    "1,234,567.50");
	assert_string_equal(speak_number(in("en"), "-1234", &out),
	    "\xE2\x88\x92" "1,234");
	assert_string_equal(speak_number(in("pt-BR"), "1234.5", &out),
	    "1.234,5");
	assert_string_equal(speak_number(in("ur"), "1234567", &out),
	    "\xDB\xB1\xDB\xB2,\xDB\xB3\xDB\xB4,\xDB\xB5\xDB\xB6\xDB\xB7");
	assert_string_equal(speak_number(in("es"), "1234.5", &out),
	    "1234.5");
	assert_string_equal(speak_number(in("es"), "-12345", &out),
	    "\xE2\x88\x92" "12.345");
	assert_string_equal(speak_number(in("es"), "1234567", &out),
	    "1.234.567");
	assert_string_equal(speak_number(in("en"), "NaN", &out), "NaN");
	assert_string_equal(speak_number(in("en"), "", &out), "");
	assert_string_equal(speak_number(in("en"), "1e3", &out), "1e3");
}

static void
dates(void **state)
{
	const struct language *en = in("en");
	struct speech out;

	(void)state;
	/* Zurich is an hour ahead: the next day has begun. */
	assert_string_equal(speak_date(en, "2026-11-20 23:30:00", &out),
	    "21 November 2026");
	assert_string_equal(speak_datetime(en, "2026-11-20 23:30:00", &out),
	    "Saturday 21/11 00:30 12am");
	assert_string_equal(speak_datetime(in("es"), "2026-11-20 08:05:00",
	    &out), "9:05");
	assert_string_equal(speak_date(en, "2026-03-01", &out),
	    "1 March 2026");
	assert_string_equal(speak_date(en, "soon", &out), "soon");
	assert_string_equal(speak_date(en, "", &out), "");
	assert_string_equal(speak_date(en, "2026-13-41 00:00:00", &out),
	    "2026-13-41 00:00:00");
}

static const char *
ago(const char *then, struct speech *out)
{
	return speak_ago(in("en"), then, "2026-11-21 12:00:00", out);
}

static void
spans(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(ago("2026-11-21 12:00:00", &out), "just now");
	assert_string_equal(ago("2026-11-21 11:59:00", &out), "1 minute ago");
	assert_string_equal(ago("2026-11-21 11:01:00", &out),
	    "59 minutes ago");
	assert_string_equal(ago("2026-11-19 11:00:00", &out), "2 days ago");
	assert_string_equal(ago("2026-11-21 14:00:00", &out), "in 2 hours");
	assert_string_equal(ago("2026-03-01 12:00:00", &out),
	    "1 March 2026");
	assert_string_equal(ago("never", &out), "never");
}

static void
references(void **state)
{
	struct speech out;

	(void)state;
	assert_string_equal(speak_reference("0A1B2C3D", &out),
	    "AE-0A1B-2C3D");
	assert_string_equal(speak_reference("0A1B", &out), "0A1B");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages),
		cmocka_unit_test(a_folder_of_words_must_be_there),
		cmocka_unit_test(what_browsers_ask_for),
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(placeholders),
		cmocka_unit_test(too_long_is_cut_between_letters),
		cmocka_unit_test(numbers),
		cmocka_unit_test(dates),
		cmocka_unit_test(spans),
		cmocka_unit_test(references),
	};

	return cmocka_run_group_tests_name("words", tests, open_words,
	    close_words);
}
