/* measure.c: GET /reports and /reports/{measure}: one measure as a chart, a
 * table, and with .csv behind its name as a file. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "reports.h"

static const struct measure measures[] = {
	{ "volume",        { "requests" }, volume_read },
	{ "backlog",       { "backlog", "overdue" }, backlog_read },
	{ "first-answer",  { "median_hours", "p90_hours", "answered" },
	  answer_read },
	{ "time-to-close", { "median_hours", "p90_hours", "mean_hours",
	  "closed" }, close_read },
	{ "on-time",       { "on_time_percent", "on_time", "late" },
	  on_time_read },
	{ "satisfaction",  { "average_rating", "ratings", "solved_percent" },
	  satisfaction_read },
	{ 0 }
};

static const struct field fields[] = {
	PICK(period, by, .among = "department category month"),
	DATE(period, from),
	DATE(period, until),
	{ 0 }
};

const struct form period_form = {
	"period", sizeof(struct period), fields, true
};

/* The period's ends where none were given: before and after every case. */
static const char *
from(const struct period *in)
{
	return in->from ? in->from : "1000-01-01";
}

static const char *
until(const struct period *in)
{
	return in->until ? in->until : "9998-12-31";
}

struct rows *
period_query(struct request *rq, const struct sql *sql,
	const struct period *in)
{
	return db_query(rq->db, sql, TEXT(in->by), TEXT(from(in)),
	    TEXT(until(in)));
}

void
period_each(struct request *rq, const struct sql *sql,
	const struct period *in, db_take_fn *take, void *arg)
{
	db_each(rq->db, sql, take, arg, TEXT(from(in)), TEXT(until(in)));
}

int
report_index(struct request *rq)
{
	page_open(rq->page, "reports");
	for (const struct measure *m = measures; m->name; m++) {
		page_open(rq->page, "measure");
		page_attr(rq->page, "name", m->name);
		page_close(rq->page);
	}
	page_close(rq->page);
	return 200;
}

/* The measure that a path's last part names; *csv: it asks for a file. */
static const struct measure *
measure_find(const char *name, bool *csv)
{
	const char *dot = strrchr(name, '.');
	size_t len = dot ? (size_t)(dot - name) : strlen(name);

	*csv = dot && strcmp(dot, ".csv") == 0;
	if (dot && !*csv)
		return NULL;
	for (const struct measure *m = measures; m->name; m++)
		if (strlen(m->name) == len && strncmp(m->name, name, len) == 0)
			return m;
	return NULL;
}

static int
answer_csv(struct request *rq, const struct measure *m,
	const struct period *in, const struct lines *lines)
{
	FILE *out = reply_csv_open(rq);

	csv_write(out, in->by);
	for (size_t f = 0; f < FIGURES && m->figures[f]; f++) {
		putc(',', out);
		csv_write(out, m->figures[f]);
	}
	fputs("\r\n", out);
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];

		csv_write(out, line->name);
		for (size_t f = 0; f < FIGURES && m->figures[f]; f++) {
			putc(',', out);
			csv_write(out, line->figures[f] ? line->figures[f] :
			    "");
		}
		fputs("\r\n", out);
	}
	return reply_csv_close(rq, pool_print(rq->pool, "%s-by-%s.csv",
	    m->name, in->by), out);
}

static void
answer_page(struct request *rq, const struct measure *m,
	const struct period *in, const struct lines *lines)
{
	struct page *pg = rq->page;

	page_open(pg, "report");
	page_attr(pg, "measure", m->name);
	page_attr(pg, "by", in->by);
	page_attr(pg, "query", page_query(rq));
	page_form(pg, &period_form, rq);
	for (size_t f = 0; f < FIGURES && m->figures[f]; f++)
		page_text(pg, "figure", m->figures[f]);
	for (size_t i = 0; i < lines->count; i++) {
		page_open(pg, "line");
		page_text_in(pg, "name", lines->items[i].name,
		    lines->items[i].language);
		for (size_t f = 0; f < FIGURES && m->figures[f]; f++)
			page_text(pg, m->figures[f],
			    lines->items[i].figures[f]);
		page_close(pg);
	}
	page_close(pg);
}

int
report_show(struct request *rq)
{
	bool csv;
	const struct measure *m = measure_find(arg_text(rq, "measure"), &csv);
	struct lines lines = { 0 };
	struct period in;
	bool right;

	if (!m)
		return reply_not_found(rq);
	right = form_read(rq, &period_form, &in);
	if (!in.by)
		in.by = "department";
	page_prefill(rq, "by", in.by);
	if (csv)
		db_speak(rq->db, NULL);	/* a file for machines */
	if (right)
		m->read(rq, &in, &lines);
	if (csv && right)
		return answer_csv(rq, m, &in, &lines);
	answer_page(rq, m, &in, &lines);
	return right ? 200 : 422;
}
