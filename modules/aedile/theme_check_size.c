/* theme_check_size.c: who has a poor line pays for each byte. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <string.h>
#include <sys/stat.h>

#include "deflate.h"

enum {
	PAGE_MOST = 20 * 1024,		/* of HTML, packed */
	STYLES_MOST = 30 * 1024,	/* of CSS, as it is written */
	VIEW_MOST = 60 * 1024,		/* all a first view brings, packed */
};

void
check_size(struct check *c, const char *html, size_t length)
{
	size_t page = length;

	if (length > c->page)
		page = deflate_size(c->pool, html, length);
	if (page > c->page && length > c->page)
		c->page = page;
	if (page > PAGE_MOST && length > PAGE_MOST)
		faults_add(c->faults, NULL, 0, "themes/%s/theme.xsl:1: a page "
		    "has %zu bytes when it is packed; %d is the most",
		    c->studio->name, page, PAGE_MOST);
}

void
check_named(struct check *c, const struct rule *r, const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0) {
		faults_add(c->faults, r->style->path, r->css.line,
		    "there is no file %s", path + strlen(c->studio->xsl) + 1);
		return;
	}
	c->named += (size_t)st.st_size;
	if ((size_t)st.st_size > c->most) {
		c->most = (size_t)st.st_size;
		c->largest = r;
	}
}

static void
check_sum(struct check *c)
{
	const struct style *largest = NULL;
	size_t sum = 0;

	for (size_t i = 0; i < c->nstyles; i++) {
		sum += c->styles[i].bytes;
		if (!largest || c->styles[i].bytes > largest->bytes)
			largest = &c->styles[i];
	}
	if (sum > STYLES_MOST)
		faults_add(c->faults, largest->path, 1, "the style sheets of "
		    "the pages have %zu bytes together; %d is the most",
		    sum, STYLES_MOST);
}

void
check_view(struct check *c)
{
	size_t sum = c->page + c->named;
	const char *text;

	check_sum(c);
	for (size_t i = 0; i < c->nstyles; i++)
		if ((text = check_text(c, c->styles[i].path)))
			sum += deflate_size(c->studio->pool, text,
			    strlen(text));
	if (sum > VIEW_MOST && c->largest)
		faults_add(c->faults, c->largest->style->path,
		    c->largest->css.line, "a first view brings %zu bytes; %d "
		    "is the most, and this is the largest file", sum,
		    VIEW_MOST);
}
