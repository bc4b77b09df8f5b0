/* sign_up.c: /sign-up: a new account. Whether an address is known already is
 * told to its owner by mail, not to who asks. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "auth.h"

static const struct field fields[] = {
	PICK(sign_up, kind, .required = true,
	     .among = "citizen business organisation official"),
	LINE(sign_up, name, .required = true, .min = 2, .max = 120,
	     .autocomplete = "name"),
	EMAIL(sign_up, email, .required = true, .max = 254,
	      .autocomplete = "email"),
	PICK(sign_up, language, .required = true),
	NEW_PASSWORD(sign_up, password, .required = true, .max = 1024,
	             .autocomplete = "new-password"),
	TICK(sign_up, terms, .required = true),
	TRAP(website),
	{ 0 }
};

const struct form sign_up_form = {
	"sign-up", sizeof(struct sign_up), fields, false
};

static int
show(struct request *rq)
{
	if (rq->method == GET)
		page_prefill(rq, "kind", "citizen");
	page_open(rq->page, "sign-up");
	page_form(rq->page, language_offer(rq, &sign_up_form), rq);
	page_close(rq->page);
	return 200;
}

int
sign_up_ask(struct request *rq)
{
	return rq->who.id ? reply_see_other(rq, "/") : show(rq);
}

bool
password_accept(struct request *rq, const char *field, const char *password,
	const char *name, const char *email, bool *unchecked)
{
	const char *fault = password_fault(rq->conf, password, name, email);

	*unchecked = fault && strcmp(fault, "unchecked") == 0;
	if (fault && !*unchecked)
		form_refuse(rq, field, fault);
	return !fault;
}

/* The account's id: new, or one whose address nobody has proven yet; 0 where
 * the address is somebody's. */
static uint64_t
account_make(struct request *rq, const struct sign_up *in)
{
	struct rows *known = db_query(rq->db, &sql_account_by_email,
	    TEXT(in->email));
	const char *language = in->language ? in->language : rq->language;
	struct rows *made;
	uint64_t id;

	if (rows_next(known)) {
		id = rows_u64(known, "id");
		return db_run(rq->db, &sql_account_take_unproven,
		    TEXT(in->name), TEXT(in->kind), TEXT(language),
		    U64(id)) ? id : 0;
	}
	made = db_query(rq->db, &sql_account_insert, TEXT(in->email),
	    TEXT(in->name), TEXT(in->kind), TEXT(language));
	return rows_duplicate(made) ? 0 : rows_new_id(made);
}

static void
terms_note(struct request *rq, uint64_t account)
{
	struct rows *latest = db_query(rq->db, &sql_terms_latest);

	if (rows_next(latest))
		db_run(rq->db, &sql_terms_accept, U64(account),
		    U64(rows_u64(latest, "version")), TEXT(rq->address));
}

/* All that is wrong is told at once: a bad password beside a bad name, too. */
static bool
read_all(struct request *rq, struct sign_up *in, bool *unchecked)
{
	bool right = form_read(rq, language_offer(rq, &sign_up_form), in);

	if (!in->password)
		return false;
	return password_accept(rq, "password", in->password,
	    in->name ? in->name : "", in->email ? in->email : "",
	    unchecked) && right;
}

void
sign_up_make(struct request *rq, const struct sign_up *in, const char *phc)
{
	uint64_t account = account_make(rq, in);

	/* The pages that follow speak what was chosen, as the letter does. */
	language_keep(rq, in->language);
	if (account) {
		db_run(rq->db, &sql_credential_replace, U64(account),
		    TEXT(phc));
		terms_note(rq, account);
	}
	verification_send(rq, account, in->email, in->name);
	if (!account)
		verification_keep(rq, in, phc);
}

int
sign_up(struct request *rq)
{
	struct sign_up in;
	const char *phc;
	bool unchecked = false;

	if (!read_all(rq, &in, &unchecked)) {
		if (unchecked)
			return reply_notice(rq, 503);
		show(rq);
		return 422;
	}
	phc = password_hash(rq->pool, rq->conf, in.password);
	if (!phc)
		return reply_busy(rq);
	sign_up_make(rq, &in, phc);
	return reply_see_other(rq, "/sign-up/code");
}
