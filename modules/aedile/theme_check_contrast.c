/* theme_check_contrast.c: can what stands on a colour be read, in light and
 * in dark? */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CHAIN = 16 };

/* A line of a contrasts file. */
struct meeting {
	const char	*text, *ground, *what;
	double		 least;
};

/* A custom property as a page has it, in light or dark. */
struct token {
	const struct rule *rule;	/* that says it; NULL: nobody does */
	struct colour	 colour;
};

static bool
is_root(const char *selector)
{
	return strstr(selector, ":root") || strcmp(selector, "html") == 0;
}

/* Does a rule hold where the scheme is dark, or is not? */
static bool
holds(const struct rule *r, bool dark)
{
	const char *media = r->css.media;

	if (!is_root(r->css.selector) || strstr(media, "print") ||
	    strstr(media, "contrast") || strstr(media, "forced-colors"))
		return false;
	if (!strstr(media, "prefers-color-scheme"))
		return !*media || !strstr(media, "width");
	return (strstr(media, "dark") != NULL) == dark;
}

/* The last one that is said counts; so does the nearest theme's, as its
 * sheets come last. */
static const struct rule *
find(const struct check *c, const char *name, size_t length, bool dark)
{
	for (size_t i = c->nrules; i-- > 0;)
		if (strncmp(c->rules[i].css.name, name, length) == 0 &&
		    !c->rules[i].css.name[length] &&
		    holds(&c->rules[i], dark))
			return &c->rules[i];
	return NULL;
}

/* What stands between the brackets of name(...), or NULL. */
static char *
within(struct pool *pool, const char *value, const char *name)
{
	size_t length = strlen(name);
	const char *end = strrchr(value, ')');

	if (strncasecmp(value, name, length) != 0 || value[length] != '(' ||
	    !end || end[1])
		return NULL;
	return pool_copy(pool, value + length + 1,
	    (size_t)(end - value) - length - 1);
}

/* The comma that parts two arguments, or NULL. */
static char *
comma(char *at)
{
	int brackets = 0;

	for (; *at; at++)
		if (*at == '(')
			brackets++;
		else if (*at == ')')
			brackets--;
		else if (*at == ',' && !brackets)
			return at;
	return NULL;
}

/* Follow var() and light-dark() to a colour's own words; NULL: it leads
 * nowhere. */
static const char *
resolve(const struct check *c, const char *value, bool dark, int depth)
{
	struct pool *pool = c->studio->pool;
	const struct rule *r;
	char *inner, *other;

	value += strspn(value, " \t\n");
	if (depth > CHAIN)
		return NULL;
	if ((inner = within(pool, value, "light-dark")) &&
	    (other = comma(inner))) {
		*other = '\0';
		return resolve(c, dark ? other + 1 : inner, dark, depth + 1);
	}
	if (!(inner = within(pool, value, "var")))
		return pool_copy(pool, value, strlen(value));
	if ((other = comma(inner)))
		*other++ = '\0';
	inner += strspn(inner, " \t\n");
	r = find(c, inner, strcspn(inner, " \t\n"), dark);
	if (r)
		return resolve(c, r->css.value, dark, depth + 1);
	return other ? resolve(c, other, dark, depth + 1) : NULL;
}

bool
check_colour(const struct check *c, const char *value, bool dark,
	struct colour *out)
{
	const char *words = resolve(c, value, dark, 0);

	return words && colour_read(text_trim(pool_text(c->studio->pool,
	    words)), out);
}

static struct token
look_up(struct check *c, const char *name, bool dark)
{
	struct token t = { .rule = find(c, name, strlen(name), dark) };

	if (t.rule && check_colour(c, t.rule->css.value, dark, &t.colour))
		return t;
	if (t.rule)
		faults_add(c->faults, t.rule->style->path, t.rule->css.line,
		    "%s cannot be measured: say it as hex, rgb(), hsl(), or "
		    "by its name", name);
	t.rule = NULL;
	return t;
}

/* The one of the two that its theme would change. */
static const struct rule *
culprit(const struct check *c, const struct token *text,
	const struct token *ground)
{
	const char *own = pool_print(c->studio->pool, "themes/%s/",
	    c->studio->name);

	if (strncmp(text->rule->style->path, own, strlen(own)) != 0 &&
	    strncmp(ground->rule->style->path, own, strlen(own)) == 0)
		return ground->rule;
	return text->rule;
}

static void
measure(struct check *c, const struct meeting *p, bool dark)
{
	struct token text = look_up(c, p->text, dark);
	struct token ground = look_up(c, p->ground, dark);
	const struct rule *r;
	double ratio;

	if (!text.rule || !ground.rule)
		return;
	r = culprit(c, &text, &ground);
	if (ground.colour.alpha < 1) {
		faults_add(c->faults, r->style->path, r->css.line, "%s is "
		    "translucent, so nobody knows what stands on what",
		    p->ground);
		return;
	}
	ratio = colour_contrast(text.colour, ground.colour);
	if (ratio < p->least)
		faults_add(c->faults, r->style->path, r->css.line, "%s on %s "
		    "has a contrast of %.2f:1 in %s; %s: at least %g:1",
		    p->text, p->ground, (double)(long)(ratio * 100) / 100,
		    dark ? "dark" : "light", p->what, p->least);
}

static char *
word(char **at)
{
	char *from = *at + strspn(*at, " \t");

	*at = from + strcspn(from, " \t");
	if (**at)
		*(*at)++ = '\0';
	return from;
}

static void
measure_line(struct check *c, const char *path, long n, char *line)
{
	struct meeting p = { .text = word(&line), .ground = word(&line) };
	char *end;

	if (!*p.text || *p.text == '#')
		return;
	p.least = strtod(line, &end);
	p.what = text_trim(end);
	if (strncmp(p.text, "--", 2) != 0 || strncmp(p.ground, "--", 2) != 0 ||
	    p.least < 1 || !*p.what) {
		faults_add(c->faults, path, n, "a line is: --text --ground "
		    "4.5 what it is");
		return;
	}
	measure(c, &p, false);
	measure(c, &p, true);
}

static void
measure_file(struct check *c, const char *path)
{
	const char *text = check_text(c, path);
	char *at, *end;

	if (!text)
		return;
	at = pool_text(c->studio->pool, text);
	for (long n = 1; *at; n++) {
		end = at + strcspn(at, "\n");
		if (*end)
			*end++ = '\0';
		measure_line(c, path, n, at);
		at = end;
	}
}

/* The base's pairs, and those of each theme whose style sheets are linked. */
void
check_contrasts(struct check *c)
{
	const char *path, *last;

	measure_file(c, "contract/contrasts");
	for (size_t i = 0; i < c->nstyles; i++) {
		path = c->styles[i].path;
		last = strrchr(path, '/');
		if (strncmp(path, "themes/", strlen("themes/")) == 0 &&
		    strcmp(last, "/tokens.css") == 0)
			measure_file(c, pool_print(c->studio->pool,
			    "%.*s/contrasts", (int)(last - path), path));
	}
}
