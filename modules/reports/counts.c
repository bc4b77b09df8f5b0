/* counts.c: measures that one pass of SQL counts. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "reports.h"

/* A half is rounded up, as people do; printf() rounds it to what is even. */
static const char *
percent(struct pool *pool, uint64_t part, uint64_t of)
{
	uint64_t tenths = of ? (2000 * part + of) / (2 * of) : 0;

	return of ? pool_print(pool, "%" PRIu64 ".%" PRIu64, tenths / 10,
	    tenths % 10) : NULL;
}

static const char *
average(struct pool *pool, uint64_t sum, uint64_t n)
{
	uint64_t hundredths = n ? (200 * sum + n) / (2 * n) : 0;

	return n ? pool_print(pool, "%" PRIu64 ".%02" PRIu64,
	    hundredths / 100, hundredths % 100) : NULL;
}

/* A line a row, with its figures filled in by fill. */
static void
read_rows(struct request *rq, const struct sql *sql, const struct period *in,
	void (*fill)(struct pool *, const struct rows *, struct line *),
	struct lines *out)
{
	struct rows *found = period_query(rq, sql, in);

	out->items = pool_alloc(rq->pool,
	    (rows_count(found) + 1) * sizeof(*out->items));
	while (rows_next(found)) {
		struct line *line = &out->items[out->count++];

		line->group = rows_u64(found, "id");
		fill(rq->pool, found, line);
	}
	lines_name(rq, in->by, out);
}

static void
fill_volume(struct pool *pool, const struct rows *row, struct line *line)
{
	(void)pool;
	line->figures[0] = rows_text(row, "requests");
}

void
volume_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_rows(rq, &sql_counts, in, fill_volume, out);
}

static void
fill_backlog(struct pool *pool, const struct rows *row, struct line *line)
{
	(void)pool;
	line->figures[0] = rows_text(row, "backlog");
	line->figures[1] = rows_text(row, "overdue");
}

void
backlog_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_rows(rq, &sql_counts, in, fill_backlog, out);
}

static void
fill_on_time(struct pool *pool, const struct rows *row, struct line *line)
{
	uint64_t on_time = rows_u64(row, "on_time");
	uint64_t due = rows_u64(row, "closed_due") + rows_u64(row, "overdue");

	line->figures[0] = percent(pool, on_time, due);
	line->figures[1] = rows_text(row, "on_time");
	line->figures[2] = pool_print(pool, "%" PRIu64, due - on_time);
}

void
on_time_read(struct request *rq, const struct period *in, struct lines *out)
{
	read_rows(rq, &sql_counts, in, fill_on_time, out);
}

static void
fill_satisfaction(struct pool *pool, const struct rows *row,
	struct line *line)
{
	uint64_t n = rows_u64(row, "ratings");

	line->figures[0] = average(pool, rows_u64(row, "points"), n);
	line->figures[1] = rows_text(row, "ratings");
	line->figures[2] = percent(pool, rows_u64(row, "solved"), n);
}

void
satisfaction_read(struct request *rq, const struct period *in,
	struct lines *out)
{
	read_rows(rq, &sql_ratings, in, fill_satisfaction, out);
}
