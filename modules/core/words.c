/* words.c: languages are chosen, words found, and what is missing noted. */
/* SPDX-License-Identifier: ISC */
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "log.h"
#include "words_table.h"

void
words_close(struct words *words)
{
	struct language *lang;

	while (words && (lang = words->languages)) {
		words->languages = lang->next;
		language_free(lang);
	}
	if (words)
		keys_free(&words->keys);
	free(words);
}

/* The one whose code is the len bytes at code, whatever the case. */
static const struct language *
exactly(const struct words *words, const char *code, size_t len)
{
	for (struct language *l = words->languages; l; l = l->next)
		if (!strncasecmp(l->code, code, len) && !l->code[len])
			return l;
	return NULL;
}

/* Or, as RFC 4647 § 3.4 looks it up, the same with less at its end: zh-Hans-CN
 * is zh-Hans, else zh. */
static const struct language *
named(const struct words *words, const char *code, size_t len)
{
	const struct language *lang = NULL;

	while (len && !(lang = exactly(words, code, len))) {
		while (len && code[len - 1] != '-' && code[len - 1] != '_')
			len--;
		if (len)
			len--;
	}
	return lang;
}

const struct language *
words_language(const struct words *words, const char *code)
{
	return code && *code ? named(words, code, strlen(code)) : NULL;
}

const struct language *
words_next(const struct words *words, const struct language *after)
{
	return after ? after->next : words->languages;
}

const struct language *
words_any(const struct words *words)
{
	const struct language *english = words_language(words, "en");

	return english ? english : words->languages;
}

/* ";q=0.8" in thousandths; 1000 where there is none. */
static int
weight(const char *at)
{
	int q = 0, digit = 1000;

	at += strspn(at, " \t");
	if (*at != ';')
		return 1000;
	at += 1 + strspn(at + 1, " \t");
	if (strncasecmp(at, "q=", 2))
		return 1000;
	for (at += 2; digit && ((*at >= '0' && *at <= '9') || *at == '.');
	    at++)
		if (*at != '.') {
			q += (*at - '0') * digit;
			digit /= 10;
		}
	return q > 1000 ? 1000 : q;
}

const struct language *
words_accepted(const struct words *words, const char *header)
{
	const struct language *best = NULL, *lang;
	int most = 0, q;
	size_t len;

	while (header && *header) {
		header += strspn(header, " \t,");
		len = strcspn(header, " \t,;");
		q = weight(header + len);
		lang = named(words, header, len);
		if (q > most && (lang || (len == 1 && *header == '*'))) {
			best = lang;
			most = q;
		}
		header += strcspn(header, ",");
	}
	return best;
}

const char *
language_code(const struct language *lang)
{
	return lang->code;
}

const char *
language_direction(const struct language *lang)
{
	return lang->right_to_left ? "rtl" : "ltr";
}

/* Its own, or English's. */
static const char *
find(const struct language *lang, const char *key)
{
	const char *word = language_word(lang, key);

	return word || !lang->otherwise ? word :
	    language_word(lang->otherwise, key);
}

const char *
words_find(const struct language *lang, const char *key)
{
	const char *word = find(lang, key);

	return word ? word_form(word, PLURAL_OTHER) : NULL;
}

bool
words_has(const struct language *lang, const char *key)
{
	return language_word(lang, key);
}

const char *
words_count(const struct language *lang, const char *key, const char *number)
{
	const char *word = find(lang, key);

	return word ? word_form(word, plural_of(lang->code, number)) :
	    NULL;
}

void
words_miss(const struct language *lang, const char *key)
{
	/* A list of what is missing is no promise to the caller broken. */
	struct language *own = lang->self;

	for (size_t i = 0; i < own->missed_count; i++)
		if (!strcmp(own->missed[i], key))
			return;
	if (words_has(lang, key) || own->missed_count == MISSED_MOST)
		return;
	if (!(own->missed[own->missed_count] = strdup(key)))
		log_die("out of memory for words");
	own->missed_count++;
	log_error("theme: no word for \"%.80s\" in %s", key, lang->code);
}
