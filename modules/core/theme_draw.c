/* theme_draw.c: a page in, HTML out, in memory that goes at once. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <limits.h>
#include <setjmp.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "arena.h"
#include "html.h"
#include "log.h"
#include "pool.h"
#include "theme_parts.h"
#include "theme_plain.h"
#include "theme_run.h"
#include "theme_say.h"
#include "words.h"

/* One drawing; lives outside of the function that may be jumped back to. */
struct drawing {
	struct _xsltStylesheet	*sheet;
	xmlDoc			*doc;
	xmlDoc			*result;
	struct speaking		 speaking;
	struct html		 html;
	char			 said[1024];
	xmlNode			*mail;
	xmlChar			*now, *lang, *base;
};

/* Not const, against the rule of the house: that libxml2 was left in the
 * middle of its work is true of the whole process. */
static bool worn;

bool
theme_worn(void)
{
	return worn;
}

void
theme_begin(void)
{
	arena_open();
}

void
theme_done(void)
{
	xmlResetLastError();	/* it would point into the arena */
	arena_close();
}

static xmlChar *
attribute(const struct drawing *d, const char *name)
{
	xmlNode *root = xmlDocGetRootElement(d->doc);

	return root ? xmlGetNoNsProp(root, (const xmlChar *)name) : NULL;
}

static void
listen(struct drawing *d, const struct theme *t)
{
	d->lang = attribute(d, "lang");
	d->now = attribute(d, "now");
	d->base = xmlStrcat(attribute(d, "base"), (const xmlChar *)"/");
	d->speaking.language = words_language(t->sheets.words,
	    d->lang ? (const char *)d->lang : "en");
	if (!d->speaking.language)
		d->speaking.language = words_any(t->sheets.words);
	d->speaking.proof = t->proof.hear ? &t->proof : NULL;
	d->speaking.now = d->now ? (const char *)d->now : "";
	d->speaking.base = t->assets_at ? t->assets_at :
	    (const char *)d->base;
	d->speaking.assets = t->assets_at ? NULL : t->sheets.assets;
}

static void
refuse(struct drawing *d, const char *why)
{
	snprintf(d->said, sizeof(d->said), "%s", why);
}

typedef void finish_fn(struct drawing *);

/* Memory that runs out leads back here, from anywhere within libxml2. */
static bool
draw(struct drawing *d, finish_fn *finish)
{
	jmp_buf here;

	if (setjmp(here)) {
		worn = true;
		arena_catch(NULL);
		refuse(d, "it takes too much memory");
		d->html.text = NULL;
		d->result = NULL;
		return false;
	}
	arena_catch(&here);
	d->result = theme_run(d->sheet, d->doc, &d->speaking, d->said,
	    sizeof(d->said));
	if (d->result)
		finish(d);
	arena_catch(NULL);
	return d->result;
}

static void
complain(struct theme *t, const struct drawing *d)
{
	if (!*d->html.dropped || t->sheets.complained)
		return;
	if (t->proof.hear) {
		proof_tell(&t->proof, d->html.culprit, "%s may not stand in "
		    "a page, and is left out", d->html.dropped);
		return;
	}
	t->sheets.complained = true;
	log_error("theme: %s: left out of a page: %s", t->name,
	    d->html.dropped);
}

static void
clear(struct drawing *d)
{
	/* In an arena its nodes go by themselves, but the sheet's dictionary
	 * counts who uses it. */
	if (arena_holds(d->result))
		d->result->children = d->result->last = NULL;
	xmlFreeDoc(d->result);
	xmlFree(d->html.text);
	xmlFree(d->lang);
	xmlFree(d->now);
	xmlFree(d->base);
}

/* The log gets the name of the page and why it failed. */
static void
tell(const struct theme *t, const struct drawing *d, const char *what,
	struct pool *pool)
{
	xmlNode *page = xmlDocGetRootElement(d->doc);
	xmlChar *name = page ? xmlGetNoNsProp(page, (const xmlChar *)"name") :
	    NULL;
	char why[512];

