/* times.c: measures of time: median and 90th percentile by nearest rank. The
 * cases pass by; of each, its group and its seconds are kept. */
/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "reports.h"

/* What one measure reads, by what is compared. */
struct times {
	const struct sql	*by_department, *by_category, *by_month;
	bool			 mean;
};

static const struct times to_answer = {
	&sql_seconds_to_answer_by_department,
	&sql_seconds_to_answer_by_category,
	&sql_seconds_to_answer_by_month, false
};

static const struct times to_close = {
	&sql_seconds_to_close_by_department,
	&sql_seconds_to_close_by_category,
	&sql_seconds_to_close_by_month, true
};

static void
take(void *arg, const char *const *cells)
{
	durations_add(arg, strtoul(cells[0], NULL, 10),
	    strtoll(cells[1], NULL, 10));
}

static const char *
hours(struct pool *pool, double n)
{
	return pool_print(pool, "%.1f", n);
}

/* A line for a group that has any. */
static void
add_line(struct request *rq, struct durations *all, uint64_t group, bool mean,
	struct lines *out)
{
	struct line *line = &out->items[out->count];
	size_t n, f = 0;
	int64_t *seconds = durations_of(all, group, &n);

	if (n == 0)
		return;
	out->count++;
	line->group = group;
	line->figures[f++] = hours(rq->pool,
	    statistics_median_hours(seconds, n));
	line->figures[f++] = hours(rq->pool,
	    statistics_percentile_hours(seconds, n, 90));
	if (mean)
		line->figures[f++] = hours(rq->pool,
		    statistics_mean_hours(seconds, n));
	line->figures[f] = pool_print(rq->pool, "%zu", n);
}

static const struct sql *
query_of(const struct times *times, const char *by)
{
	if (strcmp(by, "month") == 0)
		return times->by_month;
	return strcmp(by, "category") == 0 ? times->by_category :
	    times->by_department;
}

static void
read_times(struct request *rq, const struct period *in,
	const struct times *times, struct lines *out)
{
	struct durations *all = durations_new(rq->pool);
	size_t groups;

	period_each(rq, query_of(times, in->by), in, take, all);
	groups = durations_groups(all);
	out->items = pool_alloc(rq->pool, (groups + 1) *
	    sizeof(*out->items));
	for (size_t i = 0; i < groups; i++)
		add_line(rq, all, i, times->mean, out);
	lines_name(rq, in->by, out);
}

void
answer_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_times(rq, in, &to_answer, out);
}

void
close_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_times(rq, in, &to_close, out);
}
