/* reference.c: a check letter by arithmetic in the field of 32 elements. */
/* SPDX-License-Identifier: ISC */
#include "reference.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "secret.h"

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { RANDOM = 7, WHOLE = 8 };

static int
value(char letter)
{
	const char *at = letter ? strchr(letters, letter) : NULL;

	return at ? (int)(at - letters) : -1;
}

/*
 * The sum of d[i] * x^(7-i) modulo x^5 + x^2 + 1, by Horner's rule. The
 * powers of x are all different, so no wrong letter and no two letters
 * swapped leave it as it was.
 */
static int
check_value(const char *bare)
{
	int sum = 0;

	for (size_t i = 0; i < RANDOM; i++) {
		sum = (sum ^ value(bare[i])) << 1;
		if (sum & 32)
			sum ^= 32 | 4 | 1;
	}
	return sum;
}

void
reference_make(char out[REFERENCE_TEXT])
{
	secret_letters(out, RANDOM);
	out[RANDOM] = letters[check_value(out)];
	out[WHOLE] = '\0';
}

bool
reference_check(const char *bare)
{
	if (strlen(bare) != WHOLE || strspn(bare, letters) != WHOLE)
		return false;
	return value(bare[RANDOM]) == check_value(bare);
}

/* What people put between letters: a space, a dash, or what word processors
 * make of them (U+00A0, U+2010 to U+2015). Its bytes, or 0. */
static size_t
gap(const char *s)
{
	const unsigned char *at = (const unsigned char *)s;

	if (isspace(at[0]) || at[0] == '-' || at[0] == '_')
		return 1;
	if (at[0] == 0xC2 && at[1] == 0xA0)
		return 2;
	if (at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x95)
		return 3;
	return 0;
}

static char
meant(char typed)
{
	char letter = (char)toupper((unsigned char)typed);

	if (letter == 'I' || letter == 'L')
		return '1';
	return letter == 'O' ? '0' : letter;
}

bool
reference_parse(const char *typed, char out[REFERENCE_TEXT])
{
	char found[sizeof "AE" + WHOLE];
	size_t n = 0;

	while (*typed) {
		size_t skip = gap(typed);

		if (skip) {
			typed += skip;
			continue;
		}
		if (n == sizeof found - 1)
			return false;
		found[n++] = meant(*typed++);
	}
	found[n] = '\0';
	if (n == WHOLE + 2 && strncmp(found, "AE", 2) == 0)
		memmove(found, found + 2, WHOLE + 1);
	if (!reference_check(found))
		return false;
	memcpy(out, found, REFERENCE_TEXT);
	return true;
}

void
reference_print(const char *bare, char out[REFERENCE_SHOWN])
{
	snprintf(out, REFERENCE_SHOWN, "AE-%.4s-%.4s", bare,
	    strlen(bare) > 4 ? bare + 4 : "");
}
