/* html.c: what is written, what is left out, where an address leads. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "html.h"
#include "html_wall.h"

/* XML in, HTML out. */
static void
becomes_but(const char *xml, const char *html, const char *dropped)
{
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL,
	    XML_PARSE_NONET);
	struct html out;
	char wanted[4096];

	assert_non_null(doc);
	snprintf(wanted, sizeof(wanted), "%s\n", html);
	html_write(doc, &out);
	assert_string_equal(out.text, wanted);
	assert_int_equal(strlen(out.text), out.length);
	assert_string_equal(out.dropped, dropped);
	xmlFree(out.text);
	xmlFreeDoc(doc);
}

static void
becomes(const char *xml, const char *html)
{
	becomes_but(xml, html, "");
}

static void
elements(void **state)
{
	(void)state;
	becomes("<html><body/></html>",
	    "<!DOCTYPE html>\n<html><body></body></html>");
	becomes("<p>a<br/>b<i/></p>", "<p>a<br>b<i></i></p>");
	becomes("<p><b>1</b><b>2</b>\n</p>", "<p><b>1</b><b>2</b>\n</p>");
	becomes("<div><div><div/></div></div>",
	    "<div><div><div></div></div></div>");
}

static void
text_is_escaped(void **state)
{
	(void)state;
	becomes("<p>&lt;b&gt; &amp; \"'</p>", "<p>&lt;b&gt; &amp; \"'</p>");
	becomes("<p title='&lt;&gt;&amp;&quot;'/>",
	    "<p title=\"&lt;&gt;&amp;&quot;\"></p>");
	becomes("<p>&amp;lt;</p>", "<p>&amp;lt;</p>");
	becomes("<p>\xF0\x9F\x8F\x9B \xD8\xA7\xD8\xB1\xD8\xAF\xD9\x88</p>",
	    "<p>\xF0\x9F\x8F\x9B \xD8\xA7\xD8\xB1\xD8\xAF\xD9\x88</p>");
	becomes("<title>&lt;/title&gt;</title>",
	    "<title>&lt;/title&gt;</title>");
	becomes("<p><![CDATA[<script>]]></p>", "<p>&lt;script&gt;</p>");
}

static void
attributes(void **state)
{
	(void)state;
	becomes("<input required='required' value=''/>",
	    "<input required value=\"\">");
	becomes("<p data-on='x' aria-label='y'/>",
	    "<p data-on=\"x\" aria-label=\"y\"></p>");
	becomes("<svg xml:lang='en' xmlns='http://www.w3.org/2000/svg' "
	    "viewBox='0 0 1 1'><path d='M0 0'/></svg>",
	    "<svg xml:lang=\"en\" viewBox=\"0 0 1 1\">"
	    "<path d=\"M0 0\"></path></svg>");
	becomes("<p empty='' title='&#38;'/>",
	    "<p empty=\"\" title=\"&amp;\"></p>");
	becomes("<use xlink:href='#a' xml:space='preserve' "
	    "xmlns:xlink='http://www.w3.org/1999/xlink'/>",
	    "<use xlink:href=\"#a\" xml:space=\"preserve\"></use>");
	becomes("<rect fill='url(#a)' mask='none'/>",
	    "<rect fill=\"url(#a)\" mask=\"none\"></rect>");
}

/* HTML's parser takes one line feed away behind these start tags. */
static void
first_line_feed_stays(void **state)
{
	(void)state;
	becomes("<textarea>\na</textarea>", "<textarea>\n\na</textarea>");
	becomes("<pre>\n\na</pre>", "<pre>\n\n\na</pre>");
	becomes("<textarea>a\n</textarea>", "<textarea>a\n</textarea>");
}

