/* record.c: what a row must say to be a case, rule by rule. */
/* SPDX-License-Identifier: ISC */
#include "record.h"

#include <stdio.h>
#include <string.h>

#include "aedile.h"
#include "aedile_sql.h"
#include "place.h"
#include "seen.h"

enum { ID_MOST = 80, CODE_MOST = 40, NAME_MOST = 120, LOCATION_MOST = 250,
    CHANNEL_MOST = 40, TOLD_MOST = 60, HASH_HALF = 16 };

/* What every rule reads. */
struct source_row {
	struct pool		*pool;
	const struct map	*map;
	const struct statuses	*statuses;
	const struct csv_row	*row;
	struct seen		*rows;
};

static const char *
text(const struct source_row *s, enum map_field field)
{
	return map_text(s->map, s->pool, s->row, field);
}

/* A hash of the row; the second of two equal rows has another ordinal. */
static const char *
id_of_row(const struct source_row *s)
{
	size_t length = s->row->length;
	unsigned char hash[SECRET_HASH];
	char hex[2 * HASH_HALF + 1];

	/* The last row may lack a line end. */
	while (length && strchr("\r\n", s->row->raw[length - 1]))
		length--;
	secret_hash(pool_copy(s->pool, s->row->raw, length), hash);
	for (size_t i = 0; i < HASH_HALF; i++)
		snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	return pool_print(s->pool, "%s-%u", hex, seen_add(s->rows, hex));
}

static const char *
read_id(const struct source_row *s, struct record *out)
{
	out->id = s->map->id_of_row ? id_of_row(s) : text(s, MAP_ID);
	if (!out->id)
		return "it has no id";
	if (text_length(out->id) > ID_MOST)
		return "its id is longer than 80 characters";
	return NULL;
}

/* A moment that may be absent: then *out is "". */
static const char *
read_time(const struct source_row *s, enum map_field field, const char *name,
	char out[TIME_TEXT], time_t *when)
{
	const char *said = text(s, field);

	out[0] = '\0';
	if (!said)
		return NULL;
	if (!map_time(s->map, said, when))
		return pool_print(s->pool, "%s \"%s\" is no date", name,
		    text_cut(s->pool, said, TOLD_MOST));
	time_print(*when, out);
	return NULL;
}

static const char *
read_times(const struct source_row *s, struct record *out)
{
	time_t opened = 0, due = 0, closed = 0;
	const char *fault;

	if ((fault = read_time(s, MAP_OPENED, "opened", out->opened,
	    &opened)) || (fault = read_time(s, MAP_DUE, "due", out->due,
	    &due)) || (fault = read_time(s, MAP_CLOSED, "closed",
	    out->closed, &closed)))
		return fault;
	if (!*out->opened)
		return "it does not say when it was opened";
	out->target = *out->due && due > opened ? due - opened : -1;
	out->backwards = *out->closed && closed < opened;
	return NULL;
}

static bool
find_status(const struct statuses *statuses, const char *code,
	struct record *out)
{
	rows_rewind(statuses->rows);
	while (rows_next(statuses->rows)) {
		if (strcmp(rows_text(statuses->rows, "code"), code) != 0)
			continue;
		out->status = code;
		out->done = rows_u64(statuses->rows, "done") != 0;
		out->pauses = rows_u64(statuses->rows, "pauses_clock") != 0;
		return true;
	}
	return false;
}

void
statuses_read(struct statuses *statuses, struct command *cmd, struct db *db,
	const struct map *map)
{
	struct record r;

	database_begin(cmd, db, DB_READ);
	statuses->rows = db_query(db, &sql_statuses);
	database_end(db, "the statuses");
	statuses->all = "";
	while (rows_next(statuses->rows))
		statuses->all = pool_print(cmd->pool, "%s%s%s",
		    statuses->all, *statuses->all ? ", " : "",
		    rows_text(statuses->rows, "code"));
	for (const struct map_name *n = map->names; n; n = n->next)
		if (n->field == MAP_STATUS &&
		    !find_status(statuses, n->ours, &r))
			log_die("%s: status \"%s\" = %s: the statuses are "
			    "%s", map->file, n->theirs, n->ours,
			    statuses->all);
}

