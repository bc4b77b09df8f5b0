/* rows.c: a database of the tests: whatever is asked, these rows. */
/* SPDX-License-Identifier: ISC */
#include "rows.h"

#include "text.h"

enum { CELLS_MOST = 64, COLUMNS_MOST = 8 };

struct rows {
	const char	*names[COLUMNS_MOST];
	size_t		 columns;
	const char	*cells[CELLS_MOST];
	size_t		 count;		/* of rows */
	size_t		 at;		/* 0: before the first */
};

struct rows *
rows_of(struct pool *pool, const char *columns, ...)
{
	struct rows *r = pool_alloc(pool, sizeof(*r));
	char *save = NULL, *names = pool_text(pool, columns);
	const char *cell;
	size_t n = 0;
	va_list ap;

	for (char *name = strtok_r(names, " ", &save); name;
	    name = strtok_r(NULL, " ", &save))
		r->names[r->columns++] = name;
	va_start(ap, columns);
	while ((cell = va_arg(ap, const char *)))
		r->cells[n++] = strcmp(cell, "-") == 0 ? NULL : cell;
	va_end(ap);
	r->count = n / r->columns;
	return r;
}

struct rows *
db_query_with(struct db *db, const struct sql *sql, struct param *params,
	size_t n)
{
	(void)sql;
	db->queries++;
	db->params = n;
	db->who = n > 0 ? params[1].u64 : 0;
	return db->rows;
}

bool
db_failed(const struct db *db)
{
	return db->failed;
}

bool
rows_next(struct rows *r)
{
	if (r->at >= r->count)
		return false;
	r->at++;
	return true;
}

void
rows_rewind(struct rows *r)
{
	r->at = 0;
}

size_t
rows_columns(const struct rows *r)
{
	return r->columns;
}

const char *
rows_name(const struct rows *r, size_t column)
{
	return r->names[column];
}

const char *
rows_value(const struct rows *r, size_t column)
{
	return r->cells[(r->at - 1) * r->columns + column];
}

const char *
rows_text(const struct rows *r, const char *column)
{
	for (size_t c = 0; c < r->columns; c++)
		if (strcmp(r->names[c], column) == 0)
			return rows_value(r, c);
	fail_msg("no column %s", column);
	return NULL;
}

/* None of the tests' rows tells one. */
const char *
rows_language(const struct rows *r, const char *column)
{
	(void)r;
	(void)column;
	return NULL;
}