static void
what_runs_is_left_out(void **state)
{
	(void)state;
	becomes_but("<p><script>x</script></p>", "<p></p>", "<script>");
	becomes("<script src='/a.js'/>", "<script src=\"/a.js\"></script>");
	becomes_but("<p><script src='/a.js'>x</script></p>", "<p></p>",
	    "<script>");
	becomes_but("<p onclick='x' id='a'/>", "<p id=\"a\"></p>",
	    "<p onclick>");
	becomes_but("<a href='javascript:x' id='a'/>", "<a id=\"a\"></a>",
	    "<a href>");
	becomes_but("<p><script/><b onclick='x'/></p>", "<p><b></b></p>",
	    "<script>");
	becomes_but("<p><_x/></p>", "<p></p>", "<_x>");
	becomes_but("<p _y='1' o\xC3\xA9='2'/>", "<p></p>", "<p _y>");
	becomes_but("<p><!-- x --><?x y?></p>", "<p></p>", "");
	becomes_but("<p><x:script xmlns:x='u:v'>x</x:script></p>", "<p></p>",
	    "<script>");
	becomes_but("<a><set attributeName='href' to='x'/></a>", "<a></a>",
	    "<set>");
	becomes("<g><set attributeName='fill' to='red'/></g>",
	    "<g><set attributeName=\"fill\" to=\"red\"></set></g>");
}

