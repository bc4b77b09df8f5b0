/* proof.c: what a page that was drawn is told, and that a good one is not. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "theme.h"
#include "theme_load.h"
#include "theme_proof.h"
#include "theme_say.h"
#include "words.h"

enum { SAID_MOST = 8192, PAGE_MOST = 8192 };

static char folder[] = "/tmp/aedile-proof-XXXXXX";
static struct theme_load load;
static struct words *words;

static int
open_words(void **state)
{
	char path[256];
	FILE *f;

	(void)state;
	theme_start();
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/words", folder);
	mkdir(path, 0700);
	strcat(path, "/en");
	mkdir(path, 0700);
	strcat(path, "/x.xml");
	assert_non_null(f = fopen(path, "we"));
	fputs("<words lang='en'><w key='page.error'>Error</w>"
	    "<w key='f.hinted.hint'>a hint</w></words>", f);
	fclose(f);
	assert_true(theme_load_from(&load, folder));
	return (words = words_open(&load)) ? 0 : -1;
}

static int
close_words(void **state)
{
	char command[300];

	(void)state;
	words_close(words);
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

static void
hear(void *said, const struct remark *r)
{
	size_t len = strlen(said);

	snprintf((char *)said + len, SAID_MOST - len, "%s\n", r->text);
}

static xmlDoc *
document(const char *text)
{
	xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL,
	    XML_PARSE_NONET);

	if (!doc)
		fail_msg("no XML: %s", text);
	return doc;
}

/* All that is said of the page, a line each. */
static const char *
proved(const char *page, const char *made)
{
	static char said[SAID_MOST];
	const struct proof proof = { hear, said, &load };
	const struct speaking speaking = {
		.language = words_language(words, "en"), .proof = &proof,
	};
	xmlDoc *given = document(page), *drawn = document(made);

	*said = '\0';
	proof_page(&proof, &speaking, given, drawn);
	xmlFreeDoc(given);
	xmlFreeDoc(drawn);
	return said;
}

#define SITE "<site><contact>help@example.org</contact><languages>" \
	"<language code='en'/><language code='es'/><language/></languages>" \
	"</site>"
#define HEAD "<head><title>Title</title><meta name='viewport' " \
	"content='width=device-width'/></head>"
#define SKIP "<a href='#m'>Skip</a>"
#define WAYS "<a href='/p/'>Home</a><a href='/p/accessibility'>For all</a>" \
	"<a href='/p/sign-in?from=x'>In</a>" \
	"<a href='mailto:help@example.org'>Help</a>" \
	"<a lang='en' href='?l=en'>English</a>" \
	"<a hreflang='es' href='?l=es'>es</a>"
#define HTML(inner) "<html lang='en' dir='ltr'>" inner "</html>"
#define BODY(ways, inner) HTML(HEAD "<body>" SKIP ways \
	"<main id='m'><h1>Title</h1>" inner "</main></body>")

static const char *
said_of(const char *in_page, const char *in_main)
{
	char page[PAGE_MOST], made[PAGE_MOST];

	snprintf(page, sizeof(page), "<page lang='en' dir='ltr' base='/p'>"
	    SITE "%s</page>", in_page);
	snprintf(made, sizeof(made), BODY(WAYS, "%s"), in_main);
	return proved(page, made);
}

/* wanted: part of what is said; NULL: nothing is. */
static void
tells(const char *in_page, const char *in_main, const char *wanted)
{
	const char *said = said_of(in_page, in_main);

	if (wanted ? !strstr(said, wanted) : *said)
		fail_msg("%s | %s: %s, not %s", in_page, in_main, said,
		    wanted ? wanted : "nothing");
}

