/* theme_page.c: a page in, HTML out; where no sheet makes any, a plain one. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <string.h>

#include <libxml/tree.h>

#include "arena.h"
#include "pool.h"
#include "theme_drawing.h"
#include "theme_parts.h"
#include "theme_plain.h"
#include "theme_proof.h"

static bool
write_page(struct drawing *d)
{
	xmlNode *root = xmlDocGetRootElement(d->result);

	if (!root || strcmp((const char *)root->name, "html")) {
		drawing_refuse(d, "it makes no <html>");
		return false;
	}
	html_write(d->result, &d->html);
	if (!d->html.text)
		drawing_refuse(d, "it makes too long a page");
	else if (d->speaking.proof)
		proof_page(d->speaking.proof, &d->speaking, d->doc,
		    d->result);
	else if (d->theme->on_trial)
		theme_trial_look(&d->theme->proof, root);
	return d->html.text;
}

const char *
theme_apply(struct theme *t, xmlDoc *page, struct pool *pool, size_t *len,
	bool *plain)
{
	bool ours = !arena_is_open(), drawn;
	struct drawing d = { .theme = t, .doc = page };
	const char *out;

	if (ours)
		theme_begin();
	drawn = drawing_make(&d, write_page);
	if (drawn) {
		*len = d.html.length;
		out = pool_copy(pool, d.html.text, d.html.length);
	} else {
		out = theme_plain(d.speaking.language, page, pool, len);
	}
	if (plain)
		*plain = !drawn;
	drawing_end(&d);
	if (ours)
		theme_done();
	return out;
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
