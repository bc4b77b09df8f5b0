/* password.c: Argon2id over the password keyed with the pepper. */
/* SPDX-License-Identifier: ISC */
#include "secret.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "blocklist.h"
#include "conf.h"
#include "log.h"
#include "pool.h"
#include "turn.h"

enum {
	PASSES = 2,
	MEMORY = 19 * 1024 * 1024,	/* bytes */
	KEYED = 44,			/* 32 bytes as base64url, and NUL */
	WHY = 256,
};

/* Of an account that is not there: nobody knows what it is the hash of. */
static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$"
    "7ICj75RrWP9X2bJrMoLfkQ$mc34FpQ880Ai3EsEwijhmkYv5JWwRnMeKM/4iTT5a48";

/* The same password, however the keyboard composes its letters, as 43
 * characters: Argon2 would stop at a NUL, base64 has none. */
static void
key_with(const char *pepper, const char *password, char out[KEYED])
{
	unsigned char *composed =
	    utf8proc_NFC((const unsigned char *)password);
	const unsigned char *text =
	    composed ? composed : (const unsigned char *)password;
	size_t length = strlen((const char *)text);
	crypto_auth_hmacsha256_state state;
	unsigned char hash[SECRET_HASH];

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)pepper,
	    strlen(pepper));
	crypto_auth_hmacsha256_update(&state, text, length);
	crypto_auth_hmacsha256_final(&state, hash);
	sodium_bin2base64(out, KEYED, hash, sizeof(hash),
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(&state, sizeof(state));
	sodium_memzero(hash, sizeof(hash));
	if (composed)
		sodium_memzero(composed, length);
	free(composed);
}

static const char *
pepper_of(const struct conf *conf)
{
	char why[WHY];

	if (!secret_has(conf, "pepper", why, sizeof(why)))
		log_die("%s", why);
	return conf_secret(conf, "pepper");
}

const char *
password_hash(struct pool *pool, const struct conf *conf,
	const char *password)
{
	char keyed[KEYED], *phc = pool_alloc(pool, crypto_pwhash_STRBYTES);
	int turn = turn_take(conf), failed;

	if (turn < 0)
		return NULL;
	key_with(pepper_of(conf), password, keyed);
	failed = crypto_pwhash_str_alg(phc, keyed, strlen(keyed), PASSES,
	    MEMORY, crypto_pwhash_ALG_ARGON2ID13);
	turn_give(turn);
	sodium_memzero(keyed, sizeof(keyed));
	if (failed)
		log_error("no memory to hash a password");
	return failed ? NULL : phc;
}

static bool
fits(const char *phc, const char *pepper, const char *password)
{
	char keyed[KEYED];
	bool right;

	key_with(pepper, password, keyed);
	right = crypto_pwhash_str_verify(phc, keyed, strlen(keyed)) == 0;
	sodium_memzero(keyed, sizeof(keyed));
	return right;
}

/* While a new pepper takes over, the old one still lies beside it. */
static enum password_verdict
judge(const struct conf *conf, const char *phc, const char *password)
{
	const char *old = conf_secret(conf, "pepper-old");

	if (fits(phc, pepper_of(conf), password))
		return crypto_pwhash_str_needs_rehash(phc, PASSES, MEMORY) ?
		    PASSWORD_OLD : PASSWORD_RIGHT;
	if (old && fits(phc, old, password))
		return PASSWORD_OLD;
	return PASSWORD_WRONG;
}

enum password_verdict
password_check(const struct conf *conf, const char *phc,
	const char *password)
{
	int turn = turn_take(conf);
	enum password_verdict verdict;

	if (turn < 0)
		return PASSWORD_BUSY;
	verdict = judge(conf, phc ? phc : nobody, password);
	turn_give(turn);
	return phc ? verdict : PASSWORD_WRONG;
}

bool
password_ready(const struct conf *conf, char *why, size_t size)
{
	const char *file = conf_text(conf, "password.blocklist");

	conf_secret(conf, "pepper-old");	/* later nobody may read it */
	return secret_has(conf, "pepper", why, size) &&
	    (!*file || blocklist_ready(file, why, size));
}
