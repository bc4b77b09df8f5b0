/* map_apply.c: read a row through a map. */
/* SPDX-License-Identifier: ISC */
#include "map.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"

static bool
bind_part(struct map_part *part, struct pool *pool, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const char *name = text_trim(pool_text(pool, row->cells[i]));

		if (strcmp(name, part->column) == 0) {
			part->at = i;
			return true;
		}
	}
	return false;
}

static const char *
columns_of(struct pool *pool, const struct csv_row *row)
{
	const char *all = "";

	for (size_t i = 0; i < row->count && i < 100; i++)
		all = pool_print(pool, "%s%s%s", all, i ? ", " : "",
		    row->cells[i]);
	return all;
}

const char *
map_bind(struct map *map, struct pool *pool, const struct csv_row *row)
{
	for (size_t f = 0; f < MAP_FIELDS; f++)
		for (size_t p = 0; p < map->values[f].count; p++) {
			struct map_part *part = &map->values[f].parts[p];

			if (!part->column || bind_part(part, pool, row))
				continue;
			return pool_print(pool, "%s speaks of a column "
			    "\"%s\", but the columns are: %s", map->file,
			    part->column, columns_of(pool, row));
		}
	map->columns = row->count;
	return NULL;
}

/* What no page can show becomes a space, CR LF and CR a newline. */
static char *
clean(char *text)
{
	char *to = text;

	for (const char *at = text; *at; at++) {
		unsigned char c = (unsigned char)*at;

		if (c == '\r' && at[1] == '\n')
			continue;
		if (c == '\r')
			c = '\n';
		if ((c < 0x20 && c != '\n') || c == 0x7F)
			c = ' ';
		*to++ = (char)c;
	}
	*to = '\0';
	return text_trim(text);
}

static const char *
part_text(const struct map_part *part, struct pool *pool,
	const struct csv_row *row)
{
	const char *text = "";

	if (part->column)
		text = clean(pool_text(pool, row->cells[part->at]));
	if (!*text && part->otherwise)
		text = part->otherwise;
	return *text ? text : NULL;
}

static const char *
translate(const struct map *map, enum map_field field, const char *text)
{
	for (const struct map_name *n = map->names; n; n = n->next)
		if (n->field == field && strcmp(n->theirs, text) == 0)
			return n->ours;
	return text;
}

const char *
map_text(const struct map *map, struct pool *pool, const struct csv_row *row,
	enum map_field field)
{
	const struct map_value *value = &map->values[field];
	const char *whole = NULL;

	for (size_t i = 0; i < value->count; i++) {
		const char *one = part_text(&value->parts[i], pool, row);

		if (one && whole)
			whole = pool_print(pool, "%s %s", whole, one);
		else if (one)
			whole = one;
	}
	return whole ? translate(map, field, whole) : NULL;
}

/* One more part of a path, or several where a column holds a path. */
static size_t
add_parts(const struct map *map, struct pool *pool, const char *text,
	const char **out, size_t n)
{
	char *at = pool_text(pool, text), *mark;

	while (n < MAP_PARTS && map->separator &&
	    (mark = strstr(at, map->separator))) {
		*mark = '\0';
		out[n++] = text_trim(at);
		at = mark + strlen(map->separator);
	}
	if (n < MAP_PARTS)
		out[n++] = text_trim(at);
	return n;
}

size_t
map_path(const struct map *map, struct pool *pool, const struct csv_row *row,
	const char *out[MAP_PARTS])
{
	const struct map_value *value = &map->values[MAP_CATEGORY];
	size_t n = 0;

	for (size_t i = 0; i < value->count; i++) {
		const char *one = part_text(&value->parts[i], pool, row);

		if (one)
			n = add_parts(map, pool, translate(map, MAP_CATEGORY,
			    one), out, n);
	}
	return n;
}

/* What strptime() leaves may be a fraction of a second, and no more. */
static bool
read_as(const char *format, const char *text, struct tm *out)
{
	const char *rest;

	*out = (struct tm){ .tm_isdst = -1, .tm_mday = 1 };
	rest = strptime(text, format, out);
	if (!rest)
		return false;
	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	return *rest == '\0';
}

/* mktime() and timegm() turn 30 February into 2 March: told by the day. */
static bool
to_seconds(const struct map *map, const struct tm *read, bool offset,
	time_t *out)
{
	struct tm tm = *read;

	*out = timegm(&tm);
	if (tm.tm_mday != read->tm_mday || tm.tm_mon != read->tm_mon ||
	    tm.tm_hour != read->tm_hour)
		return false;
	if (offset) {
		*out -= read->tm_gmtoff;
	} else if (map->zone) {
		/* The verb has set TZ to the map's zone. */
		tm = *read;
		*out = mktime(&tm);
	} else {
		*out -= map->offset;
	}
	return true;
}

bool
map_time(const struct map *map, const char *text, time_t *out)
{
	struct tm tm;

	for (size_t i = 0; i < map->date_count; i++) {
		if (!read_as(map->dates[i], text, &tm))
			continue;
		return tm.tm_year >= 0 && tm.tm_year < 1100 &&
		    to_seconds(map, &tm, strstr(map->dates[i], "%z"), out);
	}
	return false;
}

bool
map_number(const struct map *map, const char *text, double *out)
{
	char plain[40], *end;
	size_t n = 0;

	for (; *text; text++) {
		if (n == sizeof plain - 1 ||
		    !strchr("+-0123456789.,eE", *text))
			return false;
		if (*text == (map->decimal == ',' ? '.' : ','))
			return false;
		plain[n++] = *text == map->decimal ? '.' : *text;
	}
	plain[n] = '\0';
	*out = strtod(plain, &end);
	return n > 0 && *end == '\0' && isfinite(*out);
}
