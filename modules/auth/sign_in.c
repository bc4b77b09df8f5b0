/* sign_in.c: /sign-in and /sign-out. An unknown address and a wrong password
 * get the same answer after the same work. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "auth.h"

static const struct field fields[] = {
	EMAIL(sign_in, email, .required = true, .max = 254,
	      .autocomplete = "username"),
	PASSWORD(sign_in, password, .required = true, .max = 1024,
	         .autocomplete = "current-password"),
	HIDDEN(sign_in, next, .max = 500),
	{ 0 }
};

const struct form sign_in_form = {
	"sign-in", sizeof(struct sign_in), fields, false
};

static const struct field no_fields[] = { { 0 } };

const struct form sign_out_form = { "sign-out", 0, no_fields, false };

static int
show(struct request *rq)
{
	page_prefill(rq, "next", pairs_get(&rq->query, "next"));
	page_prefill(rq, "email", pairs_get(&rq->query, "email"));
	page_open(rq->page, "sign-in");
	if (pairs_get(&rq->query, "next"))
		page_attr(rq->page, "needed", "yes");
	page_form(rq->page, &sign_in_form, rq);
	page_close(rq->page);
	return 200;
}

/* Where to now: what was parked, the page that was wanted, or home; but first
 * to the terms, where a new edition is owed. */
static int
lead_on(struct request *rq, uint64_t account, const char *parked,
	const char *next)
{
	struct rows *owed = db_query(rq->db, &sql_terms_owed, U64(account));

	if (parked)
		next = parked;
	if (rows_next(owed)) {
		db_run(rq->db, &sql_sessions_owe_terms, U64(1), U64(account));
		return reply_see_other_first(rq, "/terms/accept", next);
	}
	return reply_see_other(rq, "%s", next && text_is_local_path(next) ?
	    next : "/");
}

int
sign_in_ask(struct request *rq)
{
	const char *next = pairs_get(&rq->query, "next");

	if (rq->who.id)
		return reply_see_other(rq, "%s", next &&
		    text_is_local_path(next) ? next : "/");
	return show(rq);
}

static int
refuse(struct request *rq)
{
	form_refuse(rq, "password", "wrong");
	show(rq);
	return 422;
}

/* The password was right: what the account's state makes of it. */
static int
admit(struct request *rq, const struct rows *found, const struct sign_in *in,
	bool rehash)
{
	const char *state = rows_text(found, "state"), *parked, *phc;
	uint64_t id = rows_u64(found, "id");

	if (strcmp(state, "unproven") == 0) {
		verification_send(rq, id, rows_text(found, "email"),
		    rows_text(found, "name"));
		return reply_see_other(rq, "/sign-up/code");
	}
	if (strcmp(state, "waiting") == 0)
		return reply_see_other(rq, "/sign-in?done=waiting");
	if (strcmp(state, "active") != 0)
		return refuse(rq);
	phc = rehash ? password_hash(rq->pool, rq->conf, in->password) : NULL;
	if (phc)
		db_run(rq->db, &sql_credential_replace, U64(id), TEXT(phc));
	limit_forget(rq, &sign_in_limits[SIGN_IN_ACCOUNT]);
	log_account(id);
	log_event("authn_login_success", "from %s", rq->address);
	parked = session_begin(rq, id);
	return lead_on(rq, id, parked, in->next);
}

int
sign_in(struct request *rq)
{
	struct rows *found;
	struct sign_in in;
	enum password_verdict verdict;

	if (!form_read(rq, &sign_in_form, &in)) {
		show(rq);
		return 422;
	}
	found = db_query(rq->db, &sql_account_with_password, TEXT(in.email));
	verdict = password_check(rq->conf, rows_next(found) ?
	    rows_text(found, "password") : NULL, in.password);
	if (verdict == PASSWORD_BUSY)
		return reply_busy(rq);
	if (verdict == PASSWORD_WRONG) {
		log_event("authn_login_fail", "from %s", rq->address);
		return refuse(rq);
	}
	return admit(rq, found, &in, verdict == PASSWORD_OLD);
}

int
sign_out(struct request *rq)
{
	session_end(rq);
	return reply_see_other(rq, "/?done=signed-out");
}
