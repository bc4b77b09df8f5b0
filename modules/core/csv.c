/* csv.c: find where a row ends, then take it apart. */
/* SPDX-License-Identifier: ISC */
#include "csv.h"

#include <string.h>

#include "pool.h"
#include "text.h"

enum { BUFFER = 2 * CSV_ROW_MOST, END = -1, TOO_LONG = -2 };

struct csv {
	csv_read_fn	*read;
	void		*from;
	char		 delimiter;
	bool		 ended, failed;
	bool		 skipping;	/* the rest of a line too long */
	uint64_t	 line, bytes;
	size_t		 start, end;	/* of what buffer holds */
	char		*buffer, *text;
	char		*cells[CSV_CELLS_MOST];
};

static void
fill(struct csv *csv)
{
	long got;

	if (csv->start > 0) {
		csv->end -= csv->start;
		memmove(csv->buffer, csv->buffer + csv->start, csv->end);
		csv->start = 0;
	}
	got = csv->read(csv->from, csv->buffer + csv->end,
	    BUFFER - csv->end);
	if (got <= 0) {
		csv->ended = true;
		csv->failed = got < 0;
		return;
	}
	csv->end += (size_t)got;
}

/* The byte so far behind the row's beginning, END, or TOO_LONG. */
static int
peek(struct csv *csv, size_t at)
{
	if (at >= CSV_ROW_MOST)
		return TOO_LONG;
	while (csv->start + at >= csv->end) {
		if (csv->ended)
			return END;
		fill(csv);
	}
	return (unsigned char)csv->buffer[csv->start + at];
}

/* Bytes of the line end at at: 2 for CR LF, 1, or 0 where there is none. */
static size_t
line_end(struct csv *csv, size_t at)
{
	int c = peek(csv, at);

	if (c == '\r')
		return peek(csv, at + 1) == '\n' ? 2 : 1;
	return c == '\n';
}

/* From the quote that opens a cell to behind the one that closes it; 0 where
 * the row cannot be read on, and *fault says why. */
static size_t
quoted_end(struct csv *csv, size_t at, const char **fault)
{
	int c;

	for (at++; (c = peek(csv, at)) >= 0; at++) {
		if (c != '"')
			continue;
		c = peek(csv, ++at);
		if (c == '"')
			continue;
		if (c < 0 || c == (unsigned char)csv->delimiter ||
		    c == '\r' || c == '\n')
			return at;
		*fault = "text stands behind a closing quote";
		return 0;
	}
	*fault = c == END ? "a quote is opened and never closed" :
	    "a quote is not closed within 1 MiB";
	return 0;
}

/* The length of the row with its line end, 0 with *fault. */
static size_t
row_length(struct csv *csv, const char **fault)
{
	bool fresh = true;	/* at the first byte of a cell */
	size_t at = 0;
	int c;

	while ((c = peek(csv, at)) >= 0) {
		if (c == '"' && fresh) {
			if ((at = quoted_end(csv, at, fault)) == 0)
				return 0;
			fresh = false;
			continue;
		}
		if (c == '\n' || c == '\r')
			return at + line_end(csv, at);
		fresh = c == (unsigned char)csv->delimiter;
		at++;
	}
	if (c == TOO_LONG)
		*fault = "a line is longer than 1 MiB";
	return c == TOO_LONG ? 0 : at;
}

/* As much of the first line as is held. */
static size_t
first_line(struct csv *csv)
{
	size_t at = 0, end;
	int c;

	while ((end = line_end(csv, at)) == 0) {
		if ((c = peek(csv, at)) < 0) {
			csv->skipping = c == TOO_LONG;
			return at;
		}
		at++;
	}
	return at + end;
}

static void
skip_line(struct csv *csv)
{
	size_t n;

	while (csv->skipping) {
		csv->skipping = false;
		n = first_line(csv);
		csv->start += n;
		csv->bytes += n;
	}
}

/* One cell out of *raw into *text, both moved behind it. */
static void
unquote(const char **raw, const char *end, char delimiter, char **text)
{
	const char *at = *raw;
	char *to = *text;

	if (at < end && *at == '"') {
		for (at++; at < end; at++) {
			if (*at == '"' && (++at == end || *at != '"'))
				break;
			*to++ = *at;
		}
	}
	while (at < end && *at != delimiter)
		*to++ = *at++;
	*to++ = '\0';
	*raw = at;
	*text = to;
}

static const char *
split(struct csv *csv, struct csv_row *row, const char *end)
{
	const char *raw = row->raw;
	char *text = csv->text, *cell;

	for (;;) {
		if (row->count == CSV_CELLS_MOST)
			return "there are more than 1000 cells";
		cell = row->cells[row->count++] = text;
		unquote(&raw, end, csv->delimiter, &text);
		if (text - cell > CSV_CELL_MOST + 1)
			return "a cell is longer than 65535 bytes";
		if (raw == end)
			return NULL;
		raw++;
	}
}

static const char *
encoding_fault(const char *raw, const char *end)
{
	uint32_t c;
	size_t n;

	while (raw < end) {
		if (*raw == '\0')
			return "it holds a NUL byte";
		/* What lies behind the row belongs to the buffer still. */
		n = text_character(raw, &c);
		if (n == 0 || n > (size_t)(end - raw))
			return "it is not UTF-8 (iconv mends that)";
		raw += n;
	}
	return NULL;
}

static void
take(struct csv *csv, struct csv_row *row, size_t length)
{
	const char *c = csv->buffer + csv->start, *end = c + length;

	row->raw = c;
	row->length = length;
	row->line = csv->line;
	for (; c < end; c++)
		if (*c == '\n' || (*c == '\r' && (c + 1 == end ||
		    c[1] != '\n')))
			csv->line++;
	if (length && csv->skipping)
		csv->line++;
	csv->start += length;
	csv->bytes += length;
}

bool
csv_next(struct csv *csv, struct csv_row *row)
{
	const char *end;
	size_t length;

	do {
		skip_line(csv);
		*row = (struct csv_row){ .cells = csv->cells };
		length = row_length(csv, &row->fault);
		take(csv, row, row->fault ? first_line(csv) : length);
		if (row->length == 0 || csv->failed)
			return false;
		end = row->raw + row->length;
		while (end > row->raw && (end[-1] == '\n' || end[-1] == '\r'))
			end--;
	} while (end == row->raw);
	if (!row->fault)
		row->fault = encoding_fault(row->raw, end);
	if (!row->fault)
		row->fault = split(csv, row, end);
	if (row->fault)
		row->count = 0;
	return true;
}

struct csv *
csv_open(struct pool *pool, csv_read_fn *read, void *from, char delimiter)
{
	struct csv *csv = pool_alloc(pool, sizeof *csv);

	*csv = (struct csv){ .read = read, .from = from,
	    .delimiter = delimiter, .line = 1 };
	/* One byte more: a NUL for who reads a character at the end. */
	csv->buffer = pool_alloc(pool, BUFFER + 1);
	csv->text = pool_alloc(pool, CSV_ROW_MOST + CSV_CELLS_MOST + 1);
	if (peek(csv, 0) == 0xEF && peek(csv, 1) == 0xBB &&
	    peek(csv, 2) == 0xBF)
		csv->start = csv->bytes = 3;
	return csv;
}

bool
csv_failed(const struct csv *csv)
{
	return csv->failed;
}

uint64_t
csv_bytes(const struct csv *csv)
{
	return csv->bytes;
}
