/* limit.c: leaky buckets, one upsert each. */
/* SPDX-License-Identifier: ISC */
#include "limit.h"

#include <arpa/inet.h>
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/core_sql.h"
#include "db.h"
#include "pool.h"
#include "request.h"
#include "route.h"
#include "secret.h"
#include "tally.h"

_Static_assert(LIMIT_KEY == (int)SECRET_HASH, "a key is a SHA-256");

enum { BUCKET_MOST = 80, VALUE_MOST = 254 };

struct bucket {
	unsigned char	bytes[BUCKET_MOST];
	size_t		length;
};

void
limit_key(const char *value, unsigned char out[LIMIT_KEY])
{
	char plain[VALUE_MOST + 1];
	size_t n = 0;

	for (; *value && n < VALUE_MOST; value++)
		if (!isspace((unsigned char)*value))
			plain[n++] = (char)tolower((unsigned char)*value);
	plain[n] = '\0';
	secret_hash(plain, out);
}

/*
 * Who has one IPv6 address has a /64 of them, or more. An IPv4 address counts
 * as itself, written in either family.
 */
static void
network(const char *address, char out[INET6_ADDRSTRLEN])
{
	struct in6_addr v6;

	snprintf(out, INET6_ADDRSTRLEN, "%s", address ? address : "");
	if (!address || inet_pton(AF_INET6, address, &v6) != 1)
		return;
	if (IN6_IS_ADDR_V4MAPPED(&v6)) {
		inet_ntop(AF_INET, &v6.s6_addr[12], out, INET6_ADDRSTRLEN);
		return;
	}
	memset(&v6.s6_addr[8], 0, 8);
	inet_ntop(AF_INET6, &v6, out, INET6_ADDRSTRLEN);
}

/* False: the form carried no such field, so there is nothing to count. */
static bool
bucket_of(const struct request *rq, const struct limit *limit,
	struct bucket *out)
{
	char net[INET6_ADDRSTRLEN];
	const char *value = net;
	size_t len = strlen(limit->name);

	network(rq->address, net);
	if (limit->field)
		value = pairs_get(&rq->body, limit->field);
	if (!value || !*value)
		return false;
	if (len > BUCKET_MOST - LIMIT_KEY - 1)
		len = BUCKET_MOST - LIMIT_KEY - 1;
	memcpy(out->bytes, limit->name, len);
	out->bytes[len] = ':';
	limit_key(value, out->bytes + len + 1);
	out->length = len + 1 + LIMIT_KEY;
	return true;
}

/* The statement itself says how many seconds are left, as its new id. */
static unsigned
fill(struct request *rq, const struct limit *limit, bool *fresh)
{
	struct bucket b;
	struct rows *filled;

	if (!bucket_of(rq, limit, &b))
		return 0;
	filled = db_query(rq->db, &sql_core_bucket_fill,
	    BYTES(b.bytes, b.length), U64(limit->seconds),
	    U64(limit->burst), U64(limit->seconds), U64(limit->burst));
	*fresh = *fresh || rows_changed(filled) == 1;
	return (unsigned)rows_new_id(filled);
}

static unsigned
fill_all(struct request *rq, bool *fresh)
{
	unsigned wait = 0;

	for (const struct limit *l = rq->route->limits; l->name && !wait; l++)
		if ((wait = fill(rq, l, fresh)) > 0)
			tally_add(TALLY_THROTTLED, l->name);
	return wait;
}

unsigned
limit_try(struct request *rq)
{
	unsigned wait;
	bool fresh = false;

	if (!rq->route || !rq->route->limits || rq->route->counts_done ||
	    !db_begin(rq->db, rq->pool, DB_EACH))
		return 0;
	wait = fill_all(rq, &fresh);
	/* A new bucket pays for the sweeping of old ones. */
	if (fresh)
		db_run(rq->db, &sql_core_buckets_sweep);
	db_end(rq->db, true);
	return wait;
}

/* Sweeping is for others: it would lock rows that are not ours. */
unsigned
limit_done(struct request *rq)
{
	bool fresh = false;

	assert(rq->route->limits && rq->route->counts_done);
	return fill_all(rq, &fresh);
}

void
limit_forget(struct request *rq, const struct limit *limit)
{
	struct bucket b;

	if (bucket_of(rq, limit, &b))
		db_run(rq->db, &sql_core_bucket_empty,
		    BYTES(b.bytes, b.length));
}
