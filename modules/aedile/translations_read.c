/* translations_read.c: aedile translations read FILE: all rows that are right
 * in one transaction; the others are told, by line. */
/* SPDX-License-Identifier: ISC */
#include "translations.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "descriptor.h"

enum { SOME_REFUSED = 3 };
enum { THING, CODE, FIELD, ORIGINAL, NAMES };

static const char *const names[NAMES] = {
	"thing", "code", "field", "original"
};

struct reading {
	struct texts	*texts;
	struct pool	*pool;
	const char	*file;
	int		 fd;
	struct csv	*csv;
	size_t		 cells;		/* in the header */
	size_t		 at[NAMES];	/* cell of each name */
	size_t		*said_at;	/* cell of each language */
	size_t		 taken, known, refused;
};

/* A language that no page speaks is no mistake, but seldom meant. */
static void
look_for_words(const struct reading *r, const char *code)
{
	char **all = language_list(r->pool, r->texts->cmd->conf);

	while (*all && strcmp(*all, code) != 0)
		all++;
	if (!*all)
		fprintf(stderr, "%s: pages do not speak %s: there are no "
		    "words of it\n", r->file, code);
}

static void
add_language(struct reading *r, char *code, size_t cell)
{
	struct texts *texts = r->texts;

	if (!language_is_code(code))
		log_die("%s:1: \"%s\" is no language and no column of ours; "
		    "aedile translations missing prints a header", r->file,
		    code);
	if (strcmp(code, conf_site(texts->cmd->conf)->language) == 0)
		log_die("%s:1: %s is the site's own language; its texts are "
		    "the originals", r->file, code);
	for (size_t l = 0; l < texts->language_count; l++)
		if (strcmp(texts->languages[l], code) == 0)
			log_die("%s:1: there are two columns %s", r->file,
			    code);
	look_for_words(r, code);
	r->said_at[texts->language_count] = cell;
	texts->languages[texts->language_count++] = code;
}

/* Spreadsheets of half the world write semicolons. */
static void
first_row(struct reading *r, struct csv_row *row)
{
	bool any;

	r->csv = csv_open(r->pool, descriptor_read, &r->fd, ',');
	any = csv_next(r->csv, row);
	if (any && row->count == 1 && strchr(row->cells[0], ';') &&
	    lseek(r->fd, 0, SEEK_SET) == 0) {
		r->csv = csv_open(r->pool, descriptor_read, &r->fd, ';');
		any = csv_next(r->csv, row);
	}
	if (!any)
		log_die("%s: it is empty", r->file);
	if (row->fault)
		log_die("%s:1: %s", r->file, row->fault);
}

static void
read_header(struct reading *r)
{
	struct csv_row row;
	bool found[NAMES] = { false };
	size_t n;

	first_row(r, &row);
	r->cells = row.count;
	r->said_at = pool_alloc(r->pool, row.count * sizeof(*r->said_at));
	r->texts->languages = pool_alloc(r->pool,
	    (row.count + 1) * sizeof(*r->texts->languages));
	for (size_t c = 0; c < row.count; c++) {
		char *name = text_trim(pool_text(r->pool, row.cells[c]));

		for (n = 0; n < NAMES && strcmp(name, names[n]) != 0; n++)
			;
		if (n == NAMES) {
			add_language(r, name, c);
			continue;
		}
		r->at[n] = c;
		found[n] = true;
	}
	for (n = 0; n < NAMES; n++)
		if (!found[n])
			log_die("%s:1: there is no column %s", r->file,
			    names[n]);
	if (!r->texts->language_count)
		log_die("%s:1: there is no column of a language", r->file);
}

/* Does a cell say it, spreadsheets' line ends and apostrophes apart? */
static bool
says(const struct reading *r, const struct csv_row *row, size_t name,
	const char *text)
{
	const char *cell = csv_plain(row->cells[r->at[name]]);

	for (;; cell++, text++) {
		while (*cell == '\r')
			cell++;
		while (*text == '\r')
			text++;
		if (*cell != *text)
			return false;
		if (!*cell)
			return true;
	}
}

