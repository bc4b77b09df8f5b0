/* speak_time.c: moments as a language tells them, in the site's zone. */
/* SPDX-License-Identifier: ISC */
#include "speak.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "time.h"
#include "words.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

/* The wall clock at a UTC text; of a day alone, that day anywhere. */
static bool
clock_at(const char *utc, struct tm *tm)
{
	char noon[TIME_TEXT];
	time_t when;

	if (strlen(utc) != strlen("YYYY-MM-DD"))
		return time_local(utc, tm);
	snprintf(noon, sizeof(noon), "%.10s 12:00:00", utc);
	return time_parse(noon, &when) && gmtime_r(&when, tm);
}

enum { DIGITS = 5 };	/* four and a NUL */

/* A number from 0 to 9999, with as many zeros before it as make it so wide.
 * Dates are written by the hundred; printf() takes longer than the rest. */
static const char *
digits(char text[DIGITS], int n, int wide)
{
	char *at = text + DIGITS - 1;

	*at = '\0';
	do
		*--at = (char)('0' + n % 10);
	while ((n /= 10) && at > text);
	while (at > text && text + DIGITS - 1 - at < wide)
		*--at = '0';
	return at;
}

/* The word NAME.NUMBER; "" where the text does not ask for {NAME}, or the
 * language has no such word. */
static const char *
numbered(const struct language *lang, const char *text, const char *name,
	int number)
{
	char key[32], n[DIGITS];
	const char *word;

	if (!strstr(text, name))
		return "";
	stpcpy(stpcpy(stpcpy(key, name), "."), digits(n, number, 1));
	word = words_find(lang, key);
	return word ? word : "";
}

static const char *
pattern(const struct language *lang, const char *key, const struct tm *tm,
	struct speech *out)
{
	const char *p = speak(lang, key, NULL, 0, out);
	char n[8][DIGITS];
	const struct filling parts[] = {
		{ "day", digits(n[0], tm->tm_mday, 1) },
		{ "month", numbered(lang, p, "month", tm->tm_mon + 1) },
		{ "year", digits(n[1], tm->tm_year + 1900, 4) },
		{ "hour", digits(n[2], tm->tm_hour, 2) },
		{ "hour24", digits(n[7], tm->tm_hour, 1) },
		{ "hour12", digits(n[3], (tm->tm_hour + 11) % 12 + 1, 1) },
		{ "minute", digits(n[4], tm->tm_min, 2) },
		{ "half", numbered(lang, p, "half", tm->tm_hour / 12) },
		{ "weekday", numbered(lang, p, "weekday", tm->tm_wday) },
		{ "day2", digits(n[5], tm->tm_mday, 2) },
		{ "month2", digits(n[6], tm->tm_mon + 1, 2) },
		{ "month.short",
		    numbered(lang, p, "month.short", tm->tm_mon + 1) },
	};

	return speak_whole(lang, p, parts, sizeof(parts) / sizeof(*parts),
	    out);
}

const char *
speak_date(const struct language *lang, const char *utc, struct speech *out)
{
	struct tm tm;

	return clock_at(utc, &tm) ? pattern(lang, "date.long", &tm, out) :
	    utc;
}

const char *
speak_datetime(const struct language *lang, const char *utc,
	struct speech *out)
{
	struct tm tm;

	return clock_at(utc, &tm) ? pattern(lang, "date.time", &tm, out) :
	    utc;
}

const char *
speak_ago(const struct language *lang, const char *utc, const char *now,
	struct speech *out)
{
	static const struct {
		long		 less, unit;
		const char	*past, *future;
	} steps[] = {
		{ MINUTE, MINUTE, "ago.now", "ago.soon" },
		{ HOUR, MINUTE, "ago.minutes", "in.minutes" },
		{ DAY, HOUR, "ago.hours", "in.hours" },
		{ 30 * DAY, DAY, "ago.days", "in.days" },
	};
	time_t then, today;
	char n[24];
	long gap;

	if (!time_parse(utc, &then) || !time_parse(now, &today))
		return speak_date(lang, utc, out);
	gap = today > then ? today - then : then - today;
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		if (gap >= steps[i].less)
			continue;
		snprintf(n, sizeof(n), "%ld", gap / steps[i].unit);
		return speak(lang, then <= today ? steps[i].past :
		    steps[i].future, (struct filling[]){ { "n", n } }, 1, out);
	}
	return speak_date(lang, utc, out);
}
