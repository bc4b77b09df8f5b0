/* text.h: strings from outside, looked at with care. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

/* Characters in a UTF-8 string, or -1: ill-formed, or holds what XML 1.0
 * cannot carry or no one can mean (controls other than tab and newline,
 * noncharacters). */
long text_length(const char *s);
/* The UTF-8 character at s and how many bytes it has; 0: ill-formed. */
size_t text_character(const char *s, uint32_t *c);
/* A control other than tab and newline, or a noncharacter. */
bool text_is_odd(uint32_t c);

/*
 * s as our pages can carry it: every line ends in one LF, every odd character
 * has become U+FFFD. Changed in place, or a copy in pool. NULL: ill-formed.
 */
char *text_clean(struct pool *, char *s);
/* At most so many characters of s, whatever it is, as one clean line: what
 * is ill-formed or odd has become "?", a tab a space. */
char *text_cut(struct pool *, const char *s, size_t most);
/* Decimal digits of other scripts become ASCII ones, in place. */
void text_fold_digits(char *s);

/* Decimal digits alone, no sign, no blank. False: no such number, or larger
 * than 64 bits hold. */
bool text_to_u64(const char *s, uint64_t *out);
/* A day of the calendar as YYYY-MM-DD. */
bool text_is_date(const char *s);
/* An e-mail address that mail can be sent to: one @, a local part of at most
 * 64 bytes, a domain with a dot, 254 bytes in all, no spaces or controls, no
 * quotes, no comments, no address literals: RFC 5321 § 4.1.2, Dot-string and
 * Domain alone, in ASCII. */
bool text_is_email(const char *s);
/* A path within this site, with its query: one slash first, no second, no
 * backslash, no control, no dot segments, at most 500 bytes. What may stand
 * in ?next=. */
bool text_is_local_path(const char *s);
/* What LIKE shall find anywhere: %text%, its own % and _ taken to the letter.
 * In pool. */
const char *text_anywhere(struct pool *, const char *text);
/* Take away spaces, tabs and newlines at both ends, in place. */
char *text_trim(char *s);

#endif
