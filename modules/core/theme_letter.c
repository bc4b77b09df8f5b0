/* theme_letter.c: a letter as it lay in the outbox becomes a document again. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <limits.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "log.h"

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
