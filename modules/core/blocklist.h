/* blocklist.h: passwords that are tried first, so nobody may have them. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_BLOCKLIST_H
#define CORE_BLOCKLIST_H

#include <stdbool.h>
#include <stddef.h>

struct blocklist {
	const char	*text;		/* lines, lower-case, sorted by bytes */
	size_t		 length;
};

/* Map a file. False, with errno: there is none. */
bool blocklist_open(const char *file, struct blocklist *out);
void blocklist_close(struct blocklist *);
/* False, and why, where the file is not there or its lines are out of
 * order. */
bool blocklist_ready(const char *file, char *why, size_t size);
bool blocklist_has(const struct blocklist *, const char *word, size_t n);

#endif
