/* utf8.c: text from outside: UTF-8, lines, digits, numbers, days, paths. */
/* SPDX-License-Identifier: ISC */
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fuzz.h"
#include "pool.h"
#include "text.h"

/* The slow way, RFC 3629 § 3: whatever is written as it would be is right.
 * How many bytes; 0: none. */
static size_t
spell(uint32_t c, char *out)
{
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	for (size_t i = len - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)(lead[len] | c);
	return len;
}

static size_t
slow(const unsigned char *s, uint32_t *out)
{
	size_t wanted = s[0] < 0xC0 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 :
	    4;
	uint32_t c = wanted == 1 ? s[0] : s[0] & (0x7FU >> wanted);
	char again[4];

	for (size_t i = 1; i < wanted; i++) {
		if (!s[i])
			return 0;
		c = c << 6 | (s[i] & 0x3F);
	}
	*out = c;
	return spell(c, again) == wanted && memcmp(again, s, wanted) == 0 ?
	    wanted : 0;
}

static void
compare(const char *s)
{
	while (*s) {
		uint32_t fast = 0, other = 0;
		size_t len = text_character(s, &fast);

		PROMISE(len == slow((const unsigned char *)s, &other));
		PROMISE(len == 0 || fast == other);
		s += len ? len : 1;
	}
}

static void
clean(struct pool *pool, const char *text)
{
	char *once = text_clean(pool, pool_text(pool, text)), *twice;
	const char *cut = text_cut(pool, text, 20);

	PROMISE(text_length(cut) >= 0 && text_length(cut) <= 20);
	PROMISE(!strpbrk(cut, "\t\n"));
	if (text_length(text) >= 0)
		PROMISE(once && strcmp(once, text) == 0);
	if (!once)
		return;
	PROMISE(text_length(once) >= 0);
	twice = text_clean(pool, pool_text(pool, once));
	PROMISE(twice && strcmp(once, twice) == 0);
	text_fold_digits(twice);
	PROMISE(text_length(twice) == text_length(once));
	PROMISE(text_length(text_anywhere(pool, once)) >= 2);
}

/* As the C library reads them. */
static void
number(const char *text)
{
	uint64_t ours = 0, theirs;
	char *end;

	errno = 0;
	theirs = strtoull(text, &end, 10);
	if (text_to_u64(text, &ours))
		PROMISE(!*end && !errno && ours == theirs);
	else
		PROMISE(!isdigit((unsigned char)*text) || *end || errno);
}

static void
day(const char *text)
{
	struct tm tm = { 0 }, kept;

	if (!text_is_date(text))
		return;
	PROMISE(strlen(text) == 10 && strptime(text, "%Y-%m-%d", &tm));
	kept = tm;
	PROMISE(timegm(&tm) || !errno);
	PROMISE(tm.tm_mday == kept.tm_mday && tm.tm_mon == kept.tm_mon);
}

/* Where people are led on to: it stays with us. */
static void
path(char *text)
{
	if (!text_is_local_path(text))
		return;
	PROMISE(text_length(text) > 0 && !strpbrk(text, " \t\n\\"));
	text[strcspn(text, "?#")] = '\0';
	PROMISE(*text == '/' && !strstr(text, "//") && !strstr(text, "/."));
}

void
try_utf8(struct pool *pool, char *text, size_t size)
{
	(void)size;
	compare(text);
	clean(pool, text);
	number(text);
	day(text);
	PROMISE(!strchr(" \t\n", *text_trim(pool_text(pool, text))) ||
	    !*text_trim(pool_text(pool, text)));
	path(text);
}
