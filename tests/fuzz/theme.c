/* theme.c: a sheet that a stranger wrote: refused in a line, or taken, and
 * then it makes a page that runs nothing. Input: theme.xsl. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "page.h"
#include "pool.h"

static struct page *
three_cases(struct pool *pool)
{
	struct page *pg = page_new(pool, "test");

	page_attr(pg, "lang", "en");
	page_attr(pg, "base", "/portal");
	page_attr(pg, "now", "2026-11-21 21:00:00");
	page_open(pg, "cases");
	for (int i = 0; i < 3; i++) {
		page_open(pg, "case");
		page_u64(pg, "id", 7);
		page_text(pg, "body", "javascript:<script>alert(1)</script>");
		page_close(pg);
	}
	page_close(pg);
	return pg;
}

void
try_theme(struct pool *pool, char *text, size_t size)
{
	const char *dir = fuzz_house(), *fault = "", *html;
	struct theme *t;
	size_t len;

	fuzz_put("xsl/themes/x/theme.xsl", text, size);
	t = theme_open(dir, "x", &fault);
	PROMISE(!t == !!*fault);
	if (!t) {
		PROMISE(fuzz_is_line(fault));
		return;
	}
	theme_begin();
	html = theme_apply(t, page_doc(three_cases(pool)), pool, &len,
	    NULL);
	PROMISE(html && strlen(html) == len && len > 0);
	theme_done();
	/* libxml2 was left in the middle of its work; see theme.h. */
	if (theme_worn())
		_exit(0);
	fuzz_look(html, len);
	theme_close(t);
}
