/* time.c: from text to moment and back, and the clock that never goes back. */
/* SPDX-License-Identifier: ISC */
#include "time.h"

#include <stdlib.h>
#include <string.h>

#include "log.h"

void
time_open(const char *zone)
{
	if (setenv("TZ", zone, 1) < 0)
		log_die("out of memory for the time zone");
	tzset();
}

/* n digits at text as a number, or -1. */
static int
digits(const char *text, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* False where the calendar has no such moment: timegm() would move it. */
static bool
is_same(const struct tm *a, const struct tm *b)
{
	return a->tm_year == b->tm_year && a->tm_mon == b->tm_mon &&
	    a->tm_mday == b->tm_mday && a->tm_hour == b->tm_hour &&
	    a->tm_min == b->tm_min && a->tm_sec == b->tm_sec;
}

bool
time_parse(const char *text, time_t *out)
{
	struct tm tm = { 0 }, back;
	time_t when;

	if (!text || strlen(text) != TIME_TEXT - 1 || text[4] != '-' ||
	    text[7] != '-' || text[10] != ' ' || text[13] != ':' ||
	    text[16] != ':')
		return false;
	tm.tm_year = digits(text, 4) - 1900;
	tm.tm_mon = digits(text + 5, 2) - 1;
	tm.tm_mday = digits(text + 8, 2);
	tm.tm_hour = digits(text + 11, 2);
	tm.tm_min = digits(text + 14, 2);
	tm.tm_sec = digits(text + 17, 2);
	if (digits(text, 4) < 0)
		return false;
	back = tm;
	when = timegm(&back);
	if (!is_same(&tm, &back))
		return false;
	*out = when;
	return true;
}

void
time_print(time_t when, char out[TIME_TEXT])
{
	static const char none[TIME_TEXT] = "0000-00-00 00:00:00";
	struct tm tm;

	if (!gmtime_r(&when, &tm) ||
	    strftime(out, TIME_TEXT, "%Y-%m-%d %H:%M:%S", &tm) !=
	    TIME_TEXT - 1)
		memcpy(out, none, TIME_TEXT);
}

bool
time_local(const char *text, struct tm *out)
{
	time_t when;

	return time_parse(text, &when) && localtime_r(&when, out);
}

int64_t
time_monotonic_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
