/* theme_house.c: a folder of themes that stands while the tests run. */
/* SPDX-License-Identifier: ISC */
#include "theme_house.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "page.h"
#include "pool.h"
#include "theme.h"
#include "theme_parts.h"

const char good[] =
	"<xsl:stylesheet version='1.0'"
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
	" xmlns:a='https://aedile.example/theme'>"
	"<xsl:template match='/page'><html lang='en'><body>"
	"<p><xsl:value-of select=\"a:say('hello')\"/></p>"
	"<p><xsl:value-of select='a:number(8.3)'/></p>"
	"<p><xsl:value-of select='a:number(3 * 1234567.1)'/></p>"
	"<xsl:for-each select='cases/case'><p><xsl:value-of select='body'/>"
	"</p></xsl:for-each></body></html></xsl:template></xsl:stylesheet>";

const char words[] =
	"<words lang='en'><w key='hello'>good day</w>"
	"<w key='plain.title'>plain page</w></words>";

static char home[] = "/tmp/aedile-theme-XXXXXX";

void
put_bytes(const char *path, const char *bytes, size_t len)
{
	char full[512];
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", home, path);
	unlink(full);
	f = fopen(full, "we");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

void
put(const char *path, const char *text)
{
	put_bytes(path, text, strlen(text));
}

static void
folder(const char *path)
{
	char full[512];

	snprintf(full, sizeof(full), "%s/%s", home, path);
	assert_int_equal(mkdir(full, 0700), 0);
}

int
build_house(void **state)
{
	char link[512];

	(void)state;
	theme_start();
	assert_non_null(mkdtemp(home));
	folder("xsl");
	folder("xsl/words");
	folder("xsl/words/en");
	folder("xsl/themes");
	folder("xsl/themes/x");
	put("outside.xsl", good);
	put("xsl/words/en/x.xml", words);
	put("xsl/themes/x/theme.xsl", good);
	snprintf(link, sizeof(link), "%s/xsl/themes/x/link.xsl", home);
	assert_int_equal(symlink("../../../outside.xsl", link), 0);
	snprintf(link, sizeof(link), "%s/xsl/themes/x/away", home);
	return symlink("../../..", link);
}

int
raze_house(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

const char *
house(void)
{
	static char dir[512];

	snprintf(dir, sizeof(dir), "%s/xsl", home);
	return dir;
}

struct theme *
open_house(const char **fault)
{
	*fault = "";
	return theme_open(house(), "x", fault);
}

void
now(struct theme *t)
{
	t->seen = theme_load_stamp(t->dir);
	t->looked = 0;
	theme_catch_up(t);
}

const char *
draw(struct theme *t, struct pool *pool, const char *body)
{
	struct page *pg;
	const char *html;
	size_t len;
	bool plain;

	theme_begin();
	pg = page_new(pool, "test");
	page_attr(pg, "lang", "en");
	page_attr(pg, "base", "/portal");
	page_attr(pg, "now", "2026-11-21 21:00:00");
	page_open(pg, "cases");
	for (uint64_t i = 1; i <= 50; i++) {
		page_open(pg, "case");
		page_u64(pg, "id", i);
		page_text(pg, "body", body);
		page_close(pg);
	}
	page_close(pg);
	html = theme_apply(t, page_doc(pg), pool, &len, &plain);
	assert_int_equal(plain, strstr(html, "plain page") != NULL);
	assert_int_equal(strlen(html), len);
	theme_done();
	return html;
}
