/* words.h: every word the portal says, by language and key. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct language;
struct theme_load;
struct words;

/*
 * Read every WORDS/LANG/NAME.xml of the folder:
 *
 *   <words lang="en" dir="ltr">
 *     <w key="case.title">Case</w>
 *     <w key="cases.count"><one>{n} case</one><other>{n} cases</other></w>
 *   </words>
 *
 * NULL where a file will not do; load->fault says why.
 */
struct words *words_open(struct theme_load *load);
void words_close(struct words *);

/* The language of a code: "en", "pt-BR"; the code's first part will do
 * where the whole is not known. NULL: none of ours. */
const struct language *words_language(const struct words *,
	const char *code);
/* One after the other, by code: the first for NULL; NULL behind the last. */
const struct language *words_next(const struct words *,
	const struct language *after);
/* As an Accept-Language header (RFC 9110 § 12.5.4) likes it best; NULL:
 * none that it names, or it likes any other (*) better. */
const struct language *words_accepted(const struct words *,
	const char *header);
/* English if we have it, otherwise any. Never NULL. */
const struct language *words_any(const struct words *);
const char *language_code(const struct language *);
const char *language_direction(const struct language *);

/* The text of a key, its form other where it has several; NULL: no such
 * key, here or in English. */
const char *words_find(const struct language *, const char *key);
/* The form of a key that goes with a number. */
const char *words_count(const struct language *, const char *key,
	const char *number);
/* The language itself has it, with no help of English. */
bool words_has(const struct language *, const char *key);
/* What was asked for and is not there: logged once a key. */
void words_miss(const struct language *, const char *key);

#endif
