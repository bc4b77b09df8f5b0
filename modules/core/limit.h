/* limit.h: how often, told as a table beside the routes. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_LIMIT_H
#define CORE_LIMIT_H

#include <stdbool.h>

struct request;

/*
 * A leaky bucket in the database, so that it holds on every machine: burst
 * POSTs at once, then one every seconds. By the client's address (/32, /64
 * for IPv6) where field is NULL, otherwise by what a form field carries.
 * Buckets of one address and of one field are apart, never combined.
 */
struct limit {
	const char	*name;		/* "sign-in-address"; NULL ends it */
	const char	*field;
	unsigned	 burst;
	unsigned	 seconds;
};

/*
 * Count rq in every bucket of its route. 0, or the seconds to wait. A POST
 * that is refused fills no bucket further. Where the database fails, 0: the
 * POST itself will say so.
 *
 * A try is counted by the door before it, each bucket in a transaction of its
 * own, outside of db_begin() and db_end(). Where the route counts what is done
 * instead, its handler does, last of all: whoever else has the same address
 * waits for the bucket until COMMIT. What was too much is rolled back with the
 * answer, reply_too_much().
 */
unsigned limit_try(struct request *rq);
unsigned limit_done(struct request *rq);
/* Forget a bucket: the right password empties the account's. Within the
 * transaction of the POST. */
void limit_forget(struct request *rq, const struct limit *);

enum { LIMIT_KEY = 32 };
/* What the buckets of a field's value end with, whichever the limit. Case
 * and blanks around do not make another value. */
void limit_key(const char *value, unsigned char out[LIMIT_KEY]);

#endif
