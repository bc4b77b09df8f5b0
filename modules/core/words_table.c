/* words_table.c: thousands of words in few bytes, found by one look. */
/* SPDX-License-Identifier: ISC */
#include "words_table.h"

#include <stdlib.h>
#include <string.h>

#include "log.h"

static void *
enlarged(void *old, size_t count, size_t size)
{
	void *larger = reallocarray(old, count, size);

	if (!larger)
		log_die("out of memory for words");
	return larger;
}

/* Where the copy begins. */
static uint32_t
block_add(struct block *b, const char *bytes, size_t length)
{
	uint32_t start;

	if (!b->used)
		b->used = 1;
	if (length > INT32_MAX - b->used)
		log_die("too many words");
	while (b->used + length > b->room) {
		b->room = b->room ? 2 * b->room : 4096;
		b->bytes = enlarged(b->bytes, b->room, 1);
	}
	start = b->used;
	memcpy(b->bytes + start, bytes, length);
	b->used += (uint32_t)length;
	return start;
}

static uint32_t *
slot(const struct keys *keys, const char *key)
{
	uint32_t sum = 2166136261u, last = keys->slot_count - 1, at;

	for (const char *c = key; *c; c++)	/* FNV-1a */
		sum = (sum ^ (unsigned char)*c) * 16777619u;
	sum = (sum ^ sum >> 15) & last;
	for (; (at = keys->slots[sum]); sum = (sum + 1) & last)
		if (!strcmp(keys->names.bytes + keys->starts[at - 1], key))
			break;
	return &keys->slots[sum];
}

/* At most half of the slots are ever full. */
static void
spread(struct keys *keys)
{
	keys->slot_count = keys->slot_count ? 2 * keys->slot_count : 512;
	free(keys->slots);
	keys->slots = calloc(keys->slot_count, sizeof(*keys->slots));
	if (!keys->slots)
		log_die("out of memory for words");
	for (uint32_t i = 0; i < keys->count; i++)
		*slot(keys, keys->names.bytes + keys->starts[i]) = i + 1;
}

/* The number of a key, new or not. */
static uint32_t
key_number(struct keys *keys, const char *key)
{
	uint32_t *found = keys->slot_count ? slot(keys, key) : NULL;

	if (found && *found)
		return *found;
	if (keys->count == keys->room) {
		keys->room = keys->room ? 2 * keys->room : 256;
		keys->starts = enlarged(keys->starts, keys->room,
		    sizeof(*keys->starts));
	}
	keys->starts[keys->count++] = block_add(&keys->names, key,
	    strlen(key) + 1);
	if (2 * keys->count > keys->slot_count)
		spread(keys);
	else
		*slot(keys, key) = keys->count;
	return keys->count;
}

const char *
language_word(const struct language *lang, const char *key)
{
	uint32_t number = lang->keys->count ? *slot(lang->keys, key) : 0;

	if (!number || number > lang->room || !lang->words[number - 1])
		return NULL;
	return lang->texts.bytes + lang->words[number - 1];
}

/* How many forms there are beside other, then that one, then each of them
 * behind a byte that says which it is. */
static uint32_t
add_forms(struct block *b, char *const forms[PLURALS])
{
	char count = 0, which;
	uint32_t start;

	for (int p = 0; p < PLURALS; p++)
		count = (char)(count + (p != PLURAL_OTHER && forms[p]));
	start = block_add(b, &count, 1);
	block_add(b, forms[PLURAL_OTHER], strlen(forms[PLURAL_OTHER]) + 1);
	for (int p = 0; p < PLURALS; p++) {
		if (p == PLURAL_OTHER || !forms[p])
			continue;
		which = (char)p;
		block_add(b, &which, 1);
		block_add(b, forms[p], strlen(forms[p]) + 1);
	}
	return start;
}

const char *
word_form(const char *word, enum plural p)
{
	const char *other = word + 1, *at = other;

	for (char left = *word; left && p != PLURAL_OTHER; left--) {
		at += strlen(at) + 1;
		if (*at++ == (char)p)
			return at;
	}
	return other;
}

void
language_add(struct language *lang, const char *key,
	char *const forms[PLURALS])
{
	uint32_t number = key_number(lang->keys, key), before = lang->room;

	if (number > before) {
		lang->room = number > 2 * before ? number + 255 : 2 * before;
		lang->words = enlarged(lang->words, lang->room,
		    sizeof(*lang->words));
		memset(lang->words + before, 0,
		    (lang->room - before) * sizeof(*lang->words));
	}
	lang->words[number - 1] = add_forms(&lang->texts, forms);
}

void
language_close(struct language *lang)
{
	if (lang->room > lang->keys->count) {
		lang->room = lang->keys->count;
		lang->words = enlarged(lang->words, lang->room + 1,
		    sizeof(*lang->words));
	}
	lang->texts.room = lang->texts.used;
	lang->texts.bytes = enlarged(lang->texts.bytes, lang->texts.room + 1,
	    1);
}

void
language_free(struct language *lang)
{
	while (lang->missed_count)
		free(lang->missed[--lang->missed_count]);
	free(lang->words);
	free(lang->texts.bytes);
	free(lang->code);
	free(lang);
}

void
keys_free(struct keys *keys)
{
	free(keys->names.bytes);
	free(keys->starts);
	free(keys->slots);
}
