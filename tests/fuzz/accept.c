/* accept.c: an Accept-Language header; what it gets is what it named. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "theme_load.h"
#include "words.h"

/* With five languages beside the house's English. */
static struct words *
words_of_six(void)
{
	static const char *const codes[] = { "es", "pt-BR", "tr", "ur",
		"zh-Hans" };
	static const char text[] = "<words><w key='hello'>x</w></words>";
	struct theme_load load = { .proof = false };
	char path[64];

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		snprintf(path, sizeof(path), "xsl/words/%s", codes[i]);
		fuzz_folder(path);
		snprintf(path, sizeof(path), "xsl/words/%s/x.xml", codes[i]);
		fuzz_put(path, text, strlen(text));
	}
	theme_load_from(&load, fuzz_house());
	return words_open(&load);
}

void
try_accept(struct pool *pool, char *text, size_t size)
{
	static struct words *words;
	const struct language *found;

	(void)pool, (void)size;
	fuzz_house();
	if (!words)
		words = words_of_six();
	PROMISE(words != NULL);
	found = words_accepted(words, text);
	PROMISE(!found || strcasestr(text, language_code(found)) ||
	    strchr(text, '*'));
	found = words_language(words, text);
	PROMISE(!found || strncasecmp(text, language_code(found),
	    strlen(language_code(found))) == 0);
}
