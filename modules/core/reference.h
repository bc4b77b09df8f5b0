/* reference.h: the eight letters a case is known by: seven random ones of
 * Crockford's base 32 (no I, L, O, U) and a check letter. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_REFERENCE_H
#define CORE_REFERENCE_H

#include <stdbool.h>

enum {
	REFERENCE_TEXT = 9,	/* bytes of a bare one, with its NUL */
	REFERENCE_SHOWN = 13,	/* bytes of "AE-XXXX-XXXX", with its NUL */
};

/* A new one. 2^35 are possible: whoever stores it tries another one where
 * the unique key says that it is taken. */
void reference_make(char out[REFERENCE_TEXT]);

/*
 * The bare reference in what a person typed: in any case, with or without AE,
 * spaces and dashes anywhere, I and L for 1, O for 0. False: it cannot be
 * one; every single wrong letter and every two letters that changed places
 * are seen.
 */
bool reference_parse(const char *typed, char out[REFERENCE_TEXT]);

/* Is it a bare reference, with the right check letter? */
bool reference_check(const char *bare);

/* A bare one as people read it: AE-XXXX-XXXX. */
void reference_print(const char *bare, char out[REFERENCE_SHOWN]);

#endif
