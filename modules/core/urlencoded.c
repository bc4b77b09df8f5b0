/* urlencoded.c: decode once, then look at what it was. */
/* SPDX-License-Identifier: ISC */
#include "urlencoded.h"

#include <ctype.h>
#include <string.h>

#include "pool.h"
#include "text.h"

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
urlencoded_decode(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (*s == '+') {
			*to++ = ' ';
		} else if (*s == '%') {
			int hi = hex(s[1]), lo = hi < 0 ? -1 : hex(s[2]);

			if (lo < 0 || hi * 16 + lo == 0)
				return false;
			*to++ = (char)(hi * 16 + lo);
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return true;
}

bool
pairs_add(struct pairs *pairs, struct pool *pool, char *name, char *value)
{
	if (pairs->count == PAIRS_MAX || text_length(name) < 1)
		return false;
	if (pairs_get(pairs, name))
		return false;
	value = text_clean(pool, value);
	if (!value)
		return false;
	pairs->items[pairs->count++] = (struct pair){ name, value };
	return true;
}

/* How many pairs text can hold at most. */
static size_t
count_pairs(const char *text)
{
	size_t n = 1;

	for (; *text; text++)
		n += *text == '&';
	return n < PAIRS_MAX ? n : PAIRS_MAX;
}

bool
urlencoded_read(struct pairs *out, struct pool *pool, char *text)
{
	char *save = NULL;

	out->items = pool_alloc(pool, count_pairs(text) * sizeof(*out->items));
	out->count = 0;
	for (char *it = strtok_r(text, "&", &save); it;
	    it = strtok_r(NULL, "&", &save)) {
		char *value = it + strcspn(it, "=");

		if (*value)
			*value++ = '\0';
		if (!urlencoded_decode(it) || !urlencoded_decode(value))
			return false;
		if (!pairs_add(out, pool, it, value))
			return false;
	}
	return true;
}

char *
urlencoded_write(struct pool *pool, const char *text)
{
	static const char hexes[] = "0123456789ABCDEF";
	char *copy = pool_alloc(pool, 3 * strlen(text) + 1), *to = copy;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x80 && (isalnum(c) || strchr("-._~", c))) {
			*to++ = (char)c;
			continue;
		}
		*to++ = '%';
		*to++ = hexes[c >> 4];
		*to++ = hexes[c & 15];
	}
	return copy;
}
