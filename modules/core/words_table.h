/* words_table.h: what words are made of; for words*.c alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_WORDS_TABLE_H
#define CORE_WORDS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plural.h"

/*
 * Every language has the same keys, so these stand once, and a word is a
 * number of four bytes: where its text begins in the language's own block. All
 * of it is read before the workers are forked, who share it.
 */

/* Texts one behind the other; the first begins at 1. */
struct block {
	char		*bytes;
	uint32_t	 used, room;
};

struct keys {
	struct block	 names;
	uint32_t	*starts;	/* of key 1, 2 ... in names */
	uint32_t	 count, room;
	uint32_t	*slots;		/* numbers of keys: open addressing */
	uint32_t	 slot_count;	/* a power of 2, at least twice as
					 * many as keys */
};

enum { MISSED_MOST = 200 };

struct language {
	struct language	*next;
	struct language	*self;		/* to note what is missing */
	struct language	*otherwise;	/* where a key is missing: English */
	struct keys	*keys;		/* of all languages */
	char		*code;
	bool		 right_to_left;
	struct block	 texts;
	uint32_t	*words;		/* by key; 0: it has none */
	uint32_t	 room;
	char		*missed[MISSED_MOST];
	size_t		 missed_count;
};

struct words {
	struct language	*languages;
	struct keys	 keys;
};

/* The language's own word, for word_form(); NULL: it has none. */
const char *language_word(const struct language *, const char *key);
/* Where there is none yet: forms by plural, NULL where there is no such;
 * PLURAL_OTHER is there. All is copied. */
void language_add(struct language *, const char *key,
	char *const forms[PLURALS]);
/* The text of a word's form, or of its form other where it has no such. */
const char *word_form(const char *word, enum plural);
/* Nothing more will be added: give back what was too much. */
void language_close(struct language *);
void language_free(struct language *);
void keys_free(struct keys *);

#endif
