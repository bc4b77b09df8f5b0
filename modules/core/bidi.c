/* bidi.c: values that would change places with the words around them. */
/* SPDX-License-Identifier: ISC */
#include "bidi.h"

enum bidi_mark
bidi_mark(const char *at)
{
	const unsigned char *u = (const unsigned char *)at;

	if (u[0] != 0xE2)
		return BIDI_NONE;
	if (u[1] == 0x80 && u[2] >= 0xAA && u[2] <= 0xAE)
		return BIDI_TURNS;	/* LRE RLE PDF LRO RLO */
	if (u[1] != 0x81 || u[2] < 0xA6 || u[2] > 0xA9)
		return BIDI_NONE;
	return u[2] == 0xA9 ? BIDI_CLOSES : BIDI_OPENS;
}

/* The letter at the text is of a script from right to left: U+05C0 to U+07FF,
 * which are all of those in use, and the forms of their letters. */
static bool
is_right_to_left(const unsigned char *u)
{
	return (u[0] >= 0xD7 && u[0] <= 0xDF) ||
	    (u[0] == 0xEF && u[1] >= 0xAC && u[1] <= 0xBB);
}

bool
bidi_mixes(const char *value, bool right_to_left)
{
	const unsigned char *u = (const unsigned char *)value;

	for (; *u; u++) {
		if ((*u & 0xC0) == 0x80)
			continue;
		if (bidi_mark((const char *)u) != BIDI_NONE)
			return true;
		if (*u != ' ' && is_right_to_left(u) != right_to_left)
			return true;
	}
	return false;
}
