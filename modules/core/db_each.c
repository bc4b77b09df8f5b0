/* db_each.c: rows in passing, for what no pool should hold. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <string.h>

/* Its buffers hold the row: numbers and short texts alone fit. */
static bool
look_at(const struct result *r, const char **cells)
{
	for (size_t c = 0; c < r->columns; c++) {
		char *text = r->bind[c].buffer;

		if (r->length[c] >= r->bind[c].buffer_length && !r->null[c])
			return false;
		cells[c] = r->null[c] ? NULL : text;
		if (!r->null[c])
			text[r->length[c]] = '\0';
	}
	return true;
}

static bool
pass(struct prepared *p, db_take_fn *take, void *arg)
{
	const char *cells[COLUMNS_MAX];
	int got;

	while ((got = mysql_stmt_fetch(p->stmt)) == 0 &&
	    look_at(p->result, cells))
		take(arg, cells);
	return got == MYSQL_NO_DATA;
}

bool
db_each_with(struct db *db, const struct sql *sql, db_take_fn *take,
	void *arg, struct param *params, size_t n)
{
	struct prepared *p;

	if (db->failed || !db->begun)
		return false;
	db->statements++;
	p = statement_find(db, sql);
	if (!p || !statement_execute(db, p, params + 1, n)) {
		fault_fail(db, sql);
		return false;
	}
	if (!pass(p, take, arg)) {
		statement_note(db, p->stmt);
		fault_fail(db, sql);
	}
	mysql_stmt_free_result(p->stmt);
	return !db->failed;
}
