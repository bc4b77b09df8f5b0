/* store.h: the files folder, one attachment after the other. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_STORE_H
#define AEDILE_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct pool;

struct stored {
	const char	*name;		/* below the folder: "AB/ABCD..." */
	time_t		 since;		/* last written */
	uint64_t	 size;
	bool		 whole;		/* false: what was cut off left it */
};

/* Call take with each file of the folder; what it is given is gone when it
 * returns. False, with errno: the folder cannot be read. */
typedef void store_fn(void *arg, const struct stored *);
bool store_each(const char *folder, store_fn *take, void *arg);

#endif
