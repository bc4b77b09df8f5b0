/* map_read.c: read a map file, line by line. */
/* SPDX-License-Identifier: ISC */
#include "map_reader.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"

bool
map_wrong(struct reader *r, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	r->fault = pool_print(r->pool, "%s:%u: %s", r->file, r->line, text);
	return false;
}

static const char *const fields[MAP_FIELDS] = {
	[MAP_ID] = "id",
	[MAP_OPENED] = "opened",
	[MAP_DUE] = "due",
	[MAP_CLOSED] = "closed",
	[MAP_STATUS] = "status",
	[MAP_DEPARTMENT] = "department",
	[MAP_DEPARTMENT_NAME] = "department.name",
	[MAP_CATEGORY] = "category",
	[MAP_BODY] = "body",
	[MAP_CLOSING] = "closing",
	[MAP_LOCATION] = "location",
	[MAP_LATITUDE] = "latitude",
	[MAP_LONGITUDE] = "longitude",
	[MAP_CHANNEL] = "channel",
};

/* Take what stands before the mark from *text; NULL where no mark is left:
 * all of it. A quoted text is passed over whole. */
static char *
part(char **text, const char *mark)
{
	char *start = *text, *at = start;
	size_t len = strlen(mark);

	for (; at && *at; at++) {
		if (*at == '"' && !(at = strchr(at + 1, '"')))
			break;
		if (strncmp(at, mark, len) == 0) {
			*at = '\0';
			*text = at + len;
			return text_trim(start);
		}
	}
	*text = NULL;
	return text_trim(start);
}

/* "quoted" without its quotes; NULL: it is not quoted. */
static char *
unquoted(char *text)
{
	size_t len = strlen(text);

	if (len < 2 || text[0] != '"' || text[len - 1] != '"')
		return NULL;
	text[len - 1] = '\0';
	return text + 1;
}

/* COLUMN, "constant", or COLUMN | "constant". */
static bool
read_part(struct reader *r, char *text, struct map_part *out)
{
	char *rest = text, *first = part(&rest, "|");

	out->otherwise = unquoted(first);
	if (!out->otherwise)
		out->column = first;
	if (rest && out->column)
		out->otherwise = unquoted(text_trim(rest));
	if (rest && (!out->column || !out->otherwise))
		return map_wrong(r, "behind | stands what is taken where the "
		    "column is empty, in quotes");
	if (out->column && !*out->column)
		return map_wrong(r, "a column has no name here");
	return true;
}

static bool
read_value(struct reader *r, enum map_field field, char *text)
{
	struct map_value *value = &r->map->values[field];

	if (value->count > 0)
		return map_wrong(r, "%s is said twice", fields[field]);
	if (field == MAP_ID && strcmp(text, "@row") == 0)
		return r->map->id_of_row = true;
	while (text) {
		char *one = part(&text,
		    field == MAP_CATEGORY ? " > " : " + ");

		if (value->count == MAP_PARTS)
			return map_wrong(r, "%s has more than %d parts",
			    fields[field], MAP_PARTS);
		if (!read_part(r, one, &value->parts[value->count++]))
			return false;
	}
	return true;
}

static int
field_of(const char *name)
{
	for (int i = 0; i < MAP_FIELDS; i++)
		if (strcmp(fields[i], name) == 0)
			return i;
	return -1;
}

/* FIELD "their word" = our word */
static bool
read_name(struct reader *r, char *key, char *quote, char *ours)
{
	struct map_name *name = pool_alloc(r->pool, sizeof *name);
	char *plain = unquoted(ours);
	int field;

	name->theirs = unquoted(quote);
	name->ours = plain ? plain : ours;
	*quote = '\0';
	field = field_of(text_trim(key));
	if (field < 0 || !name->theirs)
		return map_wrong(r, "a word is translated by lines like "
		    "status \"Closed\" = closed");
	name->field = (enum map_field)field;
	name->next = r->map->names;
	r->map->names = name;
	return true;
}

static bool
unknown(struct reader *r, const char *key)
{
	char all[400] = "";

	for (size_t i = 0; i < MAP_SETTINGS; i++)
		snprintf(all + strlen(all), sizeof all - strlen(all), " %s",
		    map_settings[i].name);
	for (size_t i = 0; i < MAP_FIELDS; i++)
		snprintf(all + strlen(all), sizeof all - strlen(all), " %s",
		    fields[i]);
	return map_wrong(r, "\"%s\" is no key of a map; the keys are%s",
	    key, all);
}

static bool
read_key(struct reader *r, const char *key, char *value)
{
	int field = field_of(key);

	if (field >= 0)
		return read_value(r, (enum map_field)field, value);
	for (size_t i = 0; i < MAP_SETTINGS; i++) {
		char *plain;

		if (strcmp(map_settings[i].name, key) != 0)
			continue;
		if (r->said[i] && !map_settings[i].again)
			return map_wrong(r, "%s is said twice", key);
		r->said[i] = true;
		plain = unquoted(value);
		return map_settings[i].read(r, plain ? plain : value);
	}
	return unknown(r, key);
}

static bool
read_line(struct reader *r, char *text)
{
	char *line = text_trim(text), *value, *key, *quote;

	if (text_length(line) < 0)
		return map_wrong(r, "this is not UTF-8 text");
	if (!*line || *line == '#')
		return true;
	value = line;
	key = part(&value, "=");
	if (!value || !*(value = text_trim(value)))
		return map_wrong(r, "a line is \"key = value\"");
	quote = strchr(key, '"');
	if (quote)
		return read_name(r, key, quote, value);
	return read_key(r, key, value);
}

/* What no map can do without. */
static bool
complete(struct reader *r)
{
	static const enum map_field needed[] = { MAP_OPENED, MAP_DEPARTMENT,
	    MAP_CATEGORY };
	const struct map *map = r->map;

	if (!map->source)
		return map_wrong(r, "there is no line \"source = NAME\"");
	if (map->date_count == 0)
		return map_wrong(r, "there is no line \"dates = FORMAT\"");
	if (!map->id_of_row && map->values[MAP_ID].count == 0)
		return map_wrong(r, "there is no line \"id = COLUMN\"; \"id = "
		    "@row\" makes one of the whole row");
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (map->values[needed[i]].count == 0)
			return map_wrong(r, "there is no line \"%s = COLUMN\"",
			    fields[needed[i]]);
	return true;
}

static bool
read_lines(struct reader *r, FILE *in)
{
	size_t size = 0;
	char *line = NULL;
	bool ok = true;

	while (ok && getline(&line, &size, in) >= 0) {
		r->line++;
		ok = read_line(r, pool_text(r->pool, line));
	}
	free(line);
	return ok && complete(r);
}

struct map *
map_read(struct pool *pool, const char *file, const char **fault)
{
	struct reader r = { .pool = pool, .file = file };
	FILE *in = fopen(file, "re");
	bool ok;

	if (!in) {
		*fault = pool_print(pool, "%s: %s", file, strerror(errno));
		return NULL;
	}
	r.map = pool_alloc(pool, sizeof *r.map);
	*r.map = (struct map){ .file = pool_text(pool, file),
	    .delimiter = ',', .decimal = '.' };
	ok = read_lines(&r, in);
	fclose(in);
	*fault = r.fault;
	return ok ? r.map : NULL;
}
