/* theme.c: a theme is two sheets and the words; it is taken anew when they
 * change, and a page always comes out. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxslt/xsltInternals.h>

#include "arena.h"
#include "assets.h"
#include "log.h"
#include "pool.h"
#include "theme_load.h"
#include "theme_parts.h"
#include "theme_quick.h"
#include "theme_run.h"
#include "time.h"
#include "words.h"

/* Not const, against the rule of the house: which kind of program this is
 * holds for every theme it opens. */
static bool pages_alone;

void
theme_start(void)
{
	arena_start();
	theme_load_start();
	theme_run_start();
}

void
theme_start_pages(void)
{
	theme_start();
	pages_alone = true;
}

void
theme_drop(struct sheets *s)
{
	if (s->page)
		xsltFreeStylesheet(s->page);
	if (s->letter)
		xsltFreeStylesheet(s->letter);
	words_close(s->words);
	assets_close(s->assets);
	if (s->quick)
		pool_free(s->quick);
	*s = (struct sheets){ 0 };
}

static bool
is_plain_name(const char *name)
{
	return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")];
}

/* Those of the theme, or of one it is made of, or of the base, or none. */
static xsltStylesheet *
compile_letters(struct theme_load *load, const xsltStylesheet *sheet)
{
	char path[PATH_MAX];

	if (theme_beside(load, sheet, "mail.xsl", path, sizeof(path)))
		return theme_load_sheet(load, path);
	if (theme_load_has(load, "base/mail.xsl"))
		return theme_load_sheet(load, "base/mail.xsl");
	return NULL;
}

static void
shorten(struct sheets *s)
{
	if (!s->quick)
		return;
	theme_quick(s->page, s->quick);
	if (s->letter)
		theme_quick(s->letter, s->quick);
}

/*
 * What the sheet makes is a plain tree, whatever <xsl:output> says: libxslt's
 * idea of HTML would not escape what stands in a script, and costs more.
 */
static void
make_trees(xsltStylesheet *sheet)
{
	if (!sheet)
		return;
	xmlFree(sheet->method);
	sheet->method = xmlStrdup((const xmlChar *)"xml");
}

bool
theme_take(struct theme_load *load, const char *dir, const char *name,
	bool forgiving, struct sheets *out)
{
	char path[NAME_MAX + 32];

	*out = (struct sheets){ 0 };
	if (!theme_load_from(load, dir))
		return false;
	load->forgiving = forgiving;
	if (!is_plain_name(name) || strlen(name) > NAME_MAX) {
		theme_load_refuse(load, NULL, "\"%.80s\" is no name of a "
		    "theme", name);
		return false;
	}
	snprintf(path, sizeof(path), strcmp(name, "base") ?
	    "themes/%s/theme.xsl" : "%s/theme.xsl", name);
	/* Not where every word is told where it stands in the sheets: libxslt
	 * knows. */
	if (!load->proof && !load->long_way)
		load->quick = out->quick = pool_new();
	out->page = theme_load_sheet(load, path);
	if (out->page && (load->proof || !pages_alone))
		out->letter = compile_letters(load, out->page);
	if (out->page && !*load->fault)
		out->words = words_open(load);
	if (!out->words || *load->fault) {
		theme_drop(out);
		return false;
	}
	out->assets = assets_open(load->root);
	make_trees(out->page);
	make_trees(out->letter);
	shorten(out);
	return true;
}

const char *
theme_fault(const char *why)
{
	/* Not const, against the rule of the house: it must outlive the
	 * theme that did not come about, and its reader. */
	static char fault[sizeof(((struct theme_load *)0)->fault)];

	snprintf(fault, sizeof(fault), "%s", why);
	return fault;
}

struct theme *
theme_new(const char *dir, const char *name)
{
	struct theme *t = calloc(1, sizeof(*t));

	if (!t || !(t->dir = strdup(dir)) || !(t->name = strdup(name)))
		log_die("out of memory for a theme");
	t->shown = t->name;
	t->stamp = t->seen = t->made_of = theme_load_stamp(dir);
	return t;
}

static struct theme *
open_new(struct theme *t, const char **fault)
{
	if (theme_take(&t->load, t->dir, t->name, false, &t->sheets)) {
		t->looked = time_monotonic_us();
		return t;
	}
	*fault = theme_fault(t->load.fault);
	theme_close(t);
	return NULL;
}

struct theme *
theme_open(const char *dir, const char *name, const char **fault)
{
	struct theme *t = theme_new(dir, name);

	return open_new(t, fault);
}

struct theme *
theme_open_long(const char *dir, const char *name, const char **fault)
{
	struct theme *t = theme_new(dir, name);

	t->load.long_way = true;
	return open_new(t, fault);
}

struct theme *
theme_proof(const char *dir, const char *name, remark_fn *hear, void *arg,
	const char **fault)
{
	struct theme *t = theme_new(dir, name);

	t->proof = (struct proof){ hear, arg, &t->load };
	t->load.proof = true;
	return open_new(t, fault);
}

void
theme_close(struct theme *t)
{
	if (!t)
		return;
	theme_trial_drop(&t->trial);
	theme_drop(&t->sheets);
	theme_drop(&t->before);
	free(t->assets_at);
	free(t->dir);
	free(t->name);
	free(t);
}

void
theme_assets(struct theme *t, const char *at)
{
	free(t->assets_at);
	if (!(t->assets_at = strdup(at)))
		log_die("out of memory for a theme");
}

const char *
theme_language(const struct theme *t, const char *accept,
	const char *otherwise)
{
	const struct language *l = words_accepted(t->sheets.words, accept);

	return l ? language_code(l) : otherwise;
}

const char *
theme_direction(const struct theme *t, const char *code)
{
	const struct language *l = words_language(t->sheets.words, code);

	return l ? language_direction(l) : "ltr";
}

const char *
theme_next_language(const struct theme *t, const char *after)
{
	const struct language *l = words_next(t->sheets.words, after ?
	    words_language(t->sheets.words, after) : NULL);

	return l ? language_code(l) : NULL;
}

const char *
theme_language_name(const struct theme *t, const char *code)
{
	const struct language *l = words_language(t->sheets.words, code);
	const char *name = l ? words_find(l, "language.name") : NULL;

	return name ? name : code;
}

const char *
theme_has_language(const struct theme *t, const char *code)
{
	const struct language *l = words_language(t->sheets.words, code);

	return l ? language_code(l) : NULL;
}

bool
theme_has_word(const struct theme *t, const char *code, const char *key)
{
	const struct language *l = words_language(t->sheets.words, code);

	return l && words_has(l, key);
}
