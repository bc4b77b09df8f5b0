/* address.c: where mail may be sent, and where a redirect may lead. */
/* SPDX-License-Identifier: ISC */
#include "unit.h"

#include "text.h"

/* U+2400 + n, as tests/data/email.txt writes it, becomes control n. */
static void
undo_symbols(char *s)
{
	char *to = s;

	while (*s) {
		uint32_t c;
		size_t len = text_character(s, &c);

		if (c > 0x2400 && c <= 0x2420) {
			*to++ = (char)(c - 0x2400);
		} else {
			memmove(to, s, len);
			to += len;
		}
		s += len;
	}
	*to = '\0';
}

static void
email_is_one_that_mail_systems_take(void **state)
{
	size_t len, seen = 0;
	char *save = NULL, *text = unit_read(*state, "data/email.txt", &len);

	for (char *line = strtok_r(text, "\n", &save); line;
	    line = strtok_r(NULL, "\n", &save)) {
		bool wanted = strncmp(line, "yes ", 4) == 0;
		char *address = strchr(line, ' ') + 1;

		if (*line == '#')
			continue;
		undo_symbols(address);
		if (text_is_email(address) != wanted)
			fail_msg("%s", line);
		seen++;
	}
	assert_true(seen > 100);
}

static void
email_is_not_what_breaks_a_header(void **state)
{
	static const char *const bad[] = {
		"a@example.org\nBcc: b@example.org", "a\r@example.org",
		"a@example.org,b@example.org", "Ann <a@example.org>",
		"a@b@example.org", "a b@example.org", "\xC3\xA4@example.org",
		"a@\xC3\xA4.example.org", "a@exa_mple.org", "a@localhost",
		"a@[127.0.0.1]", "a@127.0.0.1", "a@example.org.", "a"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (text_is_email(bad[i]))
			fail_msg("%s is taken", bad[i]);
	assert_true(text_is_email("o'neil+news@mail.example.co.uk"));
}

static void
local_path_leads_nowhere_else(void **state)
{
	static const char *const bad[] = {
		"", "cases", "//evil.example", "///evil.example",
		"////evil.example", "/\\evil.example", "\\/evil.example",
		"\\\\evil.example", "/\t/evil.example", "/\n/evil.example",
		"/\r/evil.example", "\t//evil.example", " //evil.example",
		" /cases", "/ /evil.example", "http://evil.example",
		"https:evil.example", "HTTP:\\\\evil.example",
		"javascript:alert(1)", "java\nscript:alert(1)",
		"data:text/html,x", "//evil.example/%2e%2e", "/./cases",
		"/../cases", "/cases/..", "/cases/../..", "/cases/.",
		"/.//evil.example", "/..//evil.example", "/cases//new",
		"/cases\\..\\x", "/cases/%0d\\", "/\\\\evil.example",
		"/\\/evil.example", "//\\evil.example", "//evil.example\\@x",
		"//evil%E3%80%82example", "///example.org/%2f..",
		"//[::1]/", "//127.0.0.1", "//2130706433", "//user@evil",
		"?next=/", "#x", "@evil.example", ".evil.example", "%2f%2fevil",
		"%5cevil.example", ":evil", "/\x01", "/\x7F", "/a\x1B[2J",
		"/cases\r\nSet-Cookie: a=b", "/cases\nLocation: //evil",
		"/\xE2\x80\xA8\x0B", "/\xC0\xAF/evil", "/\xFF", "/\xC2\x85",
		"/\xEF\xBF\xBF", "/cases/.git", "/...", "//", "/\\", "\\",
	};
	static const char *const good[] = {
		"/", "/cases", "/cases/7?page=2&status=open", "/cases/7#m9",
		"/find?next=//not-a-host", "/cases/", "/%2F%2Fevil",
		"/c\xC3\xA4ses", "/cases/AE-1?q=a..b", "/cases/a.b"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (text_is_local_path(bad[i]))
			fail_msg("%s is taken", bad[i]);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!text_is_local_path(good[i]))
			fail_msg("%s is refused", good[i]);
}

static void
local_path_has_an_end(void **state)
{
	char path[502];

	(void)state;
	memset(path, 'a', sizeof(path));
	path[0] = '/';
	path[501] = '\0';
	assert_false(text_is_local_path(path));
	path[500] = '\0';
	assert_true(text_is_local_path(path));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		UNIT(email_is_one_that_mail_systems_take),
		cmocka_unit_test(email_is_not_what_breaks_a_header),
		cmocka_unit_test(local_path_leads_nowhere_else),
		cmocka_unit_test(local_path_has_an_end),
	};

	return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
