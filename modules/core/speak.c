/* speak.c: {placeholders} filled, numbers grouped. */
/* SPDX-License-Identifier: ISC */
#include "speak.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "bidi.h"
#include "words.h"

static void
begin(struct speech *out)
{
	out->length = 0;
	out->cut = false;
	*out->text = '\0';
}

static void
add(struct speech *out, const char *text, size_t len)
{
	if (out->cut)
		return;
	if (len > SPEECH - 1 - out->length) {
		len = SPEECH - 1 - out->length;
		while (len && ((unsigned char)text[len] & 0xC0) == 0x80)
			len--;
		out->cut = true;
	}
	memcpy(out->text + out->length, text, len);
	out->length += len;
	out->text[out->length] = '\0';
}

static bool
right_to_left(const struct language *lang)
{
	return *language_direction(lang) == 'r';
}

static const char *
word_or(const struct language *lang, const char *key, const char *otherwise)
{
	const char *word = words_find(lang, key);

	return word ? word : otherwise;
}

/* A letter of UTF-8 is this long. */
static size_t
letter(const char *at)
{
	size_t len = 1;

	while (((unsigned char)at[len] & 0xC0) == 0x80)
		len++;
	return len;
}

/* One digit as the language writes it: of ten letters, the right one. */
static void
add_digit(struct speech *out, const char *digits, char digit)
{
	for (; digit > '0' && *digits; digit--)
		digits += letter(digits);
	if (*digits)
		add(out, digits, letter(digits));
}

/* Is there a mark behind the digit that has rest ones after it? Grouping is
 * "3", or "3;2" where all but the last group have two digits. */
static bool
marked(const char *grouping, size_t rest)
{
	size_t last = (size_t)(*grouping - '0');
	size_t others = grouping[1] == ';' ? (size_t)(grouping[2] - '0') :
	    last;

	if (!last || last > 9 || !others || others > 9)
		return false;
	return rest >= last && !((rest - last) % others);
}

static bool
is_number(const char *text)
{
	size_t len;

	text += *text == '-';
	len = strspn(text, "0123456789");
	if (!len || len > 20)
		return false;
	text += len;
	if (*text == '.')
		text += 1 + strspn(text + 1, "0123456789");
	return !*text;
}

static void
add_number(struct speech *out, const struct language *lang,
	const char *number)
{
	const char *digits = word_or(lang, "number.digits", "0123456789");
	const char *group = word_or(lang, "number.group", ",");
	const char *grouping = word_or(lang, "number.grouping", "3");
	const char *least = word_or(lang, "number.least", "1");
	size_t rest, from;

	if (*number == '-') {
		if (right_to_left(lang))
			add(out, BIDI_LEFT, 3);
		add(out, "\xE2\x88\x92", 3);	/* U+2212: a minus, no dash */
		number++;
	}
	rest = strspn(number, "0123456789");
	/* Where the first group would be too small, there is none. */
	from = (size_t)(*grouping - '0') + (size_t)(*least - '0');
	for (bool grouped = rest >= from; rest--; number++) {
		add_digit(out, digits, *number);
		if (grouped && rest && marked(grouping, rest))
			add(out, group, strlen(group));
	}
	if (*number != '.')
		return;
	group = word_or(lang, "number.decimal", ".");
	add(out, group, strlen(group));
	while (*++number)
		add_digit(out, digits, *number);
}

const char *
speak_number(const struct language *lang, const char *number,
	struct speech *out)
{
	begin(out);
	if (!is_number(number))
		return number;
	add_number(out, lang, number);
	return out->text;
}

/* A value in a frame of its own, which it cannot leave: what it opens is
 * closed with it, and it closes nothing that it did not open. */
static void
add_apart(struct speech *out, const char *value)
{
	size_t open = 0, len;

	add(out, BIDI_APART, 3);
	for (; *value; value += len) {
		enum bidi_mark mark = bidi_mark(value);

		len = mark == BIDI_NONE ? letter(value) : 3;
		if (mark == BIDI_CLOSES && !open)
			continue;
		open += mark == BIDI_OPENS;
		open -= mark == BIDI_CLOSES;
		add(out, value, len);
	}
	while (open--)
		add(out, BIDI_END, 3);
	add(out, BIDI_END, 3);
}

typedef void add_fn(struct speech *, const struct language *,
	const struct filling *);

static void
add_part(struct speech *out, const struct language *lang,
	const struct filling *f)
{
	(void)lang;
	add(out, f->value, strlen(f->value));
}

static void
add_filling(struct speech *out, const struct language *lang,
	const struct filling *f)
{
	bool number = is_number(f->value);

	if (number && !strcmp(f->name, "n"))
		add_number(out, lang, f->value);
	else if (!number && bidi_mixes(f->value, right_to_left(lang)))
		add_apart(out, f->value);
	else
		add_part(out, lang, f);
}

static const struct filling *
filling_of(const char *name, size_t len, const struct filling *f, size_t n)
{
	for (; n--; f++)
		if (!strncmp(f->name, name, len) && !f->name[len])
			return f;
	return NULL;
}

static const char *
fill(const struct language *lang, const char *text, const struct filling *f,
	size_t n, add_fn *add_one, struct speech *out)
{
	const struct filling *found;
	const char *open, *close;

	begin(out);
	while ((open = strchr(text, '{')) && (close = strchr(open, '}'))) {
		add(out, text, (size_t)(open - text));
		found = filling_of(open + 1, (size_t)(close - open - 1), f, n);
		if (found)
			add_one(out, lang, found);
		else
			add(out, open, (size_t)(close - open + 1));
		text = close + 1;
	}
	add(out, text, strlen(text));
	return out->text;
}

const char *
speak(const struct language *lang, const char *key, const struct filling *f,
	size_t n, struct speech *out)
{
	const struct filling *count = filling_of("n", 1, f, n);
	const char *text = count ? words_count(lang, key, count->value) :
	    words_find(lang, key);

	if (!text) {
		words_miss(lang, key);
		return key;
	}
	return n && strchr(text, '{') ? fill(lang, text, f, n, add_filling,
	    out) : text;
}

const char *
speak_whole(const struct language *lang, const char *pattern,
	const struct filling *f, size_t n, struct speech *out)
{
	return fill(lang, pattern, f, n, add_part, out);
}

const char *
speak_reference(const char *bare, struct speech *out)
{
	begin(out);
	if (strlen(bare) != 8)
		return bare;
	add(out, "AE-", 3);
	add(out, bare, 4);
	add(out, "-", 1);
	add(out, bare + 4, 4);
	return out->text;
}
