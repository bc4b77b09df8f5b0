/* password_letters.c: Unicode's normal forms in memory that is wiped. */
/* SPDX-License-Identifier: ISC */
#include "password_letters.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "log.h"

static void *
sure(void *piece)
{
	if (!piece)
		log_die("out of memory for a password");
	return piece;
}

/*
 * As utf8proc_NFC() and its like, which we cannot use: they give back the
 * front of a buffer with four bytes for each letter, and free its rest with
 * the letters in it.
 */
static char *
normalise(const char *text, utf8proc_option_t options)
{
	const unsigned char *from = (const unsigned char *)text;
	utf8proc_ssize_t n;
	utf8proc_int32_t *wide;
	size_t size;
	char *to;

	options |= UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	n = utf8proc_decompose(from, 0, NULL, 0, options);
	if (n < 0)
		return sure(strdup(text));
	size = ((size_t)n + 1) * sizeof(*wide);	/* and room for a NUL */
	wide = sure(malloc(size));
	n = utf8proc_decompose(from, 0, wide, n, options);
	n = utf8proc_reencode(wide, n, options);
	to = sure(strdup(n < 0 ? text : (const char *)wide));
	sodium_memzero(wide, size);
	free(wide);
	return to;
}

char *
letters_composed(const char *text)
{
	return normalise(text, 0);
}

char *
letters_folded(const char *text)
{
	return normalise(text, UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
	    UTF8PROC_IGNORE);
}

void
letters_forget(char *text)
{
	sodium_memzero(text, strlen(text));
	free(text);
}
