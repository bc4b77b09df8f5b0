/* times.c: measures of time: median and 90th percentile by nearest rank. The
 * cases pass by; of each, its group and its seconds are kept. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "reports.h"

enum { MONTHS = 12 };

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
add_line(struct request *rq, struct durations *all, uint64_t group,
	const char *name, bool mean, struct lines *out)
{
	struct line *line = &out->items[out->count];
	size_t n, f = 0;
	int64_t *seconds = durations_of(all, group, &n);

	if (n == 0)
		return;
	out->count++;
	line->name = name;
	line->figures[f++] = hours(rq->pool,
	    statistics_median_hours(seconds, n));
	line->figures[f++] = hours(rq->pool,
	    statistics_percentile_hours(seconds, n, 90));
	if (mean)
		line->figures[f++] = hours(rq->pool,
		    statistics_mean_hours(seconds, n));
	line->figures[f] = pool_print(rq->pool, "%zu", n);
}

static void
lines_of_names(struct request *rq, struct durations *all,
	const struct sql *names, bool mean, struct lines *out)
{
	struct rows *found = db_query(rq->db, names);

	out->items = pool_alloc(rq->pool,
	    (rows_count(found) + 1) * sizeof(*out->items));
	while (rows_next(found))
		add_line(rq, all, rows_u64(found, "id"),
		    rows_text(found, "name"), mean, out);
}

static void
lines_of_months(struct request *rq, struct durations *all, bool mean,
	struct lines *out)
{
	size_t groups = durations_groups(all);

	out->items = pool_alloc(rq->pool, (groups + 1) *
	    sizeof(*out->items));
	for (size_t i = 0; i < groups; i++)
		add_line(rq, all, i, pool_print(rq->pool, "%04zu-%02zu",
		    i / MONTHS, i % MONTHS + 1), mean, out);
}

static void
read_times(struct request *rq, const struct period *in,
	const struct times *times, struct lines *out)
{
	struct durations *all = durations_new(rq->pool);
	bool category = strcmp(in->by, "category") == 0;

	if (strcmp(in->by, "month") == 0) {
		period_each(rq, times->by_month, in, take, all);
		lines_of_months(rq, all, times->mean, out);
		return;
	}
	period_each(rq, category ? times->by_category : times->by_department,
	    in, take, all);
	lines_of_names(rq, all, category ? &sql_category_names :
	    &sql_department_names, times->mean, out);
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
