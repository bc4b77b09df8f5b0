/* auth.h: what the files of the auth module share. */
/* SPDX-License-Identifier: ISC */
#ifndef AUTH_H
#define AUTH_H

#include "core.h"
#include "auth_sql.h"

struct sign_up {
	const char	*kind, *name, *email, *language, *password;
	bool		 terms;
};

struct sign_in {
	const char	*email, *password, *next;
};

struct code {
	const char	*code;
};

struct address {
	const char	*email;
};

struct new_password {
	const char	*current, *password;
};

struct profile {
	const char	*name, *language;
};

struct language {
	const char	*speak, *back;
};

struct session_choice {
	const char	*session;
};

/* Of which the right password empties the account's own. */
enum { SIGN_IN_ACCOUNT = 1 };
extern const struct limit sign_in_limits[];	/* main.c */

extern const struct form sign_up_form;		/* sign_up.c */
extern const struct form sign_in_form;		/* sign_in.c */
extern const struct form sign_out_form;
extern const struct form code_form;		/* code.c */
extern const struct form resend_form;
extern const struct form address_form;
extern const struct form confirm_form;		/* confirm.c */
extern const struct form forgotten_form;	/* password.c */
extern const struct form reset_form;
extern const struct form password_form;
extern const struct form profile_form;		/* account.c */
extern const struct form language_form;
extern const struct form session_form;		/* sessions.c */
extern const struct form terms_form;		/* terms.c */

handler_fn home_show;
handler_fn sign_in_ask, sign_in, sign_out;
handler_fn sign_up_ask, sign_up;
handler_fn code_ask, code_check, code_resend, address_ask, address_correct;
handler_fn confirm_ask, confirm;
handler_fn forgotten_ask, forgotten_send, forgotten_sent;
handler_fn reset_ask, reset, password_ask, password_change;
handler_fn account_show, account_change, language_change;
handler_fn sessions_list, session_stop;
handler_fn terms_show, terms_ask, terms_accept;

/* A form with its field "language", which offers what there are words for;
 * without it where that is one. */
const struct form *language_offer(struct request *rq,
	const struct form *form);			/* account.c */

/*
 * Send a link and a code to email, bound to the asking browser. account 0:
 * nobody's; a row is made all the same, and the letter tells the address's
 * owner so, once a day.
 */
void verification_send(struct request *rq, uint64_t account,
	const char *email, const char *name);		/* verification.c */
/* As if a letter went to email, which is not to be account's: it goes to the
 * address's owner. */
void verification_refuse(struct request *rq, uint64_t account,
	const char *email);				/* verification.c */
/* Keep what nobody's account could be made of, with the browser's proof, for
 * another address; phc: the hashed password. */
void verification_keep(struct request *rq, const struct sign_up *in,
	const char *phc);				/* verification.c */
/* Make the account, or take one that nobody has proven, and send its letter;
 * where the address is somebody's, tell them, and keep what was typed. */
void sign_up_make(struct request *rq, const struct sign_up *in,
	const char *phc);				/* sign_up.c */
/* A link for a new password, to the address of owner's row; account 0: a row
 * of ours, no letter. */
void verification_send_reset(struct request *rq, uint64_t account,
	const char *email, const struct rows *owner);	/* verification.c */
/* To whom an account belongs: its password is a new one. */
void verification_tell_change(struct request *rq, const char *email,
	const char *name, const char *language);	/* verification.c */
/* The proof that the asking browser waits for: one row or none. */
struct rows *verification_of_browser(struct request *rq);
/* What the path's {token} is good for: one row or none. */
struct rows *verification_of_token(struct request *rq, const char *purpose);
/* The hash a code is known by: useless without the browser's token. */
void verification_code_hash(struct request *rq, const char *code,
	unsigned char out[SECRET_HASH]);

/* Say at the field what is wrong with a new password. False: something is, or
 * it went unchecked, for which 503 is the answer. */
bool password_accept(struct request *rq, const char *field,
	const char *password, const char *name, const char *email,
	bool *unchecked);

#endif
