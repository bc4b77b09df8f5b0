/* css.c: blocks within blocks, and the declarations in them. */
/* SPDX-License-Identifier: ISC */
#include "css.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core.h"

enum { DEEP = 16 };

struct reader {
	struct pool	*pool;
	const char	*at;
	long		 line;
	css_fn		*tell;
	void		*arg;
	const char	*selector[DEEP], *media[DEEP];
	long		 opened[DEEP];
	int		 deep;		/* blocks that are open */
};

/* Comments become blanks, so that lines stay what they are. */
static char *
without_comments(struct pool *pool, const char *text)
{
	char *copy = pool_text(pool, text), *end;

	for (char *at = copy; (at = strstr(at, "/*"));) {
		end = strstr(at + 2, "*/");
		end = end ? end + 2 : at + strlen(at);
		for (; at < end; at++)
			if (*at != '\n')
				*at = ' ';
	}
	return copy;
}

static char *
trimmed(struct pool *pool, const char *at, size_t length)
{
	while (length && isspace((unsigned char)*at))
		at++, length--;
	while (length && isspace((unsigned char)at[length - 1]))
		length--;
	return pool_copy(pool, at, length);
}

/* Up to what ends a piece: { } or ; outside of quotes and brackets. */
static size_t
piece(const char *at)
{
	const char *from = at;
	int brackets = 0;
	char quote = 0;

	for (; *at; at++) {
		if (quote) {
			if (*at == '\\' && at[1])
				at++;
			else if (*at == quote || *at == '\n')
				quote = 0;
		} else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '(')
			brackets++;
		else if (*at == ')')
			brackets -= brackets > 0;
		else if (strchr("{}", *at) || (*at == ';' && !brackets))
			break;
	}
	return (size_t)(at - from);
}

static long
lines(const char *at, size_t length)
{
	long n = 0;

	while (length--)
		n += *at++ == '\n';
	return n;
}

static void
declare(struct reader *r, const char *at, size_t length, long line)
{
	const char *text = trimmed(r->pool, at, length), *end;
	struct css css = { .line = line };
	int top = r->deep - 1;

	css.selector = r->deep ? r->selector[top] : "";
	css.media = r->deep ? r->media[top] : "";
	end = *text == '@' ? text + strcspn(text, " \t\n\"'(") :
	    strchr(text, ':');
	if (!*text || !end)
		return;
	css.name = trimmed(r->pool, text, (size_t)(end - text));
	css.value = trimmed(r->pool, end + (*end == ':'),
	    strlen(end + (*end == ':')));
	r->tell(r->arg, &css);
}

static void
open_block(struct reader *r, const char *at, size_t length, long line)
{
	const char *text = trimmed(r->pool, at, length);
	const char *selector = r->deep ? r->selector[r->deep - 1] : "";
	const char *media = r->deep ? r->media[r->deep - 1] : "";

	if (strncasecmp(text, "@media", strlen("@media")) == 0)
		media = *media ? pool_print(r->pool, "%s and %s", media,
		    text + strlen("@media")) : text + strlen("@media");
	else if (strncasecmp(text, "@layer", strlen("@layer")) != 0 &&
	    strncasecmp(text, "@supports", strlen("@supports")) != 0)
		selector = text;
	if (r->deep < DEEP) {
		r->selector[r->deep] = selector;
		r->media[r->deep] = media;
		r->opened[r->deep] = line;
	}
	r->deep++;
}

const char *
css_read(struct pool *pool, const char *text, css_fn *tell, void *arg,
	long *line)
{
	struct reader r = { .pool = pool, .line = 1, .tell = tell,
		.arg = arg };
	size_t length, blank;

	for (r.at = without_comments(pool, text); *r.at; r.at += !!*r.at) {
		blank = strspn(r.at, " \t\r\n");
		r.line += lines(r.at, blank);
		r.at += blank;
		length = piece(r.at);
		*line = r.line;
		if (r.at[length] == '{')
			open_block(&r, r.at, length, r.line);
		else if (r.deep <= DEEP)
			declare(&r, r.at, length, r.line);
		r.line += lines(r.at, length);
		r.at += length;
		if (*r.at == '}' && --r.deep < 0)
			return "a } closes nothing";
		if (r.deep > DEEP)
			return "blocks stand too deep in blocks";
	}
	if (r.deep)
		*line = r.opened[r.deep - 1];
	return r.deep ? "a { is never closed" : NULL;
}

const char *
css_url(struct pool *pool, const char **at)
{
	const char *from = *at, *end;
	char quote;

	while (*from && *from != '"' && *from != '\'' &&
	    strncasecmp(from, "url(", 4) != 0)
		from++;
	if (!*from)
		return NULL;
	if (*from != '"' && *from != '\'')
		from += 4 + strspn(from + 4, " \t\n");
	quote = *from == '"' || *from == '\'' ? *from++ : ')';
	end = strchr(from, quote);
	if (!end)
		return NULL;
	*at = end + 1;
	return trimmed(pool, from, (size_t)(end - from));
}
