/* filename.c: what a file is called, made fit for people and headers. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "multipart.h"
#include "pool.h"
#include "text.h"

enum { NAME_MOST = 200, TAIL_MOST = 10 };	/* characters, bytes */

/* What is not seen but changes how the rest reads: marks that turn the
 * direction, line and paragraph separators, the byte order mark. */
static bool
is_trick(uint32_t c)
{
	return c == 0x61C || c == 0x200E || c == 0x200F ||
	    (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	    c == 0xFEFF;
}

static void
drop_tricks(char *s)
{
	char *to = s;

	while (*s) {
		uint32_t c;
		size_t len = text_character(s, &c);

		if (!is_trick(c)) {
			memmove(to, s, len);
			to += len;
		}
		s += len;
	}
	*to = '\0';
}

/* A dot first hides a file, a dot or a blank last is lost on Windows. */
static char *
trim(char *s)
{
	size_t len;

	s += strspn(s, ". \t");
	for (len = strlen(s); len && strchr(". \t", s[len - 1]); len--)
		continue;
	s[len] = '\0';
	return s;
}

const char *
disposition_clean(struct pool *pool, const char *name)
{
	const char *slash = name + strlen(name), *tail;
	char *clean;

	while (slash > name && slash[-1] != '/' && slash[-1] != '\\')
		slash--;
	clean = text_cut(pool, slash, strlen(slash));
	drop_tricks(clean);
	clean = trim(clean);
	if (text_length(clean) <= NAME_MOST)
		return clean;
	tail = strrchr(clean, '.');
	if (!tail || strlen(tail) > TAIL_MOST)
		return trim(text_cut(pool, clean, NAME_MOST));
	return pool_print(pool, "%s%s", trim(text_cut(pool, clean,
	    NAME_MOST - TAIL_MOST)), tail);
}
