/* speak.h: words with what they are said of: counts, dates, numbers. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_SPEAK_H
#define CORE_SPEAK_H

#include <stdbool.h>
#include <stddef.h>

struct language;

enum { SPEECH = 4096 };

/* Text as it is put together; what does not fit is cut between letters. */
struct speech {
	char	text[SPEECH];
	size_t	length;
	bool	cut;
};

struct filling {
	const char *name, *value;
};

/*
 * Each of these returns text that lives in the words, in the arguments or in
 * the speech. The patterns of dates and numbers are words themselves, so a
 * language is a folder and nothing else.
 */

/* The words of a key with its {placeholders} filled; the filling "n" picks
 * the plural. A value that is written the other way than the language stands
 * apart (UAX #9), so that it stays whole and in its place. A key without words
 * is returned as it is, and logged. */
const char *speak(const struct language *, const char *key,
	const struct filling *, size_t n, struct speech *out);
/* A pattern, whose values are parts of one thing, as a time is: the language
 * writes them, and none stands apart. */
const char *speak_whole(const struct language *, const char *pattern,
	const struct filling *, size_t n, struct speech *out);
/* A UTC text, or a day alone, in the site's zone. What is no time is
 * returned as it is. */
const char *speak_date(const struct language *, const char *utc,
	struct speech *out);
const char *speak_datetime(const struct language *, const char *utc,
	struct speech *out);
/* "3 hours ago", "in 2 days"; a date where it is more than 30 days off. */
const char *speak_ago(const struct language *, const char *utc,
	const char *now, struct speech *out);
/* "12345.5" as 12,345.5 */
const char *speak_number(const struct language *, const char *number,
	struct speech *out);
/* "0A1B2C3D" as AE-0A1B-2C3D */
const char *speak_reference(const char *bare, struct speech *out);

#endif
