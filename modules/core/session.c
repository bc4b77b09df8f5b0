/* session.c: a browser is signed in, until it, time or its owner says no. */
/* SPDX-License-Identifier: ISC */
#include "session.h"

#include "conf.h"
#include "core/core_sql.h"
#include "db.h"
#include "parked.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "secret.h"

static uint64_t
seconds_of(const struct request *rq, const char *key)
{
	return (uint64_t)conf_number(rq->conf, key);
}

static void
end_token(struct request *rq, const char *token)
{
	unsigned char hash[SECRET_HASH];

	secret_hash(token, hash);
	db_run(rq->db, &sql_core_session_end_token, BYTES(hash, sizeof(hash)));
}

const char *
session_begin(struct request *rq, uint64_t account)
{
	char *token = pool_alloc(rq->pool, SECRET_TOKEN);
	unsigned char hash[SECRET_HASH];

	end_token(rq, rq->token);
	db_run(rq->db, &sql_core_session_sweep);
	secret_token(token);
	secret_hash(token, hash);
	db_run(rq->db, &sql_core_session_insert, BYTES(hash, sizeof(hash)),
	    TEXT(rq->address), TEXT(rq->agent ? rq->agent : ""),
	    U64(seconds_of(rq, "session.citizen.idle")),
	    U64(seconds_of(rq, "session.staff.idle")),
	    U64(seconds_of(rq, "session.citizen.most")),
	    U64(seconds_of(rq, "session.staff.most")), U64(account));
	reply_cookie(rq, rq->site->cookie, token, 0);
	return parked_move(rq, token, account);
}

void
session_end(struct request *rq)
{
	end_token(rq, rq->token);
	reply_cookie(rq, rq->site->cookie, "", -1);
	rq->reply->clear_site = true;
}

void
session_end_other(struct request *rq, uint64_t id)
{
	if (id && id != rq->who.session)
		db_run(rq->db, &sql_core_session_end_one, U64(rq->who.id),
		    U64(id));
	if (!id)
		db_run(rq->db, &sql_core_session_end_others,
		    U64(rq->who.id), U64(rq->who.session));
}

void
session_end_all(struct request *rq, uint64_t account)
{
	db_run(rq->db, &sql_core_session_end_all, U64(account));
}
