/* doctor_theme.c: does the theme draw, and has it all its words? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <fts.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "theme.h"

enum { FILE_MOST = 1024 * 1024 };

static void
close_theme(void *theme)
{
	theme_close(theme);
}

typedef struct theme *open_fn(const char *, const char *, const char **);

static struct theme *
open_theme(struct doctor *d, open_fn *open, const char **fault)
{
	struct theme *theme = open(conf_text(d->conf, "theme.folder"),
	    conf_text(d->conf, "theme"), fault);

	if (theme)
		pool_defer(d->pool, close_theme, theme);
	return theme;
}

void
check_theme(struct doctor *d)
{
	const char *name = conf_text(d->conf, "theme"), *fault = NULL;
	const char *language = conf_site(d->conf)->language;
	struct theme *theme;

	theme_start();
	if (!(theme = open_theme(d, theme_open_tried, &fault)))
		doctor_fault(d, "that file; or choose another in theme and "
		    "theme.folder", "%s is not shown: %s", name, fault);
	else if (!theme_has_language(theme, language))
		doctor_fault(d, "write them, or choose another in "
		    "site.language", "%s has no words in %s", name, language);
	else
		doctor_ok(d, "%s draws every sample", name);
}

/* A reading of the theme's files for the keys of words. */
struct search {
	struct doctor	*d;
	struct theme	*theme;
	struct pool	*pool;		/* of the file at hand */
	char		**languages;
	size_t		 keys, missing;
	const char	*first;		/* the first that is missing */
};

static void
look_up(struct search *s, const char *key)
{
	s->keys++;
	for (char **l = s->languages; *l; l++) {
		if (!theme_has_language(s->theme, *l) ||
		    theme_has_word(s->theme, *l, key))
			continue;
		s->missing++;
		if (!s->first)
			s->first = pool_print(s->d->pool, "%s in %s", key, *l);
	}
}

/* Every key between mark and a quote that is whole: after tells what may
 * follow it. */
static void
look_through(struct search *s, const char *text, const char *mark, char quote,
	const char *after)
{
	while ((text = strstr(text, mark))) {
		const char *key = text + strlen(mark);
		const char *end = strchr(key, quote);

		if (!end)
			return;
		if (strchr(after, end[1]))
			look_up(s, pool_copy(s->pool, key,
			    (size_t)(end - key)));
		text = end;
	}
}

static bool
ends_with(const char *path, const char *end)
{
	size_t length = strlen(path), n = strlen(end);

	return length > n && strcmp(path + length - n, end) == 0;
}

static void
read_file(struct search *s, const char *path)
{
	FILE *f = fopen(path, "re");
	char *text;

	if (!f)
		return;
	text = pool_alloc(s->pool, FILE_MOST + 1);
	text[fread(text, 1, FILE_MOST, f)] = '\0';
	fclose(f);
	if (ends_with(path, ".xsl"))
		look_through(s, text, "a:say('", '\'', ",)");
	else
		look_through(s, text, "<w key=\"", '"', "> \n");
	pool_empty(s->pool);
}

/* The sheets, and the words of the language that has all. */
static void
read_folder(struct search *s, const char *folder, const char *end)
{
	char *const folders[] = { pool_text(s->d->pool, folder), NULL };
	FTS *fts = fts_open(folders, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	FTSENT *it;

	while (fts && (it = fts_read(fts)))
		if (it->fts_info == FTS_F && ends_with(it->fts_path, end))
			read_file(s, it->fts_path);
	if (fts)
		fts_close(fts);
}

void
check_words(struct doctor *d)
{
	const char *folder = conf_text(d->conf, "theme.folder"), *fault;
	struct search s = { .d = d,
		.languages = language_list(d->pool, d->conf) };

	if (!(s.theme = open_theme(d, theme_open, &fault))) {
		doctor_warning(d, "the theme first", "not looked at");
		return;
	}
	s.pool = pool_new();
	read_folder(&s, folder, ".xsl");
	read_folder(&s, pool_print(d->pool, "%s/words/en", folder), ".xml");
	pool_free(s.pool);
	if (s.missing)
		doctor_warning(d, pool_print(d->pool, "write it into a file "
		    "of %s/words", folder), "%zu are missing, as %s",
		    s.missing, s.first);
	else
		doctor_ok(d, "every language has every one");
}

/* Did aedile pages see the files of the theme that there are now? */
static bool
is_drawn_of(struct doctor *d, const char *folder)
{
	return theme_known(pool_print(d->pool, "%s/theme", folder),
	    conf_text(d->conf, "theme.folder"), conf_text(d->conf, "theme"));
}

void
check_pages(struct doctor *d)
{
	const char *folder = conf_text(d->conf, "pages"), *path;
	const char *missing = NULL;

	for (char **l = language_list(d->pool, d->conf); *l; l++) {
		path = pool_print(d->pool, "%s/%s/502.html", folder, *l);
		if (access(path, R_OK) < 0)
			missing = path;
	}
	if (missing)
		doctor_warning(d, "aedile pages", "nginx has nothing to show "
		    "when a program fails: there is no %s", missing);
	else if (!is_drawn_of(d, folder))
		doctor_warning(d, "aedile pages", "%s is older than the theme",
		    folder);
	else
		doctor_ok(d, "drawn in %s", folder);
}
