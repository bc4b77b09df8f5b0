/* translations.h: what staff wrote, and how it is said in other languages. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_TRANSLATIONS_H
#define AEDILE_TRANSLATIONS_H

#include "aedile.h"

/* One text: of which thing, by its code; a question and an option have that
 * of their category, and are told apart by their wording. */
struct text {
	const char	*thing, *code, *field, *original;
	bool		 retired;	/* no longer offered */
	const char	**said;		/* by language; NULL: missing */
};

struct texts {
	struct command	*cmd;
	struct db	*db;
	char		**languages;
	size_t		 language_count;
	struct text	*items;
	size_t		 count;
};

/* All of them, in all the languages; within a transaction. */
void texts_read(struct texts *);			/* translations.c */

/* aedile translations read: the file's cells into the database. Languages are
 * those of its header. */
int translations_read(struct texts *, const char *file);
						/* translations_read.c */
/* What cannot be a translation of text: a sentence, or NULL. *out: value as
 * it is kept. */
const char *translation_fault(struct pool *, const struct text *text,
	const char *value, const char **out);	/* translations_put.c */
/* Keep value for every text of that name and wording. */
void translation_put(struct texts *, const struct text *text, size_t language,
	const char *value);			/* translations_put.c */

#endif
