/* text.c: UTF-8, numbers, dates, paths. */
/* SPDX-License-Identifier: ISC */
#include "text.h"

#include <string.h>

#include "pool.h"

enum { LOCAL_PATH_MAX = 500 };

/* Bytes in the UTF-8 sequence at s, or 0 where there is none: RFC 3629 § 4,
 * so neither overlong forms nor surrogates. */
static size_t
sequence(const unsigned char *s)
{
	unsigned char lo = 0x80, hi = 0xBF;
	size_t len;

	if (s[0] < 0x80)
		return 1;
	if (s[0] >= 0xC2 && s[0] <= 0xDF)
		len = 2;
	else if (s[0] >= 0xE0 && s[0] <= 0xEF)
		len = 3;
	else if (s[0] >= 0xF0 && s[0] <= 0xF4)
		len = 4;
	else
		return 0;
	if (s[0] == 0xE0)
		lo = 0xA0;
	if (s[0] == 0xED)
		hi = 0x9F;
	if (s[0] == 0xF0)
		lo = 0x90;
	if (s[0] == 0xF4)
		hi = 0x8F;
	if (s[1] < lo || s[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if (s[i] < 0x80 || s[i] > 0xBF)
			return 0;
	return len;
}

size_t
text_character(const char *s, uint32_t *c)
{
	static const unsigned char first[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	const unsigned char *at = (const unsigned char *)s;
	size_t len = sequence(at);

	*c = len ? at[0] & first[len] : 0;
	for (size_t i = 1; i < len; i++)
		*c = *c << 6 | (at[i] & 0x3F);
	return len;
}

bool
text_is_odd(uint32_t c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n';
	return (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE ||
	    (c >= 0xFDD0 && c <= 0xFDEF);
}

long
text_length(const char *s)
{
	long n = 0;
	uint32_t c;

	for (; *s; n++) {
		size_t len = text_character(s, &c);

		if (len == 0 || text_is_odd(c))
			return -1;
		s += len;
	}
	return n;
}

/* CR LF, CR alone, and what word processors use for them: LF. In place. */
static void
fold_lines(char *s)
{
	char *to = s;

	for (; *s; s++) {
		bool two = strncmp(s, "\xC2\x85", 2) == 0 ||
		    strncmp(s, "\r\n", 2) == 0;

		if (two || *s == '\r' || *s == '\v' || *s == '\f')
			*to++ = '\n';
		else
			*to++ = *s;
		s += two;
	}
	*to = '\0';
}

char *
text_clean(struct pool *pool, char *s)
{
	static const char mark[] = "\xEF\xBF\xBD";	/* U+FFFD */
	size_t len, odd = 0;
	char *copy, *to;
	uint32_t c;

	fold_lines(s);
	for (const char *at = s; *at; at += len) {
		len = text_character(at, &c);
		if (len == 0)
			return NULL;
		odd += text_is_odd(c);
	}
	if (odd == 0)
		return s;
	copy = to = pool_alloc(pool, strlen(s) + odd * strlen(mark) + 1);
	for (; *s; s += len) {
		len = text_character(s, &c);
		if (text_is_odd(c))
			to = stpcpy(to, mark);
		else
			to = mempcpy(to, s, len);
	}
	return copy;
}

char *
text_cut(struct pool *pool, const char *s, size_t most)
{
	char *copy = pool_copy(pool, s, strlen(s)), *to = copy;
	uint32_t c;

	for (size_t n = 0; *s && n < most; n++) {
		size_t len = text_character(s, &c);

		if (len == 0 || text_is_odd(c) || c == '\n')
			*to++ = '?';
		else if (c == '\t')
			*to++ = ' ';
		else
			to = mempcpy(to, s, len);
		s += len ? len : 1;
	}
	*to = '\0';
	return copy;
}

void
text_fold_digits(char *s)
{
	/* Arabic-Indic, its Persian and Urdu forms, Devanagari, fullwidth. */
	static const uint32_t zeros[] = { 0x660, 0x6F0, 0x966, 0xFF10 };
	char *to = s;

	while (*s) {
		uint32_t c;
		size_t len = text_character(s, &c), i = 0;

		if (len == 0)
			len = 1;
		while (i < 4 && (c < zeros[i] || c > zeros[i] + 9))
			i++;
		if (i < 4) {
			*to++ = (char)('0' + (c - zeros[i]));
		} else {
			memmove(to, s, len);
			to += len;
		}
		s += len;
	}
	*to = '\0';
}

bool
text_to_u64(const char *s, uint64_t *out)
{
	uint64_t n = 0;

	if (!*s)
		return false;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return false;
		if (n > (UINT64_MAX - (uint64_t)(*s - '0')) / 10)
			return false;
		n = n * 10 + (uint64_t)(*s - '0');
	}
	*out = n;
	return true;
}

/* So many digits at s, as a number; -1 where there are fewer. */
static int
digits(const char *s, int count)
{
	int n = 0;

	for (; count > 0; count--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + *s - '0';
	}
	return n;
}

bool
text_is_date(const char *s)
{
	static const int days[] = {
		31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	int y, m, d;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	y = digits(s, 4), m = digits(s + 5, 2), d = digits(s + 8, 2);
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > days[m - 1])
		return false;
	return m != 2 || d < 29 || (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

/* No empty segment but the last, and none that starts with a dot. */
static bool
has_plain_segments(const char *path)
{
	size_t len = strcspn(path, "?#");

	for (size_t i = 0; i + 1 < len; i++)
		if (path[i] == '/' && strchr("/.", path[i + 1]))
			return false;
	return true;
}

bool
text_is_local_path(const char *s)
{
	if (s[0] != '/' || strlen(s) > LOCAL_PATH_MAX || text_length(s) < 0)
		return false;
	return !strpbrk(s, " \t\n\\") && has_plain_segments(s);
}

char *
text_trim(char *s)
{
	static const char blank[] = " \t\n";
	size_t len;

	s += strspn(s, blank);
	for (len = strlen(s); len && strchr(blank, s[len - 1]); len--)
		continue;
	s[len] = '\0';
	return s;
}

const char *
text_anywhere(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, strlen(text) * 2 + 3), *to = out;

	*to++ = '%';
	for (; *text; text++) {
		if (strchr("%_\\", *text))
			*to++ = '\\';
		*to++ = *text;
	}
	*to = '%';
	return out;
}
