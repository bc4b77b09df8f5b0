/* words_table.h: what words are made of; for words*.c alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_WORDS_TABLE_H
#define CORE_WORDS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "plural.h"

struct word {
	char	*key;
	char	*forms[PLURALS];	/* NULL: this language has it not */
	bool	 missing;		/* asked for and not there */
};

struct language {
	struct language	*next;
	struct language	*self;		/* to note what is missing */
	struct language	*otherwise;	/* where a key is missing: English */
	char		*code;
	bool		 right_to_left;
	struct word	**table;	/* open addressing */
	size_t		 room, count, missed;
};

struct words {
	struct language	*languages;
};

struct word *language_word(const struct language *, const char *key);
/* A new word without any form. The key is copied. */
struct word *language_add(struct language *, const char *key);

#endif
