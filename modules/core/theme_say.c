/* theme_say.c: the words of the house as XPath functions. */
/* SPDX-License-Identifier: ISC */
#include "theme_say.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltInternals.h>

#include "assets.h"
#include "speak.h"
#include "theme_check.h"
#include "theme_proof.h"
#include "words.h"

enum { ARGUMENTS = 17 };	/* a key and eight pairs */

/* One call: its arguments as text, first to last. */
struct call {
	xmlXPathParserContext	*xpath;
	struct speaking		*speaking;
	int			 n;
	xmlXPathObject		*objects[ARGUMENTS];
	xmlChar			*made[ARGUMENTS];
	const char		*text[ARGUMENTS];
	struct speech		 speech;
};

/* libxml2 writes 8.3 as 8.300000000000001: a digit more than a double has. */
static xmlChar *
text_of(xmlXPathObject *object)
{
	double n = object->type == XPATH_NUMBER ? object->floatval : 0;
	char text[32];

	if (!(fabs(n) >= 1e-4 && fabs(n) < 1e15))
		return xmlXPathCastToString(object);
	snprintf(text, sizeof text, "%.*g", DBL_DIG, n);
	return xmlStrdup((const xmlChar *)text);
}

static bool
call_begin(struct call *call, xmlXPathParserContext *xpath, int n, int least,
	int most)
{
	xsltTransformContext *ctx = xsltXPathGetTransformContext(xpath);

	call->xpath = xpath;
	call->n = n;
	if (!ctx || n < least || n > most) {
		xmlXPathErr(xpath, XPATH_INVALID_ARITY);
		return false;
	}
	call->speaking = ctx->_private;
	while (n--) {
		call->objects[n] = valuePop(xpath);
		call->made[n] = NULL;
		call->text[n] = "";
		if (!call->objects[n])
			continue;
		if (call->objects[n]->type == XPATH_STRING)
			call->text[n] =
			    (const char *)call->objects[n]->stringval;
		else
			call->text[n] = (const char *)(call->made[n] =
			    text_of(call->objects[n]));
	}
	return true;
}

static void
call_end(struct call *call, xmlXPathObject *result)
{
	for (int i = 0; i < call->n; i++) {
		xmlFree(call->made[i]);
		xmlXPathFreeObject(call->objects[i]);
	}
	valuePush(call->xpath, result);
}

static void
call_say(struct call *call, const char *text)
{
	call_end(call, xmlXPathNewString((const xmlChar *)text));
}

/* Who makes a theme hears of each word that the language itself has not.
 * False: nor has English. */
static bool
is_word(struct call *call, const struct proof *proof)
{
	const struct language *lang = call->speaking->language;
	const xmlNode *inst =
	    xsltXPathGetTransformContext(call->xpath)->inst;
	bool found = words_find(lang, call->text[0]);

	if (!found)
		proof_tell_sheet(proof, inst, "there is no word \"%s\"",
		    call->text[0]);
	else if (!words_has(lang, call->text[0]))
		proof_tell_sheet(proof, inst, "the word \"%s\" is missing "
		    "in %s", call->text[0], language_code(lang));
	return found;
}

static void
say(xmlXPathParserContext *xpath, int n)
{
	struct filling fillings[ARGUMENTS / 2];
	struct call call;

	if (!call_begin(&call, xpath, n, 1, ARGUMENTS))
		return;
	for (int i = 1; i + 1 < n; i += 2)
		fillings[i / 2] = (struct filling){
			call.text[i], call.text[i + 1]
		};
	if (call.speaking->proof && !is_word(&call, call.speaking->proof)) {
		call_say(&call, call.text[0]);
		return;
	}
	call_say(&call, speak(call.speaking->language, call.text[0],
	    fillings, (size_t)(n - 1) / 2, &call.speech));
}

static void
knows(xmlXPathParserContext *xpath, int n)
{
	struct call call;

	if (call_begin(&call, xpath, n, 1, 1))
		call_end(&call, xmlXPathNewBoolean(words_find(
		    call.speaking->language, call.text[0]) != NULL));
}

static void
date(xmlXPathParserContext *xpath, int n)
{
	struct call call;

	if (call_begin(&call, xpath, n, 1, 1))
		call_say(&call, speak_date(call.speaking->language,
		    call.text[0], &call.speech));
}

static void
datetime(xmlXPathParserContext *xpath, int n)
{
	struct call call;

	if (call_begin(&call, xpath, n, 1, 1))
		call_say(&call, speak_datetime(call.speaking->language,
		    call.text[0], &call.speech));
}

static void
ago(xmlXPathParserContext *xpath, int n)
{
	struct call call;

	if (call_begin(&call, xpath, n, 1, 1))
		call_say(&call, speak_ago(call.speaking->language,
		    call.text[0], call.speaking->now, &call.speech));
}

static void
number(xmlXPathParserContext *xpath, int n)
{
	struct call call;

	if (call_begin(&call, xpath, n, 1, 1))
		call_say(&call, speak_number(call.speaking->language,
		    call.text[0], &call.speech));
}

static void
reference(xmlXPathParserContext *xpath, int n)
{
	struct call call;

	if (call_begin(&call, xpath, n, 1, 1))
		call_say(&call, speak_reference(call.text[0], &call.speech));
}

/* Said once of each, as libxslt would say it. */
static void
miss_asset(const struct call *call)
{
	struct speaking *s = call->speaking;
	const xmlNode *inst = xsltXPathGetTransformContext(call->xpath)->inst;

	if (s->proof)
		proof_tell_sheet(s->proof, inst, "there is no asset "
		    "\"%.80s\"", call->text[0]);
	else if (assets_miss(s->assets, call->text[0]) && !*s->missed)
		snprintf(s->missed, sizeof(s->missed), "error: file %s line "
		    "%ld\nthere is no asset \"%.80s\"", inst && inst->doc ?
		    (const char *)inst->doc->URL : "?",
		    inst ? xmlGetLineNo(inst) : 0, call->text[0]);
}

/* The name of a static file as browsers ask for it. */
static void
asset(xmlXPathParserContext *xpath, int n)
{
	const char *name = NULL;
	struct speaking *s;
	struct call call;
	xmlChar *url;

	if (!call_begin(&call, xpath, n, 1, 1))
		return;
	s = call.speaking;
	if (s->assets && !(name = assets_name(s->assets, call.text[0])))
		miss_asset(&call);
	url = xmlStrdup((const xmlChar *)s->base);
	url = xmlStrcat(url, (const xmlChar *)(name ? name : call.text[0]));
	call_end(&call, xmlXPathWrapString(url));
}

static const struct {
	const char		*name;
	xmlXPathFunction	 function;
} functions[] = {
	{ "ago", ago }, { "asset", asset }, { "date", date },
	{ "datetime", datetime }, { "knows", knows }, { "number", number },
	{ "reference", reference }, { "say", say },
};

bool
theme_say(xsltTransformContext *ctx, struct speaking *speaking)
{
	ctx->_private = speaking;
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (xsltRegisterExtFunction(ctx,
		    (const xmlChar *)functions[i].name,
		    (const xmlChar *)THEME_NAMESPACE, functions[i].function))
			return false;
	return true;
}
