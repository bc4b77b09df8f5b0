/* calendar.h: working time: hours of the week, less holidays, on the wall
 * clock of the site's zone (time_open). */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct calendar;
struct pool;

/* Nothing is open yet. In pool. */
struct calendar *calendar_new(struct pool *);
/* Open on a weekday (1 Monday to 7 Sunday) from and until so many seconds of
 * the day, at most 86400. */
void calendar_open(struct calendar *, unsigned weekday, unsigned from,
	unsigned until);
/* Closed all day, "YYYY-MM-DD". */
void calendar_holiday(struct calendar *, const char *day);

/* When so many seconds of working time from a moment on are over. False: it
 * is never, or not in twenty years. */
bool calendar_add(const struct calendar *, time_t from, uint64_t seconds,
	time_t *out);
/* Seconds of working time from one moment to a later one, of twenty years at
 * most. */
uint64_t calendar_between(const struct calendar *, time_t from, time_t until);

#endif
