/* map_reader.h: what the two halves of reading a map file share. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_MAP_READER_H
#define AEDILE_MAP_READER_H

#include "map.h"

enum { MAP_SETTINGS = 9 };

struct reader {
	struct pool	*pool;
	struct map	*map;
	const char	*file, *fault;	/* fault is set once */
	unsigned	 line;
	bool		 said[MAP_SETTINGS];
};

/* A key that is no field: how the file is written. */
struct setting {
	const char	*name;
	bool		(*read)(struct reader *, const char *value);
	bool		 again;		/* may be said more than once */
};

extern const struct setting map_settings[MAP_SETTINGS];

/* False, with file, line and this in r->fault. */
bool map_wrong(struct reader *r, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
