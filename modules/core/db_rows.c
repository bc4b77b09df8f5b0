/* db_rows.c: rows as text, in the request's pool. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "pool.h"

enum {
	CELL_LEAST = 32,	/* any number or time as text */
	CELL_MOST = 256,	/* what is longer is fetched apart */
};

static size_t
cell_size(const MYSQL_FIELD *f)
{
	if (f->length < CELL_LEAST)
		return CELL_LEAST;
	return f->length > CELL_MOST ? CELL_MOST : (size_t)f->length;
}

/* Sizes first, then one piece of memory for all. */
static struct result *
lay_out(const MYSQL_FIELD *fields, size_t columns)
{
	size_t size = 0, length;
	struct result *r;
	char *at;

	for (size_t c = 0; c < columns; c++)
		size += cell_size(&fields[c]) + strlen(fields[c].name) + 1;
	r = calloc(1, sizeof(*r) + size);
	if (!r)
		log_die("out of memory for %zu columns", columns);
	r->columns = columns;
	at = r->bytes;
	for (size_t c = 0; c < columns; c++) {
		r->bind[c].buffer_type = MYSQL_TYPE_STRING;
		r->bind[c].buffer = at;
		r->bind[c].buffer_length = cell_size(&fields[c]);
		r->bind[c].length = &r->length[c];
		r->bind[c].is_null = &r->null[c];
		at += cell_size(&fields[c]);
		length = strlen(fields[c].name) + 1;
		r->names[c] = memcpy(at, fields[c].name, length);
		at += length;
	}
	return r;
}

struct result *
result_new(const struct sql *sql, MYSQL_STMT *stmt)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
	struct result *r;

	if (!meta && mysql_stmt_field_count(stmt) > 0)
		log_die("out of memory for %s", sql->name);
	if (!meta)
		return NULL;
	if (mysql_num_fields(meta) > COLUMNS_MAX)
		log_die("%s: more than %d columns", sql->name, COLUMNS_MAX);
	r = lay_out(mysql_fetch_fields(meta), mysql_num_fields(meta));
	mysql_free_result(meta);
	if (mysql_stmt_bind_result(stmt, r->bind))
		log_die("%s: %s", sql->name, mysql_stmt_error(stmt));
	return r;
}

struct rows *
rows_new(struct pool *pool)
{
	struct rows *rows = pool_alloc(pool, sizeof(*rows));

	rows->pool = pool;
	return rows;
}

void
rows_set_duplicate(struct rows *rows)
{
	rows->duplicate = true;
}

/* Room for the current row and its text, all in one piece. */
static struct row *
row_new(struct rows *rows)
{
	const struct result *r = rows->result;
	size_t size = sizeof(struct row) + r->columns * sizeof(struct cell);
	struct row *row;
	char *at;

	for (size_t c = 0; c < r->columns; c++)
		if (!r->null[c])
			size += r->length[c] + 1;
	row = pool_alloc(rows->pool, size);
	at = (char *)&row->cells[r->columns];
	for (size_t c = 0; c < r->columns; c++) {
		if (r->null[c])
			continue;
		row->cells[c] = (struct cell){ at, r->length[c] };
		at += r->length[c] + 1;
	}
	return row;
}

/* The whole of a column that its buffer was too small for. */
static bool
fetch_long(MYSQL_STMT *stmt, unsigned column, char *to, unsigned long size)
{
	unsigned long length = 0;
	DB_FLAG null = 0, cut = 0;
	MYSQL_BIND bind = { 0 };

	bind.buffer_type = MYSQL_TYPE_STRING;
	bind.buffer = to;
	bind.buffer_length = size;
	bind.length = &length;
	bind.is_null = &null;
	bind.error = &cut;
	return !mysql_stmt_fetch_column(stmt, &bind, column, 0);
}

void
rows_append(struct rows *rows, struct row *row)
{
	row->next = NULL;
	if (rows->last)
		rows->last->next = row;
	else
		rows->first = row;
	rows->last = row;
	rows->count++;
}

static bool
row_add(struct rows *rows, MYSQL_STMT *stmt)
{
	const struct result *r = rows->result;
	struct row *row = row_new(rows);

	for (unsigned c = 0; c < r->columns; c++) {
		char *to = (char *)(uintptr_t)row->cells[c].text;

		if (r->null[c])
			continue;
		if (r->length[c] <= r->bind[c].buffer_length)
			memcpy(to, r->bind[c].buffer, r->length[c]);
		else if (!fetch_long(stmt, c, to, r->length[c]))
			return false;
	}
	rows_append(rows, row);
	return true;
}

/* Row by row off the wire, without a copy of all in the client. */
static bool
fetch_all(struct rows *rows, MYSQL_STMT *stmt)
{
	int got;

	while ((got = mysql_stmt_fetch(stmt)) == 0 ||
	    got == MYSQL_DATA_TRUNCATED)
		if (!row_add(rows, stmt))
			return false;
	return got == MYSQL_NO_DATA;
}

bool
rows_read(struct db *db, struct prepared *p, struct rows *rows)
{
	bool ok = true;

	rows->result = p->result;
	if (p->result)
		ok = fetch_all(rows, p->stmt);
	if (!ok) {
		statement_note(db, p->stmt);
	} else {
		rows->changed = mysql_stmt_affected_rows(p->stmt);
		rows->new_id = mysql_stmt_insert_id(p->stmt);
	}
	mysql_stmt_free_result(p->stmt);
	return ok;
}
