/* words_read.c: the folders of words, one a language. */
/* SPDX-License-Identifier: ISC */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "log.h"
#include "text.h"
#include "theme_load.h"
#include "words.h"
#include "words_table.h"

static bool
is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)node->name, name);
}

/* The text of an element, for free(); runs of blanks are one, so that a
 * long word may be broken over lines. */
static char *
text_of(xmlNode *node)
{
	xmlChar *all = xmlNodeGetContent(node);
	char *text = strdup((const char *)all), *to = text;

	xmlFree(all);
	if (!text)
		log_die("out of memory for words");
	for (const char *from = text; *from; from++)
		if (!isspace((unsigned char)*from))
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	if (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	return text;
}

/* Into forms, for free(). */
static bool
read_forms(struct theme_load *load, xmlNode *node, char *forms[PLURALS])
{
	size_t p;

	for (xmlNode *form = node->children; form; form = form->next) {
		if (form->type != XML_ELEMENT_NODE)
			continue;
		for (p = 0; p < PLURALS; p++)
			if (is(form, plural_name((enum plural)p)))
				break;
		if (p == PLURALS || forms[p]) {
			theme_load_refuse(load, form, "<%s> is no form that "
			    "was wanted here", (const char *)form->name);
			return false;
		}
		forms[p] = text_of(form);
	}
	if (!forms[PLURAL_OTHER])
		forms[PLURAL_OTHER] = text_of(node);
	return true;
}

/* XML lets controls pass that HTML does not have. */
static bool
is_text(struct theme_load *load, xmlNode *node, char *const forms[PLURALS])
{
	for (size_t p = 0; p < PLURALS; p++)
		if (forms[p] && text_length(forms[p]) < 0) {
			theme_load_refuse(load, node, "this word holds a "
			    "control character");
			return false;
		}
	return true;
}

static bool
add_forms(struct theme_load *load, struct language *lang, const char *key,
	xmlNode *node)
{
	char *forms[PLURALS] = { NULL };
	bool good = read_forms(load, node, forms) &&
	    is_text(load, node, forms);

	if (good)
		language_add(lang, key, forms);
	for (size_t p = 0; p < PLURALS; p++)
		free(forms[p]);
	return good;
}

static bool
add_word(struct theme_load *load, struct language *lang, xmlNode *node)
{
	xmlChar *key = xmlGetNoNsProp(node, (const xmlChar *)"key");
	bool good = false;

	if (!is(node, "w") || !key || !*key)
		theme_load_refuse(load, node, "here stands <w key=\"...\">");
	else if (language_word(lang, (const char *)key)) {
		/* The first one stays: a word said twice stops no site. */
		log_error("theme: %s:%ld: the word \"%s\" is said twice",
		    theme_load_brief(load, (const char *)node->doc->URL),
		    xmlGetLineNo(node), (const char *)key);
		good = true;
	} else
		good = add_forms(load, lang, (const char *)key, node);
	xmlFree(key);
	return good;
}

static bool
read_file(struct theme_load *load, struct language *lang, const char *path)
{
	xmlDoc *doc = theme_load_xml(load, path, NULL);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	xmlChar *dir;
	bool good = root && is(root, "words");

	if (doc && !good)
		theme_load_refuse(load, root, "a file of words is <words>");
	if (good && (dir = xmlGetNoNsProp(root, (const xmlChar *)"dir"))) {
		lang->right_to_left = !strcmp((const char *)dir, "rtl");
		xmlFree(dir);
	}
	for (xmlNode *n = good ? root->children : NULL; n && good; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			good = add_word(load, lang, n);
	xmlFreeDoc(doc);
	return good;
}

/* The names in a folder that fit, sorted; n of them. */
static struct dirent **
names_in(const char *dir, int (*fits)(const struct dirent *), int *n)
{
	struct dirent **names = NULL;

	*n = scandir(dir, &names, fits, alphasort);
	if (*n < 0)
		*n = 0;
	return names;
}

static int
is_file_of_words(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return *e->d_name != '.' && dot && !strcmp(dot, ".xml");
}

static int
is_language(const struct dirent *e)
{
	size_t len = strspn(e->d_name, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return len >= 2 && len < 36 && !e->d_name[len];
}

/* Better a portal with one language less than none. */
static bool
leave_out(struct theme_load *load)
{
	if (!load->forgiving)
		return false;
	log_error("theme: %s; left out", load->fault);
	*load->fault = '\0';
	return true;
}

static bool
read_language(struct theme_load *load, struct language *lang)
{
	char dir[PATH_MAX], path[PATH_MAX];
	struct dirent **names;
	bool good = true;
	int n;

	if (snprintf(dir, sizeof(dir), "%s/words/%s", load->root,
	    lang->code) >= (int)sizeof(dir))
		return false;
	names = names_in(dir, is_file_of_words, &n);
	for (int i = 0; i < n; i++) {
		good = good && snprintf(path, sizeof(path), "%s/%s", dir,
		    names[i]->d_name) < (int)sizeof(path) &&
		    (read_file(load, lang, path) || leave_out(load));
		free(names[i]);
	}
	free(names);
	language_close(lang);
	return good;
}

static struct language *
language_new(struct words *words, const char *code)
{
	struct language *lang = calloc(1, sizeof(*lang));
	struct language **last = &words->languages;

	if (!lang || !(lang->code = strdup(code)))
		log_die("out of memory for words");
	lang->self = lang;
	lang->keys = &words->keys;
	while (*last)
		last = &(*last)->next;
	*last = lang;
	return lang;
}

/* English stands in for what another language does not say yet. */
static void
lean_on_english(struct words *words)
{
	struct language *english = words->languages;

	while (english && strcmp(english->code, "en"))
		english = english->next;
	for (struct language *l = words->languages; l; l = l->next)
		l->otherwise = l == english ? NULL : english;
}

struct words *
words_open(struct theme_load *load)
{
	struct words *words = calloc(1, sizeof(*words));
	char dir[PATH_MAX + 8];
	struct dirent **names;
	bool good = true;
	int n;

	if (!words)
		log_die("out of memory for words");
	snprintf(dir, sizeof(dir), "%s/words", load->root);
	names = names_in(dir, is_language, &n);
	for (int i = 0; i < n; i++) {
		good = good && read_language(load,
		    language_new(words, names[i]->d_name));
		free(names[i]);
	}
	free(names);
	if (good && !words->languages)
		theme_load_refuse(load, NULL, "there is no folder of words");
	if (!good || !words->languages) {
		words_close(words);
		return NULL;
	}
	lean_on_english(words);
	return words;
}
