/* theme_draw.c: a document through a sheet, in memory that goes at once. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "arena.h"
#include "log.h"
#include "tally.h"
#include "theme_drawing.h"
#include "theme_parts.h"
#include "theme_run.h"
#include "words.h"

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
listen(struct drawing *d)
{
	const struct theme *t = d->theme;

	d->lang = attribute(d, "lang");
	d->now = attribute(d, "now");
	d->base = xmlStrcat(attribute(d, "base"), (const xmlChar *)"/");
	d->speaking.language = words_language(t->sheets.words,
	    d->lang ? (const char *)d->lang : "en");
	if (!d->speaking.language)
		d->speaking.language = words_any(t->sheets.words);
	d->speaking.proof = t->proof.hear && !t->on_trial ? &t->proof : NULL;
	d->speaking.now = d->now ? (const char *)d->now : "";
	d->speaking.base = t->assets_at ? t->assets_at :
	    (const char *)d->base;
	d->speaking.assets = t->assets_at ? NULL : t->sheets.assets;
}

void
drawing_refuse(struct drawing *d, const char *why)
{
	theme_run_blame(d->sheet, d->doc, why, d->said, sizeof(d->said));
}

/* Memory that runs out leads back here, from anywhere within libxml2. */
static bool
draw(struct drawing *d, finish_fn *finish)
{
	jmp_buf here;
	bool good;

	if (setjmp(here)) {
		worn = true;
		arena_catch(NULL);
		theme_run_left("it takes too much memory", d->said,
		    sizeof(d->said));
		d->html.text = NULL;
		d->result = NULL;
		return false;
	}
	arena_catch(&here);
	d->result = theme_run(d->sheet, d->doc, &d->speaking, d->said,
	    sizeof(d->said));
	good = d->result && finish(d);
	arena_catch(NULL);
	return good;
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
	d->result = NULL;
	d->html.text = NULL;
}

/* Who looks at the theme hears of it; else the log gets the document's name
 * and why it could not be drawn. */
static void
tell(const struct drawing *d)
{
	struct theme *t = d->theme;
	xmlChar *name;
	char why[400];

	theme_load_retell(&t->load, d->said, why, sizeof(why));
	if (t->proof.hear) {
		proof_tell_sheet(&t->proof, NULL, "%s", why);
		return;
	}
	name = attribute(d, "name");
	log_error("theme: %s: %s %.40s: %s", t->shown,
	    d->letter ? "letter" : "page", name ? (const char *)name : "?",
	    why);
	xmlFree(name);
}

/* It was drawn, but not all of it is as the sheet wanted. */
static void
complain(struct drawing *d)
{
	struct theme *t = d->theme;
	char why[200];

	if (*d->speaking.missed) {
		snprintf(d->said, sizeof(d->said), "%s", d->speaking.missed);
		tell(d);
	}
	if (!*d->html.dropped || t->sheets.complained)
		return;
	if (t->proof.hear) {
		proof_tell(&t->proof, d->html.culprit, "%s may not stand in "
		    "a page, and is left out", d->html.dropped);
		return;
	}
	t->sheets.complained = true;
	snprintf(why, sizeof(why), "left out of it: %s", d->html.dropped);
	drawing_refuse(d, why);
	tell(d);
}

static bool
draw_with(struct drawing *d, const struct sheets *sheets, finish_fn *finish)
{
	d->sheet = d->letter ? sheets->letter : sheets->page;
	if (d->sheet && draw(d, finish)) {
		complain(d);
		return true;
	}
	if (!d->sheet)
		snprintf(d->said, sizeof(d->said), "there is no mail.xsl");
	tell(d);
	if (!d->theme->proof.hear)
		tally_add(TALLY_RENDER, d->theme->shown);
	clear(d);
	return false;
}

bool
drawing_make(struct drawing *d, finish_fn *finish)
{
	listen(d);
	return draw_with(d, &d->theme->sheets, finish) ||
	    (d->theme->before.page &&
	     draw_with(d, &d->theme->before, finish));
}

void
drawing_end(struct drawing *d)
{
	clear(d);
	xmlFree(d->lang);
	xmlFree(d->now);
	xmlFree(d->base);
}

xmlNode *
drawing_child(const xmlNode *parent, const char *name)
{
	xmlNode *node = parent ? parent->children : NULL;

	while (node && (node->type != XML_ELEMENT_NODE ||
	    strcmp((const char *)node->name, name)))
		node = node->next;
	return node;
}
