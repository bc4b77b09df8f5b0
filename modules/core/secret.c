/* secret.c: randomness, hashes and seals, by libsodium. */
/* SPDX-License-Identifier: ISC */
#include "secret.h"

#include <errno.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "pool.h"

enum {
	BASE64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
	KEY_LEAST = 32,		/* characters of a key file */
	SEAL_TEXT = 44,		/* 32 bytes as base64url, and the NUL */
	WHY = 256,
};

bool
secret_has(const struct conf *conf, const char *key, char *why, size_t size)
{
	const char *text = conf_secret(conf, key);

	if (text && strlen(text) >= KEY_LEAST)
		return true;
	snprintf(why, size, "no key \"%s\" of %d characters or more in the "
	    "keys folder: \"aedile keys\" makes one", key, KEY_LEAST);
	return false;
}

bool
secret_ready(const struct conf *conf, char *why, size_t size)
{
	conf_secret(conf, "site-old");	/* later nobody may read it */
	return secret_has(conf, "site", why, size);
}

static const char *
site_key(const struct conf *conf)
{
	char why[WHY];

	if (!secret_ready(conf, why, sizeof(why)))
		log_die("%s", why);
	return conf_secret(conf, "site");
}

/* The purpose's NUL parts it from the text, so that no two collide. */
static void
keyed_hash(const char *key, const char *purpose, const char *text,
	unsigned char out[SECRET_HASH])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key,
	    strlen(key));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)purpose,
	    strlen(purpose) + 1);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)text,
	    strlen(text));
	crypto_auth_hmacsha256_final(&state, out);
	sodium_memzero(&state, sizeof(state));
}

void
secret_open(void)
{
	if (sodium_init() < 0)
		log_die("libsodium does not start: no randomness");
}

void
secret_token(char out[SECRET_TOKEN])
{
	unsigned char bits[32];

	randombytes_buf(bits, sizeof(bits));
	sodium_bin2base64(out, SECRET_TOKEN, bits, sizeof(bits), BASE64);
	sodium_memzero(bits, sizeof(bits));
}

/* 43 letters of base64url, as secret_token() makes them. */
bool
secret_is_token(const char *text)
{
	return strlen(text) == SECRET_TOKEN - 1 &&
	    strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789-_") == SECRET_TOKEN - 1;
}

static void
letters_of(const char *alphabet, uint32_t count, char *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = alphabet[randombytes_uniform(count)];
	out[n] = '\0';
}

void
secret_digits(char *out, size_t n)
{
	letters_of("0123456789", 10, out, n);
}

void
secret_letters(char *out, size_t n)
{
	letters_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 32, out, n);
}

void
secret_hash(const char *text, unsigned char out[SECRET_HASH])
{
	crypto_hash_sha256(out, (const unsigned char *)text, strlen(text));
}

bool
secret_hash_file(int fd, unsigned char out[SECRET_HASH])
{
	crypto_hash_sha256_state state;
	unsigned char piece[8192];
	ssize_t got;

	crypto_hash_sha256_init(&state);
	while ((got = read(fd, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		crypto_hash_sha256_update(&state, piece, (size_t)got);
	}
	crypto_hash_sha256_final(&state, out);
	return true;
}

const char *
secret_seal(struct pool *pool, const struct conf *conf, const char *purpose,
	const char *text)
{
	unsigned char hash[SECRET_HASH];
	char *seal = pool_alloc(pool, SEAL_TEXT);

	keyed_hash(site_key(conf), purpose, text, hash);
	return sodium_bin2base64(seal, SEAL_TEXT, hash, sizeof(hash), BASE64);
}

bool
secret_equal(const char *a, const char *b)
{
	size_t length = strlen(a);

	return length == strlen(b) && sodium_memcmp(a, b, length) == 0;
}

/* The box is the nonce, then what secretbox makes of the bytes. */
const void *
secret_wrap(struct pool *pool, const struct conf *conf, const char *token,
	const void *bytes, size_t length, size_t *out)
{
	unsigned char key[SECRET_HASH];
	unsigned char *box;

	*out = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES +
	    length;
	box = pool_alloc(pool, *out);
	randombytes_buf(box, crypto_secretbox_NONCEBYTES);
	keyed_hash(site_key(conf), "wrap", token, key);
	crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, bytes,
	    length, box, key);
	sodium_memzero(key, sizeof(key));
	return box;
}

static bool
open_box(const char *site, const char *token, const unsigned char *box,
	size_t length, char *to)
{
	const unsigned char *nonce = box;
	unsigned char key[SECRET_HASH];
	int wrong;

	keyed_hash(site, "wrap", token, key);
	wrong = crypto_secretbox_open_easy((unsigned char *)to,
	    nonce + crypto_secretbox_NONCEBYTES,
	    length - crypto_secretbox_NONCEBYTES, nonce, key);
	sodium_memzero(key, sizeof(key));
	return !wrong;
}

/* While a new key takes over, the old one still lies beside it. */
const void *
secret_unwrap(struct pool *pool, const struct conf *conf, const char *token,
	const void *box, size_t length, size_t *out)
{
	const size_t over =
	    crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
	const char *old = conf_secret(conf, "site-old");
	char *bytes;

	if (length < over)
		return NULL;
	*out = length - over;
	bytes = pool_alloc(pool, *out + 1);
	if (open_box(site_key(conf), token, box, length, bytes) ||
	    (old && open_box(old, token, box, length, bytes)))
		return bytes;
	return NULL;
}
