/* mime.h: a letter's headers, where no text can become a header of its own
 * (RFC 5322, RFC 2047). */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_MIME_H
#define CORE_MIME_H

#include <stdbool.h>
#include <time.h>

struct pool;

/* One line: each run of controls and blanks is a space. What is not plain
 * ASCII becomes encoded words, folded. In pool. */
const char *mime_text(struct pool *, const char *text);
/* As above, for a name before <an address>: quoted where it must be. */
const char *mime_phrase(struct pool *, const char *name);
/* May it stand between < and >? ASCII, one @, nothing that parts addresses. */
bool mime_is_address(const char *address);
/* "Sat, 21 Nov 2026 21:00:00 +0000", in pool. */
const char *mime_date(struct pool *, time_t when);
/* Each line end is CRLF, in pool. */
const char *mime_lines(struct pool *, const char *text);
/* Nothing but ASCII, in lines that SMTP lets pass (RFC 5321 § 4.5.3.1.6). */
bool mime_is_plain(const char *text);

#endif