/* How well the row names a text: all of it, all but its wording, its kind. */
static int
fits(const struct reading *r, const struct csv_row *row, const struct text *t)
{
	if (!says(r, row, THING, t->thing) || !says(r, row, FIELD, t->field))
		return 0;
	if (!says(r, row, CODE, t->code))
		return 1;
	return says(r, row, ORIGINAL, t->original) ? 3 : 2;
}

/* The first text that the row names, or NULL and why there is none. */
static struct text *
text_of(const struct reading *r, const struct csv_row *row, const char **why)
{
	const char *thing = row->cells[r->at[THING]];
	const char *field = row->cells[r->at[FIELD]];
	int best = 0;

	for (size_t i = 0; i < r->texts->count; i++) {
		struct text *t = &r->texts->items[i];
		int fit = fits(r, row, t);

		if (fit == 3)
			return t;
		best = fit > best ? fit : best;
	}
	if (best == 2)
		*why = pool_print(r->pool, "the %s of that %s is worded "
		    "otherwise now", field, thing);
	else if (best == 1)
		*why = pool_print(r->pool, "no %s has the code \"%s\"",
		    thing, row->cells[r->at[CODE]]);
	else
		*why = pool_print(r->pool, "there is no %s of a \"%s\" to "
		    "translate", field, thing);
	return NULL;
}

/* The row's translations, each as it is kept; NULL: none. */
static const char *
fault_of(const struct reading *r, const struct csv_row *row,
	const struct text *t, const char **values)
{
	const struct texts *texts = r->texts;
	const char *fault = NULL;

	for (size_t l = 0; l < texts->language_count && !fault; l++) {
		const char *cell = row->cells[r->said_at[l]];

		values[l] = NULL;
		fault = translation_fault(r->pool, t, cell, &values[l]);
		if (fault)
			fault = pool_print(r->pool, "%s: %s",
			    texts->languages[l], fault);
		else if (!*values[l])
			values[l] = NULL;
	}
	return fault;
}

static bool
is_news(const struct reading *r, const struct csv_row *row, size_t language,
	const char *value)
{
	for (size_t i = 0; i < r->texts->count; i++) {
		const struct text *t = &r->texts->items[i];

		if (fits(r, row, t) == 3 && (!t->said[language] ||
		    strcmp(t->said[language], value) != 0))
			return true;
	}
	return false;
}

static const char *
take_row(struct reading *r, const struct csv_row *row)
{
	size_t n = r->texts->language_count;
	const char **values = pool_alloc(r->pool, n * sizeof(*values));
	const char *fault = NULL;
	struct text *t;

	if (row->fault)
		return row->fault;
	if (row->count != r->cells)
		return pool_print(r->pool, "%zu cells, and not %zu as the "
		    "header", row->count, r->cells);
	t = text_of(r, row, &fault);
	if (!t || (fault = fault_of(r, row, t, values)))
		return fault;
	for (size_t l = 0; l < n; l++) {
		if (!values[l])
			continue;
		if (!is_news(r, row, l, values[l])) {
			r->known++;
			continue;
		}
		translation_put(r->texts, t, l, values[l]);
		t->said[l] = values[l];
		r->taken++;
	}
	return NULL;
}

static void
read_rows(struct reading *r)
{
	struct csv_row row;
	const char *fault;

	while (csv_next(r->csv, &row)) {
		if (!(fault = take_row(r, &row)))
			continue;
		fprintf(stderr, "%s:%llu: %s\n", r->file,
		    (unsigned long long)row.line, fault);
		r->refused++;
	}
	if (csv_failed(r->csv))
		log_die("%s: it cannot be read on; nothing was changed",
		    r->file);
}

int
translations_read(struct texts *texts, const char *file)
{
	struct reading r = { .texts = texts, .pool = texts->cmd->pool,
	    .file = file };

	r.fd = strcmp(file, "-") == 0 ? STDIN_FILENO :
	    open(file, O_RDONLY | O_CLOEXEC);
	if (r.fd < 0)
		log_die("%s: %s", file, strerror(errno));
	read_header(&r);
	database_begin(texts->cmd, texts->db, DB_WRITE);
	texts_read(texts);
	read_rows(&r);
	database_end(texts->db, "translations");
	printf("%zu translations are in, %zu were there, %zu rows refused\n",
	    r.taken, r.known, r.refused);
	return r.refused ? SOME_REFUSED : 0;
}
