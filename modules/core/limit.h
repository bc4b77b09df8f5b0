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
	const char	*name;		/* "sign-in-address"; NULL ends a table */
	const char	*field;
	unsigned	 burst;
	unsigned	 seconds;
};

/* Count rq in every bucket of its route, in a transaction of its own. 0, or
 * the seconds to wait. */
unsigned limit_count(struct request *rq);
/* Forget a bucket: the right password empties the account's. */
void limit_forget(struct request *rq, const struct limit *);

#endif
