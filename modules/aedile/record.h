/* record.h: a row of an export, understood as a case. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_RECORD_H
#define AEDILE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core.h"
#include "map.h"

struct command;
struct seen;

/* Where a case can stand, from the table status. */
struct statuses {
	struct rows	*rows;		/* code, done, pauses_clock */
	const char	*all;		/* for telling: "received, ..." */
};

struct record {
	const char	*id;		/* there */
	const char	*status;
	bool		 done, pauses;
	const char	*department, *department_name;
	const char	*path[MAP_PARTS];	/* of the category */
	size_t		 path_count;
	const char	*body, *closing, *location, *channel;
	char		 opened[TIME_TEXT];
	char		 due[TIME_TEXT], closed[TIME_TEXT];	/* "": none */
	int64_t		 target;	/* seconds from opened to due; -1 */
	const char	*latitude, *longitude;	/* both, or NULL */
	bool		 backwards;	/* closed before it was opened */
	bool		 placeless;	/* its coordinates were no good */
	uint64_t	 department_id, category_id;
};

/* Dies where the map speaks of a status there is none of. */
void statuses_read(struct statuses *, struct command *, struct db *,
	const struct map *);

/*
 * NULL, or why the row is no case; in pool. rows counts equal rows, for maps
 * whose id is the row.
 */
const char *record_read(struct pool *, const struct map *,
	const struct statuses *, struct seen *rows, const struct csv_row *,
	struct record *out);

#endif
