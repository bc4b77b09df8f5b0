/* quick_samples.c: the short way of theme_quick.h and the long one of libxslt
 * come to the same, for every sample in every theme, and for what chance makes
 * of it. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "theme.h"
#include "ways.h"

enum { FILE_MOST = 1 << 20 };

static xmlDoc *
read_file(const char *path)
{
	static char text[FILE_MOST];
	FILE *f = fopen(path, "re");
	size_t len;

	assert_non_null(f);
	len = fread(text, 1, sizeof(text), f);
	fclose(f);
	return xmlReadMemory(text, (int)len, path, NULL, XML_PARSE_NONET);
}

/* What no program of ours would say, and a theme meets all the same. */
static void
twist(xmlNode *node, unsigned *chance)
{
	static const char *const odd[] = {
		"", " ", "0", "-1", "NaN", "1e9", "0.1", "true", "yes", "'\"",
		"<b>&amp;", "2026-02-30 25:61:00", "2026-11-21", "\xD9\xA3",
		"closed", "officer", "citizen", "missing", "a/../b", "{x}",
	};
	xmlNode *next;

	for (; node; node = next) {
		next = node->next;
		*chance = *chance * 1103515245 + 12345;
		unsigned dice = *chance >> 16 & 63;

		if (dice == 0)
			xmlAddNextSibling(node, xmlCopyNode(node, 1));
		if (dice < 3 && node->type == XML_ELEMENT_NODE)
			xmlNodeSetContent(node, NULL);
		if (dice < 6 && node->type == XML_TEXT_NODE)
			xmlNodeSetContent(node, (const xmlChar *)odd[*chance
			    % (sizeof(odd) / sizeof(*odd))]);
		for (xmlAttr *a = node->type == XML_ELEMENT_NODE ?
		    node->properties : NULL; a && dice < 9; a = a->next)
			xmlSetProp(node, a->name, (const xmlChar *)odd[
			    (*chance >> 8) % (sizeof(odd) / sizeof(*odd))]);
		twist(node->children, chance);
		if (dice == 10) {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
		}
	}
}

static void
compare_twisted(struct theme *t[2], xmlDoc *doc, const char *path)
{
	for (unsigned i = 1; i <= 5; i++) {
		xmlDoc *copy = xmlCopyDoc(doc, 1);
		unsigned chance = i;

		twist(xmlDocGetRootElement(copy)->children, &chance);
		ways_compare(t, copy, path, "");
		xmlFreeDoc(copy);
	}
}

static void
compare_sample(struct theme *t[2], const char *path)
{
	xmlDoc *doc = read_file(path);
	xmlNode *root = xmlDocGetRootElement(doc);

	ways_compare(t, doc, path, "");
	compare_twisted(t, doc, path);
	xmlSetProp(root, (const xmlChar *)"lang", (const xmlChar *)"ur");
	xmlSetProp(root, (const xmlChar *)"dir", (const xmlChar *)"rtl");
	ways_compare(t, doc, path, "");
	xmlFreeDoc(doc);
}

static void
compare_folder(struct theme *t[2], const char *folder, size_t least)
{
	struct dirent *e;
	DIR *dir = opendir(folder);
	char path[900];
	size_t n = 0;

	assert_non_null(dir);
	while ((e = readdir(dir))) {
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (strstr(e->d_name, ".xml") && ++n)
			compare_sample(t, path);
	}
	assert_true(n > least);
	closedir(dir);
}

static void
compare_samples(const char *xsl, const char *theme)
{
	struct theme *t[2];
	char path[600];

	ways_open(t, xsl, theme);
	snprintf(path, sizeof(path), "%s/samples", xsl);
	compare_folder(t, path, 100);
	snprintf(path, sizeof(path), "%s/samples/letters", xsl);
	compare_folder(t, path, 20);
	ways_close(t);
}

static void
every_sample_is_the_same(void **state)
{
	const char *top = getenv("srcdir");
	char xsl[500];

	(void)state;
	snprintf(xsl, sizeof(xsl), "%s/xsl", top ? top : ".");
	compare_samples(xsl, "civic");
	compare_samples(xsl, "clear");
	compare_samples(xsl, "harbour");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sample_is_the_same),
	};

	setenv("TZ", "UTC", 1);
	theme_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
