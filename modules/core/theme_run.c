/* theme_run.c: a sheet is a program that strangers write: it gets so many
 * steps, so deep, so long, and touches nothing. */
/* SPDX-License-Identifier: ISC */
#include "theme_run.h"

#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>

#include <libxml/xpath.h>
#include <libxslt/imports.h>
#include <libxslt/pattern.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "arena.h"
#include "theme_proof.h"
#include "theme_quick.h"
#include "theme_say.h"

/* A page of 25 rows takes 1,000 steps of XSLT and 5,000 of XPath. */
enum {
	STEPS = 1000 * 1000,
	XPATH_STEPS = 4 * 1000 * 1000,
	DEPTH = 1000,		/* of templates that call each other */
	VARIABLES = 10 * 1000,
#ifdef POOL_DEBUG		/* sanitizers are slow */
	MILLISECONDS = 900,
#else
	MILLISECONDS = 250,	/* of this process's own time */
#endif
};

/* Not const, against the rule of the house: a signal handler is given no
 * argument, so it must know by itself what it stops. */
static xsltTransformContext *volatile running;
static xmlNode *volatile stopped_at;

static void
stop(int signal)
{
	(void)signal;
	if (!running)
		return;
	running->state = XSLT_STATE_STOPPED;
	stopped_at = running->inst;	/* libxslt forgets on its way out */
}

void
theme_run_start(void)
{
	struct sigaction act = { .sa_handler = stop, .sa_flags = SA_RESTART };

	sigaction(SIGVTALRM, &act, NULL);
	theme_say_start();
}

static void
clock_set(long milliseconds)
{
	struct itimerval t = { { 0, 0 }, {
		milliseconds / 1000, milliseconds % 1000 * 1000
	} };

	setitimer(ITIMER_VIRTUAL, &t, NULL);
}

struct said {
	char			*text;
	size_t			 size;
	xsltTransformContext	*ctx;
	const struct proof	*proof;
	const xmlNode		*at;	/* where the sheet was then */
};

/* An xsl:message is no failure; it goes to who looks at the theme. */
static bool
is_message(const struct said *said)
{
	const xmlNode *inst = said->ctx ? said->ctx->inst : NULL;

	return said->proof && inst && inst->ns &&
	    !strcmp((const char *)inst->ns->href,
	    (const char *)XSLT_NAMESPACE) &&
	    !strcmp((const char *)inst->name, "message");
}

/* What libxslt and xsl:message say, in pieces. */
static void __attribute__((format(printf, 2, 3)))
hear(void *ctx, const char *fmt, ...)
{
	struct said *said = ctx;
	size_t len = strlen(said->text);
	va_list ap;

	if (!len && running)
		said->at = running->inst;
	va_start(ap, fmt);
	vsnprintf(said->text + len, said->size - len, fmt, ap);
	va_end(ap);
	if (!is_message(said))
		return;
	if (strcmp(said->text + len, "\n"))
		proof_message(said->proof, said->ctx, said->text + len);
	said->text[len] = '\0';
}

static void
hear_error(void *ctx, xmlError *e)
{
	if (e->message)
		hear(ctx, "%s", e->message);
}

/* As libxslt itself says it, for theme_load_retell(). */
static void
say_where(struct said *said, const xmlNode *inst, const char *why)
{
	if (inst && inst->doc && inst->doc->URL)
		hear(said, "error: file %s line %ld\n",
		    (const char *)inst->doc->URL, xmlGetLineNo(inst));
	hear(said, "%s", why);
}

/* One that was stopped says nothing, and xsl:message not where it stands. */
static void
explain(struct said *said, const xsltTransformContext *ctx)
{
	const xmlNode *at = said->at ? said->at : stopped_at;
	char own[512];

	if (strstr(said->text, "error: file "))
		return;
	snprintf(own, sizeof(own), "%s", *said->text ? said->text :
	    ctx->state != XSLT_STATE_STOPPED ? "it failed" :
	    stopped_at ? "it ran too long" : "an xsl:message ended it");
	*said->text = '\0';
	say_where(said, at ? at : ctx->inst, own);
}

