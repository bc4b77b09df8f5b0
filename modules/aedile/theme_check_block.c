/* theme_check_block.c: a block that gives both text and ground can be
 * measured as it stands. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What of a block matters. */
struct block {
	const struct rule *text, *ground, *size, *weight;
};

static bool
is(const struct rule *r, const char *name)
{
	return strcasecmp(r->css.name, name) == 0;
}

/* The rules of one block stand behind each other, and share its selector. */
static size_t
read_block(const struct check *c, size_t i, struct block *out)
{
	const char *selector = c->rules[i].css.selector;

	*out = (struct block){ 0 };
	for (; i < c->nrules && c->rules[i].css.selector == selector; i++) {
		const struct rule *r = &c->rules[i];

		if (is(r, "color"))
			out->text = r;
		else if (is(r, "background") || is(r, "background-color"))
			out->ground = r;
		else if (is(r, "font-size"))
			out->size = r;
		else if (is(r, "font-weight"))
			out->weight = r;
	}
	return i;
}

/* WCAG's large text: 24 px, or 18.66 px where it is bold. */
static double
least(const struct block *b)
{
	char *unit;
	double size = b->size ? strtod(b->size->css.value, &unit) : 0;
	bool bold = b->weight && (strtol(b->weight->css.value, NULL, 10) >= 700
	    || strncmp(b->weight->css.value, "bold", 4) == 0);

	if (b->size && strncmp(unit, "rem", 3) == 0)
		size *= 16;
	else if (b->size && strncmp(unit, "px", 2) != 0)
		size = 0;
	return size >= (bold ? 18.66 : 24) ? 3 : 4.5;
}

static bool
is_seen(const struct rule *r, bool dark)
{
	const char *media = r->css.media;

	if (strstr(media, "print") || strstr(media, "forced-colors") ||
	    strstr(r->css.selector, ":disabled") ||
	    strstr(r->css.selector, "[disabled"))
		return false;
	return !strstr(media, "prefers-color-scheme") ||
	    (strstr(media, "dark") != NULL) == dark;
}

static void
measure(struct check *c, const struct block *b, bool dark)
{
	struct colour text, ground;
	double ratio;

	if (!is_seen(b->text, dark) ||
	    !check_colour(c, b->text->css.value, dark, &text) ||
	    !check_colour(c, b->ground->css.value, dark, &ground) ||
	    ground.alpha < 1)
		return;
	ratio = colour_contrast(text, ground);
	if (ratio < least(b))
		faults_add(c->faults, b->text->style->path,
		    b->text->css.line, "%s on %s has a contrast of %.2f:1 in "
		    "%s; text: at least %g:1", b->text->css.value,
		    b->ground->css.value, (double)(long)(ratio * 100) / 100,
		    dark ? "dark" : "light", least(b));
}

void
check_blocks(struct check *c)
{
	struct block b;

	for (size_t i = 0; i < c->nrules;) {
		i = read_block(c, i, &b);
		if (!b.text || !b.ground)
			continue;
		measure(c, &b, false);
		measure(c, &b, true);
	}
}
