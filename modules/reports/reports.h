/* reports.h: what the files of the reports module share. */
/* SPDX-License-Identifier: ISC */
#ifndef REPORTS_H
#define REPORTS_H

#include "core.h"
#include "reports_sql.h"

struct period {
	const char *by, *from, *until;
};

/* One line of a report: a department, a category or a month (counted from the
 * year 0), and at most FIGURES numbers as people read them. NULL: there is
 * none. */
enum { FIGURES = 4 };

struct line {
	uint64_t group;
	const char *name, *language;
	const char *figures[FIGURES];
};

struct lines {
	struct line	*items;
	size_t		 count;
};

/* What is measured: its name in the path, the names of its figures, of which
 * the first is the one the chart draws, and who reads it. */
struct measure {
	const char	*name;
	const char	*figures[FIGURES];
	void		(*read)(struct request *rq, const struct period *,
	    struct lines *out);
};

extern const struct form period_form;		/* measure.c */

handler_fn report_index, report_show;

void volume_read(struct request *, const struct period *, struct lines *);
void backlog_read(struct request *, const struct period *, struct lines *);
void on_time_read(struct request *, const struct period *, struct lines *);
void satisfaction_read(struct request *, const struct period *,
	struct lines *);			/* counts.c */
void answer_read(struct request *, const struct period *, struct lines *);
void close_read(struct request *, const struct period *, struct lines *);
						/* times.c */

/* Lines in the order of their groups are named, and put in the order of their
 * names. */
void lines_name(struct request *, const char *by, struct lines *);
						/* names.c */

/* Run a report's query over its period: of counts, grouped by what is
 * compared; of cases, that pass by. */
struct rows *period_query(struct request *, const struct sql *,
	const struct period *);			/* measure.c */
void period_each(struct request *, const struct sql *, const struct period *,
	db_take_fn *, void *arg);		/* measure.c */

#endif
