/* reference.c: a case's reference as people type it; what is taken is one,
 * however it is written, and no letter of it may be another. */
/* SPDX-License-Identifier: ISC */
#include "reference.h"

#include <string.h>

#include "fuzz.h"

static void
no_other(const char *bare)
{
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	char other[REFERENCE_TEXT];

	for (size_t i = 0; bare[i]; i++)
		for (const char *l = letters; *l; l++) {
			memcpy(other, bare, REFERENCE_TEXT);
			other[i] = *l;
			PROMISE(*l == bare[i] || !reference_check(other));
		}
}

void
try_reference(struct pool *pool, char *text, size_t size)
{
	char bare[REFERENCE_TEXT], again[REFERENCE_TEXT];
	char shown[REFERENCE_SHOWN];

	(void)pool, (void)size;
	PROMISE(!reference_check(text) || reference_parse(text, again));
	if (!reference_parse(text, bare))
		return;
	PROMISE(strlen(bare) == 8 && reference_check(bare));
	reference_print(bare, shown);
	PROMISE(reference_parse(shown, again) && strcmp(bare, again) == 0);
	no_other(bare);
}
