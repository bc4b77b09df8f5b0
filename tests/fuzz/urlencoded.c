/* urlencoded.c: a query or a plain body; what it says can be written again. */
/* SPDX-License-Identifier: ISC */
#include "urlencoded.h"

#include <string.h>

#include "fuzz.h"
#include "pool.h"
#include "text.h"

static void
look(const struct pairs *pairs)
{
	PROMISE(pairs->count <= PAIRS_MAX);
	for (size_t i = 0; i < pairs->count; i++) {
		const struct pair *pair = &pairs->items[i];

		PROMISE(text_length(pair->name) > 0);
		PROMISE(text_length(pair->value) >= 0);
		PROMISE(pairs_get(pairs, pair->name) == pair->value);
	}
}

static char *
written(struct pool *pool, const struct pairs *pairs)
{
	char *all = pool_text(pool, "");

	for (size_t i = 0; i < pairs->count; i++)
		all = pool_print(pool, "%s%s%s=%s", all, i ? "&" : "",
		    urlencoded_write(pool, pairs->items[i].name),
		    urlencoded_write(pool, pairs->items[i].value));
	return all;
}

/* Any text at all comes back as it was. */
static void
write_and_decode(struct pool *pool, const char *text)
{
	char *copy = urlencoded_write(pool, text);

	PROMISE(!copy[strspn(copy, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-._~%")]);
	PROMISE(urlencoded_decode(copy));
	PROMISE(strcmp(copy, text) == 0);
}

void
try_urlencoded(struct pool *pool, char *text, size_t size)
{
	struct pairs pairs, again;

	(void)size;
	write_and_decode(pool, text);
	if (!urlencoded_read(&pairs, pool, text))
		return;
	look(&pairs);
	PROMISE(urlencoded_read(&again, pool, written(pool, &pairs)));
	PROMISE(again.count == pairs.count);
	for (size_t i = 0; i < pairs.count; i++) {
		PROMISE(strcmp(again.items[i].name,
		    pairs.items[i].name) == 0);
		PROMISE(strcmp(again.items[i].value,
		    pairs.items[i].value) == 0);
	}
}
