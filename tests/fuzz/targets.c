/* targets.c: the list of targets, and how one input is tried. */
/* SPDX-License-Identifier: ISC */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pool.h"

const struct target targets[] = {
	{ "accept", try_accept },
	{ "conf", try_conf },
	{ "cookies", try_cookies },
	{ "css", try_css },
	{ "csv", try_csv },
	{ "email", try_email },
	{ "html", try_html },
	{ "mail", try_mail },
	{ "map", try_map },
	{ "multipart", try_multipart },
	{ "page", try_page },
	{ "planted", try_planted },
	{ "quick", try_quick },
	{ "reference", try_reference },
	{ "request", try_request },
	{ "theme", try_theme },
	{ "urlencoded", try_urlencoded },
	{ "utf8", try_utf8 },
	{ "words", try_words },
	{ 0 }
};

int fuzz_told = 2;

const struct target *
target_named(const char *name)
{
	for (const struct target *t = targets; t->name; t++)
		if (strcmp(t->name, name) == 0)
			return t;
	return NULL;
}

/* A copy that ends where the input does, for the sanitizer to see who reads
 * on. */
void
target_try(const struct target *t, const char *bytes, size_t size)
{
	char *text = malloc(size + 1);
	struct pool *pool = pool_new();

	if (size > 0)
		memcpy(text, bytes, size);
	text[size] = '\0';
	t->run(pool, text, size);
	pool_free(pool);
	free(text);
}

void
fuzz_broken(const char *promise, const char *file, int line)
{
	dprintf(fuzz_told, "%s:%d: broken promise: %s\n", file, line,
	    promise);
	abort();
}

/* Proves that whoever breaks a promise is found, and how soon. */
void
try_planted(struct pool *pool, char *text, size_t size)
{
	(void)pool;
	PROMISE(size < 3 || text[0] != 'b' || text[1] != 'u' ||
	    text[2] != 'g');
}
