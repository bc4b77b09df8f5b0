/* main.c: the auth module: who comes in, and how they prove who they are. */
/* SPDX-License-Identifier: ISC */
#include "auth.h"

const struct limit sign_in_limits[] = {
	{ "sign-in-address", NULL, 20, 15 },
	[SIGN_IN_ACCOUNT] = { "sign-in-account", "email", 10, 60 },
	{ 0 }
};

/* Every mistake in the form counts, too: people need room for a few. */
static const struct limit sign_up_limits[] = {
	{ "sign-up-address", NULL, 20, 60 },
	{ "sign-up-account", "email", 10, 120 },
	{ 0 }
};

static const struct limit letter_limits[] = {
	{ "letter-address", NULL, 5, 60 },
	{ "letter-account", "email", 3, 300 },
	{ 0 }
};

static const struct limit code_limits[] = {
	{ "code-address", NULL, 20, 15 },
	{ 0 }
};

static const struct route routes[] = {
	{ GET,  "/",                   home_show, ROLE_ANYONE },
	{ GET,  "/sign-in",            sign_in_ask, ROLE_ANYONE },
	{ POST, "/sign-in",            sign_in, ROLE_ANYONE, &sign_in_form,
	  sign_in_limits, .repeatable = true, .hashes = true },
	{ POST, "/sign-out",           sign_out, ROLE_ANYONE, &sign_out_form,
	  .repeatable = true },

	{ GET,  "/sign-up",            sign_up_ask, ROLE_ANYONE },
	{ POST, "/sign-up",            sign_up, ROLE_ANYONE, &sign_up_form,
	  sign_up_limits },
	{ GET,  "/sign-up/code",       code_ask, ROLE_ANYONE,
	  &code_form },
	{ POST, "/sign-up/code",       code_check, ROLE_ANYONE, &code_form,
	  code_limits },
	{ POST, "/sign-up/resend",     code_resend, ROLE_ANYONE, &resend_form,
	  letter_limits },
	{ GET,  "/sign-up/address",    address_ask, ROLE_ANYONE },
	{ POST, "/sign-up/address",    address_correct, ROLE_ANYONE,
	  &address_form, letter_limits },
	{ GET,  "/confirm/{token}",    confirm_ask, ROLE_ANYONE },
	{ POST, "/confirm/{token}",    confirm, ROLE_ANYONE, &confirm_form,
	  code_limits },

	{ GET,  "/password/forgotten", forgotten_ask, ROLE_ANYONE },
	{ POST, "/password/forgotten", forgotten_send, ROLE_ANYONE,
	  &forgotten_form, letter_limits },
	{ GET,  "/password/sent",      forgotten_sent, ROLE_ANYONE },
	{ GET,  "/password/new/{token}", reset_ask, ROLE_ANYONE },
	{ POST, "/password/new/{token}", reset, ROLE_ANYONE, &reset_form,
	  code_limits },

	{ GET,  "/account",            account_show, ROLE_CITIZEN },
	{ POST, "/account",            account_change, ROLE_CITIZEN,
	  &profile_form },
	{ GET,  "/account/password",   password_ask, ROLE_CITIZEN },
	{ POST, "/account/password",   password_change, ROLE_CITIZEN,
	  &password_form, sign_in_limits },
	{ GET,  "/account/sessions",   sessions_list, ROLE_CITIZEN },
	{ POST, "/account/sessions",   session_stop, ROLE_CITIZEN,
	  &session_form, .repeatable = true },
	{ POST, "/language",           language_change, ROLE_ANYONE,
	  &language_form, .repeatable = true },
	{ GET,  "/terms",              terms_show, ROLE_ANYONE },
	{ GET,  "/terms/accept",       terms_ask, ROLE_CITIZEN,
	  .before_terms = true },
	{ POST, "/terms/accept",       terms_accept, ROLE_CITIZEN,
	  &terms_form, .before_terms = true },
	{ 0 }
};

static const struct module auth = { "auth", routes, auth_queries };

int
main(int argc, char **argv)
{
	return door_open(&auth, argc, argv);
}
