/* calendar.c: working time, day by day. */
/* SPDX-License-Identifier: ISC */
#include "calendar.h"

#include <stdio.h>
#include <string.h>

#include "pool.h"

enum { WEEKDAYS = 7, DAYS_MOST = 20 * 366 };

struct opening {
	struct opening	*next;
	unsigned	 from, until;
};

struct holiday {
	struct holiday	*next;
	const char	*day;
};

struct calendar {
	struct pool	*pool;
	struct opening	*week[WEEKDAYS];	/* each by its beginning */
	struct holiday	*holidays;
};

/* A stretch of working time on one day. */
typedef bool stretch_fn(void *arg, time_t from, time_t until);

struct calendar *
calendar_new(struct pool *pool)
{
	struct calendar *c = pool_alloc(pool, sizeof(*c));

	c->pool = pool;
	return c;
}

void
calendar_open(struct calendar *c, unsigned weekday, unsigned from,
	unsigned until)
{
	struct opening **at = &c->week[weekday % WEEKDAYS];
	struct opening *o = pool_alloc(c->pool, sizeof(*o));

	while (*at && (*at)->from < from)
		at = &(*at)->next;
	*o = (struct opening){ *at, from, until };
	*at = o;
}

void
calendar_holiday(struct calendar *c, const char *day)
{
	struct holiday *h = pool_alloc(c->pool, sizeof(*h));

	*h = (struct holiday){ c->holidays, pool_text(c->pool, day) };
	c->holidays = h;
}

static bool
is_holiday(const struct calendar *c, const struct tm *day)
{
	char text[16];

	strftime(text, sizeof(text), "%Y-%m-%d", day);
	for (const struct holiday *h = c->holidays; h; h = h->next)
		if (strcmp(h->day, text) == 0)
			return true;
	return false;
}

/* The moment of so many seconds on a day's wall clock; mktime() knows what
 * the clocks do that day. */
static time_t
moment(const struct tm *day, unsigned seconds)
{
	struct tm tm = *day;

	tm.tm_hour = (int)(seconds / 3600);
	tm.tm_min = (int)(seconds / 60 % 60);
	tm.tm_sec = (int)(seconds % 60);
	tm.tm_isdst = -1;
	return mktime(&tm);
}

/* Call each with what is open from a moment on, until it returns false. */
static void
walk(const struct calendar *c, time_t from, stretch_fn *each, void *arg)
{
	struct tm day;

	localtime_r(&from, &day);
	for (int i = 0; i < DAYS_MOST; i++) {
		const struct opening *o = c->week[day.tm_wday];

		if (is_holiday(c, &day))
			o = NULL;
		for (; o; o = o->next) {
			time_t begins = moment(&day, o->from);
			time_t ends = moment(&day, o->until);

			if (begins < from)
				begins = from;
			if (ends > begins && !each(arg, begins, ends))
				return;
		}
		day.tm_mday++;
		day.tm_hour = 12;	/* no clock is changed at noon */
		day.tm_isdst = -1;
		mktime(&day);
	}
}

struct adding {
	uint64_t	left;
	time_t		end;
	bool		found;
};

static bool
add_stretch(void *arg, time_t from, time_t until)
{
	struct adding *a = arg;
	uint64_t here = (uint64_t)(until - from);

	if (a->left <= here) {
		a->end = from + (time_t)a->left;
		a->found = true;
		return false;
	}
	a->left -= here;
	return true;
}

bool
calendar_add(const struct calendar *c, time_t from, uint64_t seconds,
	time_t *out)
{
	struct adding a = { .left = seconds };

	walk(c, from, add_stretch, &a);
	if (a.found)
		*out = a.end;
	return a.found;
}

struct counting {
	uint64_t	sum;
	time_t		until;
};

static bool
count_stretch(void *arg, time_t from, time_t until)
{
	struct counting *k = arg;

	if (from >= k->until)
		return false;
	k->sum += (uint64_t)((until < k->until ? until : k->until) - from);
	return true;
}

uint64_t
calendar_between(const struct calendar *c, time_t from, time_t until)
{
	struct counting k = { .until = until };

	if (until > from)
		walk(c, from, count_stretch, &k);
	return k.sum;
}
