/* csv.c: a table; however its bytes arrive it is the same, and what was
 * written reads as it was meant. */
/* SPDX-License-Identifier: ISC */
#include "csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "pool.h"

struct input {
	const char	*at;
	size_t		 left, most;
};

static long
give(void *from, char *to, size_t size)
{
	struct input *in = from;
	size_t n = in->left < in->most ? in->left : in->most;

	if (n > size)
		n = size;
	memcpy(to, in->at, n);
	in->at += n;
	in->left -= n;
	return (long)n;
}

/* Written as we write tables, a row is one again, with the same cells. */
static void
write_and_read(const struct csv_row *row)
{
	struct pool *pool = pool_new();
	struct csv_row again;
	struct input in = { NULL, 0, 1 << 20 };
	char *text = NULL;
	FILE *out = open_memstream(&text, &in.left);
	struct csv *csv;

	for (size_t i = 0; i < row->count; i++) {
		csv_write(out, row->cells[i]);
		putc(i + 1 < row->count ? ',' : '\n', out);
	}
	fclose(out);
	in.at = text;
	csv = csv_open(pool, give, &in, ',');
	PROMISE(csv_next(csv, &again) && !again.fault);
	PROMISE(again.count == row->count);
	for (size_t i = 0; i < row->count; i++)
		PROMISE(strcmp(csv_plain(again.cells[i]),
		    row->cells[i]) == 0);
	PROMISE(!csv_next(csv, &again));
	pool_free(pool);
	free(text);
}

static void
same(const struct csv_row *a, const struct csv_row *b)
{
	PROMISE(a->line == b->line && a->count == b->count);
	PROMISE(a->length == b->length && !a->fault == !b->fault);
	PROMISE(memcmp(a->raw, b->raw, a->length) == 0);
	for (size_t i = 0; i < a->count; i++)
		PROMISE(strcmp(a->cells[i], b->cells[i]) == 0);
}

/* A row of nothing but one empty cell would be a blank line. */
static bool
worth_writing(const struct csv_row *row)
{
	return !row->fault && (row->count > 1 || *row->cells[0]);
}

void
try_csv(struct pool *pool, char *text, size_t size)
{
	static const char delimiters[] = ",;|\t";
	char by = size ? delimiters[(unsigned char)*text % 4] : ',';
	size_t skip = size > 0;
	struct input all = { text + skip, size - skip, SIZE_MAX };
	struct input bits = { text + skip, size - skip,
		1 + (size_t)(size ? *text & 7 : 0) };
	struct csv *a = csv_open(pool, give, &all, by);
	struct csv *b = csv_open(pool, give, &bits, by);
	struct csv_row one, two;
	uint64_t line = 0;
	unsigned rows = 0;

	while (csv_next(a, &one)) {
		PROMISE(csv_next(b, &two));
		same(&one, &two);
		PROMISE(one.line > line && csv_bytes(a) <= size);
		PROMISE(memcmp(one.raw, text + skip + csv_bytes(a) -
		    one.length, one.length) == 0);
		line = one.line;
		if (worth_writing(&one) && rows++ == 0)
			write_and_read(&one);
	}
	PROMISE(!csv_next(b, &two) && csv_bytes(a) == size - skip);
}
