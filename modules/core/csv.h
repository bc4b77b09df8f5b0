/* csv.h: comma-separated values as RFC 4180 has them, read as a stream with
 * what is wrong told by line, and written. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CSV_H
#define CORE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct csv;
struct pool;

enum {
	CSV_CELL_MOST = 65535,		/* bytes: what a TEXT column holds */
	CSV_ROW_MOST = 1 << 20,		/* bytes, quotes included */
	CSV_CELLS_MOST = 1000,
};

/* Bytes got, 0 at the end, -1 where reading failed. */
typedef long csv_read_fn(void *from, char *buf, size_t size);

struct csv_row {
	char		**cells;	/* unquoted, each with a NUL behind */
	size_t		  count;
	uint64_t	  line;		/* where it begins, from 1 */
	const char	 *raw;		/* its bytes, line end included */
	size_t		  length;
	const char	 *fault;	/* why it is no row, or NULL */
};

/* A reader in pool (3 MiB, however long the file is). A byte order mark is
 * passed over. */
struct csv *csv_open(struct pool *, csv_read_fn *, void *from,
	char delimiter);

/*
 * The next row, good until the one after; false at the end of the file, or
 * where reading failed. Lines end in LF, CR LF or CR; blank ones are passed
 * over. A quote within an unquoted cell stands for itself.
 *
 * row->fault says why it is no row: § 2.5 to 2.7 of RFC 4180 broken, a bound
 * passed, not UTF-8. Where quotes are broken, raw is its first line alone and
 * reading goes on with the next one: a lost quote does not swallow the rest
 * of the file. Of a line beyond CSV_ROW_MOST, raw is the beginning.
 */
bool csv_next(struct csv *, struct csv_row *out);
bool csv_failed(const struct csv *);
/* Bytes read so far, of whole rows. */
uint64_t csv_bytes(const struct csv *);

/* One cell: quoted where it must be, and a formula (= + - @ first, where it
 * is no number) made harmless by an apostrophe. */
void csv_write(FILE *, const char *cell);
/* A cell as it was before csv_write(): without that apostrophe. */
const char *csv_plain(const char *cell);

#endif
