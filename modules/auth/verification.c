/* verification.c: links and codes that prove an address. Stored as hashes,
 * good for one use, dead when a newer one is sent. */
/* SPDX-License-Identifier: ISC */
#include <string.h>
#include <time.h>

#include "auth.h"

enum { CODE_DIGITS = 6, LINK_MINUTES = 60 };

struct proof {
	char		token[SECRET_TOKEN];
	char		code[CODE_DIGITS + 1];
	unsigned char	browser[SECRET_HASH];
	unsigned char	token_hash[SECRET_HASH];
	unsigned char	code_hash[SECRET_HASH];
};

void
verification_code_hash(struct request *rq, const char *code,
	unsigned char out[SECRET_HASH])
{
	secret_hash(pool_print(rq->pool, "%s:%s", rq->token, code), out);
}

static void
proof_make(struct request *rq, const char *purpose, uint64_t account,
	const char *email, struct proof *p)
{
	secret_token(p->token);
	secret_digits(p->code, CODE_DIGITS);
	secret_hash(rq->token, p->browser);
	secret_hash(p->token, p->token_hash);
	verification_code_hash(rq, p->code, p->code_hash);
	db_run(rq->db, &sql_verification_sweep);
	db_run(rq->db, &sql_verification_end_older, TEXT(purpose),
	    U64_OR_NULL(account));
	db_run(rq->db, &sql_verification_insert, TEXT(purpose),
	    U64_OR_NULL(account), TEXT(email),
	    BYTES(p->browser, SECRET_HASH), BYTES(p->token_hash, SECRET_HASH),
	    BYTES(p->code_hash, SECRET_HASH), U64(LINK_MINUTES));
}

/* Somebody signed up with the address of somebody we know: tell the owner,
 * once a day. */
static void
tell_owner(struct request *rq, const char *email)
{
	struct rows *known = db_query(rq->db, &sql_account_by_email,
	    TEXT(email));
	char today[TIME_TEXT];
	struct page *letter;

	if (!rows_next(known))
		return;
	time_print(time(NULL), today);
	letter = letter_open(rq, "sign-up-known",
	    rows_text(known, "language"));
	page_text(letter, "name", rows_text(known, "name"));
	letter_post(rq, letter, rows_text(known, "email"),
	    pool_print(rq->pool, "sign-up-known:%s:%.10s",
	    rows_text(known, "id"), today));
}

void
verification_send(struct request *rq, uint64_t account, const char *email,
	const char *name)
{
	struct page *letter;
	struct proof p;

	proof_make(rq, "address", account, email, &p);
	if (!account) {
		tell_owner(rq, email);
		return;
	}
	letter = letter_open(rq, "confirm-address", rq->language);
	page_text(letter, "name", name);
	page_text(letter, "code", p.code);
	page_text(letter, "token", p.token);
	letter_post(rq, letter, email, pool_print(rq->pool,
	    "confirm-address:%s", p.token));
}

/* The letter goes to the address that the account has, in its language:
 * whoever asks may be somebody else. */
void
verification_send_reset(struct request *rq, uint64_t account,
	const char *email, const struct rows *owner)
{
	struct page *letter;
	struct proof p;

	proof_make(rq, "password", account, email, &p);
	if (!account)
		return;
	letter = letter_open(rq, "new-password",
	    rows_text(owner, "language"));
	page_text(letter, "name", rows_text(owner, "name"));
	page_text(letter, "token", p.token);
	letter_post(rq, letter, rows_text(owner, "email"),
	    pool_print(rq->pool, "new-password:%s", p.token));
}

void
verification_tell_change(struct request *rq, const char *email,
	const char *name, const char *language)
{
	struct page *letter = letter_open(rq, "password-changed", language);
	char token[SECRET_TOKEN];

	secret_token(token);
	page_text(letter, "name", name);
	letter_post(rq, letter, email, pool_print(rq->pool,
	    "password-changed:%s", token));
}

void
verification_refuse(struct request *rq, uint64_t account, const char *email)
{
	struct proof p;

	proof_make(rq, "address", account, email, &p);
	tell_owner(rq, email);
}

void
verification_keep(struct request *rq, const struct sign_up *in,
	const char *phc)
{
	unsigned char browser[SECRET_HASH];

	secret_hash(rq->token, browser);
	db_run(rq->db, &sql_verification_keep_sign_up, TEXT(in->name),
	    TEXT(in->kind), TEXT(phc), BYTES(browser, SECRET_HASH));
}

struct rows *
verification_of_browser(struct request *rq)
{
	unsigned char browser[SECRET_HASH];

	secret_hash(rq->token, browser);
	return db_query(rq->db, &sql_verification_of_browser,
	    BYTES(browser, SECRET_HASH));
}

struct rows *
verification_of_token(struct request *rq, const char *purpose)
{
	unsigned char hash[SECRET_HASH];

	secret_hash(arg_text(rq, "token"), hash);
	return db_query(rq->db, &sql_verification_of_token,
	    BYTES(hash, SECRET_HASH), TEXT(purpose));
}
