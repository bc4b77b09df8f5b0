/* password.c: a forgotten password, by a link in a letter; and a new one for
 * who knows the old. Either ends the account's other sessions. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "auth.h"

static const struct field forgotten_fields[] = {
	EMAIL(address, email, .required = true, .max = 254,
	      .autocomplete = "username"),
	{ 0 }
};

const struct form forgotten_form = {
	"forgotten", sizeof(struct address), forgotten_fields, false
};

static const struct field reset_fields[] = {
	NEW_PASSWORD(new_password, password, .required = true, .max = 1024,
	             .autocomplete = "new-password"),
	{ 0 }
};

const struct form reset_form = {
	"reset", sizeof(struct new_password), reset_fields, false
};

static const struct field password_fields[] = {
	PASSWORD(new_password, current, .required = true, .max = 1024,
	         .autocomplete = "current-password"),
	NEW_PASSWORD(new_password, password, .required = true, .max = 1024,
	             .autocomplete = "new-password"),
	{ 0 }
};

const struct form password_form = {
	"password", sizeof(struct new_password), password_fields, false
};

int
forgotten_ask(struct request *rq)
{
	page_open(rq->page, "forgotten");
	page_form(rq->page, &forgotten_form, rq);
	page_close(rq->page);
	return 200;
}

/* The same page whether anybody has this address or not. */
int
forgotten_send(struct request *rq)
{
	struct rows *found;
	struct address in;
	uint64_t account = 0;

	if (!form_read(rq, &forgotten_form, &in)) {
		forgotten_ask(rq);
		return 422;
	}
	found = db_query(rq->db, &sql_account_by_email, TEXT(in.email));
	if (rows_next(found) &&
	    strcmp(rows_text(found, "state"), "disabled") != 0)
		account = rows_u64(found, "id");
	verification_send_reset(rq, account, in.email, found);
	return reply_see_other(rq, "/password/sent");
}

int
forgotten_sent(struct request *rq)
{
	page_open(rq->page, "forgotten-sent");
	page_close(rq->page);
	return 200;
}

static int
new_password_page(struct request *rq, const struct form *form)
{
	page_open(rq->page, form->name);
	page_form(rq->page, form, rq);
	page_close(rq->page);
	return 200;
}

int
reset_ask(struct request *rq)
{
	if (!rows_next(verification_of_token(rq, "password")))
		return reply_notice_named(rq, 404, "link-spent");
	return new_password_page(rq, &reset_form);
}

/* The letter reached the address, so the address is proven, too. */
int
reset(struct request *rq)
{
	struct rows *proof = verification_of_token(rq, "password");
	struct new_password in;
	const char *phc;
	uint64_t account;
	bool unchecked = false;

	if (!rows_next(proof))
		return reply_notice_named(rq, 404, "link-spent");
	if (!form_read(rq, &reset_form, &in) ||
	    !password_accept(rq, "password", in.password,
	    rows_text(proof, "name"), rows_text(proof, "email"), &unchecked)) {
		if (unchecked)
			return reply_notice(rq, 503);
		new_password_page(rq, &reset_form);
		return 422;
	}
	phc = password_hash(rq->pool, rq->conf, in.password);
	if (!phc)
		return reply_busy(rq);
	if (!db_run(rq->db, &sql_verification_use,
	    U64(rows_u64(proof, "id"))))
		return reply_notice_named(rq, 404, "link-spent");
	account = rows_u64(proof, "account_id");
	db_run(rq->db, &sql_credential_replace, U64(account), TEXT(phc));
	db_run(rq->db, &sql_account_prove, U64(account));
	session_end_all(rq, account);
	verification_tell_change(rq, rows_text(proof, "email"),
	    rows_text(proof, "name"), rows_text(proof, "language"));
	return reply_see_other(rq, "/sign-in?done=changed");
}

int
password_ask(struct request *rq)
{
	return new_password_page(rq, &password_form);
}

/* The old password, checked; false: what is wrong has been said. */
static bool
knows_old(struct request *rq, const char *given, bool *busy)
{
	struct rows *found = db_query(rq->db, &sql_password_of_account,
	    U64(rq->who.id));
	enum password_verdict verdict = password_check(rq->conf,
	    rows_next(found) ? rows_text(found, "password") : NULL, given);

	*busy = verdict == PASSWORD_BUSY;
	if (verdict == PASSWORD_WRONG)
		form_refuse(rq, "current", "wrong");
	return verdict == PASSWORD_RIGHT || verdict == PASSWORD_OLD;
}

int
password_change(struct request *rq)
{
	struct new_password in;
	const char *phc;
	bool busy = false, unchecked = false;

	if (!form_read(rq, &password_form, &in) ||
	    !password_accept(rq, "password", in.password, rq->who.name,
	    rq->who.email, &unchecked) || !knows_old(rq, in.current, &busy)) {
		if (busy)
			return reply_busy(rq);
		if (unchecked)
			return reply_notice(rq, 503);
		new_password_page(rq, &password_form);
		return 422;
	}
	phc = password_hash(rq->pool, rq->conf, in.password);
	if (!phc)
		return reply_busy(rq);
	db_run(rq->db, &sql_credential_replace, U64(rq->who.id), TEXT(phc));
	db_run(rq->db, &sql_verification_end_older, TEXT("password"),
	    U64(rq->who.id));
	session_end_other(rq, 0);
	verification_tell_change(rq, rq->who.email, rq->who.name,
	    rq->language);
	return reply_see_other(rq, "/account?done=changed");
}
