/* theme_say.c: the words of the house as XPath functions. */
/* SPDX-License-Identifier: ISC */
#include "theme_say.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltInternals.h>

#include "assets.h"
#include "log.h"
#include "theme_check.h"
#include "theme_proof.h"
#include "words.h"

/* Who makes a theme hears of each word that the language itself has not.
 * False: nor has English. */
static bool
is_word(const struct saying *s, const struct proof *proof)
{
	const struct language *lang = s->speaking->language;
	bool found = words_find(lang, s->text[0]);

	if (!found)
		proof_tell_sheet(proof, s->inst, "there is no word \"%s\"",
		    s->text[0]);
	else if (!words_has(lang, s->text[0]))
		proof_tell_sheet(proof, s->inst, "the word \"%s\" is missing "
		    "in %s", s->text[0], language_code(lang));
	return found;
}

static const char *
say(struct saying *s)
{
	struct filling fillings[SAYING_MOST / 2];

	for (int i = 1; i + 1 < s->n; i += 2)
		fillings[i / 2] = (struct filling){
			s->text[i], s->text[i + 1]
		};
	if (s->speaking->proof && !is_word(s, s->speaking->proof))
		return s->text[0];
	return speak(s->speaking->language, s->text[0], fillings,
	    (size_t)(s->n - 1) / 2, &s->speech);
}

static const char *
knows(struct saying *s)
{
	return words_find(s->speaking->language, s->text[0]);
}

static const char *
date(struct saying *s)
{
	return speak_date(s->speaking->language, s->text[0], &s->speech);
}

static const char *
datetime(struct saying *s)
{
	return speak_datetime(s->speaking->language, s->text[0], &s->speech);
}

static const char *
ago(struct saying *s)
{
	return speak_ago(s->speaking->language, s->text[0], s->speaking->now,
	    &s->speech);
}

static const char *
number(struct saying *s)
{
	return speak_number(s->speaking->language, s->text[0], &s->speech);
}

static const char *
reference(struct saying *s)
{
	return speak_reference(s->text[0], &s->speech);
}

/* Said once of each, as libxslt would say it. */
static void
miss_asset(const struct saying *say)
{
	struct speaking *s = say->speaking;
	const xmlNode *inst = say->inst;

	if (s->proof)
		proof_tell_sheet(s->proof, inst, "there is no asset "
		    "\"%.80s\"", say->text[0]);
	else if (assets_miss(s->assets, say->text[0]) && !*s->missed)
		snprintf(s->missed, sizeof(s->missed), "error: file %s line "
		    "%ld\nthere is no asset \"%.80s\"", inst && inst->doc ?
		    (const char *)inst->doc->URL : "?",
		    inst ? xmlGetLineNo(inst) : 0, say->text[0]);
}

/* The name of a static file as browsers ask for it. */
static const char *
asset(struct saying *s)
{
	struct speaking *of = s->speaking;
	const char *name = NULL;

	if (of->assets && !(name = assets_name(of->assets, s->text[0])))
		miss_asset(s);
	snprintf(s->speech.text, sizeof(s->speech.text), "%s%s", of->base,
	    name ? name : s->text[0]);
	return s->speech.text;
}

static const struct say_function functions[] = {
	{ "ago", 1, 1, ago, false },
	{ "asset", 1, 1, asset, false },
	{ "date", 1, 1, date, false },
	{ "datetime", 1, 1, datetime, false },
	{ "knows", 1, 1, knows, true },
	{ "number", 1, 1, number, false },
	{ "reference", 1, 1, reference, false },
	{ "say", 1, SAYING_MOST, say, false },
};

enum { FUNCTIONS = sizeof(functions) / sizeof(*functions) };

const struct say_function *
say_function(const char *name, size_t len)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		if (!strncmp(functions[i].name, name, len) &&
		    !functions[i].name[len])
			return &functions[i];
	return NULL;
}

xmlChar *
say_number(double n)
{
	char text[32];

	if (!(fabs(n) >= 1e-4 && fabs(n) < 1e15))
		return xmlXPathCastNumberToString(n);
	snprintf(text, sizeof text, "%.*g", DBL_DIG, n);
	return xmlStrdup((const xmlChar *)text);
}

/* The arguments as text, first to last; what is not text already is made. */
static void
take(xmlXPathParserContext *xpath, struct saying *s, xmlXPathObject **objects,
	xmlChar **made)
{
	for (int i = s->n; i--;) {
		objects[i] = valuePop(xpath);
		made[i] = NULL;
		s->text[i] = "";
		if (!objects[i])
			continue;
		if (objects[i]->type == XPATH_STRING)
			s->text[i] = (const char *)objects[i]->stringval;
		else
			s->text[i] = (const char *)(made[i] =
			    objects[i]->type == XPATH_NUMBER ?
			    say_number(objects[i]->floatval) :
			    xmlXPathCastToString(objects[i]));
	}
}

/* XPath tells who was called. */
static void
call(xmlXPathParserContext *xpath, int n)
{
	xsltTransformContext *ctx = xsltXPathGetTransformContext(xpath);
	const char *name = (const char *)xpath->context->function;
	const struct say_function *f = say_function(name, strlen(name));
	xmlXPathObject *objects[SAYING_MOST];
	xmlChar *made[SAYING_MOST];
	const char *said;
	struct saying s;

	if (!ctx || !f || n < f->least || n > f->most) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return;
	}
	s.speaking = ctx->_private;
	s.inst = ctx->inst;
	s.n = n;
	take(xpath, &s, objects, made);
	said = f->say(&s);
	valuePush(xpath, f->question ? xmlXPathNewBoolean(said != NULL) :
	    xmlXPathNewString((const xmlChar *)said));
	for (int i = 0; i < n; i++) {
		xmlFree(made[i]);
		xmlXPathFreeObject(objects[i]);
	}
}

void
theme_say_start(void)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		if (xsltRegisterExtModuleFunction(
		    (const xmlChar *)functions[i].name,
		    (const xmlChar *)THEME_NAMESPACE, call))
			log_die("out of memory for a theme");
}
