/* rows.h: a database of the tests: whatever is asked, these rows. */
/* SPDX-License-Identifier: ISC */
#ifndef ROWS_H
#define ROWS_H

#include "unit.h"

#include "db.h"

struct db {
	struct rows	*rows;		/* of the next query */
	unsigned	 queries;
	size_t		 params;	/* of the last query */
	uint64_t	 who;		/* its first one */
	bool		 failed;
};

/* Rows of the columns named in one text, "value label"; cells end with NULL;
 * "-" is a NULL one. */
struct rows *rows_of(struct pool *, const char *columns, ...)
	__attribute__((sentinel));

#endif
