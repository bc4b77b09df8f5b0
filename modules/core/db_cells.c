/* db_cells.c: what the rows say that were read, by their columns' names. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <string.h>

#include "log.h"
#include "pool.h"
#include "text.h"

bool
rows_next(struct rows *rows)
{
	struct row *next = rows->at ? rows->at->next : rows->first;

	if (!next)
		return false;
	rows->at = next;
	return true;
}

void
rows_rewind(struct rows *rows)
{
	rows->at = NULL;
}

size_t
rows_count(const struct rows *rows)
{
	return rows->count;
}

const char *
rows_value(const struct rows *rows, size_t column)
{
	return rows->at ? rows->at->cells[column].text : NULL;
}

static size_t
find(const struct rows *rows, const char *column)
{
	for (size_t c = 0; c < rows_columns(rows); c++)
		if (strcmp(rows->result->names[c], column) == 0)
			return c;
	log_die("no column %s", column);
}

const char *
rows_text(const struct rows *rows, const char *column)
{
	return rows->result ? rows_value(rows, find(rows, column)) : NULL;
}

const char *
rows_language(const struct rows *rows, const char *column)
{
	size_t len = strlen(column);

	for (size_t c = 0; c < rows_columns(rows); c++)
		if (strncmp(rows_name(rows, c), column, len) == 0 &&
		    strcmp(rows_name(rows, c) + len, "@lang") == 0)
			return rows_value(rows, c);
	return NULL;
}

uint64_t
rows_u64(const struct rows *rows, const char *column)
{
	const char *text = rows_text(rows, column);
	uint64_t n;

	return text && text_to_u64(text, &n) ? n : 0;
}

const void *
rows_bytes(const struct rows *rows, const char *column, size_t *len)
{
	const struct cell *cell;

	*len = 0;
	if (!rows->at)
		return NULL;
	cell = &rows->at->cells[find(rows, column)];
	*len = cell->length;
	return cell->text;
}

struct rows *
rows_part(struct rows *all, const char *column, uint64_t value)
{
	size_t size = sizeof(struct row) +
	    rows_columns(all) * sizeof(struct cell);
	struct rows *part = rows_new(all->pool);

	part->result = all->result;
	for (rows_rewind(all); rows_next(all);)
		if (rows_u64(all, column) == value)
			rows_append(part, memcpy(pool_alloc(all->pool, size),
			    all->at, size));
	return part;
}

size_t
rows_columns(const struct rows *rows)
{
	return rows->result ? rows->result->columns : 0;
}

const char *
rows_name(const struct rows *rows, size_t column)
{
	return rows->result->names[column];
}

bool
rows_duplicate(const struct rows *rows)
{
	return rows->duplicate;
}

uint64_t
rows_changed(const struct rows *rows)
{
	return rows->changed;
}

uint64_t
rows_new_id(const struct rows *rows)
{
	return rows->new_id;
}
