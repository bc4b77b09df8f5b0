/* words.c: a file of words: refused in a line, or every word is text. */
/* SPDX-License-Identifier: ISC */
#include "words.h"

#include <string.h>

#include "fuzz.h"
#include "text.h"
#include "theme_load.h"

static void
look(const struct words *words)
{
	static const char *const numbers[] = { "0", "1", "2", "11", "1.5",
		"-1", "" };
	const struct language *en = words_language(words, "en");
	const char *word = words_find(en, "hello");

	PROMISE(!word || text_length(word) >= 0);
	PROMISE(!word || words_has(en, "hello"));
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		word = words_count(en, "count", numbers[i]);
		PROMISE(!word || text_length(word) >= 0);
		PROMISE(!word || words_has(en, "count"));
	}
}

void
try_words(struct pool *pool, char *text, size_t size)
{
	struct theme_load load = { .proof = false };
	const char *dir = fuzz_house();
	struct words *words;

	(void)pool;
	fuzz_put("xsl/words/en/x.xml", text, size);
	PROMISE(theme_load_from(&load, dir));
	words = words_open(&load);
	if (!words) {
		PROMISE(fuzz_is_line(load.fault));
		return;
	}
	PROMISE(!*load.fault);
	look(words);
	words_close(words);
}