static void
good_html_is_not_blamed(void **state)
{
	static const char *const good[] = {
		"", "<!-- nothing --><p>text</p>",
		"<select multiple='multiple' aria-label='x'><option>1</option>"
		    "<option selected='selected'>2</option>"
		    "<option selected='selected'>3</option></select>",
		"<select required='required' size='4' aria-label='x'>"
		    "<option>a</option></select>",
		"<select required='required' aria-label='x'>"
		    "<option value=''>choose</option><option>a</option>"
		    "</select>",
		"<select aria-label='x'><option label='a'></option></select>",
		"<p><img srcset='/a.png 1x' alt=''/></p>",
		"<h2 role='heading'>x</h2>",
		"<div role='list'><div><div role='listitem'>x</div></div>"
		    "</div>",
		"<p><input type='checkbox' role='switch' aria-label='x'/></p>",
		"<svg role='presentation'><g/></svg>",
		"<svg role='img'><title>x</title></svg>",
		"<svg role='img' aria-label='x'/>",
		"<svg aria-hidden='true'><g/></svg>",
		"<table role='presentation'><tr><td>x</td></tr></table>",
		"<table role='none'><tr><td>x</td></tr></table>",
		"<table><caption>c</caption><tr><th scope='col'>x</th></tr>"
		    "</table>",
		"<fieldset aria-label='q'><input type='radio' name='a' "
		    "aria-label='x'/></fieldset>",
		"<fieldset><legend>q</legend><label><input type='radio' "
		    "name='a'/>x</label></fieldset>",
		"<p hidden='hidden'><a href='/'></a></p>",
		"<p aria-hidden='true'><a href='/'></a></p>",
		"<label>a<input type='hidden' name='x' value=''/>"
		    "<input name='y'/></label>",
		"<label for='i'>a</label><input id='i' name='y'/>",
		"<span id='s'>a</span><input aria-labelledby='s' name='y'/>",
		"<input title='a' name='y'/>",
		"<dl><div><dt>a</dt><dd>b</dd></div></dl>",
		"<fieldset><legend><span>x</span></legend></fieldset>",
		"<details> <summary>x</summary>y</details>",
		"<a href='#top'>top</a>",
		"<button><input type='hidden' name='a' value='b'/>x</button>",
		"<p><a>no link</a></p>", "<h2>a</h2><h3>b</h3><h2>c</h2>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		tells("", good[i], NULL);
}

static void
what_is_wrong_is_told(void **state)
{
	static const char *const bad[][2] = {
		{ "<select aria-label='x'><option></option></select>",
		  "says nothing" },
		{ "<select aria-label='x'><option selected='selected'>a"
		  "</option><option selected='selected'>b</option></select>",
		  "more than one" },
		{ "<select required='required' aria-label='x'><option>a"
		  "</option></select>", "does not begin" },
		{ "<select required='required' aria-label='x'><option "
		  "value='7'>a</option></select>", "does not begin" },
		{ "<select required='required' aria-label='x'/>",
		  "nothing to choose" },
		{ "<label>a<input name='x'/><input name='y'/></label>",
		  "second control" },
		{ "<p><img alt=''/></p>", "<img> has no src" },
		{ "<p><img src='/a.png'/></p>", "<img> has no alt" },
		{ "<div role='checkbox' tabindex='0' aria-label='x'/>",
		  "needs aria-checked" },
		{ "<div role='listitem'>x</div>", "stands in no role" },
		{ "<p role='heading'>x</p>", "needs aria-level" },
		{ "<hr role='heading'/>", "needs aria-level" },
		{ "<fieldset><input type='radio' name='a' aria-label='x'/>"
		  "</fieldset>", "radio buttons \"a\"" },
		{ "<p><input type='radio' aria-label='x'/></p>",
		  "radio buttons \"\"" },
		{ "<svg><g/></svg>", "neither" },
		{ "<svg role='img'><g/></svg>", "no name" },
		{ "<p><a href='/x'></a></p>", "a link says nothing" },
		{ "<p><button> </button></p>", "a button says nothing" },
		{ "<p><button aria-label=''/></p>", "a button says nothing" },
		{ "<p><button aria-labelledby='none'/></p>",
		  "a button says nothing" },
		{ "<h2></h2>", "<h2> is empty" },
		{ "<h3>x</h3>", "no level" },
		{ "<table><tr><td>x</td></tr></table>", "no <caption>" },
		{ "<table><caption>c</caption><tr><td>x</td></tr></table>",
		  "no <th>" },
		{ "<table><caption>c</caption><tr><th>x</th></tr></table>",
		  "no scope" },
		{ "<fieldset>x<legend>y</legend></fieldset>",
		  "not the first" },
		{ "<ul>text</ul>", "text stands in <ul>" },
		{ "<p>a<div>b</div></p>", "<div> stands in <p>" },
		{ "<ul><p>b</p></ul>", "nothing but" },
		{ "<textarea aria-label='x'><b>y</b></textarea>",
		  "text alone" },
		{ "<p><wbr><b>y</b></wbr></p>", "which holds nothing" },
		{ "<li>x</li>", "belongs in" },
		{ "<button><a href='/'>x</a></button>", "one cannot" },
		{ "<button><b tabindex='0'>x</b></button>", "one cannot" },
		{ "<form action='/p/'><form action='/p/'/></form>",
		  "cannot hold it" },
		{ "<dl><dd>x</dd></dl>", "no <dt> before" },
		{ "<dl><dt>x</dt></dl>", "no <dd> behind" },
		{ "<details>y</details>", "no <summary>" },
		{ "<p aria-label='x'>y</p>", "says nothing: it has no role" },
		{ "<p odd='x'>y</p>", "no such attribute" },
		{ "<h1>again</h1>", "second <h1>" },
		{ "<a href='#nowhere'>x</a>", "nowhere" },
		{ "<b id='m'>x</b>", "m" },
		{ "<input name='x'/>", "no label" },
		{ "<label></label><input id='u' name='x'/>", "no label" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		tells("", bad[i][0], bad[i][1]);
}

#define PAGE(inner) "<page lang='en' dir='ltr' base='/p'>" inner "</page>"

static void
tells_of(const char *page, const char *made, const char *wanted)
{
	const char *said = proved(page, made);

	if (wanted ? !strstr(said, wanted) : *said)
		fail_msg("%s | %s: %s, not %s", page, made, said,
		    wanted ? wanted : "nothing");
}

#define MAIN "<main id='m'><h1 id='h'>Title</h1></main>"
#define ODD(head, body) HTML("<head>" head "</head><body>" body "</body>")
#define TITLE "<title>Title</title>"
#define VIEW(content) "<meta name='viewport' content='" content "'/>"

static void
a_page_has_a_frame(void **state)
{
	(void)state;
	tells_of(PAGE(""), ODD(TITLE VIEW("a"), SKIP MAIN), NULL);
	tells_of(PAGE(""), ODD(TITLE VIEW("a"), "<a href='#h'>S</a>" MAIN),
	    NULL);
	tells_of(PAGE(""), ODD(TITLE VIEW("a"), MAIN), "first link");
	tells_of(PAGE(""), ODD(TITLE VIEW("a"), "<a href='/x'>S</a>" MAIN),
	    "first link");
	tells_of(PAGE(""), ODD(TITLE VIEW("a"), "<a>S</a>" MAIN),
	    "first link");
	tells_of(PAGE(""), ODD(TITLE VIEW("a"), "<p><a id='o' href='#o'>S"
	    "</a></p>" MAIN), "first link");
	tells_of(PAGE(""), ODD(VIEW("a"), SKIP MAIN), "no <title>");
	tells_of(PAGE(""), ODD("<title/>" VIEW("a"), SKIP MAIN), "is empty");
	tells_of(PAGE(""), ODD(TITLE, SKIP MAIN), "telephones");
	tells_of(PAGE(""), ODD(TITLE "<meta name='viewport'/>", SKIP MAIN),
	    "telephones");
	tells_of(PAGE(""), ODD(TITLE VIEW("maximum-scale=1"), SKIP MAIN),
	    "larger");
	tells_of(PAGE(""), ODD(TITLE VIEW("user-scalable=no"), SKIP MAIN),
	    "larger");
	tells_of(PAGE(""), HTML("<head>" TITLE "</head>"), "no <main>");
	tells_of(PAGE(SITE), HTML("<head>" TITLE "</head>"), "no <main>");
	tells_of("<page lang='es'/>", ODD(TITLE VIEW("a"), SKIP MAIN),
	    "lang=\"es\"");
	tells_of("<page/>", ODD(TITLE VIEW("a"), SKIP MAIN), NULL);
}

static void
every_page_leads_on(void **state)
{
	static const char page[] = PAGE(SITE);

	(void)state;
	tells_of(page, BODY(WAYS, ""), NULL);
	tells_of(page, BODY("", ""), "nothing leads home, /");
	tells_of(page, BODY("", ""), "to the accessibility");
	tells_of(page, BODY("", ""), "nothing leads in, /sign-in");
	tells_of(page, BODY("", ""), "the site's contact");
	tells_of(page, BODY("", ""), "a language of the document");
	tells_of(page, BODY("<a href='/p/x'>x</a>", ""), "home");
	tells_of(PAGE("<site/><actor/>"), BODY(WAYS, ""), "/sign-out");
	tells_of(PAGE("<site/><actor/>"), BODY(WAYS "<form method='get' "
	    "action='/p/sign-out'><button>x</button></form>", ""), NULL);
	tells_of(PAGE("<site><contact>https://example.org/help</contact>"
	    "</site>"), BODY(WAYS "<a href='https://example.org/help'>x</a>",
	    ""), NULL);
	tells_of(PAGE("<site><contact/></site>"), BODY(WAYS, ""), NULL);
	tells_of("<page><site/></page>", BODY("<a href='/'>Home</a>"
	    "<a href='/accessibility'>x</a><a href='/sign-in'>x</a>", ""),
	    NULL);
	tells_of(PAGE("<site><languages><language code='es'/></languages>"
	    "</site>"), BODY(WAYS "<form method='get' action='/p/l'><button "
	    "lang='es'>es</button></form>", ""), NULL);
}

static void
other_languages_are_told(void **state)
{
	static const char note[] = "<note lang='es'>Hola</note>";

	(void)state;
	tells(note, "<p lang='es'>Hola</p>", NULL);
	tells(note, "<p>Hola</p>", "lost their lang=");
	tells(note, "<p>Hola</p><p>Hola</p>", "lost their lang=");
	tells(note, "<p>Hola</p><p lang='es'><b>Hola</b></p>", NULL);
	tells(note, "<p>Hola, Ada</p>", NULL);
	tells("<note lang='en'>Hello</note><note lang='es'/>"
	    "<note lang='es'><b>x</b></note>", "<p>Hello</p><p>x</p>", NULL);
}

#define FORM(attributes, fields) "<form name='f' action='/p/x' csrf='c' " \
	"key='k' " attributes ">" fields "</form>"
#define MADE(attributes, inner) "<form action='/p/x' method='post' " \
	attributes "><input type='hidden' name='csrf' value='c'/>" \
	"<input type='hidden' name='key' value='k'/>" inner "</form>"
#define SEND "<button>Send</button>"
#define INPUT(more) "<input name='a' aria-label='A' " more "/>"

static void
a_form_works(void **state)
{
	static const char line[] = FORM("", "<field name='a' kind='line'/>");
	static const char shy[] = FORM("", "<field name='a' kind='hidden'>"
	    "<value>7</value></field><field name='t' kind='trap'/>");

	(void)state;
	tells(line, MADE("", INPUT("") SEND), NULL);
	tells(line, MADE("", INPUT("") "<input type='submit' value='x'/>"),
	    NULL);
	tells(line, MADE("", INPUT("") "<input type='image' src='/a.png' "
	    "alt='x'/>"), NULL);
	tells(line, MADE("", INPUT("") "<button type='submit'>x</button>"),
	    NULL);
	tells(line, MADE("", INPUT("") "<button type='reset'>x</button>"),
	    "no button that sends");
	tells(line, MADE("", INPUT("")), "no button that sends");
	tells(line, "", "is not in the page");
	tells(shy, "", NULL);		/* it may wait for its time */
	tells(line, "<form action='/p/x' method='get'>" INPUT("") SEND
	    "</form>", "is not in the page");
	tells(line, MADE("", SEND), "is not in the form");
	tells(FORM("upload='yes'", ""), MADE("", SEND), "no enctype");
	tells(FORM("upload='yes'", ""), MADE("enctype='multipart/form-data'",
	    SEND), NULL);
	tells(shy, MADE("", "<input type='hidden' name='a' value='7'/>" SEND),
	    NULL);
	tells(shy, MADE("", "<input type='hidden' name='a' value='8'/>" SEND),
	    "lost a hidden field");
	tells(shy, MADE("", SEND), "lost a hidden field");
	tells(FORM("", "<field name='a' kind='hidden'/>"), MADE("",
	    "<input type='hidden' name='a' value='8'/>" SEND), NULL);
	tells(shy, MADE("", SEND) MADE("", "<input type='hidden' name='a' "
	    "value='7'/>" SEND), NULL);
	tells("<form name='f' action='/p/x' csrf='d'/>", MADE("", SEND),
	    "another csrf");
	tells("<form action='/p/x'/>", MADE("", SEND), NULL);
	tells("", "<form action='/p/x' method='post'>" SEND "</form>",
	    "hides no csrf");
	tells("", "<form action='/p/x' method='post'><input type='hidden' "
	    "name='csrf' value=''/>" SEND "</form>", "hides no csrf");
	tells("", "<form action='/p/x' method='post'><input type='hidden' "
	    "name='csrf' value='c'/>" SEND "</form>", "hides no key");
	tells("", "<form action='/p/x' method='post'><input type='hidden' "
	    "name='csrf' value='c'/><input type='hidden' name='key'/>" SEND
	    "</form>", "hides no key");
}

#define FIELD(attributes, inner) FORM("", "<field name='a' kind='line' " \
	attributes ">" inner "</field>")

static void
a_field_keeps_what_was_typed(void **state)
{
	static const char typed[] = FIELD("", "<value>7</value>");

	(void)state;
	tells(typed, MADE("", INPUT("value='7'") SEND), NULL);
	tells(typed, MADE("", INPUT("value='8'") SEND), "what was typed");
	tells(typed, MADE("", INPUT("") SEND), "what was typed");
	tells(typed, MADE("", "<textarea name='a' aria-label='A'>7</textarea>"
	    SEND), NULL);
	tells(typed, MADE("", "<textarea name='a' aria-label='A'>8</textarea>"
	    SEND), "what was typed");
	tells(typed, MADE("", "<textarea name='a' aria-label='A'/>" SEND),
	    "what was typed");
	tells(FIELD("", "<value/>"), MADE("", INPUT("") SEND), NULL);
	tells(FORM("", "<field name='a' kind='password'><value>7</value>"
	    "</field>"), MADE("", INPUT("type='password'") SEND), NULL);
	tells(FORM("", "<field name='a'><value>7</value></field>"), MADE("",
	    INPUT("value='7'") SEND), NULL);
	tells(FORM("", "<field kind='line'/>"), MADE("", SEND), NULL);
	tells(FIELD("autocomplete='email'", ""), MADE("",
	    INPUT("autocomplete='email'") SEND), NULL);
	tells(FIELD("autocomplete='email'", ""), MADE("", INPUT("") SEND),
	    "lost autocomplete");
}

#define OPTIONS "<option><value>1</value></option><option><value/></option>"
#define RADIO(value) "<label><input type='radio' name='a' " value "/>x</label>"
#define GROUP(inner) "<fieldset><legend>q</legend>" inner "</fieldset>"

static void
a_field_offers_all(void **state)
{
	(void)state;
	tells(FIELD("", OPTIONS), MADE("", "<select name='a' aria-label='A'>"
	    "<option value='1'>1</option><option>-</option></select>" SEND),
	    "does not offer");
	tells(FIELD("", OPTIONS), MADE("", "<select name='a' aria-label='A'>"
	    "<option value='1'>1</option><option value=''>-</option></select>"
	    SEND), NULL);
	tells(FIELD("", OPTIONS), MADE("", "<select name='a' aria-label='A'>"
	    "<option>1</option><option value=''>-</option></select>" SEND),
	    NULL);
	tells(FIELD("", OPTIONS), MADE("", GROUP(RADIO("value='1'")
	    RADIO("value=''")) SEND), NULL);
	tells(FIELD("", OPTIONS), MADE("", GROUP(RADIO("value='1'")) SEND),
	    "does not offer");
	tells(FIELD("", ""), MADE("", "<label><input type='checkbox' name='a'"
	    "/>x</label><label><input type='checkbox' name='a'/>x</label>"
	    SEND), "several controls");
}

static void
a_fault_is_heard(void **state)
{
	static const char wrong[] = FIELD("error='missing'", "");
	static const char top[] = "<p><a href='#i'>A is missing</a></p>";
	char made[2048];

	(void)state;
	snprintf(made, sizeof(made), "%s%s", top, MADE("", "<b id='e'>x</b>"
	    INPUT("id='i' aria-invalid='true' aria-describedby='e'") SEND));
	tells(wrong, made, NULL);
	tells(wrong, MADE("", "<b id='e'>x</b>" INPUT("id='i' "
	    "aria-invalid='true' aria-describedby='e'") SEND),
	    "no link of an error summary");
	snprintf(made, sizeof(made), "%s%s", top, MADE("", "<b id='e'>x</b>"
	    INPUT("id='i' aria-describedby='e'") SEND));
	tells(wrong, made, "no aria-invalid");
	snprintf(made, sizeof(made), "%s%s", top, MADE("", "<b id='e'/>"
	    INPUT("id='i' aria-invalid='true' aria-describedby='e'") SEND));
	tells(wrong, made, "does not lead to its error");
	tells(FIELD("", "<hint>h</hint>"), MADE("", INPUT("") SEND),
	    "does not lead to its hint");
	tells(FIELD("", "<hint>h</hint>"), MADE("", "<b id='h'>h</b>"
	    INPUT("aria-describedby='h'") SEND), NULL);
	tells(FIELD("error='pick'", ""), "<p><a href='#g'>x</a></p>" MADE("",
	    "<fieldset id='g' aria-describedby='e'><legend>q</legend>"
	    "<b id='e'>x</b>" RADIO("value='1'") "</fieldset>" SEND), NULL);
	tells(FORM("errors='1'", ""), MADE("", SEND), "does not begin with");
	tells_of(PAGE("<form errors='1'/>"), ODD("<title>Error: x</title>"
	    VIEW("a"), SKIP MAIN), NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_html_is_not_blamed),
		cmocka_unit_test(what_is_wrong_is_told),
		cmocka_unit_test(a_page_has_a_frame),
		cmocka_unit_test(every_page_leads_on),
		cmocka_unit_test(other_languages_are_told),
		cmocka_unit_test(a_form_works),
		cmocka_unit_test(a_field_keeps_what_was_typed),
		cmocka_unit_test(a_field_offers_all),
		cmocka_unit_test(a_fault_is_heard),
	};

	return cmocka_run_group_tests_name("proof", tests, open_words,
	    close_words);
}
