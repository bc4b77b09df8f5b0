/* password_fault.c: why a new password would be guessed (SP 800-63B). */
/* SPDX-License-Identifier: ISC */
#include "secret.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "blocklist.h"
#include "conf.h"
#include "log.h"
#include "password_letters.h"
#include "text.h"

enum {
	WORD_LEAST = 4,		/* bytes of a name worth looking for */
	REST_LEAST = 8,		/* bytes beyond the site's own words */
	KINDS_LEAST = 5,	/* different bytes */
	WORDS_MOST = 254,	/* bytes of a name or an address */
};

/* "aaaaaaaa", "abababab", "34567890123": most of it follows by itself. */
static bool
is_simple(const char *s, size_t n)
{
	bool seen[256] = { false };
	size_t kinds = 0, steps = 0;

	for (size_t i = 0; i < n; i++) {
		int step = i ? s[i] - s[i - 1] : 9;

		kinds += !seen[(unsigned char)s[i]];
		seen[(unsigned char)s[i]] = true;
		steps += abs(step) <= 1 || (s[i] == '0' && step == -9);
	}
	return kinds < KINDS_LEAST || steps * 4 >= n * 3;
}

/* The length of what s repeats, or n: it does not repeat. */
static size_t
period(const char *s, size_t n)
{
	for (size_t p = 1; p <= n / 2; p++)
		if (n % p == 0 && memcmp(s, s + p, n - p) == 0)
			return p;
	return n;
}

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* One common password, one dressed with digits and signs, or two of them. */
static bool
is_listed(const struct blocklist *b, const char *s, size_t n)
{
	size_t start = 0, end = n;

	if (blocklist_has(b, s, n))
		return true;
	while (end > start && !is_letter(s[end - 1]))
		end--;
	while (start < end && !is_letter(s[start]))
		start++;
	if (end - start >= WORD_LEAST &&
	    blocklist_has(b, s + start, end - start))
		return true;
	for (size_t i = WORD_LEAST; i + WORD_LEAST <= n; i++)
		if (blocklist_has(b, s, i) && blocklist_has(b, s + i, n - i))
			return true;
	return false;
}

/* Bytes of s that are in no word of words. */
static size_t
beyond(const char *s, const char *words)
{
	char *rest = strdup(s), *list = letters_folded(words);
	char *word, *at, *save = NULL;
	size_t left = 0;

	if (!rest)
		log_die("out of memory for a password");
	for (word = strtok_r(list, " .,-/:@", &save); word;
	    word = strtok_r(NULL, " .,-/:@", &save))
		while (strlen(word) >= WORD_LEAST && (at = strstr(rest, word)))
			memset(at, ' ', strlen(word));
	for (at = rest; *at; at++)
		left += *at != ' ';
	letters_forget(rest);
	letters_forget(list);
	return left;
}

/* "common", "unchecked", or NULL. */
static const char *
common_fault(const struct conf *conf, const char *s)
{
	const struct site *site = conf_site(conf);
	size_t n = strlen(s), p = period(s, n);
	struct blocklist b = { 0 };
	const char *file = conf_text(conf, "password.blocklist");
	bool common;

	if (is_simple(s, n) || p < REST_LEAST ||
	    beyond(s, "aedile password") < REST_LEAST ||
	    beyond(s, site->name) < REST_LEAST ||
	    beyond(s, site->address) < REST_LEAST)
		return "common";
	if (!*file)
		return NULL;
	if (!blocklist_open(file, &b)) {
		log_error("no list of common passwords: %s: %s", file,
		    strerror(errno));
		return "unchecked";
	}
	common = is_listed(&b, s, p);
	blocklist_close(&b);
	return common ? "common" : NULL;
}

/* Is the address, the part before its @, or a word of the name in it? */
static bool
holds(const char *s, const char *words, const char *between)
{
	char list[WORDS_MOST + 1], *folded = letters_folded(words);
	char *word, *save = NULL;
	bool found = false;

	if (strlen(folded) > WORDS_MOST) {
		letters_forget(folded);
		return false;
	}
	snprintf(list, sizeof(list), "%s", folded);
	letters_forget(folded);
	for (word = strtok_r(list, between, &save); word && !found;
	    word = strtok_r(NULL, between, &save))
		found = strlen(word) >= WORD_LEAST && strstr(s, word);
	return found;
}

static bool
is_personal(const char *s, const char *name, const char *email)
{
	char local[WORDS_MOST + 1];
	size_t n = email ? strcspn(email, "@") : 0;

	if (name && (holds(s, name, " .,-'") || holds(s, name, "")))
		return true;
	if (!email || n > WORDS_MOST)
		return false;
	memcpy(local, email, n);
	local[n] = '\0';
	return holds(s, email, "") || holds(s, local, "");
}

static bool
is_mixed(const char *s)
{
	bool upper = false, lower = false, digit = false, sign = false;

	for (; *s; s++) {
		upper |= isupper((unsigned char)*s) != 0;
		lower |= islower((unsigned char)*s) != 0;
		digit |= isdigit((unsigned char)*s) != 0;
		sign |= !isalnum((unsigned char)*s);
	}
	return upper && lower && digit && sign;
}

/* Characters as people count them: composed. */
static long
length_of(const char *password)
{
	char *composed = letters_composed(password);
	long length = text_length(composed);

	letters_forget(composed);
	return length;
}

const char *
password_fault(const struct conf *conf, const char *password,
	const char *name, const char *email)
{
	char *folded = letters_folded(password);
	const char *fault = NULL;

	if (strlen(password) > PASSWORD_MOST)
		fault = "long";
	else if (length_of(password) < conf_number(conf, "password.least"))
		fault = "short";
	else
		fault = common_fault(conf, folded);
	if (!fault && is_personal(folded, name, email))
		fault = "personal";
	if (!fault && conf_switch(conf, "password.mix") && !is_mixed(password))
		fault = "mix";
	letters_forget(folded);
	return fault;
}