static void
addresses(void **state)
{
	static const struct {
		const char	*value;
		enum html_url	 url;
	} cases[] = {
		{ "", URL_LOCAL }, { "/a?b=c:d", URL_LOCAL },
		{ "a/b:c", URL_LOCAL }, { "#x:y", URL_LOCAL },
		{ "?page=2", URL_LOCAL }, { "page-2", URL_LOCAL },
		{ "//host", URL_WEB }, { "/\\host", URL_WEB },
		{ "\\\\host", URL_WEB }, { "/\t/host", URL_WEB },
		{ "  //host", URL_WEB }, { "\n/\n/host", URL_WEB },
		{ "http://x", URL_WEB }, { "HTTPS://x", URL_WEB },
		{ "ht\ntps://x", URL_WEB }, { "mailto:a@b", URL_CONTACT },
		{ "tel:+41", URL_CONTACT }, { "javascript:x", URL_BAD },
		{ "JavaScript:x", URL_BAD }, { " \x01javascript:x", URL_BAD },
		{ "java\tscript:x", URL_BAD }, { "java\r\nscript:", URL_BAD },
		{ "javascript\n:x", URL_BAD }, { "vbscript:x", URL_BAD },
		{ "data:text/html,x", URL_BAD }, { "blob:x", URL_BAD },
		{ "file:///x", URL_BAD }, { "view-source:x", URL_BAD },
		{ "httpsx://x", URL_BAD }, { "http:x", URL_WEB },
		{ "&#106;avascript:x", URL_LOCAL }, { ":x", URL_BAD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (html_url(cases[i].value) != cases[i].url)
			fail_msg("%s", cases[i].value);
}

static void
where_an_address_may_lead(void **state)
{
	unsigned a = html_element("a"), form = html_element("form");
	unsigned use = html_element("use"), link = html_element("link");
	unsigned href = html_attribute("href"), src = html_attribute("src");
	unsigned action = html_attribute("action");
	unsigned set = html_attribute("srcset");

	(void)state;
	assert_true(html_may_point(a, href, "https://example.org/"));
	assert_true(html_may_point(a, href, "mailto:a@example.org"));
	assert_false(html_may_point(a, href, "data:x"));
	assert_false(html_may_point(link, href, "https://example.org/x.css"));
	assert_true(html_may_point(link, href, "/x.css"));
	assert_true(html_tells_where("link", "href", "alternate",
	    "https://example.org/?language=es"));
	assert_true(html_tells_where("link", "href", "canonical",
	    "https://example.org/"));
	assert_false(html_tells_where("link", "href", "alternate stylesheet",
	    "https://example.org/x.css"));
	assert_false(html_tells_where("link", "href", NULL,
	    "https://example.org/"));
	assert_false(html_tells_where("link", "href", "canonical",
	    "javascript:alert(1)"));
	assert_false(html_tells_where("img", "src", "canonical",
	    "https://example.org/x.png"));
	assert_true(html_may_point(use, href, "#icon"));
	assert_false(html_may_point(use, href, "/icons.svg#icon"));
	assert_true(html_may_point(form, action, "/cases"));
	assert_false(html_may_point(form, action, "https://example.org/"));
	assert_false(html_may_point(0, src, "https://example.org/x.png"));
	assert_true(html_may_point(0, set, "/a.png 1x, /b.png 2x"));
	assert_false(html_may_point(0, set, "/a 1x, //example.org/b 2x"));
	assert_false(html_may_point(0, set, "https:x 1x"));
}

/* What is quoted may come from elsewhere; it is not loaded. */
static void
who_is_quoted_may_be_elsewhere(void **state)
{
	unsigned cite = html_attribute("cite");

	(void)state;
	assert_true(html_may_point(0, cite, "https://example.org/"));
	assert_true(html_may_point(0, cite, "/cases/7"));
	assert_false(html_may_point(0, cite, "mailto:a@example.org"));
	assert_false(html_may_point(0, cite, "javascript:x"));
}

static void
what_paints_lies_within(void **state)
{
	unsigned fill = html_attribute("fill");

	(void)state;
	assert_true(html_may_point(0, fill, "red"));
	assert_true(html_may_point(0, fill, "url( \"#a\")"));
	assert_true(html_may_point(0, fill, "URL(#a) url(#b)"));
	assert_false(html_may_point(0, fill, "url(/a.svg#a)"));
	assert_false(html_may_point(0, fill, "url("));
	assert_false(html_may_point(0, fill, "u\\72l(/a.svg)"));
	assert_false(html_may_point(0, fill, "image(/a.svg)"));
	assert_false(html_may_point(0, fill, "src(/a.svg)"));
}

static void
motion_moves_no_address(void **state)
{
	unsigned set = html_element("set");
	unsigned name = html_attribute("attributeName");

	(void)state;
	assert_true(html_may_point(set, name, "fill"));
	assert_false(html_may_point(set, name, "xlink:href"));
	assert_false(html_may_point(set, name, "onclick"));
}

/* A browser reads the first of two, however they are written. */
static void
the_first_of_two_counts(void **state)
{
	(void)state;
	becomes("<link rel='alternate' href='https://example.org/'/>",
	    "<link rel=\"alternate\" href=\"https://example.org/\">");
	becomes_but("<link REL='stylesheet' rel='alternate' "
	    "href='https://example.org/x.css'/>",
	    "<link REL=\"stylesheet\" rel=\"alternate\">", "<link href>");
	becomes_but("<link xmlns:x='x' x:rel='icon' rel='canonical' "
	    "href='https://example.org/'/>",
	    "<link rel=\"icon\" rel=\"canonical\">", "<link href>");
}

/* kind_of() halves the tables, so each of their names must be found. */
static void
every_kind_is_found(void **state)
{
	(void)state;
	assert_true(html_element("A") & HTML_ANCHOR);
	assert_true(html_element("applet") & HTML_DROP);
	assert_true(html_element("xmp") & HTML_DROP);
	assert_true(html_element("IFRAME") & HTML_DROP);
	assert_true(html_element("script") & HTML_SCRIPT);
	assert_true(html_element("wbr") & HTML_VOID);
	assert_int_equal(html_element("section"), 0);
	assert_true(html_attribute("action") & HTML_URL);
	assert_true(html_attribute("usemap") & HTML_URL);
	assert_true(html_attribute("style") & HTML_DROP);
	assert_true(html_attribute("ONERROR") & HTML_DROP);
	assert_true(html_attribute("required") & HTML_BOOLEAN);
	assert_int_equal(html_attribute("class"), 0);
}

static void
too_long_is_nothing(void **state)
{
	size_t len = HTML_MOST + 1;
	char *text = malloc(len + 1);
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	struct html out;

	(void)state;
	memset(text, 'a', len);
	text[len] = '\0';
	xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL,
	    (const xmlChar *)"p", (const xmlChar *)text));
	html_write(doc, &out);
	assert_null(out.text);
	xmlFreeDoc(doc);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements),
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(attributes),
		cmocka_unit_test(first_line_feed_stays),
		cmocka_unit_test(what_runs_is_left_out),
		cmocka_unit_test(addresses),
		cmocka_unit_test(where_an_address_may_lead),
		cmocka_unit_test(who_is_quoted_may_be_elsewhere),
		cmocka_unit_test(what_paints_lies_within),
		cmocka_unit_test(motion_moves_no_address),
		cmocka_unit_test(the_first_of_two_counts),
		cmocka_unit_test(every_kind_is_found),
		cmocka_unit_test(too_long_is_nothing),
	};

	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
