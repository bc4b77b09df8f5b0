/* theme_letter.c: a letter in, its parts out; also one that lay in the
 * outbox. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <limits.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "arena.h"
#include "log.h"
#include "pool.h"
#include "theme_drawing.h"
#include "theme_proof.h"

/* <html> of a letter becomes a document of its own; what is left of <mail>
 * goes with the arena. */
static bool
write_letter(struct drawing *d)
{
	xmlNode *mail = xmlDocGetRootElement(d->result), *html;

	if (!drawing_child(mail, "subject") || !drawing_child(mail, "text")) {
		drawing_refuse(d, "no <mail> with <subject> and <text>");
		return false;
	}
	d->mail = mail;
	if (!(html = drawing_child(mail, "html")))
		return true;
	xmlDocSetRootElement(d->result, html);
	html_write(d->result, &d->html);
	if (!d->html.text)
		drawing_refuse(d, "it makes too long a letter");
	else if (d->speaking.proof)
		proof_letter(d->speaking.proof, d->doc, d->result);
	return d->html.text;
}

static const char *
text_of(xmlNode *node, struct pool *pool)
{
	xmlChar *text = xmlNodeGetContent(node);
	const char *out = pool_text(pool, text ? (const char *)text : "");

	xmlFree(text);
	return out;
}

bool
theme_letter(struct theme *t, xmlDoc *letter, struct pool *pool,
	struct letter_parts *out)
{
	bool ours = !arena_is_open(), good;
	struct drawing d = { .theme = t, .doc = letter, .letter = true };

	if (ours)
		theme_begin();
	good = drawing_make(&d, write_letter);
	if (good) {
		out->subject = text_of(drawing_child(d.mail, "subject"), pool);
		out->text = text_of(drawing_child(d.mail, "text"), pool);
		out->html = d.html.text ? pool_copy(pool, d.html.text,
		    d.html.length) : NULL;
	}
	drawing_end(&d);
	if (ours)
		theme_done();
	return good;
}

/* It is of our own making, and yet: no network, no DOCTYPE, no entities. */
static xmlDoc *
read_document(const char *text, size_t length)
{
	xmlDoc *doc;

	if (length > INT_MAX)
		return NULL;
	doc = xmlReadMemory(text, (int)length, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc && (doc->intSubset || doc->extSubset)) {
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

bool
theme_letter_text(struct theme *t, const char *text, struct pool *pool,
	struct letter_parts *out)
{
	xmlDoc *doc;
	bool good;

	theme_begin();
	doc = read_document(text, strlen(text));
	if (!doc)
		log_error("letter: no document that could be read");
	good = doc && theme_letter(t, doc, pool, out);
	xmlFreeDoc(doc);
	theme_done();
	return good;
}
