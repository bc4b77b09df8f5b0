/* times.c: measures of time: median and 90th percentile by nearest rank. */
/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "reports.h"

static const char *
hours(struct pool *pool, double n)
{
	return pool_print(pool, "%.1f", n);
}

/* One group's seconds are in; say what they amount to. */
static void
finish(struct pool *pool, int64_t *seconds, size_t n, bool mean,
	struct line *line)
{
	size_t f = 0;

	statistics_sort(seconds, n);
	line->figures[f++] = hours(pool,
	    statistics_median_hours(seconds, n));
	line->figures[f++] = hours(pool,
	    statistics_percentile_hours(seconds, n, 90));
	if (mean)
		line->figures[f++] = hours(pool,
		    statistics_mean_hours(seconds, n));
	line->figures[f] = pool_print(pool, "%zu", n);
}

static size_t
groups_in(struct rows *found)
{
	const char *last = NULL;
	size_t n = 0;

	for (; rows_next(found); last = rows_text(found, "name"))
		n += !last || strcmp(last, rows_text(found, "name")) != 0;
	rows_rewind(found);
	return n;
}

/* Rows come group by group. */
static void
read_times(struct request *rq, struct rows *found, bool mean,
	struct lines *out)
{
	int64_t *seconds = pool_alloc(rq->pool,
	    (rows_count(found) + 1) * sizeof(*seconds));
	struct line *line = NULL;
	size_t n = 0;

	out->items = pool_alloc(rq->pool,
	    (groups_in(found) + 1) * sizeof(*out->items));
	while (rows_next(found)) {
		const char *name = rows_text(found, "name");

		if (line && strcmp(line->name, name) != 0) {
			finish(rq->pool, seconds, n, mean, line);
			line = NULL;
		}
		if (!line) {
			line = &out->items[out->count++];
			line->name = name;
			n = 0;
		}
		seconds[n++] = strtoll(rows_text(found, "seconds"), NULL, 10);
	}
	if (line)
		finish(rq->pool, seconds, n, mean, line);
}

void
answer_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_times(rq, period_query(rq, &sql_seconds_to_answer, in), false,
	    out);
}

void
close_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_times(rq, period_query(rq, &sql_seconds_to_close, in), true,
	    out);
}
