/* page.c: what is written is what is read. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page.h"
#include "pool.h"
#include "theme.h"

static void
is(struct page *pg, struct pool *pool, const char *wanted)
{
	size_t len;
	const char *xml = theme_source(page_doc(pg), pool, &len);

	assert_int_equal(strlen(xml), len);
	xml = strchr(xml, '\n');	/* behind the XML declaration */
	assert_non_null(xml);
	assert_string_equal(xml + 1, wanted);
}

static void
written_in_order(void **state)
{
	struct pool *pool = pool_new();
	struct page *pg = page_new(pool, "cases");

	(void)state;
	page_open(pg, "case");
	page_attr(pg, "kind", "a&\"<");
	page_attr(pg, "none", NULL);
	page_attr_u64(pg, "n", UINT64_MAX);
	page_text(pg, "body", "<b> & ]]> \xC3\xA9");
	page_text(pg, "empty", "");
	page_text(pg, "none", NULL);
	page_u64(pg, "count", 0);
	page_close(pg);
	is(pg, pool, "<page name=\"cases\"><case kind=\"a&amp;&quot;&lt;\" "
	    "n=\"18446744073709551615\"><body>&lt;b&gt; &amp; ]]&gt; \xC3\xA9"
	    "</body><empty/><count>0</count></case></page>\n");
	page_clear(pg, "notice");
	is(pg, pool, "<page name=\"notice\"/>\n");
	pool_free(pool);
}

/* Entities of what people typed are text. */
static void
typed_entities_stay_text(void **state)
{
	struct pool *pool = pool_new();
	struct page *pg = page_new_letter(pool, "x");

	(void)state;
	page_attr(pg, "a", "&lt;&#65;");
	page_text(pg, "b", "&amp;&x;");
	is(pg, pool, "<letter name=\"x\" a=\"&amp;lt;&amp;#65;\"><b>&amp;amp;"
	    "&amp;x;</b></letter>\n");
	pool_free(pool);
}

/* Of text in the page's language nothing need be said, of NULL nothing can. */
static void
foreign_text_is_marked(void **state)
{
	struct pool *pool = pool_new();
	struct page *pg = page_new(pool, "x");

	(void)state;
	page_speak(pg, "tr");
	assert_string_equal(page_language(pg), "tr");
	page_text_in(pg, "a", "merhaba", "tr");
	page_text_in(pg, "b", "hello", "en");
	page_text_in(pg, "c", "?", NULL);
	page_text_in(pg, "d", NULL, "en");
	page_text_in(pg, "e", "", "en");
	is(pg, pool, "<page name=\"x\"><a>merhaba</a><b lang=\"en\">hello</b>"
	    "<c>?</c><e lang=\"en\"/></page>\n");
	pool_free(pool);
}

/* The arena may go before the pool does. */
static void
pages_go_with_the_arena(void **state)
{
	struct pool *pool = pool_new();

	(void)state;
	theme_begin();
	page_text(page_new(pool, "x"), "a", "b");
	theme_done();
	pool_free(pool);
}

static int
start(void **state)
{
	(void)state;
	theme_start();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_in_order),
		cmocka_unit_test(typed_entities_stay_text),
		cmocka_unit_test(foreign_text_is_marked),
		cmocka_unit_test(pages_go_with_the_arena),
	};

	return cmocka_run_group_tests_name("page", tests, start, NULL);
}
