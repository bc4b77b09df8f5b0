/* code.c: /sign-up/code: prove the address by the code in the letter; send it
 * again; correct the address. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "auth.h"

static const struct field code_fields[] = {
	DIGITS(code, code, .required = true, .min = 6, .max = 6,
	       .autocomplete = "one-time-code"),
	{ 0 }
};

const struct form code_form = {
	"code", sizeof(struct code), code_fields, false
};

static const struct field no_fields[] = { { 0 } };

const struct form resend_form = { "resend", 0, no_fields, false };

static const struct field address_fields[] = {
	EMAIL(address, email, .required = true, .max = 254,
	      .autocomplete = "email"),
	{ 0 }
};

const struct form address_form = {
	"address", sizeof(struct address), address_fields, false
};

/* A wrong code has been counted, so it was answered by a redirect: a refusal
 * would have rolled the count back. */
int
code_ask(struct request *rq)
{
	struct rows *proof = verification_of_browser(rq);

	if (!rows_next(proof))
		return reply_see_other(rq, "/sign-up");
	if (pairs_get(&rq->query, "wrong"))
		form_refuse(rq, "code", rows_u64(proof, "open") ? "wrong" :
		    "spent");
	page_open(rq->page, "code");
	page_text(rq->page, "email", rows_text(proof, "email"));
	page_form(rq->page, &code_form, rq);
	page_form(rq->page, &resend_form, rq);
	page_close(rq->page);
	return 200;
}

int
code_check(struct request *rq)
{
	struct rows *proof = verification_of_browser(rq);
	unsigned char hash[SECRET_HASH];
	struct code in;
	uint64_t id;

	if (!form_read(rq, &code_form, &in)) {
		code_ask(rq);
		return 422;
	}
	if (!rows_next(proof))
		return reply_see_other(rq, "/sign-up");
	id = rows_u64(proof, "id");
	verification_code_hash(rq, in.code, hash);
	if (!rows_u64(proof, "fits") || !db_run(rq->db,
	    &sql_verification_use_by_code, U64(id),
	    BYTES(hash, SECRET_HASH))) {
		db_run(rq->db, &sql_verification_count_try, U64(id));
		return reply_see_other(rq, "/sign-up/code?wrong=code");
	}
	db_run(rq->db, &sql_account_prove,
	    U64(rows_u64(proof, "account_id")));
	return reply_see_other(rq, "/sign-in?done=confirmed");
}

/*
 * Send a letter to an address that is the account's now. Where it is
 * somebody else's, they are told, and no proof of it proves anything; who
 * signed up with such an address has no account yet, and learns that from
 * nothing: it is made of what was kept.
 */
static void
send(struct request *rq, const struct rows *proof, const char *email,
	bool fits)
{
	struct sign_up kept = {
		.kind = rows_text(proof, "kind"),
		.name = rows_text(proof, "name"),
		.language = rq->language,
		.email = email,
	};
	uint64_t account = rows_u64(proof, "account_id");

	if (account && fits)
		verification_send(rq, account, email, kept.name);
	else if (account)
		verification_refuse(rq, account, email);
	else if (rows_text(proof, "password"))
		sign_up_make(rq, &kept, rows_text(proof, "password"));
}

int
code_resend(struct request *rq)
{
	struct rows *proof = verification_of_browser(rq);

	if (!rows_next(proof))
		return reply_see_other(rq, "/sign-up");
	send(rq, proof, rows_text(proof, "email"), rows_u64(proof, "fits"));
	return reply_see_other(rq, "/sign-up/code?done=sent-again");
}

int
address_ask(struct request *rq)
{
	struct rows *proof = verification_of_browser(rq);

	if (!rows_next(proof))
		return reply_see_other(rq, "/sign-up");
	page_prefill(rq, "email", rows_text(proof, "email"));
	page_open(rq->page, "address");
	page_text(rq->page, "email", rows_text(proof, "email"));
	page_form(rq->page, &address_form, rq);
	page_close(rq->page);
	return 200;
}

/* An address that is somebody else's already stays theirs: the account keeps
 * its old one, and the page looks the same. */
static bool
move(struct request *rq, const struct rows *proof, const char *email)
{
	struct rows *moved = db_query(rq->db, &sql_account_address_update,
	    TEXT(email), U64(rows_u64(proof, "account_id")));

	return !rows_duplicate(moved) && rows_changed(moved);
}

int
address_correct(struct request *rq)
{
	struct rows *proof = verification_of_browser(rq);
	struct address in;

	if (!rows_next(proof))
		return reply_see_other(rq, "/sign-up");
	if (!form_read(rq, &address_form, &in)) {
		address_ask(rq);
		return 422;
	}
	send(rq, proof, in.email, move(rq, proof, in.email));
	return reply_see_other(rq, "/sign-up/code?done=address-corrected");
}
