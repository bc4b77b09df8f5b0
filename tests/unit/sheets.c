/* sheets.c: which expressions, attributes and files of a theme are taken. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "theme.h"
#include "theme_house.h"

enum { MEGABYTE = 1 << 20, INCLUDES = 320 };

#define SHEET(inner) \
	"<xsl:stylesheet version='1.0'" \
	" xmlns:xsl='http://www.w3.org/1999/XSL/Transform'" \
	" xmlns:a='https://aedile.example/theme'" \
	" xmlns:o='urn:other'>" inner "</xsl:stylesheet>"
#define PAGE(inner) SHEET("<xsl:template match='/page'><html lang='en'>" \
	inner "</html></xsl:template>")

/* "" where it is taken. */
static const char *
fault_of(const char *sheet)
{
	static char said[2048];
	const char *fault = "";
	struct theme *t;

	put("xsl/themes/x/theme.xsl", sheet);
	t = open_house(&fault);
	snprintf(said, sizeof(said), "%s", t ? "" : fault);
	if (t)
		theme_close(t);
	put("xsl/themes/x/theme.xsl", good);
	return said;
}

static void
what_is_taken(void **state)
{
	static const char *const sheets[] = {
		PAGE("<xsl:value-of select='self::node()'/>"),
		PAGE("<xsl:value-of select='child::a/following::text()'/>"),
		PAGE("<xsl:value-of select='count (descendant::node( ))'/>"),
		PAGE("<xsl:value-of select='1 div (2) mod (3)'/>"),
		PAGE("<xsl:value-of select='a and(b) or(c)'/>"),
		PAGE("<xsl:value-of select=\"'document(1)'\"/>"),
		PAGE("<xsl:value-of select='.. - .5'/>"),
		PAGE("<p title='{{document(1)}}'/>"),
		PAGE("<p title=\"{'}'}{concat('{', 1)}\"/>"),
		PAGE("<p title='document(1)' class=''/>"),
		PAGE("<xsl:value-of select='1' disable-output-escaping='no'/>"),
		PAGE("<xsl:text disable-output-escaping='no'>x</xsl:text>"),
		PAGE("<xsl:attribute name='{a}'>x</xsl:attribute>"),
		PAGE("<xsl:element name='p'>x</xsl:element>"),
		PAGE("<!-- a comment --><?and this?>"),
		PAGE("<script src='/a.js'/>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sheets) / sizeof(*sheets); i++)
		if (*fault_of(sheets[i]))
			fail_msg("%s: %s", sheets[i], fault_of(sheets[i]));
}

static void
what_is_not(void **state)
{
	static const char *const sheets[] = {
		PAGE("<xsl:value-of select='child::a[document(1)]'/>"),
		PAGE("<xsl:value-of select='document (1)'/>"),
		PAGE("<xsl:value-of select='a:none()'/>"),
		PAGE("<xsl:value-of select='o:say(1)'/>"),
		PAGE("<xsl:value-of select='p:say(1)'/>"),
		PAGE("<xsl:value-of select=\"'open\"/>"),
		PAGE("<p title='{document(1)}'/>"),
		PAGE("<p title='a{'/>"),
		PAGE("<p title=\"{'a}\"/>"),
		SHEET("<o:notes>of theirs</o:notes>"),
		PAGE("<xsl:text disable-output-escaping='yes'>x</xsl:text>"),
		PAGE("<script>x</script>"), PAGE("<script/>"),
		PAGE("<p onclick='x'/>"), PAGE("<p style='x'/>"),
		PAGE("<p>&unknown;</p>"), PAGE("<p>"), "", "plain text",
		"<html/>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sheets) / sizeof(*sheets); i++)
		if (!*fault_of(sheets[i]))
			fail_msg("%s", sheets[i]);
}

static void
a_file_has_a_megabyte_at_most(void **state)
{
	char *text = malloc(MEGABYTE + 2);
	size_t begins = strlen(good);

	(void)state;
	assert_non_null(text);
	memset(text, ' ', MEGABYTE + 1);
	text[MEGABYTE + 1] = '\0';
	memcpy(text, good, begins);
	assert_non_null(strstr(fault_of(text), "megabyte"));
	text[MEGABYTE] = '\0';
	assert_string_equal(fault_of(text), "");
	free(text);
}

static void
there_are_not_too_many_files(void **state)
{
	char *sheet = malloc(INCLUDES * 64 + 1024), *to = sheet;

	(void)state;
	assert_non_null(sheet);
	to += sprintf(to, "<xsl:stylesheet version='1.0'"
	    " xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>");
	for (int i = 0; i < INCLUDES; i++) {
		char name[64];

		snprintf(name, sizeof(name), "xsl/themes/x/n%d.xsl", i);
		put(name, SHEET(""));
		to += sprintf(to, "<xsl:include href='n%d.xsl'/>", i);
	}
	sprintf(to, "</xsl:stylesheet>");
	assert_non_null(strstr(fault_of(sheet), "too many files"));
	free(sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_taken),
		cmocka_unit_test(what_is_not),
		cmocka_unit_test(a_file_has_a_megabyte_at_most),
		cmocka_unit_test(there_are_not_too_many_files),
	};

	return cmocka_run_group_tests_name("sheets", tests, build_house,
	    raze_house);
}
