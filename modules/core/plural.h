/* plural.h: which form of a word goes with a number. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PLURAL_H
#define CORE_PLURAL_H

/* The categories of Unicode's CLDR (UTS 35, part 3). */
enum plural {
	PLURAL_OTHER, PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW,
	PLURAL_MANY, PLURALS
};

/* The category's name in a file of words: "one", "few" ... */
const char *plural_name(enum plural);

/* Of the number written as text ("1", "2.5"), in a language ("en",
 * "pt-BR"). A language that the table does not know has one and other. */
enum plural plural_of(const char *language, const char *number);

#endif
