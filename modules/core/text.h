/* text.h: strings from outside, looked at with care. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

/* Characters in a UTF-8 string, or -1: ill-formed, or holds what XML 1.0
 * cannot carry (controls other than tab and newline, U+FFFE, U+FFFF). */
long text_length(const char *s);
bool text_to_u64(const char *s, uint64_t *out);
/* An e-mail address that mail can be sent to: one @, a local part of at most
 * 64 bytes, a domain with a dot, 254 bytes in all, no spaces or controls. */
bool text_is_email(const char *s);
/* A path within this site: one slash first, no second, no backslash, no
 * control. What may stand in ?next=. */
bool text_is_local_path(const char *s);
/* What LIKE shall find anywhere: %text%, its own % and _ taken to the letter.
 * In pool. */
const char *text_anywhere(struct pool *, const char *text);
/* Take away spaces, tabs and newlines at both ends, in place. */
char *text_trim(char *s);

#endif