void
theme_run_left(const char *why, char *text, size_t size)
{
	struct said said = { text, size, NULL, NULL, NULL };

	clock_set(0);
	*text = '\0';
	say_where(&said, running ? running->inst : NULL, why);
	running = NULL;
}

void
theme_run_blame(xsltStylesheet *sheet, xmlDoc *doc, const char *why,
	char *text, size_t size)
{
	xsltTransformContext *ctx = xsltNewTransformContext(sheet, doc);
	struct said said = { text, size, NULL, NULL, NULL };
	xsltTemplate *found = ctx ? xsltGetTemplate(ctx,
	    xmlDocGetRootElement(doc), NULL) : NULL;

	*text = '\0';
	say_where(&said, found ? found->elem : sheet ?
	    xmlDocGetRootElement(sheet->doc) : NULL, why);
	if (ctx)
		xsltFreeTransformContext(ctx);
}

static void
limit(xsltTransformContext *ctx)
{
	ctx->opLimit = STEPS;
	ctx->xpathCtxt->opLimit = XPATH_STEPS;
	ctx->maxTemplateDepth = DEPTH;
	ctx->maxTemplateVars = VARIABLES;
	xsltSetCtxtSecurityPrefs(xsltGetDefaultSecurityPrefs(), ctx);
}

static bool
holds_blanks(const xmlNode *node)
{
	for (const xmlNode *n = node->children; n; n = n->next)
		if (n->type == XML_TEXT_NODE ? xsltIsBlank(n->content) :
		    n->type == XML_ELEMENT_NODE && holds_blanks(n))
			return true;
	return false;
}

/* Where a sheet strips all elements alike, theme_quick() leaves it to us: what
 * handlers write seldom has any blanks, and libxslt looks up every element. */
static void
strip(xsltTransformContext *ctx, xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	if (root && !xsltNeedElemSpaceHandling(ctx) && holds_blanks(root))
		xsltApplyStripSpaces(ctx, root);
}

static xmlDoc *
transform(xsltTransformContext *ctx, xmlDoc *doc)
{
	xmlDoc *result;

	stopped_at = NULL;
	running = ctx;
	clock_set(MILLISECONDS);
	quick_bind_globals(ctx, doc);
	result = xsltApplyStylesheetUser(ctx->style, doc, NULL, NULL, NULL,
	    ctx);
	clock_set(0);
	running = NULL;
	/* One that was stopped, or failed, may still give half a page. */
	if (ctx->state == XSLT_STATE_OK && !ctx->style->errors)
		return result;
	xmlFreeDoc(result);
	return NULL;
}

/* In an arena it goes by itself, with all it made; but its dictionary is a
 * part of the sheet's, which counts who uses it. */
static void
let_go(xsltTransformContext *ctx)
{
	if (arena_holds(ctx))
		xmlDictFree(ctx->style->dict);
	else
		xsltFreeTransformContext(ctx);
}

xmlDoc *
theme_run(xsltStylesheet *sheet, xmlDoc *doc, struct speaking *speaking,
	char *text, size_t size)
{
	xsltTransformContext *ctx = xsltNewTransformContext(sheet, doc);
	struct said said = { text, size, ctx, speaking->proof, NULL };
	xmlDoc *result = NULL;

	*text = '\0';
	if (!ctx)
		return NULL;
	limit(ctx);
	xsltSetTransformErrorFunc(ctx, &said, hear);
	xmlSetStructuredErrorFunc(&said, hear_error);
	ctx->_private = speaking;
	strip(ctx, doc);
	result = transform(ctx, doc);
	if (result && speaking->proof)
		speaking->template = proof_template(ctx, doc);
	if (!result)
		explain(&said, ctx);
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlResetLastError();
	let_go(ctx);
	return result;
}
