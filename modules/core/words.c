/* words.c: words are found by key in a table that is filled once. */
/* SPDX-License-Identifier: ISC */
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "log.h"
#include "words_table.h"

static struct word **
slot(const struct language *lang, const char *key)
{
	size_t sum = 2166136261u;	/* FNV-1a */

	for (const char *c = key; *c; c++)
		sum = (sum ^ (unsigned char)*c) * 16777619u;
	for (sum %= lang->room; lang->table[sum]; sum = (sum + 1) % lang->room)
		if (!strcmp(lang->table[sum]->key, key))
			break;
	return &lang->table[sum];
}

struct word *
language_word(const struct language *lang, const char *key)
{
	return lang->room ? *slot(lang, key) : NULL;
}

/* At most half of the table is ever full. */
static void
enlarge(struct language *lang)
{
	struct language old = *lang;

	lang->room = old.room ? 2 * old.room : 512;
	lang->table = calloc(lang->room, sizeof(*lang->table));
	if (!lang->table)
		log_die("out of memory for words");
	for (size_t i = 0; i < old.room; i++)
		if (old.table[i])
			*slot(lang, old.table[i]->key) = old.table[i];
	free(old.table);
}

struct word *
language_add(struct language *lang, const char *key)
{
	struct word *w = calloc(1, sizeof(*w));

	if (!w || !(w->key = strdup(key)))
		log_die("out of memory for words");
	if (2 * (lang->count + 1) > lang->room)
		enlarge(lang);
	lang->count++;
	*slot(lang, key) = w;
	return w;
}

static void
word_free(struct word *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < PLURALS; i++)
		free(w->forms[i]);
	free(w->key);
	free(w);
}

void
words_close(struct words *words)
{
	struct language *lang;

	while (words && (lang = words->languages)) {
		words->languages = lang->next;
		for (size_t i = 0; i < lang->room; i++)
			word_free(lang->table[i]);
		free(lang->table);
		free(lang->code);
		free(lang);
	}
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

static const struct word *
find(const struct language *lang, const char *key)
{
	const struct word *w = language_word(lang, key);

	if ((!w || w->missing) && lang->otherwise)
		w = language_word(lang->otherwise, key);
	return w && !w->missing ? w : NULL;
}

const char *
words_find(const struct language *lang, const char *key)
{
	const struct word *w = find(lang, key);

	return w ? w->forms[PLURAL_OTHER] : NULL;
}

bool
words_has(const struct language *lang, const char *key)
{
	const struct word *w = language_word(lang, key);

	return w && !w->missing;
}

const char *
words_count(const struct language *lang, const char *key, const char *number)
{
	const struct word *w = find(lang, key);
	enum plural p = plural_of(lang->code, number);

	if (!w)
		return NULL;
	return w->forms[p] ? w->forms[p] : w->forms[PLURAL_OTHER];
}

void
words_miss(const struct language *lang, const char *key)
{
	/* A table of what is missing is no promise to the caller broken. */
	struct language *own = lang->self;

	if (language_word(lang, key) || own->missed >= 200)
		return;
	language_add(own, key)->missing = true;
	own->missed++;
	log_error("theme: no word for \"%.80s\" in %s", key, lang->code);
}
