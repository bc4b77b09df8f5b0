/* secret.h: randomness, hashes, seals. libsodium does the work. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_SECRET_H
#define CORE_SECRET_H

#include <stdbool.h>
#include <stddef.h>

struct conf;
struct pool;

enum {
	SECRET_HASH = 32,	/* bytes of a SHA-256 */
	SECRET_TOKEN = 44,	/* bytes of a token's text, with its NUL */
};

/* Once a process, before any other call. Dies where libsodium does. */
void secret_open(void);
/* Is there the site's key to seal with? Else why not, and how to mend it. */
bool secret_ready(const struct conf *, char *why, size_t size);
/* The same of any key. */
bool secret_has(const struct conf *, const char *key, char *why, size_t size);

/* 256 random bits as text that may stand in a URL, a cookie, a form. */
void secret_token(char out[SECRET_TOKEN]);
/* Could it be a token of ours? Says nothing of whether it is. */
bool secret_is_token(const char *text);
/* n random decimal digits and a NUL. */
void secret_digits(char *out, size_t n);
/* A random text of Crockford's base 32 letters (no I, L, O, U). */
void secret_letters(char *out, size_t n);

/* SHA-256 of a text without its NUL. */
void secret_hash(const char *text, unsigned char out[SECRET_HASH]);
/* Of a file, from where fd stands to its end. False: it cannot be read. */
bool secret_hash_file(int fd, unsigned char out[SECRET_HASH]);
/* HMAC-SHA-256 of text under the site's key, for one purpose, as text that
 * may stand in a form. */
const char *secret_seal(struct pool *, const struct conf *,
	const char *purpose, const char *text);
/* In constant time. */
bool secret_equal(const char *a, const char *b);

/*
 * Bytes that only who brings the token again can read, and nobody can change:
 * a box in pool, its length in *out. The key is made of the token and the
 * site's key. secret_unwrap() gives the bytes back with a NUL behind them, or
 * NULL: another token, or not whole. What the key before ("site-old" beside
 * "site") has wrapped, it opens, too.
 */
const void *secret_wrap(struct pool *, const struct conf *,
	const char *token, const void *bytes, size_t length, size_t *out);
const void *secret_unwrap(struct pool *, const struct conf *,
	const char *token, const void *box, size_t length, size_t *out);

/* Could a password be judged? Else why not, and how to mend it: no pepper, no
 * list of common passwords. */
bool password_ready(const struct conf *, char *why, size_t size);

/*
 * Argon2id, 19 MiB, two passes (OWASP's floor), over the password keyed with
 * the pepper; a PHC string in pool. At most conf "password.hashes" run at
 * once on this machine; a queue longer than "password.queue" is refused.
 * NULL: too busy, answer 503.
 */
const char *password_hash(struct pool *, const struct conf *,
	const char *password);
enum password_verdict { PASSWORD_WRONG, PASSWORD_RIGHT, PASSWORD_OLD,
	PASSWORD_BUSY };
/* PASSWORD_OLD: right, but hashed with less than we ask today. phc NULL
 * takes the same time and is never right. */
enum password_verdict password_check(const struct conf *, const char *phc,
	const char *password);
enum { PASSWORD_MOST = 1024 };	/* bytes */
/* Why a new password will not do: "short", "long", "common", "personal"
 * (holds the name or the address), "mix" (a site's own composition rule),
 * "unchecked" (conf "password.blocklist" cannot be read; it was logged), or
 * NULL. */
const char *password_fault(const struct conf *, const char *password,
	const char *name, const char *email);

#endif
