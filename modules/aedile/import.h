/* import.h: one run of aedile import, shared by its files. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_IMPORT_H
#define AEDILE_IMPORT_H

#include "aedile.h"
#include "record.h"

struct catalogue;
struct seen;

enum { IMPORT_BATCH = 1000 };	/* rows a transaction */

struct import {
	struct command	*cmd;
	struct db	*db;
	struct map	*map;
	struct csv	*csv;
	struct statuses	 statuses;
	struct catalogue *catalogue;
	bool		 checking;	/* nothing is written */

	const char	*file;		/* "-": standard input */
	int		 fd;
	uint64_t	 size;		/* of the file, 0: not known */
	const char	*aside;		/* where bad rows go */
	FILE		*aside_file;

	uint64_t	 source;	/* id in import_source */
	bool		 first;		/* it never ended before */
	struct seen	*there;		/* ids of former runs */
	struct seen	*met;		/* ids of this file */
	struct seen	*rows;		/* for maps whose id is the row */

	struct pool	*batch_pool;	/* what the batch points into */
	struct record	 batch[IMPORT_BATCH];
	size_t		 count;

	uint64_t	 brought, known, refused, placeless, backwards;
	int64_t		 began, told;	/* microseconds */
};

/* import_write.c: put the batch in, whole or not at all, and empty it. Tries
 * again what may be tried again; dies where it cannot. */
void import_write(struct import *);
/* The source's row, and the ids it has brought before. */
void import_find_source(struct import *);
void import_finish_source(struct import *);

/* import_tell.c: a bad row, told and kept aside. */
void import_open_aside(struct import *, const struct csv_row *header);
void import_refuse(struct import *, const struct csv_row *, const char *why);
void import_close_aside(struct import *);
/* How far it is, where a while has gone by. */
void import_progress(struct import *);
void import_summary(struct import *);

#endif
