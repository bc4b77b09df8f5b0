/* quick.c: expressions of sheets by the short way of theme_quick.h and by the
 * long one of libxslt: they come to the same. Input: one a line; behind a = it
 * is a pattern, behind a + a variable of the whole sheet. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/tree.h>

#include "fuzz.h"
#include "pool.h"
#include "../unit/quick_page.h"
#include "text.h"
#include "theme.h"

enum { LINES = 8 };

static const char head[] = QUICK_SHEET
	"<xsl:template match='*' mode='m'><i><xsl:value-of"
	" select='position()'/></i></xsl:template>"
	QUICK_CASES;

static const char document[] = QUICK_PAGE;

/* Everything a sheet can do with one. */
static void
add(FILE *sheet, const char *line)
{
	char *quoted = (char *)xmlEncodeSpecialChars(NULL,
	    (const xmlChar *)line);

	fprintf(sheet, "<p title=\"x{%s}y\"><xsl:value-of select=\"%s\"/>|"
	    "<xsl:if test=\"%s\">yes</xsl:if><xsl:variable name='it' "
	    "select=\"%s\"/><xsl:value-of select='$it'/>|<xsl:if test='$it'>"
	    "yes</xsl:if></p>", quoted, quoted, quoted, quoted);
	if (*line == '/' || *line == '.' || *line == '*' || *line == '$' ||
	    (*line >= 'a' && *line <= 'z'))
		fprintf(sheet, "<xsl:apply-templates mode='m' "
		    "select=\"%s\"/>", quoted);
	xmlFree(quoted);
}

/* What fits says so. */
static void
add_template(FILE *sheet, const char *pattern)
{
	char *quoted = (char *)xmlEncodeSpecialChars(NULL,
	    (const xmlChar *)pattern);

	fprintf(sheet, "<xsl:template match=\"%s\" mode='m'><b><xsl:value-of"
	    " select='name()'/></b></xsl:template>", quoted);
	xmlFree(quoted);
}

/* And what tests a node of another. */
static void
add_global(FILE *sheet, const char *line, int n)
{
	char *quoted = (char *)xmlEncodeSpecialChars(NULL,
	    (const xmlChar *)line);

	fprintf(sheet, "<xsl:variable name='g%d' select=\"%s\"/>"
	    "<xsl:variable name='f%d' select=\"$top[%s] | /page\"/>", n,
	    quoted, n, quoted);
	xmlFree(quoted);
}

static void
write_sheet(char *lines)
{
	char *patterns[LINES], *globals[LINES], *line, *sheet = NULL;
	size_t size;
	FILE *out = open_memstream(&sheet, &size);
	int n = 0, g = 0;

	fputs(head, out);
	for (int i = 0; *lines && i < LINES; i++)
		if (*(line = fuzz_line(&lines)) == '=')
			patterns[n++] = line + 1;
		else if (*line == '+')
			globals[g++] = line + 1;
		else
			add(out, line);
	for (int i = 0; i < g; i++)
		fprintf(out, "<p title=\"{$g%d}\"><xsl:value-of "
		    "select='count($f%d)'/></p>", i, i);
	fputs("<xsl:apply-templates mode='m' select='case/*'/>"
	    "<xsl:apply-templates mode='m' select='@*'/></xsl:template>", out);
	while (n--)
		add_template(out, patterns[n]);
	while (g--)
		add_global(out, globals[g], g);
	fputs("</xsl:stylesheet>", out);
	fclose(out);
	fuzz_put("xsl/themes/x/theme.xsl", sheet, size);
	free(sheet);
}

static const char *
drawn(struct theme *t, struct pool *pool, bool *plain)
{
	const char *why, *html;
	xmlDoc *doc;
	size_t len;

	theme_begin();
	doc = theme_document(pool, document, strlen(document), &why);
	html = theme_apply(t, doc, pool, &len, plain);
	theme_done();
	if (theme_worn())
		_exit(0);
	return html;
}

void
try_quick(struct pool *pool, char *text, size_t size)
{
	const char *dir = fuzz_house(), *fault = "", *a, *b;
	bool plain[2];
	struct theme *quick, *slow;

	(void)size;
	if (text_length(text) < 0)
		return;
	write_sheet(text);
	quick = theme_open(dir, "x", &fault);
	slow = theme_open_long(dir, "x", &fault);
	PROMISE(!quick == !slow);
	if (!quick)
		return;
	a = drawn(quick, pool, &plain[0]);
	b = drawn(slow, pool, &plain[1]);
	/* Limits of steps and time are not to be met at the same place. */
	PROMISE(plain[0] || plain[1] || strcmp(a, b) == 0);
	theme_close(quick);
	theme_close(slow);
}
