/* disposition.c: what a part's header block says: field and file name. */
/* SPDX-License-Identifier: ISC */
#include <string.h>
#include <strings.h>

#include "multipart.h"
#include "pool.h"
#include "text.h"
#include "urlencoded.h"

/* One line of the block at a time, cut off at its CR LF; NULL at the end.
 * Lines that go on with a blank (obs-fold) are refused by who reads them. */
static char *
next_line(char **block)
{
	char *line = *block, *end = strstr(line, "\r\n");

	if (!end)
		return NULL;
	*end = '\0';
	*block = end + 2;
	return line;
}

static char *
skip_blanks(char *s)
{
	return s + strspn(s, " \t");
}

/*
 * A quoted string at *at, RFC 9110 § 5.6.4, in place. A backslash escapes only
 * a quote or a backslash: browsers of old sent whole Windows paths unescaped.
 */
static char *
read_quoted(char **at)
{
	char *from = *at + 1, *to = from, *start = from;

	for (; *from && *from != '"'; from++) {
		if (*from == '\\' && (from[1] == '"' || from[1] == '\\'))
			from++;
		*to++ = *from;
	}
	if (!*from)
		return NULL;
	*at = from + 1;
	*to = '\0';
	return start;
}

static char *
read_token(char **at)
{
	char *start = *at;
	size_t len = strcspn(start, "; \t\"");

	*at += len;
	return len > 0 ? start : NULL;
}

/* Browsers write a quote, CR and LF in a name as %22, %0D, %0A and nothing
 * else so (HTML, "multipart/form-data encoding algorithm"). */
static void
undo_browser(char *s)
{
	char *to = s;

	for (; *s; s++) {
		bool quote = strncmp(s, "%22", 3) == 0;

		if (quote || strncasecmp(s, "%0D", 3) == 0 ||
		    strncasecmp(s, "%0A", 3) == 0) {
			*to++ = quote ? '"' : ' ';
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

/* RFC 8187: charset'language'text. NULL where it is no UTF-8 of that form. */
static const char *
read_extended(struct pool *pool, char *value)
{
	char *text;

	if (strncasecmp(value, "utf-8'", 6) != 0)
		return NULL;
	text = strchr(value + 6, '\'');
	if (!text || strchr(text, '+') || !urlencoded_decode(text + 1))
		return NULL;
	return text_length(text + 1) < 0 ? NULL : pool_text(pool, text + 1);
}

struct params {
	char	*name, *file, *extended;
};

/* Each parameter at most once; those we do not know are passed over. */
static bool
keep_param(struct params *p, const char *key, char *value)
{
	char **slot = strcasecmp(key, "name") == 0 ? &p->name :
	    strcasecmp(key, "filename") == 0 ? &p->file :
	    strcasecmp(key, "filename*") == 0 ? &p->extended : NULL;

	if (!slot)
		return true;
	if (*slot)
		return false;
	*slot = value;
	return true;
}

/* ; key=value ... until the end of the line. */
static bool
read_params(char *at, struct params *p)
{
	while (*(at = skip_blanks(at))) {
		char *key, *value, *end;

		if (*at != ';')
			return false;
		*at = '\0';
		key = skip_blanks(at + 1);
		if (!*key)
			return true;
		at = key + strcspn(key, "=; \t");
		if (*at != '=')
			return false;
		*at++ = '\0';
		value = *at == '"' ? read_quoted(&at) : read_token(&at);
		if (!value || !keep_param(p, key, value))
			return false;
		end = at;
		if (*end && !strchr("; \t", *end))
			return false;
		if (*end == ' ' || *end == '\t')
			*at++ = '\0';
	}
	return true;
}

static bool
read_disposition(struct pool *pool, char *value, struct part_head *out)
{
	struct params p = { NULL, NULL, NULL };
	const char *file;

	value = skip_blanks(value);
	if (strncasecmp(value, "form-data", 9) != 0)
		return false;
	if (!read_params(value + 9, &p) || !p.name)
		return false;
	undo_browser(p.name);
	if (text_length(p.name) < 1 || strpbrk(p.name, "\t\n"))
		return false;
	out->name = pool_text(pool, p.name);
	file = p.extended ? read_extended(pool, p.extended) : NULL;
	if (p.file && !file) {
		undo_browser(p.file);
		file = p.file;
	}
	out->file = file ? disposition_clean(pool, file) : NULL;
	if (file && *file && !*out->file)
		out->file = "file";
	return file || !p.extended;
}

bool
disposition_read(struct pool *pool, char *block, struct part_head *out)
{
	size_t found = 0;
	char *line;

	while ((line = next_line(&block))) {
		char *value = strchr(line, ':');

		if (!value || value == line || strpbrk(line, "\r\n"))
			return false;
		*value++ = '\0';
		if (strpbrk(line, " \t"))
			return false;
		if (strcasecmp(line, "Content-Transfer-Encoding") == 0 &&
		    (strcasestr(value, "base64") ||
		    strcasestr(value, "quoted")))
			return false;
		if (strcasecmp(line, "Content-Disposition") != 0)
			continue;
		if (found++ || !read_disposition(pool, value, out))
			return false;
	}
	return found == 1;
}
