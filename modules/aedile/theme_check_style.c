/* theme_check_style.c: style sheets that pages link: whole, small, at home. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <string.h>
#include <strings.h>

enum { FILE_MOST = 1 << 20 };

const char *
check_text(const struct check *c, const char *path)
{
	struct pool *pool = c->studio->pool;
	FILE *f = fopen(pool_print(pool, "%s/%s", c->studio->xsl, path), "re");
	char *text;
	size_t n;

	if (!f)
		return NULL;
	text = pool_alloc(pool, FILE_MOST + 1);
	n = fread(text, 1, FILE_MOST, f);
	fclose(f);
	return pool_copy(pool, text, n);
}

/* What of a URL is a path below the xsl folder, without the sum that the
 * portal puts before the last dot. */
static const char *
path_of(struct pool *pool, const char *url, size_t length)
{
	char *path = pool_copy(pool, url, length), *dot, *at;

	at = strstr(path, "/assets/");
	if (!at && !(at = strstr(path, "/themes/")))
		return NULL;
	path = at + 1;
	dot = strrchr(path, '.');
	at = dot ? memchr(path, '.', (size_t)(dot - path)) : NULL;
	if (at)
		memmove(at, dot, strlen(dot) + 1);
	return path;
}

static void
keep(struct check *c, const char *path)
{
	for (size_t i = 0; i < c->nstyles; i++)
		if (strcmp(c->styles[i].path, path) == 0)
			return;
	if (c->nstyles < SHEETS_MOST)
		c->styles[c->nstyles++].path = pool_text(c->studio->pool,
		    path);
}

void
check_links(struct check *c, const char *html)
{
	static const char mark[] = "href=\"";
	const char *end, *href, *path, *rel;

	for (; (html = strstr(html, "<link ")); html = end) {
		if (!(end = strchr(html, '>')))
			return;
		rel = strstr(html, "rel=\"stylesheet\"");
		href = strstr(html, mark);
		if (!rel || rel > end || !href || href > end)
			continue;
		href += strlen(mark);
		path = path_of(c->pool, href, strcspn(href, "\""));
		if (path)
			keep(c, path);
	}
}

static void
add_rule(void *arg, const struct css *css)
{
	struct check *c = arg;

	if (c->nrules == c->room) {
		c->room = c->room ? 2 * c->room : 512;
		c->rules = pool_extend(c->studio->pool, c->rules,
		    c->nrules * sizeof(*c->rules),
		    c->room * sizeof(*c->rules));
	}
	c->rules[c->nrules++] = (struct rule){ *css,
		&c->styles[c->nstyles] };
}

static void
read_styles(struct check *c)
{
	size_t n = c->nstyles;
	const char *text, *fault;
	long line;

	for (c->nstyles = 0; c->nstyles < n; c->nstyles++) {
		struct style *s = &c->styles[c->nstyles];

		if (!(text = check_text(c, s->path)))
			continue;	/* a:asset() misses it already */
		s->bytes = strlen(text);
		fault = css_read(c->studio->pool, text, add_rule, c, &line);
		if (fault)
			faults_add(c->faults, s->path, line, "%s", fault);
	}
}

/* A file that a style sheet names, from its folder on. */
static const char *
beside(const struct check *c, const char *style, const char *url)
{
	const char *folder = strrchr(style, '/');

	return pool_print(c->studio->pool, "%s/%.*s/%.*s", c->studio->xsl,
	    (int)(folder - style), style, (int)strcspn(url, "?#"), url);
}

/* Where a style sheet makes the browser go. */
static void
check_urls(struct check *c, const struct rule *r)
{
	bool import = strcasecmp(r->css.name, "@import") == 0;
	const char *at = r->css.value, *url;

	if (!import && !strcasestr(at, "url(") && !strcasestr(at, "image-set"))
		return;
	while ((url = css_url(c->studio->pool, &at))) {
		if (strncmp(url, "//", 2) == 0 || strstr(url, "://"))
			faults_add(c->faults, r->style->path, r->css.line,
			    "\"%.60s\" leads to another site", url);
		else if (strncasecmp(url, "data:", 5) == 0)
			faults_add(c->faults, r->style->path, r->css.line,
			    "a data: address is not let through; put it into "
			    "a file");
		else if (*url == '/')
			faults_add(c->faults, r->style->path, r->css.line,
			    "\"%.60s\" does not stay below a site's prefix; "
			    "say it from this file on", url);
		else if (*url && *url != '#')
			check_named(c, r, beside(c, r->style->path, url));
		if (import)
			return;
	}
}

static bool
is_defined(const struct check *c, const char *name, size_t length)
{
	for (size_t i = 0; i < c->nrules; i++)
		if (strncmp(c->rules[i].css.name, name, length) == 0 &&
		    !c->rules[i].css.name[length])
			return true;
	return false;
}

/* var(--x) that is nowhere said, and has nothing to fall back on. */
static void
check_variables(struct check *c, const struct rule *r)
{
	const char *at = r->css.value, *after;
	size_t length;

	while ((at = strstr(at, "var("))) {
		at += strlen("var(");
		at += strspn(at, " \t\n");
		length = strcspn(at, " \t\n,)");
		after = at + length + strspn(at + length, " \t\n");
		if (*after != ',' && !is_defined(c, at, length))
			faults_add(c->faults, r->style->path, r->css.line,
			    "no style sheet says what %.*s is", (int)length,
			    at);
	}
}

static void
check_old(struct check *c, const struct rule *r)
{
	if (strcasestr(r->css.value, "expression(") ||
	    strcasestr(r->css.value, "javascript:") ||
	    strcasecmp(r->css.name, "behavior") == 0 ||
	    strcasecmp(r->css.name, "-moz-binding") == 0)
		faults_add(c->faults, r->style->path, r->css.line,
		    "a style sheet runs no script");
}

void
check_styles(struct check *c)
{
	read_styles(c);
	for (size_t i = 0; i < c->nrules; i++) {
		check_urls(c, &c->rules[i]);
		check_variables(c, &c->rules[i]);
		check_old(c, &c->rules[i]);
	}
	check_contrasts(c);
	check_blocks(c);
	check_view(c);
}
