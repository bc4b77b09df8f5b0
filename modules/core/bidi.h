/* bidi.h: which values a sentence must keep apart, and how. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_BIDI_H
#define CORE_BIDI_H

#include <stdbool.h>
#include <stddef.h>

/* UAX #9: FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE; and the mark that
 * holds a minus before its number. */
#define BIDI_APART	"\xE2\x81\xA8"
#define BIDI_END	"\xE2\x81\xA9"
#define BIDI_LEFT	"\xE2\x80\x8E"

enum bidi_mark { BIDI_NONE, BIDI_OPENS, BIDI_CLOSES, BIDI_TURNS };

/* What the character at the text does to all that follows it. Every such
 * mark is three bytes of UTF-8. */
enum bidi_mark bidi_mark(const char *at);

/* Would the value mix with the words around it? In a sentence from right to
 * left all that is not of such a script may: a reference, an address, a time.
 * In one from left to right, only what is. */
bool bidi_mixes(const char *value, bool right_to_left);

#endif
