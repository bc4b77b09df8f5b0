/* translations.c: aedile translations: what staff wrote, as a file for those
 * who translate it, and back. */
/* SPDX-License-Identifier: ISC */
#include "translations.h"

#include <stdlib.h>
#include <string.h>

#include "aedile_sql.h"

static void
read_originals(struct texts *texts)
{
	struct rows *rows = db_query(texts->db, &sql_texts);
	size_t size = texts->language_count * sizeof(const char *);
	struct text *t = pool_alloc(texts->cmd->pool,
	    (rows_count(rows) + 1) * sizeof(*t));

	texts->items = t;
	texts->count = rows_count(rows);
	for (; rows_next(rows); t++)
		*t = (struct text){ rows_text(rows, "thing"),
		    rows_text(rows, "code"), rows_text(rows, "field"),
		    rows_text(rows, "original"), rows_u64(rows, "retired") != 0,
		    pool_alloc(texts->cmd->pool, size) };
}

static bool
is_of(const struct rows *rows, const struct text *t)
{
	return strcmp(rows_text(rows, "original"), t->original) == 0 &&
	    strcmp(rows_text(rows, "code"), t->code) == 0 &&
	    strcmp(rows_text(rows, "field"), t->field) == 0 &&
	    strcmp(rows_text(rows, "thing"), t->thing) == 0;
}

/* One language's column. It comes in the same order, but for what somebody
 * has written meanwhile. */
static void
read_language(struct texts *texts, size_t language)
{
	size_t n = texts->count, at = 0, tried;
	struct rows *rows;

	db_speak(texts->db, texts->languages[language]);
	rows = db_query(texts->db, &sql_texts);
	while (rows_next(rows)) {
		for (tried = 0; tried < n; tried++, at++)
			if (is_of(rows, &texts->items[at % n]))
				break;
		if (tried < n)
			texts->items[at++ % n].said[language] =
			    rows_text(rows, "translation");
	}
}

void
texts_read(struct texts *texts)
{
	read_originals(texts);
	for (size_t l = 0; l < texts->language_count; l++)
		read_language(texts, l);
	database_check(texts->db, "what staff wrote");
}

static void
print_cells(const char *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			putchar(',');
		csv_write(stdout, cells[i] ? cells[i] : "");
	}
}

static void
print_row(const char *thing, const char *code, const char *field,
	const char *original, const char *const *said, size_t n)
{
	print_cells((const char *[]){ thing, code, field, original }, 4);
	putchar(',');
	print_cells(said, n);
	putchar('\n');
}

/* The rows that somebody has work with, or all; what is missing is counted
 * for each language. */
static void
print_texts(const struct texts *texts, bool all)
{
	size_t n = texts->language_count, offered = 0;
	size_t *missing = pool_alloc(texts->cmd->pool, n * sizeof(*missing));

	print_row("thing", "code", "field", "original",
	    (const char *const *)texts->languages, n);
	for (size_t i = 0; i < texts->count; i++) {
		const struct text *t = &texts->items[i];
		bool wanted = all;

		offered += !t->retired;
		for (size_t l = 0; l < n && !t->retired; l++) {
			missing[l] += !t->said[l];
			wanted = wanted || !t->said[l];
		}
		if (wanted)
			print_row(t->thing, t->code, t->field, t->original,
			    t->said, n);
	}
	for (size_t l = 0; l < n; l++)
		fprintf(stderr, "%s: %zu of %zu texts are missing\n",
		    texts->languages[l], missing[l], offered);
}

/* Those asked for, or all that pages speak but the site's own: its texts are
 * the originals. */
static void
choose_languages(struct texts *texts)
{
	struct command *cmd = texts->cmd;
	const char *site = conf_site(cmd->conf)->language, *one;
	char **all = language_list(cmd->pool, cmd->conf);
	size_t n = 0;

	while (all[n])
		n++;
	texts->languages = pool_alloc(cmd->pool, (n + 1) * sizeof(*all));
	for (char **l = all; *l; l++)
		if (strcmp(*l, site) != 0)
			texts->languages[texts->language_count++] = *l;
	one = word_option(cmd, "--language", NULL);
	if (one && strcmp(one, site) == 0)
		word_wrong(cmd, "%s is the site's own language; its texts "
		    "are the originals", one);
	if (one) {
		texts->languages[0] = pool_text(cmd->pool, one);
		texts->language_count = 1;
	}
	if (!texts->language_count)
		word_wrong(cmd, "pages speak no language but %s; say "
		    "--language CODE", site);
}

static int
list(struct texts *texts)
{
	bool all = word_switch(texts->cmd, "--all");

	choose_languages(texts);
	word_end(texts->cmd);
	database_begin(texts->cmd, texts->db, DB_WRITE);
	texts_read(texts);
	print_texts(texts, all);
	database_end(texts->db, "what staff wrote");
	if (fflush(stdout) != 0)
		log_die("the list could not be written");
	return EXIT_SUCCESS;
}

int
translations(struct command *cmd)
{
	struct texts texts = { .cmd = cmd, .db = database_open(cmd) };
	const char *what = *cmd->words, *file;
	int status;

	if (!what || (strcmp(what, "missing") != 0 &&
	    strcmp(what, "read") != 0))
		word_wrong(cmd, "say missing, or read FILE");
	word_next(cmd);
	if (*what == 'm') {
		status = list(&texts);
	} else {
		file = word_next(cmd);
		if (!file)
			word_wrong(cmd, "which file? - is standard input");
		word_end(cmd);
		status = translations_read(&texts, file);
	}
	db_close(texts.db);
	return status;
}
