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

/* The words of a key that is made of a name and a number; "" where the
 * language has no need of it. */
static const char *
numbered(const struct language *lang, const char *name, int number)
{
	char key[32];
	const char *word;

	snprintf(key, sizeof(key), "%s.%d", name, number);
	word = words_find(lang, key);
	return word ? word : "";
}

#define PRINT(text, ...)	(snprintf((text), sizeof(text), __VA_ARGS__))

static const char *
pattern(const struct language *lang, const char *key, const struct tm *tm,
	struct speech *out)
{
	char day[12], day2[12], month2[12], year[12], hour[12], hour12[12],
	    minute[12];
	const struct filling parts[] = {
		{ "day", day }, { "day2", day2 }, { "month2", month2 },
		{ "year", year }, { "hour", hour }, { "hour12", hour12 },
		{ "minute", minute },
		{ "month", numbered(lang, "month", tm->tm_mon + 1) },
		{ "month.short",
		    numbered(lang, "month.short", tm->tm_mon + 1) },
		{ "weekday", numbered(lang, "weekday", tm->tm_wday) },
		{ "half", numbered(lang, "clock.half", tm->tm_hour / 12) },
	};

	PRINT(day, "%d", tm->tm_mday);
	PRINT(day2, "%02d", tm->tm_mday);
	PRINT(month2, "%02d", tm->tm_mon + 1);
	PRINT(year, "%d", tm->tm_year + 1900);
	PRINT(hour, "%02d", tm->tm_hour);
	PRINT(hour12, "%d", (tm->tm_hour + 11) % 12 + 1);
	PRINT(minute, "%02d", tm->tm_min);
	return speak(lang, key, parts, sizeof(parts) / sizeof(*parts), out);
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
