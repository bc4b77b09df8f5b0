/* clock.c: by when: for services whose target counts working hours, and
 * when the clock that stood runs again. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cases.h"

enum { HOUR = 3600 };

static struct calendar *
calendar_read(struct request *rq)
{
	struct calendar *c = calendar_new(rq->pool);
	struct rows *found = db_query(rq->db, &sql_calendar);

	while (rows_next(found)) {
		const char *day = rows_text(found, "day");

		if (day)
			calendar_holiday(c, day);
		else
			calendar_open(c, (unsigned)rows_u64(found, "weekday"),
			    (unsigned)rows_u64(found, "opens"),
			    (unsigned)rows_u64(found, "closes"));
	}
	return c;
}

/* The case's clock, if its target counts working hours; NULL: the hours of
 * the day. */
static struct rows *
working_clock(struct request *rq, uint64_t id)
{
	struct rows *found = db_query(rq->db, &sql_clock_of_case, U64(id));

	return rows_next(found) ? found : NULL;
}

/* The target: so many working hours after it was opened, and as much longer
 * as the clock stood. NULL: the calendar never opens. */
static const char *
working_due(struct request *rq, const struct calendar *c,
	const struct rows *clock, uint64_t paused)
{
	char due[TIME_TEXT];
	time_t opened, end;

	if (!time_parse(rows_text(clock, "opened_at"), &opened) ||
	    !calendar_add(c, opened, rows_u64(clock, "target_hours") * HOUR +
	    paused, &end))
		return NULL;
	time_print(end, due);
	return pool_text(rq->pool, due);
}

/* False: nothing is set. */
static bool
set_due(struct request *rq, uint64_t id, const struct calendar *c,
	const struct rows *clock, uint64_t paused)
{
	const char *due = working_due(rq, c, clock, paused);

	if (due)
		db_run(rq->db, &sql_clock_set, TEXT(due), U64(paused),
		    U64(id));
	return due;
}

const char *
clock_due(struct request *rq, const struct rows *opened)
{
	const char *due = rows_text(opened, "due_at"), *working = NULL;

	if (due && strcmp(rows_text(opened, "counts"), "working") == 0)
		working = working_due(rq, calendar_read(rq), opened, 0);
	return working ? working : due;
}

void
clock_reckon(struct request *rq, uint64_t id)
{
	struct rows *clock = working_clock(rq, id);

	if (clock)
		set_due(rq, id, calendar_read(rq), clock,
		    rows_u64(clock, "paused_seconds"));
}

void
clock_resume(struct request *rq, uint64_t id)
{
	struct rows *clock = working_clock(rq, id);
	const char *since = clock ? rows_text(clock, "paused_at") : NULL;
	struct calendar *c;
	time_t from, now;

	if (since && time_parse(since, &from) &&
	    time_parse(rows_text(clock, "now"), &now)) {
		c = calendar_read(rq);
		if (set_due(rq, id, c, clock, rows_u64(clock,
		    "paused_seconds") + calendar_between(c, from, now))) {
			db_run(rq->db, &sql_clock_run, U64(id));
			return;
		}
	}
	db_run(rq->db, &sql_case_resume, U64(id));
}
