/* receipt.c: the key of a form, taken in the transaction of its POST. */
/* SPDX-License-Identifier: ISC */
#include "receipt.h"

#include "conf.h"
#include "core/core_sql.h"
#include "db.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "secret.h"

/* False: the form carried none. */
static bool
key_of(struct request *rq, unsigned char out[SECRET_HASH])
{
	const char *key = pairs_get(&rq->body, "key");

	if (!key || !secret_is_token(key))
		return false;
	secret_hash(key, out);
	return true;
}

/* A POST that led nowhere answered with a page of its own address. */
static const char *
location(struct request *rq, struct rows *found)
{
	const char *text;

	if (!rows_next(found))
		return NULL;
	text = rows_text(found, "location");
	return text ? text :
	    pool_print(rq->pool, "%s%s", rq->site->prefix, rq->path);
}

/*
 * The key is unique, so the insert of a twin waits until the first one has
 * committed (then it is a duplicate) or rolled back (then the key is ours).
 */
bool
receipt_take(struct request *rq, const char **led)
{
	unsigned char hash[SECRET_HASH];
	struct rows *taken;

	*led = NULL;
	if (!key_of(rq, hash))
		return false;
	taken = db_query(rq->db, &sql_core_receipt_take,
	    BYTES(hash, sizeof(hash)));
	if (!rows_duplicate(taken))
		return true;
	*led = location(rq, db_query(rq->db, &sql_core_receipt_by_key,
	    BYTES(hash, sizeof(hash))));
	/* Rolled back, or swept, between the two: for the door to retry. */
	return false;
}

void
receipt_keep(struct request *rq)
{
	unsigned char hash[SECRET_HASH];

	if (!key_of(rq, hash))
		return;
	db_run(rq->db, &sql_core_receipt_keep,
	    TEXT(rq->reply ? rq->reply->location : NULL),
	    U64_OR_NULL(rq->who.id), BYTES(hash, sizeof(hash)));
	/* One in 64 sweeps up old ones for all. */
	if (hash[0] < 4)
		db_run(rq->db, &sql_core_receipts_sweep);
}

void
receipt_forget(struct request *rq)
{
	unsigned char hash[SECRET_HASH];

	if (key_of(rq, hash))
		db_run(rq->db, &sql_core_receipt_forget,
		    BYTES(hash, sizeof(hash)));
}

const char *
receipt_find(struct request *rq)
{
	unsigned char hash[SECRET_HASH];

	if (!key_of(rq, hash))
		return NULL;
	return location(rq, db_query(rq->db, &sql_core_receipt_by_key,
	    BYTES(hash, sizeof(hash))));
}
