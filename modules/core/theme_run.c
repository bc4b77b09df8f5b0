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
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "theme_proof.h"
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

static void
stop(int signal)
{
	(void)signal;
	if (running)
		running->state = XSLT_STATE_STOPPED;
	running = NULL;
}

void
theme_run_start(void)
{
	struct sigaction act = { .sa_handler = stop, .sa_flags = SA_RESTART };

	sigaction(SIGVTALRM, &act, NULL);
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
	char	*text;
	size_t	 size;
	xsltTransformContext	*ctx;
	const struct proof	*proof;
};

/* An xsl:message is no failure; it goes to who looks at the theme. */
static bool
is_message(const struct said *said)
{
	const xmlNode *inst = said->ctx->inst;

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

static void
limit(xsltTransformContext *ctx)
{
	ctx->opLimit = STEPS;
	ctx->xpathCtxt->opLimit = XPATH_STEPS;
	ctx->maxTemplateDepth = DEPTH;
	ctx->maxTemplateVars = VARIABLES;
	xsltSetCtxtSecurityPrefs(xsltGetDefaultSecurityPrefs(), ctx);
}

static xmlDoc *
transform(xsltTransformContext *ctx, xmlDoc *doc)
{
	xmlDoc *result;

	running = ctx;
	clock_set(MILLISECONDS);
	result = xsltApplyStylesheetUser(ctx->style, doc, NULL, NULL, NULL,
	    ctx);
	clock_set(0);
	/* One that was stopped, or failed, may still give half a page. */
	if (ctx->state == XSLT_STATE_OK && !ctx->style->errors)
		return result;
	xmlFreeDoc(result);
	return NULL;
}

xmlDoc *
theme_run(xsltStylesheet *sheet, xmlDoc *doc, struct speaking *speaking,
	char *text, size_t size)
{
	xsltTransformContext *ctx = xsltNewTransformContext(sheet, doc);
	struct said said = { text, size, ctx, speaking->proof };
	xmlDoc *result = NULL;

	*text = '\0';
	if (!ctx)
		return NULL;
	limit(ctx);
	xsltSetTransformErrorFunc(ctx, &said, hear);
	xmlSetStructuredErrorFunc(&said, hear_error);
	if (theme_say(ctx, speaking))
		result = transform(ctx, doc);
	if (result && speaking->proof)
		speaking->template = proof_template(ctx, doc);
	if (!result && !*text)
		hear(&said, ctx->state != XSLT_STATE_STOPPED ? "it failed" :
		    running ? "an xsl:message ended it" : "it ran too long");
	running = NULL;
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlResetLastError();
	xsltFreeTransformContext(ctx);
	return result;
}
