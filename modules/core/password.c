/* password.c: Argon2id over the password keyed with the pepper. */
/* SPDX-License-Identifier: ISC */
#include "secret.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "blocklist.h"
#include "conf.h"
#include "log.h"
#include "password_letters.h"
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
	char *composed = letters_composed(password);
	crypto_auth_hmacsha256_state state;
	unsigned char hash[SECRET_HASH];

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)pepper,
	    strlen(pepper));
	crypto_auth_hmacsha256_update(&state,
	    (const unsigned char *)composed, strlen(composed));
	crypto_auth_hmacsha256_final(&state, hash);
	sodium_bin2base64(out, KEYED, hash, sizeof(hash),
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(&state, sizeof(state));
	sodium_memzero(hash, sizeof(hash));
	letters_forget(composed);
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

/* A hash of ours, as what it was made of. */
struct argon {
	unsigned long	memory, passes;		/* KiB */
	unsigned char	salt[crypto_pwhash_SALTBYTES];
	unsigned char	hash[SECRET_HASH];
};

static bool
read_base64(const char *text, unsigned char *out, size_t size)
{
	size_t length = 0;

	return sodium_base642bin(out, size, text, strlen(text), NULL, &length,
	    NULL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
	    length == size;
}

static bool
read_phc(const char *phc, struct argon *out)
{
	char salt[23], hash[44];

	return sscanf(phc, "$argon2id$v=19$m=%8lu,t=%8lu,p=1$%22[^$]$%43[^$]",
	    &out->memory, &out->passes, salt, hash) == 4 &&
	    read_base64(salt, out->salt, sizeof(out->salt)) &&
	    read_base64(hash, out->hash, sizeof(out->hash));
}

/* crypto_pwhash_str_verify() says by the same -1 that a password is another
 * one and that there was no memory to look; whose password is right must not
 * be told that it is wrong. */
static enum password_verdict
compare(const char *phc, const char *keyed)
{
	unsigned char hash[SECRET_HASH];
	struct argon made;
	int same;

	if (!read_phc(phc, &made))
		return crypto_pwhash_str_verify(phc, keyed, strlen(keyed)) ?
		    PASSWORD_WRONG : PASSWORD_RIGHT;
	if (crypto_pwhash(hash, sizeof(hash), keyed, strlen(keyed), made.salt,
	    made.passes, made.memory * 1024, crypto_pwhash_ALG_ARGON2ID13)) {
		log_error("no memory to check a password");
		return PASSWORD_BUSY;
	}
	same = sodium_memcmp(hash, made.hash, sizeof(hash));
	sodium_memzero(hash, sizeof(hash));
	return same == 0 ? PASSWORD_RIGHT : PASSWORD_WRONG;
}

static enum password_verdict
compare_keyed(const char *phc, const char *pepper, const char *password)
{
	enum password_verdict verdict;
	char keyed[KEYED];

	key_with(pepper, password, keyed);
	verdict = compare(phc, keyed);
	sodium_memzero(keyed, sizeof(keyed));
	return verdict;
}

/* While a new pepper takes over, the old one still lies beside it. */
static enum password_verdict
judge(const struct conf *conf, const char *phc, const char *password)
{
	const char *old = conf_secret(conf, "pepper-old");
	enum password_verdict verdict = compare_keyed(phc, pepper_of(conf),
	    password);

	if (verdict == PASSWORD_RIGHT)
		return crypto_pwhash_str_needs_rehash(phc, PASSES, MEMORY) ?
		    PASSWORD_OLD : PASSWORD_RIGHT;
	if (verdict == PASSWORD_BUSY || !old)
		return verdict;
	verdict = compare_keyed(phc, old, password);
	return verdict == PASSWORD_RIGHT ? PASSWORD_OLD : verdict;
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
	return phc || verdict == PASSWORD_BUSY ? verdict : PASSWORD_WRONG;
}

bool
password_ready(const struct conf *conf, char *why, size_t size)
{
	const char *file = conf_text(conf, "password.blocklist");

	conf_secret(conf, "pepper-old");	/* later nobody may read it */
	return secret_has(conf, "pepper", why, size) &&
	    (!*file || blocklist_ready(file, why, size));
}
