/* mail.c: what stands in a letter's headers; nothing becomes a header of its
 * own, and it reads as it was meant. */
/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "mime.h"
#include "pool.h"
#include "text.h"

/* RFC 5322 § 2.2.3, RFC 5321 § 4.5.3.1.6: whoever goes on with a next line
 * begins it with a blank. */
static void
look_at_header(const char *header)
{
	size_t line = 0;

	for (const char *at = header; *at; at++) {
		unsigned char c = (unsigned char)*at;

		PROMISE(c < 0x7F && (c >= ' ' || c == '\r' || c == '\n'));
		PROMISE((c == '\r') == (at[1] == '\n'));
		PROMISE(c != '\n' || at[1] == ' ');
		line = c == '\n' ? 0 : line + 1;
		PROMISE(line < 900);
	}
}

/* RFC 2047 § 6.2, for words we wrote: those that follow each other are one
 * text. */
static char *
decoded(struct pool *pool, const char *header)
{
	char *out = pool_alloc(pool, strlen(header) + 1), *to = out;

	if (strncmp(header, "=?", 2) != 0)
		return pool_text(pool, header);
	while (*header) {
		const char *end = strstr(header + 10, "?=");

		PROMISE(strncmp(header, "=?utf-8?Q?", 10) == 0 && end);
		PROMISE(end + 2 - header <= 75);
		for (header += 10; header < end; header++) {
			char hex[3] = { header[1], header[2], '\0' };

			PROMISE(*header != '?' && *header != ' ');
			*to++ = *header == '_' ? ' ' : *header != '=' ?
			    *header : (char)strtoul(hex, NULL, 16);
			header += *header == '=' ? 2 : 0;
		}
		header = end + 2;
		PROMISE(!*header || strncmp(header, "\r\n ", 3) == 0);
		header += *header ? 3 : 0;
	}
	return out;
}

/* Runs of controls and blanks are a space, none at the ends. */
static char *
one_line(struct pool *pool, const char *text)
{
	char *out = pool_text(pool, ""), *word;
	char *copy = pool_text(pool, text), *save = NULL;

	for (char *at = copy; *at; at++)
		if ((unsigned char)*at <= ' ' || *at == 0x7F)
			*at = ' ';
	for (word = strtok_r(copy, " ", &save); word;
	    word = strtok_r(NULL, " ", &save))
		out = pool_print(pool, "%s%s%s", out, *out ? " " : "", word);
	return out;
}

static char *
unquoted(struct pool *pool, const char *text)
{
	char *out = pool_alloc(pool, strlen(text) + 1), *to = out;

	if (*text != '"')
		return pool_text(pool, text);
	for (text++; *text && *text != '"'; text++) {
		text += *text == '\\';
		*to++ = *text;
	}
	PROMISE(*text == '"' && !text[1]);
	return out;
}

static void
look_at_body(struct pool *pool, const char *text)
{
	const char *lines = mime_lines(pool, text);

	for (const char *at = lines; *at; at++) {
		PROMISE((*at == '\r') == (at[1] == '\n'));
		PROMISE(at > lines || *at != '\n');
	}
}

void
try_mail(struct pool *pool, char *text, size_t size)
{
	char *clean = text_clean(pool, text);
	const char *header, *wanted;

	(void)size;
	if (!clean)
		return;
	wanted = one_line(pool, clean);
	header = mime_text(pool, clean);
	look_at_header(header);
	PROMISE(strcmp(decoded(pool, header), wanted) == 0);
	header = mime_phrase(pool, clean);
	look_at_header(header);
	PROMISE(strcmp(decoded(pool, unquoted(pool, header)), wanted) == 0);
	look_at_body(pool, clean);
}
