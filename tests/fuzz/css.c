/* css.c: a designer's style sheet: every declaration stands on a line of it,
 * and a colour is one. */
/* SPDX-License-Identifier: ISC */
#include "../../modules/aedile/css.h"

#include <string.h>

#include "../../modules/aedile/colour.h"
#include "fuzz.h"
#include "pool.h"

struct told {
	struct pool	*pool;
	long		 lines;		/* that the sheet has */
};

static bool
is_share(double x)
{
	return x >= 0 && x <= 1;
}

static void
look_at_value(struct pool *pool, const char *value)
{
	const char *at = value, *url;
	struct colour c;

	while ((url = css_url(pool, &at)))
		PROMISE(strlen(url) <= strlen(value) && at <= value +
		    strlen(value));
	if (!colour_read(value, &c))
		return;
	PROMISE(is_share(c.red) && is_share(c.green) && is_share(c.blue) &&
	    is_share(c.alpha));
	PROMISE(colour_contrast(c, (struct colour){ 1, 1, 1, 1 }) >= 1);
	PROMISE(colour_contrast(c, (struct colour){ 0, 0, 0, 1 }) <= 21.01);
}

static void
look(void *arg, const struct css *css)
{
	struct told *told = arg;

	PROMISE(css->selector && css->media && css->name && css->value);
	PROMISE(css->line >= 1 && css->line <= told->lines);
	look_at_value(told->pool, css->value);
}

void
try_css(struct pool *pool, char *text, size_t size)
{
	struct told told = { pool, 1 };
	const char *fault;
	long line = 0;

	(void)size;
	for (const char *at = text; (at = strchr(at, '\n')); at++)
		told.lines++;
	fault = css_read(pool, text, look, &told, &line);
	PROMISE(!fault || (fuzz_is_line(fault) && line >= 1 &&
	    line <= told.lines));
}
