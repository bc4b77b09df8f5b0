/* theme_preview_draw.c: each sample in each language: HTML, and the document
 * it was made of. */
/* SPDX-License-Identifier: ISC */
#include "theme_preview.h"

#include <stdlib.h>
#include <string.h>

#include "theme.h"

/* One sample in one language. */
struct draft {
	struct gallery	*g;
	struct plate	*plate;
	const char	*language;
	struct pool	*pool;		/* until it is written */
	struct _xmlDoc	*doc;
};

/*
 * A page that came out badly is drawn all the same, and aedile theme check
 * tells why. Without a file it is a page that did not come out; what was said
 * before of the same page may be the reason.
 */
static void
hear(void *arg, const struct remark *r)
{
	struct gallery *g = arg;
	struct pool *pool = g->s->pool;

	g->remarks++;
	if (r->file)
		g->said = pool_print(pool, "\n%s:%ld: %s", r->file, r->line,
		    r->text);
	else if (!g->fault)
		g->fault = pool_print(pool, "%s: %s%s", g->drawn, r->text,
		    g->said);
}

static const char *
name_of(const struct draft *d, const char *ending)
{
	return pool_print(d->pool, "%s/%s%s", d->language,
	    d->plate->sample->name, ending);
}

static void
write_bytes(const struct draft *d, const char *ending, const char *bytes,
	size_t length)
{
	FILE *f = gallery_open(d->g, name_of(d, ending));

	fwrite(bytes, 1, length, f);
	gallery_close(d->g, f);
}

/* What the theme is given, as a portal would give it. */
static void
write_source(const struct draft *d)
{
	size_t length;
	const char *text = theme_source(d->doc, d->pool, &length);

	write_bytes(d, ".xml", text, length);
}

static void
describe(const struct draft *d)
{
	struct pool *pool = d->g->s->pool;
	struct plate *plate = d->plate;

	if (plate->path)
		return;
	plate->path = theme_attribute(d->doc, "path", pool);
	if (*theme_attribute(d->doc, "query", pool))
		plate->path = pool_print(pool, "%s?%s", plate->path,
		    theme_attribute(d->doc, "query", pool));
	plate->module = plate->sample->letter ? "letters" :
	    theme_attribute(d->doc, "name", pool);
}

/* A link of a page leads to the menu, which knows where a sample of what it
 * leads to lies; without the menu's script too: places have that as id. */
static bool
draw_page(struct draft *d)
{
	const char *html;
	size_t length;

	theme_rebase(d->doc, pool_print(d->pool, "../index.html#%s",
	    d->language));
	html = theme_apply(d->g->s->theme, d->doc, d->pool, &length,
	    NULL);
	write_bytes(d, ".html", html, length);
	d->g->pages++;
	return !d->g->fault;
}

/* A letter's text, as a page, for its language and direction. */
static void
write_text(const struct draft *d, const struct letter_parts *mail,
	const char *ending)
{
	FILE *f = gallery_open(d->g, name_of(d, ending));

	fprintf(f, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n"
	    "<title>", d->language, theme_direction(d->g->s->theme,
	    d->language));
	gallery_text(f, mail->subject);
	fputs("</title>\n<link rel=\"stylesheet\" "
	    "href=\"../../preview/letter.css\">\n<main>\n<h1>", f);
	gallery_text(f, mail->subject);
	fputs("</h1>\n<pre>", f);
	gallery_text(f, mail->text);
	fputs("</pre>\n</main>\n", f);
	gallery_close(d->g, f);
	d->g->pages++;
}

static bool
draw_letter(struct draft *d)
{
	struct letter_parts mail;

	if (!theme_letter(d->g->s->theme, d->doc, d->pool, &mail))
		return false;
	write_text(d, &mail, ".text.html");
	if (!mail.html) {
		write_text(d, &mail, ".html");
		return true;
	}
	write_bytes(d, ".html", mail.html, strlen(mail.html));
	d->g->pages++;
	return true;
}

static bool
draw(struct draft *d)
{
	const struct sample *sample = d->plate->sample;
	const char *why;

	d->g->drawn = sample->name;
	d->g->said = "";
	d->doc = sample_read(d->pool, sample, d->g->s->theme, d->language,
	    &why);
	if (!d->doc) {
		d->g->fault = pool_print(d->g->s->pool,
		    "samples/%s.xml:%s", sample->name, why);
		return false;
	}
	describe(d);
	write_source(d);
	return sample->letter ? draw_letter(d) : draw_page(d);
}

static bool
draw_language(struct gallery *g, const char *language)
{
	bool good = true;

	for (struct plate *p = g->plates; p->sample && good; p++) {
		struct draft d = { g, p, language, pool_new(), NULL };

		theme_begin();
		good = draw(&d);
		theme_done();
		pool_free(d.pool);
	}
	return good;
}

/* "en, es" */
static const char *
list(struct gallery *g)
{
	const char *all = "", *code = NULL;

	while ((code = theme_next_language(g->s->theme, code)))
		all = pool_print(g->s->pool, "%s%s%s", all,
		    *all ? ", " : "", code);
	return all;
}

/* Those that were asked for, or all. */
static bool
choose_languages(struct gallery *g)
{
	const char *code = NULL;
	size_t n = 0;

	for (const char **asked = g->asked; *asked; asked++)
		if (!theme_has_language(g->s->theme, *asked)) {
			g->fault = pool_print(g->s->pool, "there are no "
			    "words in \"%s\", but in %s", *asked, list(g));
			return false;
		}
	g->languages = g->asked;
	if (*g->asked)
		return true;
	while ((code = theme_next_language(g->s->theme, code)))
		n++;
	g->languages = pool_alloc(g->s->pool, (n + 1) * sizeof(char *));
	for (n = 0; (code = theme_next_language(g->s->theme, code)); n++)
		g->languages[n] = code;
	return true;
}

/* Pages, then letters; "case" before "case-done". */
static int
by_name(const void *one, const void *other)
{
	const struct sample *a = ((const struct plate *)one)->sample;
	const struct sample *b = ((const struct plate *)other)->sample;

	return a->letter != b->letter ? a->letter - b->letter :
	    strcmp(a->name, b->name);
}

static void
choose_plates(struct gallery *g)
{
	struct sample *found = sample_list(g->s->pool, g->s->xsl);
	size_t n = 0;

	while (found[n].name)
		n++;
	g->plates = pool_alloc(g->s->pool, (n + 1) * sizeof(*g->plates));
	for (size_t i = 0; i < n; i++)
		g->plates[i].sample = found + i;
	qsort(g->plates, n, sizeof(*g->plates), by_name);
}

static bool
draw_all(struct gallery *g)
{
	struct studio *s = g->s;

	g->fault = studio_proof(s, hear, g);
	if (g->fault || !choose_languages(g))
		return false;
	theme_assets(s->theme, "../");
	choose_plates(g);
	for (const char **code = g->languages; *code; code++)
		if (!draw_language(g, *code))
			return false;
	return true;
}

bool
gallery_draw(struct gallery *g)
{
	const char *xsl = g->s->xsl;

	if (!draw_all(g)) {
		gallery_forget(g);
		return false;
	}
	gallery_copy(g, pool_print(g->s->pool, "%s/assets", xsl), "assets");
	gallery_copy(g, pool_print(g->s->pool, "%s/themes", xsl), "themes");
	gallery_copy(g, pool_print(g->s->pool, "%s/preview", xsl), "preview");
	gallery_index(g);
	gallery_publish(g);
	gallery_stamp(g, "", g->watch);
	gallery_publish(g);
	return true;
}