static const char *
read_status(const struct source_row *s, struct record *out)
{
	const char *said = text(s, MAP_STATUS);

	if (!said)
		said = *out->closed ? "closed" : "received";
	if (!find_status(s->statuses, said, out)) {
		said = text_cut(s->pool, said, TOLD_MOST);
		return pool_print(s->pool, "status \"%s\" is not known; add a "
		    "line to %s: status \"%s\" = one of %s", said,
		    s->map->file, said, s->statuses->all);
	}
	if (out->done && !*out->closed)
		return pool_print(s->pool, "it is %s, but does not say when",
		    out->status);
	if (!out->done && *out->closed)
		return pool_print(s->pool, "it is %s, but has a closing time",
		    out->status);
	return NULL;
}

static const char *
read_department(const struct source_row *s, struct record *out)
{
	out->department = text(s, MAP_DEPARTMENT);
	out->department_name = text(s, MAP_DEPARTMENT_NAME);
	if (!out->department)
		return "it has no department";
	if (!out->department_name)
		out->department_name = out->department;
	if (text_length(out->department) > CODE_MOST)
		return "its department's code is longer than 40 characters";
	if (text_length(out->department_name) > NAME_MOST)
		return "its department's name is longer than 120 characters";
	return NULL;
}

static const char *
read_category(const struct source_row *s, struct record *out)
{
	out->path_count = map_path(s->map, s->pool, s->row, out->path);
	if (out->path_count == 0)
		return "it has no category";
	for (size_t i = 0; i < out->path_count; i++)
		if (text_length(out->path[i]) > NAME_MOST)
			return "its category's name is longer than 120 "
			    "characters";
	return NULL;
}

static const char *
cut(struct pool *pool, const char *said, size_t most)
{
	return said ? text_cut(pool, said, most) : NULL;
}

static void
read_words(const struct source_row *s, struct record *out)
{
	out->body = text(s, MAP_BODY);
	if (!out->body)
		out->body = out->path[out->path_count - 1];
	out->closing = text(s, MAP_CLOSING);
	out->location = cut(s->pool, text(s, MAP_LOCATION), LOCATION_MOST);
	out->channel = cut(s->pool, text(s, MAP_CHANNEL), CHANNEL_MOST);
	if (!out->channel)
		out->channel = "import";
}

/* A request without a place is still one: bad coordinates are left out. */
static void
read_place(const struct source_row *s, struct record *out)
{
	const char *north = text(s, MAP_LATITUDE);
	const char *east = text(s, MAP_LONGITUDE);
	struct place place;
	double n, e;

	if (!north && !east)
		return;
	out->placeless = true;
	if (!north || !east || !map_number(s->map, north, &n) ||
	    !map_number(s->map, east, &e))
		return;
	if (!(s->map->lv95 ? place_of_lv95(e, n, &place) :
	    place_of_degrees(n, e, &place)))
		return;
	/* Where there is no place, many systems write 0, 0. */
	if (place.latitude > -1e-9 && place.latitude < 1e-9 &&
	    place.longitude > -1e-9 && place.longitude < 1e-9)
		return;
	out->placeless = false;
	out->latitude = pool_print(s->pool, "%.7f", place.latitude);
	out->longitude = pool_print(s->pool, "%.7f", place.longitude);
}

const char *
record_read(struct pool *pool, const struct map *map,
	const struct statuses *statuses, struct seen *rows,
	const struct csv_row *row, struct record *out)
{
	const struct source_row s = { pool, map, statuses, row, rows };
	const char *fault;

	*out = (struct record){ 0 };
	if (row->fault)
		return row->fault;
	if (row->count != map->columns)
		return pool_print(pool, "it has %zu cells where the header "
		    "has %zu", row->count, map->columns);
	if ((fault = read_id(&s, out)) || (fault = read_times(&s, out)) ||
	    (fault = read_status(&s, out)) ||
	    (fault = read_department(&s, out)) ||
	    (fault = read_category(&s, out)))
		return fault;
	read_words(&s, out);
	read_place(&s, out);
	return NULL;
}
