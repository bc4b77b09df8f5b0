/* mime.c: what stands in the headers of a letter. */
/* SPDX-License-Identifier: ISC */
#include "mime.h"

#include <stdio.h>
#include <string.h>

#include "pool.h"
#include "text.h"

enum {
	WORD_MOST = 60,		/* of an encoded word's 75 (RFC 2047 § 2) */
	LINE_MOST = 998,
	PLAIN_MOST = LINE_MOST / 3,	/* quoted, with a name and an address */
};

static char *
one_line(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, strlen(text) + 1), *to = out;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c > ' ' && c != 0x7F)
			*to++ = (char)c;
		else if (to > out && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > out && to[-1] == ' ')
		to--;
	*to = '\0';
	return out;
}

/* What an encoded word spells as itself (RFC 2047 § 4.2, § 5). */
static bool
is_spelled(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

/* One character, with all its bytes: a word holds only whole ones. */
static size_t
encode(const char *text, char *out, size_t *bytes)
{
	size_t n = 0, length = 0;

	do {
		unsigned char c = (unsigned char)text[n++];

		if (c == ' ')
			out[length++] = '_';
		else if (is_spelled(c))
			out[length++] = (char)c;
		else
			length += (size_t)snprintf(out + length, 4, "=%02X",
			    c);
	} while (((unsigned char)text[n] & 0xC0) == 0x80);
	*bytes = n;
	return length;
}

/* Behind a text that was put there. */
static char *
put(char *to, const char *text)
{
	size_t length = strlen(text);

	return (char *)memcpy(to, text, length) + length;
}

static const char *
encoded(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, 6 * strlen(text) + 64), *to = out;
	size_t word = 0, length, bytes;
	char *one = pool_alloc(pool, 3 * strlen(text) + 1);

	to = put(to, "=?utf-8?Q?");
	for (; *text; text += bytes) {
		length = encode(text, one, &bytes);
		if (word + length > WORD_MOST) {
			to = put(to, "?=\r\n =?utf-8?Q?");
			word = 0;
		}
		memcpy(to, one, length);
		to += length;
		word += length;
	}
	put(to, "?=");
	return out;
}

const char *
mime_text(struct pool *pool, const char *text)
{
	const char *line = one_line(pool, text);

	for (const char *at = line; *at; at++)
		if ((unsigned char)*at >= 0x80)
			return encoded(pool, line);
	if (strstr(line, "=?") || strlen(line) > PLAIN_MOST)
		return encoded(pool, line);
	return line;
}

const char *
mime_phrase(struct pool *pool, const char *name)
{
	const char *text = mime_text(pool, name);
	char *out, *to;

	if (strncmp(text, "=?", 2) == 0)
		return text;
	to = out = pool_alloc(pool, 2 * strlen(text) + 3);
	*to++ = '"';
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			*to++ = '\\';
		*to++ = *text;
	}
	*to = '"';
	return out;
}

bool
mime_is_address(const char *address)
{
	if (!text_is_email(address) || strpbrk(address, "<>()[]\\,;:\"'` \t"))
		return false;
	for (; *address; address++)
		if (*address <= ' ' || *address >= 0x7F)
			return false;
	return true;
}

/* strftime() would speak the language of the locale. */
const char *
mime_date(struct pool *pool, time_t when)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct tm tm;

	gmtime_r(&when, &tm);
	return pool_print(pool, "%.3s, %02d %.3s %d %02d:%02d:%02d +0000",
	    days + 3 * tm.tm_wday, tm.tm_mday, months + 3 * tm.tm_mon,
	    tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

const char *
mime_lines(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, 2 * strlen(text) + 1), *to = out;

	for (; *text; text++) {
		if (*text == '\r')
			continue;
		if (*text == '\n')
			*to++ = '\r';
		*to++ = *text;
	}
	*to = '\0';
	return out;
}

bool
mime_is_plain(const char *text)
{
	size_t line = 0;

	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80 || ++line > LINE_MOST - 2)
			return false;
		if (*text == '\n')
			line = 0;
	}
	return true;
}
