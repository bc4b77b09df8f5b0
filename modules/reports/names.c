/* names.c: what the groups of a report are called, and in which order they
 * stand. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "reports.h"

enum { MONTHS = 12 };

static void
name_months(struct pool *pool, struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];

		line->name = pool_print(pool, "%04" PRIu64 "-%02" PRIu64,
		    line->group / MONTHS, line->group % MONTHS + 1);
	}
}

static int
by_group(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	return (x->group > y->group) - (x->group < y->group);
}

void
lines_name(struct request *rq, const char *by, struct lines *lines)
{
	struct rows *names;
	struct line *ordered, *line;
	size_t count = 0;

	if (strcmp(by, "month") == 0) {
		name_months(rq->pool, lines);
		return;
	}
	names = db_query(rq->db, strcmp(by, "category") == 0 ?
	    &sql_category_names : &sql_department_names);
	ordered = pool_alloc(rq->pool, (lines->count + 1) * sizeof(*ordered));
	while (rows_next(names)) {
		const struct line key = { .group = rows_u64(names, "id") };

		line = lines->count ? bsearch(&key, lines->items,
		    lines->count, sizeof(key), by_group) : NULL;
		if (!line)
			continue;
		line->name = rows_text(names, "name");
		line->language = rows_language(names, "name");
		ordered[count++] = *line;
	}
	lines->items = ordered;
	lines->count = count;
}
