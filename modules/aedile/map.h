/* map.h: a map file: what the columns of another system's export mean. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_MAP_H
#define AEDILE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct csv_row;
struct pool;

enum map_field {
	MAP_ID, MAP_OPENED, MAP_DUE, MAP_CLOSED, MAP_STATUS, MAP_DEPARTMENT,
	MAP_DEPARTMENT_NAME, MAP_CATEGORY, MAP_BODY, MAP_CLOSING,
	MAP_LOCATION, MAP_LATITUDE, MAP_LONGITUDE, MAP_CHANNEL,
	MAP_FIELDS
};

enum { MAP_PARTS = 6, MAP_DATES = 6 };

/* A column, and what stands for it where it is empty or absent. */
struct map_part {
	const char	*column;	/* NULL: a constant alone */
	const char	*otherwise;	/* NULL: empty */
	size_t		 at;		/* its cell, once bound */
};

struct map_value {
	struct map_part	 parts[MAP_PARTS];
	size_t		 count;		/* 0: the map does not name it */
};

/* "their word" = our word */
struct map_name {
	struct map_name	*next;
	enum map_field	 field;
	const char	*theirs, *ours;
};

struct map {
	const char	*file;
	const char	*source;	/* names the system; part of the id */
	char		 delimiter;
	const char	*dates[MAP_DATES];	/* formats of strptime() */
	size_t		 date_count;
	const char	*zone;		/* NULL: offset says it */
	long		 offset;	/* seconds east of UTC */
	bool		 lv95;		/* latitude, longitude are N, E */
	char		 decimal;	/* '.' or ',' */
	bool		 retired;	/* new categories are not offered */
	const char	*separator;	/* of a path in one column, or NULL */
	const char	*language;	/* of its texts, or NULL */
	bool		 id_of_row;	/* no id: a hash of the row is one */
	struct map_value values[MAP_FIELDS];
	struct map_name	*names;
	size_t		 columns;	/* of the header, once bound */
};

/* NULL and one line in *fault, with file and line, that tells how to mend
 * it. Everything in pool. */
struct map *map_read(struct pool *, const char *file, const char **fault);

/* Find the columns in the header. NULL, or why they are not there. */
const char *map_bind(struct map *, struct pool *, const struct csv_row *);

/* A field of a row, in pool: its parts trimmed and joined by a space, its
 * name translated. NULL where it is empty. */
const char *map_text(const struct map *, struct pool *,
	const struct csv_row *, enum map_field);
/* The parts one by one, the empty ones left out, for paths. How many. */
size_t map_path(const struct map *, struct pool *, const struct csv_row *,
	const char *out[MAP_PARTS]);
/* A moment as the map's dates and zone have it. False: it is none of them,
 * or no day of the calendar, or not within 1900 to 2999. */
bool map_time(const struct map *, const char *text, time_t *out);
bool map_number(const struct map *, const char *text, double *out);


#endif
