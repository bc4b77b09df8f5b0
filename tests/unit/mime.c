/* mime.c: no text becomes a header of its own, none is lost. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mime.h"
#include "pool.h"

static struct pool *pool;

static void
plain_text_stays_plain(void **state)
{
	(void)state;
	assert_string_equal(mime_text(pool, "Your request AE-7K3M"),
	    "Your request AE-7K3M");
	assert_string_equal(mime_text(pool, " two \t words "), "two words");
	assert_string_equal(mime_text(pool, ""), "");
}

static void
no_line_ends_a_header(void **state)
{
	static const char *const evil[] = {
		"Hello\r\nBcc: all@example.org", "Hello\nBcc: x@y.org",
		"Hello\rBcc: x@y.org", "Hello\r\n\r\nbody", "\r\n.\r\nQUIT",
		"caf\xC3\xA9\r\nBcc: x@y.org", "=?utf-8?Q?=0D=0ABcc:?=",
		"Hello\vBcc", "Hello\fBcc", "Hello\x7F",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(evil) / sizeof(*evil); i++) {
		const char *text = mime_text(pool, evil[i]);

		for (const char *at = text; *at; at++)
			if (*at == '\r' && strncmp(at, "\r\n =?", 5) == 0)
				at += 2;	/* a fold of our own */
			else
				assert_in_range(*at, ' ', '~');
	}
	/* What looks encoded was typed so, and is shown so. */
	assert_memory_equal(mime_text(pool, "=?utf-8?Q?=0D=0A?="),
	    "=?utf-8?Q?=3D=3Futf", 19);
}

static void
words_are_short_and_whole(void **state)
{
	char text[301];
	const char *word;

	(void)state;
	for (size_t i = 0; i < 300; i += 3)
		memcpy(text + i, "\xE2\x82\xAC", 3);
	text[300] = '\0';
	word = mime_text(pool, text);
	for (size_t n; *word; word += word[n] ? n + 3 : n) {
		n = strcspn(word, "\r");
		assert_in_range(n, 12, 75);
		assert_memory_equal(word, "=?utf-8?Q?", 10);
		assert_memory_equal(word + n - 2, "?=", 2);
		assert_int_equal((n - 12) % 9, 0);	/* whole euros */
	}
}

static void
a_name_is_quoted_or_encoded(void **state)
{
	(void)state;
	assert_string_equal(mime_phrase(pool, "City of \"B\", <x@y.z>"),
	    "\"City of \\\"B\\\", <x@y.z>\"");
	assert_string_equal(mime_phrase(pool, "Z\xC3\xBCrich"),
	    "=?utf-8?Q?Z=C3=BCrich?=");
}

/* Each of them is two characters as soon as it is quoted. */
static void
no_name_is_longer_than_a_line(void **state)
{
	char name[512];

	(void)state;
	for (size_t length = 1; length < sizeof(name); length++) {
		memset(name, '"', length);
		name[length] = '\0';
		assert_in_range(strcspn(mime_phrase(pool, name), "\r"),
		    1, 700);
	}
}

static void
only_an_address_is_an_address(void **state)
{
	static const char *const evil[] = {
		"", "ada", "ada@example.org>\r\nDATA", "a b@example.org",
		"ada@example.org,bob@example.org", "<ada@example.org>",
		"ada@ex\xC3\xA4mple.org", "\"ada\"@example.org",
		"ada@example.org\n", "ada@[127.0.0.1].org", "ada@example",
	};

	(void)state;
	assert_true(mime_is_address("ada@example.org"));
	assert_true(mime_is_address("ada+portal_1@mail.example.org"));
	for (size_t i = 0; i < sizeof(evil) / sizeof(*evil); i++)
		assert_false(mime_is_address(evil[i]));
}

static void
lines_end_as_mail_wants_it(void **state)
{
	char line[1200];

	(void)state;
	assert_string_equal(mime_lines(pool, "a\nb\r\nc\rd"),
	    "a\r\nb\r\ncd");
	assert_true(mime_is_plain("plain\r\ntext"));
	assert_false(mime_is_plain("caf\xC3\xA9"));
	memset(line, 'x', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	assert_false(mime_is_plain(line));
	line[600] = '\n';
	assert_true(mime_is_plain(line));
}

static void
a_date_speaks_english_everywhere(void **state)
{
	(void)state;
	assert_string_equal(mime_date(pool, 1795294800),
	    "Sat, 21 Nov 2026 21:00:00 +0000");
	assert_string_equal(mime_date(pool, 0),
	    "Thu, 01 Jan 1970 00:00:00 +0000");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stays_plain),
		cmocka_unit_test(no_line_ends_a_header),
		cmocka_unit_test(words_are_short_and_whole),
		cmocka_unit_test(a_name_is_quoted_or_encoded),
		cmocka_unit_test(no_name_is_longer_than_a_line),
		cmocka_unit_test(only_an_address_is_an_address),
		cmocka_unit_test(lines_end_as_mail_wants_it),
		cmocka_unit_test(a_date_speaks_english_everywhere),
	};
	int failed;

	pool = pool_new();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	pool_free(pool);
	return failed;
}
