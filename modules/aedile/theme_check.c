/* theme_check.c: aedile theme check: what is wrong with a theme, as
 * FILE:LINE and a sentence. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <stdlib.h>
#include <string.h>

/* A line of what was found. */
static void
hear(void *arg, const struct remark *r)
{
	struct check *c = arg;

	faults_add_of(c->faults, r->file, r->line, r->what, r->text);
}

static void
draw(struct check *c, const struct sample *sample, const char *language)
{
	struct theme *theme = c->studio->theme;
	struct letter_parts parts;
	struct _xmlDoc *doc;
	const char *why, *html;
	size_t length;

	faults_in(c->faults, pool_print(c->pool, "%s in %s", sample->name,
	    language));
	theme_begin();
	doc = sample_read(c->pool, sample, theme, language, &why);
	if (!doc)
		faults_add(c->faults, NULL, 0, "samples/%s.xml:%s",
		    sample->name, why);
	else if (sample->letter)
		theme_letter(theme, doc, c->pool, &parts);
	else {
		html = theme_apply(theme, doc, c->pool, &length, NULL);
		check_links(c, html);
		check_size(c, html, length);
	}
	theme_done();
	pool_empty(c->pool);
}

/* Those that were asked for: all, or one. */
static struct sample *
samples(struct check *c)
{
	struct sample *list = sample_list(c->studio->pool, c->studio->xsl);
	struct sample *kept = list;

	for (struct sample *s = list; s->name; s++)
		if (!c->only || strcmp(s->name, c->only) == 0)
			*kept++ = *s;
	*kept = (struct sample){ 0 };
	if (!list->name)
		log_die("there is no sample %s in %s/samples", c->only ?
		    c->only : "at all", c->studio->xsl);
	return list;
}

static void
draw_all(struct check *c)
{
	struct theme *theme = c->studio->theme;
	struct sample *list = samples(c);

	for (const char *l = NULL; (l = theme_next_language(theme, l));) {
		c->languages++;
		for (const struct sample *s = list; s->name; s++)
			draw(c, s, l);
	}
	for (const struct sample *s = list; s->name; s++)
		if (s->letter)
			c->letters++;
		else
			c->pages++;
	faults_in(c->faults, NULL);
}

static int
tell(struct check *c)
{
	size_t n = faults_count(c->faults);

	faults_print(c->faults);
	if (n)
		printf("%s: %zu fault%s in %zu file%s", c->studio->name, n,
		    n == 1 ? "" : "s", faults_files(c->faults),
		    faults_files(c->faults) == 1 ? "" : "s");
	else
		printf("%s: nothing wrong", c->studio->name);
	printf("; %zu pages and %zu letters in %zu language%s\n", c->pages,
	    c->letters, c->languages, c->languages == 1 ? "" : "s");
	return n ? EXIT_FAILURE : EXIT_SUCCESS;
}

int
tool_check(struct studio *s)
{
	struct check c = { .studio = s };
	const char *fault;

	c.only = word_option(s->cmd, "--only", NULL);
	studio_choose(s);
	c.faults = faults_new(s->pool, s->xsl);
	fault = studio_proof(s, hear, &c);
	if (fault) {
		faults_add(c.faults, NULL, 0, "%s", fault);
		return tell(&c);
	}
	c.pool = pool_new();
	draw_all(&c);
	check_styles(&c);
	check_pictures(&c);
	check_languages(&c);
	pool_free(c.pool);
	return tell(&c);
}