	theme_load_retell(&t->load, d->said, why, sizeof(why));
	if (t->proof.hear) {
		proof_tell_sheet(&t->proof, NULL, "%s", why);
		return;
	}
	log_error("theme: %s: %s %s: %s", t->name, what, name ?
	    pool_text(pool, (const char *)name) : "?", why);
	xmlFree(name);
}

static void
write_page(struct drawing *d)
{
	xmlNode *root = xmlDocGetRootElement(d->result);

	if (!root || strcmp((const char *)root->name, "html")) {
		refuse(d, "it makes no <html>");
		return;
	}
	html_write(d->result, &d->html);
	if (!d->html.text)
		refuse(d, "it makes too long a page");
	else if (d->speaking.proof)
		proof_page(d->speaking.proof, &d->speaking, d->doc,
		    d->result);
}

const char *
theme_apply(struct theme *t, xmlDoc *page, struct pool *pool, size_t *len)
{
	bool ours = !arena_is_open();
	struct drawing d = { .sheet = t->sheets.page, .doc = page };
	const char *out = NULL;

	if (ours)
		theme_begin();
	listen(&d, t);
	if (draw(&d, write_page) && d.html.text) {
		complain(t, &d);
		*len = d.html.length;
		out = pool_copy(pool, d.html.text, d.html.length);
	} else {
		tell(t, &d, "page", pool);
		out = theme_plain(d.speaking.language, page, pool, len);
	}
	clear(&d);
	if (ours)
		theme_done();
	return out;
}

static xmlNode *
child(const xmlNode *parent, const char *name)
{
	xmlNode *node = parent ? parent->children : NULL;

	while (node && (node->type != XML_ELEMENT_NODE ||
	    strcmp((const char *)node->name, name)))
		node = node->next;
	return node;
}

static const char *
text_of(xmlNode *node, struct pool *pool)
{
	xmlChar *text = xmlNodeGetContent(node);
	const char *out = pool_text(pool, text ? (const char *)text : "");

	xmlFree(text);
	return out;
}

/* <html> of a letter becomes a document of its own. */
static void
write_letter(struct drawing *d)
{
	xmlNode *html;

	d->mail = xmlDocGetRootElement(d->result);
	if (!(html = child(d->mail, "html")))
		return;
	xmlDocSetRootElement(d->result, html);
	html_write(d->result, &d->html);
}

static bool
letter_from(struct drawing *d, struct pool *pool, struct letter_parts *out)
{
	xmlNode *subject = child(d->mail, "subject");
	xmlNode *text = child(d->mail, "text");

	if (!subject || !text) {
		refuse(d, "no <mail> with <subject> and <text>");
		return false;
	}
	out->subject = text_of(subject, pool);
	out->text = text_of(text, pool);
	out->html = d->html.text ? pool_copy(pool, d->html.text,
	    d->html.length) : NULL;
	return true;
}

bool
theme_letter(struct theme *t, xmlDoc *letter, struct pool *pool,
	struct letter_parts *out)
{
	bool ours = !arena_is_open(), good = false;
	struct drawing d = { .sheet = t->sheets.letter, .doc = letter };

	if (ours)
		theme_begin();
	listen(&d, t);
	if (!d.sheet)
		refuse(&d, "the theme has no mail.xsl");
	else
		good = draw(&d, write_letter) && letter_from(&d, pool, out);
	complain(t, &d);
	if (!good)
		tell(t, &d, "letter", pool);
	clear(&d);
	if (ours)
		theme_done();
	return good;
}

const char *
theme_source(xmlDoc *page, struct pool *pool, size_t *len)
{
	xmlChar *text = NULL;
	const char *out;
	int size = 0;

	xmlDocDumpFormatMemoryEnc(page, &text, &size, "UTF-8", 0);
	*len = size > 0 ? (size_t)size : 0;
	out = pool_copy(pool, text ? (const char *)text : "", *len);
	xmlFree(text);
	return out;
}
