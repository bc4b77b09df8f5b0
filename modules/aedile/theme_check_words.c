/* theme_check_words.c: every language says what English says. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1024 };

/* A <w> of a file. */
struct entry {
	const char	*key, *text, *file;
	long		 line;
	struct entry	*next;
};

struct book {
	struct check	*check;
	const char	*language;
	struct entry	*buckets[BUCKETS];
};

static struct entry **
place(struct book *b, const char *key)
{
	unsigned sum = 0;
	struct entry **at;

	for (const char *c = key; *c; c++)
		sum = sum * 31 + (unsigned char)*c;
	for (at = &b->buckets[sum % BUCKETS]; *at; at = &(*at)->next)
		if (strcmp((*at)->key, key) == 0)
			break;
	return at;
}

static void
add(struct book *b, const char *file, long line, const char *key,
	const char *text)
{
	struct entry **at = place(b, key);

	if (*at) {
		faults_add(b->check->faults, file, line, "the word \"%s\" is "
		    "said twice; it is in %s, line %ld, too", key,
		    (*at)->file, (*at)->line);
		return;
	}
	*at = pool_alloc(b->check->studio->pool, sizeof(**at));
	**at = (struct entry){ .key = key, .text = text, .file = file,
		.line = line };
}

/* The loader has parsed the file already, so it is what it looks like. */
static void
read_file(struct book *b, const char *file)
{
	static const char open[] = "<w key=\"";
	struct pool *pool = b->check->studio->pool;
	const char *at = check_text(b->check, file), *end, *close;
	long line = 1;

	for (; at && (end = strstr(at, open)); at = close) {
		for (; at < end; at++)
			line += *at == '\n';
		at += strlen(open);
		end = at + strcspn(at, "\"");
		close = strstr(end, "</w>");
		if (!close)
			return;
		add(b, file, line, pool_copy(pool, at, (size_t)(end - at)),
		    pool_copy(pool, end, (size_t)(close - end)));
		for (; at < close; at++)
			line += *at == '\n';
	}
}

static int
is_file_of_words(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return *entry->d_name != '.' && dot && strcmp(dot, ".xml") == 0;
}

static struct book *
read_book(struct check *c, const char *language)
{
	struct pool *pool = c->studio->pool;
	struct book *b = pool_alloc(pool, sizeof(*b));
	struct dirent **found = NULL;
	int n = scandir(pool_print(pool, "%s/words/%s", c->studio->xsl,
	    language), &found, is_file_of_words, alphasort);

	b->check = c;
	b->language = language;
	for (int i = 0; i < n; i++) {
		read_file(b, pool_print(pool, "words/%s/%s", language,
		    found[i]->d_name));
		free(found[i]);
	}
	free(found);
	return b;
}

/* Each {name} that is filled in here is one that English fills in, too. */
static void
compare_fillings(struct check *c, const struct entry *e,
	const struct entry *english)
{
	const char *at = e->text, *end, *filling;

	for (; (at = strchr(at, '{')) && (end = strchr(at, '}')); at = end) {
		filling = pool_copy(c->studio->pool, at,
		    (size_t)(end - at) + 1);
		if (!strstr(english->text, filling))
			faults_add(c->faults, e->file, e->line, "the word "
			    "\"%s\" has %s, which English has not", e->key,
			    filling);
	}
}

/* How dates and numbers are written is a language's own. */
static bool
is_speech(const struct entry *e)
{
	const char *name = strrchr(e->file, '/');

	return name && strcmp(name, "/speech.xml") == 0;
}

static void
compare(struct check *c, struct book *english, struct book *other)
{
	const struct entry *e, *same;

	for (size_t i = 0; i < BUCKETS; i++) {
		for (e = english->buckets[i]; e; e = e->next)
			if (!*place(other, e->key) && !faults_say(c->faults,
			    pool_print(c->studio->pool, "the word \"%s\" is "
			    "missing in %s", e->key, other->language)))
				faults_add(c->faults, e->file, e->line,
				    "the word \"%s\" is missing in %s",
				    e->key, other->language);
		for (e = other->buckets[i]; e; e = e->next)
			if (is_speech(e))
				continue;
			else if ((same = *place(english, e->key)))
				compare_fillings(c, e, same);
			else
				faults_add(c->faults, e->file, e->line,
				    "English has no word \"%s\"", e->key);
	}
}

void
check_languages(struct check *c)
{
	struct book *english = read_book(c, "en");

	for (const char *l = NULL;
	    (l = theme_next_language(c->studio->theme, l));)
		if (strcmp(l, "en") != 0)
			compare(c, english, read_book(c, l));
}
