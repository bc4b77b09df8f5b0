/* text.c: UTF-8, numbers, addresses. */
/* SPDX-License-Identifier: ISC */
#include "text.h"

#include <stdlib.h>
#include <string.h>

#include "pool.h"

/* Bytes in the UTF-8 sequence at s, or 0 where there is none. */
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

long
text_length(const char *s)
{
	const unsigned char *at = (const unsigned char *)s;
	long n = 0;

	for (; *at; n++) {
		size_t len = sequence(at);

		if (len == 0)
			return -1;
		if ((*at < 0x20 && *at != '\t' && *at != '\n') || *at == 0x7F)
			return -1;
		at += len;
	}
	return n;
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

bool
text_is_email(const char *s)
{
	const char *at = strchr(s, '@');

	return at && at != s && strchr(at, '.') && !strpbrk(s, " \t\n<>,;");
}

bool
text_is_local_path(const char *s)
{
	if (s[0] != '/' || s[1] == '/' || strchr(s, '\\'))
		return false;
	for (; *s; s++)
		if ((unsigned char)*s <= 0x20 || *s == 0x7F)
			return false;
	return true;
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
