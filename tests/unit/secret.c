/* secret.c: nothing to guess, nothing to forge, nothing to mix up. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "conf.h"
#include "home.h"
#include "pool.h"
#include "secret.h"

static struct home home;
static struct pool *pool;

static int
compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
tokens_never_repeat(void **state)
{
	enum { MANY = 100000 };
	char (*tokens)[SECRET_TOKEN] = calloc(MANY, sizeof(*tokens));

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		secret_token(tokens[i]);
	qsort(tokens, MANY, sizeof(*tokens), compare);
	for (size_t i = 1; i < MANY; i++)
		assert_string_not_equal(tokens[i - 1], tokens[i]);
	assert_int_equal(strlen(tokens[0]), SECRET_TOKEN - 1);
	assert_true(secret_is_token(tokens[0]));
	free(tokens);
}

static void
what_is_no_token_is_not_taken_for_one(void **state)
{
	(void)state;
	assert_false(secret_is_token(""));
	assert_false(secret_is_token("short"));
	assert_false(secret_is_token(
	    "0123456789012345678901234567890123456789012;"));
	assert_false(secret_is_token(
	    "012345678901234567890123456789012345678901\n"));
}

static void
digits_and_letters_keep_to_their_alphabets(void **state)
{
	char text[65];

	(void)state;
	for (int i = 0; i < 200; i++) {
		secret_digits(text, 64);
		assert_int_equal(strspn(text, "0123456789"), 64);
		secret_letters(text, 64);
		assert_int_equal(strspn(text,
		    "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), 64);
	}
}

/* FIPS 180-4's "abc"; the seal as Python's hmac computes it. */
static void
hashes_and_seals_are_what_others_compute(void **state)
{
	static const unsigned char abc[4] = { 0xba, 0x78, 0x16, 0xbf };
	unsigned char hash[SECRET_HASH];

	(void)state;
	secret_hash("abc", hash);
	assert_memory_equal(hash, abc, sizeof(abc));
	assert_string_equal(secret_seal(pool, home.conf, "csrf", "token"),
	    "JvHLyuc5P3NanbcJfqOUWUHaobix7L8At9B-cioivw8");
}

static void
a_seal_is_for_one_purpose_and_one_text(void **state)
{
	const char *seal = secret_seal(pool, home.conf, "ab", "c");

	(void)state;
	assert_true(secret_equal(seal,
	    secret_seal(pool, home.conf, "ab", "c")));
	assert_false(secret_equal(seal,
	    secret_seal(pool, home.conf, "a", "bc")));
	assert_false(secret_equal(seal,
	    secret_seal(pool, home.conf, "ab", "d")));
	assert_false(secret_equal(seal, ""));
}

static void
what_is_wrapped_opens_with_its_token_alone(void **state)
{
	size_t sealed, length;
	const char *bytes;
	unsigned char *box;

	(void)state;
	bytes = secret_wrap(pool, home.conf, "mine", "a\0b", 4, &sealed);
	box = (unsigned char *)pool_copy(pool, bytes, sealed);
	bytes = secret_unwrap(pool, home.conf, "mine", box, sealed, &length);
	assert_int_equal(length, 4);
	assert_memory_equal(bytes, "a\0b", 4);
	assert_null(secret_unwrap(pool, home.conf, "yours", box, sealed,
	    &length));
}

static void
what_was_changed_does_not_open(void **state)
{
	size_t sealed, length;
	const char *made = secret_wrap(pool, home.conf, "mine", "text", 4,
	    &sealed);
	char *box = pool_copy(pool, made, sealed);

	(void)state;
	for (size_t i = 0; i < sealed; i++) {
		box[i] ^= 1;
		assert_null(secret_unwrap(pool, home.conf, "mine", box,
		    sealed, &length));
		box[i] ^= 1;
		assert_null(secret_unwrap(pool, home.conf, "mine", box, i,
		    &length));
	}
}

static struct conf *
conf_anew(void)
{
	char path[100];

	snprintf(path, sizeof(path), "%s/aedile.conf", home.folder);
	return conf_open(path);
}

static void
turn_key(void)
{
	char site[100], old[100];
	FILE *f;

	snprintf(site, sizeof(site), "%s/keys/site", home.folder);
	snprintf(old, sizeof(old), "%s/keys/site-old", home.folder);
	assert_int_equal(rename(site, old), 0);
	f = fopen(site, "w");
	assert_non_null(f);
	fputs("00112233445566778899aabbccddeeff\n", f);
	fclose(f);
	assert_int_equal(chmod(site, 0400), 0);
}

static void
a_new_key_opens_what_the_old_one_wrapped(void **state)
{
	size_t sealed, length;
	const void *was = secret_wrap(pool, home.conf, "mine", "text", 4,
	    &sealed), *is;
	struct conf *conf;

	(void)state;
	turn_key();
	conf = conf_anew();
	assert_string_equal(secret_unwrap(pool, conf, "mine", was, sealed,
	    &length), "text");
	assert_null(secret_unwrap(pool, conf, "yours", was, sealed, &length));
	assert_string_not_equal(secret_seal(pool, conf, "csrf", "x"),
	    secret_seal(pool, home.conf, "csrf", "x"));
	is = secret_wrap(pool, conf, "mine", "text", 4, &sealed);
	assert_null(secret_unwrap(pool, home.conf, "mine", is, sealed,
	    &length));
	assert_string_equal(secret_unwrap(pool, conf, "mine", is, sealed,
	    &length), "text");
	conf_close(conf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens_never_repeat),
		cmocka_unit_test(what_is_no_token_is_not_taken_for_one),
		cmocka_unit_test(digits_and_letters_keep_to_their_alphabets),
		cmocka_unit_test(hashes_and_seals_are_what_others_compute),
		cmocka_unit_test(a_seal_is_for_one_purpose_and_one_text),
		cmocka_unit_test(what_is_wrapped_opens_with_its_token_alone),
		cmocka_unit_test(what_was_changed_does_not_open),
		cmocka_unit_test(a_new_key_opens_what_the_old_one_wrapped),
	};
	int failed;

	secret_open();
	pool = pool_new();
	home_open(&home, "");
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	home_close(&home);
	pool_free(pool);
	return failed;
}
