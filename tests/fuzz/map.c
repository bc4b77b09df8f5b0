/* map.c: a map of another system's columns, as conf/maps has some. Input: the
 * map, a line of "==", the header line, and a line with a row. */
/* SPDX-License-Identifier: ISC */
#include "../../modules/aedile/map.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "fuzz.h"
#include "pool.h"
#include "text.h"

enum { CELLS = 40 };

static struct csv_row
row_of(struct pool *pool, char *line)
{
	struct csv_row row = { .cells = pool_alloc(pool,
	    CELLS * sizeof(char *)) };

	for (char *cell; (cell = strsep(&line, ",")) && row.count < CELLS;)
		if (text_length(cell) >= 0)
			row.cells[row.count++] = cell;
	return row;
}

static void
look_at_row(const struct map *map, struct pool *pool,
	const struct csv_row *row)
{
	const char *path[MAP_PARTS];
	size_t n = map_path(map, pool, row, path);

	PROMISE(n <= MAP_PARTS);
	for (size_t i = 0; i < n; i++)
		PROMISE(*path[i]);
	for (int f = 0; f < MAP_FIELDS; f++) {
		const char *text = map_text(map, pool, row,
		    (enum map_field)f);
		double number = 0;
		time_t when = 0;

		if (!text)
			continue;
		PROMISE(*text && text_length(text) > 0);
		if (map_number(map, text, &number))
			PROMISE(isfinite(number));
		if (map_time(map, text, &when))
			PROMISE(when > -2300000000 && when < 32600000000);
	}
}

void
try_map(struct pool *pool, char *text, size_t size)
{
	char *rest = strstr(text, "\n==\n");
	const char *fault = NULL, *file;
	struct csv_row header, row;
	struct map *map;

	file = fuzz_file(text, rest ? (size_t)(rest + 1 - text) : size);
	map = map_read(pool, file, &fault);
	PROMISE(!map == !!fault);
	if (fault) {
		PROMISE(fuzz_is_line(fault));
		PROMISE(strncmp(fault, file, strlen(file)) == 0);
	}
	if (!map || !rest)
		return;
	rest += 4;
	header = row_of(pool, fuzz_line(&rest));
	row = row_of(pool, fuzz_line(&rest));
	fault = map_bind(map, pool, &header);
	PROMISE(!fault || fuzz_is_line(fault));
	if (!fault && row.count == header.count)
		look_at_row(map, pool, &row);
}
