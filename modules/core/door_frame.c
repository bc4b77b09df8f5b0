/* door_frame.c: what every page has around its own element: where it is, who
 * reads it, whose portal it is. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include <libxml/tree.h>

#include "conf.h"
#include "page.h"
#include "parked.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "secret.h"
#include "text.h"
#include "theme.h"
#include "time.h"

static const xmlChar *
xml(const char *text)
{
	return (const xmlChar *)text;
}

static void
set(xmlNode *node, const char *name, const char *value)
{
	if (value)
		xmlNewProp(node, xml(name), xml(value));
}

static void
set_number(xmlNode *node, const char *name, long value)
{
	char text[24];

	snprintf(text, sizeof(text), "%ld", value);
	set(node, name, text);
}

static void
add_text(xmlNode *parent, const char *name, const char *text)
{
	if (text && *text)
		xmlNewTextChild(parent, NULL, xml(name), xml(text));
}

static const char *
role_name(enum role role)
{
	static const char *const names[] = {
		[ROLE_CITIZEN] = "citizen", [ROLE_OFFICER] = "officer",
		[ROLE_MANAGER] = "manager", [ROLE_ADMIN] = "admin",
	};

	return (size_t)role < sizeof(names) / sizeof(names[0]) ?
	    names[role] : NULL;
}

/* ?done=NAME, where a redirect led after something was done. The words are
 * ours, whatever a link says: the theme shows names it knows. */
static const char *
done_name(const struct request *rq)
{
	const char *name = pairs_get(&rq->query, "done");

	if (!name || !*name || strlen(name) > 40 ||
	    name[strspn(name, "abcdefghijklmnopqrstuvwxyz-")])
		return NULL;
	return name;
}

static bool
begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* Less what chose the language, and what gave back what was typed: neither
 * is of the place. */
static const char *
place_query(const struct request *rq, const char *query)
{
	char *kept = pool_alloc(rq->pool, strlen(query) + 1), *to = kept;
	size_t len;

	if (text_length(query) < 0)
		return "";
	for (*to = '\0'; *query; query += len + (query[len] == '&')) {
		len = strcspn(query, "&");
		if (!len || begins(query, "language=") ||
		    begins(query, "parked="))
			continue;
		if (to > kept)
			*to++ = '&';
		to = mempcpy(to, query, len);
		*to = '\0';
	}
	return kept;
}

/* The page's own address: where a POST is answered with a page, that of the
 * form's page, which a reader may ask for again. */
static const char *
place_path(struct request *rq)
{
	if (!rq->path)
		return "/";
	return rq->method == POST ? parked_path(rq) : rq->path;
}

static void
set_root(xmlNode *root, struct request *rq, const char *query)
{
	char now[TIME_TEXT];

	time_print(time(NULL), now);
	set(root, "contract", PAGE_CONTRACT);
	set(root, "base", rq->site->prefix);
	set(root, "path", place_path(rq));
	set(root, "query", place_query(rq, query));
	set(root, "lang", rq->language);
	set(root, "dir", theme_direction(rq->theme, rq->language));
	set(root, "now", now);
	set(root, "request", rq->id);
}

/* A switch, where there is something to choose. */
static xmlNode *
languages_node(const struct request *rq)
{
	xmlNode *languages = xmlNewNode(NULL, xml("languages"));
	const char *code = NULL;
	char key[SECRET_TOKEN];

	secret_token(key);
	set(languages, "csrf", rq->csrf);
	set(languages, "key", key);
	while ((code = theme_next_language(rq->theme, code))) {
		add_text(languages, "language",
		    theme_language_name(rq->theme, code));
		set(languages->last, "code", code);
		set(languages->last, "dir", theme_direction(rq->theme, code));
	}
	return languages;
}

static xmlNode *
site_node(const struct request *rq)
{
	xmlNode *site = xmlNewNode(NULL, xml("site"));

	add_text(site, "name", rq->site->name);
	add_text(site, "contact", rq->site->contact);
	add_text(site, "address", rq->site->address);
	add_text(site, "zone", rq->site->zone);
	if (theme_next_language(rq->theme,
	    theme_next_language(rq->theme, NULL)))
		xmlAddChild(site, languages_node(rq));
	return site;
}

static xmlNode *
actor_node(const struct request *rq)
{
	xmlNode *actor = xmlNewNode(NULL, xml("actor"));
	char key[SECRET_TOKEN];

	secret_token(key);
	set(actor, "role", role_name(rq->who.role));
	set_number(actor, "idle", conf_number(rq->conf,
	    rq->who.role == ROLE_CITIZEN ? "session.citizen.idle" :
	    "session.staff.idle"));
	set(actor, "csrf", rq->csrf);
	set(actor, "key", key);
	add_text(actor, "name", rq->who.name);
	return actor;
}

/* A notice tells when to come back, as the header does. */
static void
set_retry(xmlNode *root, unsigned seconds)
{
	if (seconds && root->children &&
	    xmlStrEqual(root->children->name, xml("notice")))
		set_number(root->children, "retry", seconds);
}

static void
put_first(xmlNode *root, xmlNode *node)
{
	if (root->children)
		xmlAddPrevSibling(root->children, node);
	else
		xmlAddChild(root, node);
}

void
frame_page(struct request *rq, const char *query)
{
	xmlNode *root = xmlDocGetRootElement(page_doc(rq->page));
	const char *done = done_name(rq);
	xmlNode *bar;

	if (rq->reply->location || rq->reply->accel || rq->reply->body)
		return;		/* nobody sees the page */
	set_root(root, rq, query);
	set_retry(root, rq->reply->retry_after);
	if (done) {
		bar = xmlNewNode(NULL, xml("notice-bar"));
		set(bar, "name", done);
		put_first(root, bar);
	}
	if (rq->who.id)
		put_first(root, actor_node(rq));
	put_first(root, site_node(rq));
}

bool
frame_holds_notice(const struct request *rq)
{
	xmlNode *root = xmlDocGetRootElement(page_doc(rq->page));

	return root->last && xmlStrEqual(root->last->name, xml("notice"));
}

/* The q of a media range in an Accept header, or -1: it is not there. */
static double
quality(const char *accept, const char *range)
{
	size_t len = strlen(range);

	while (accept && *accept) {
		accept += strspn(accept, ", \t");
		size_t end = strcspn(accept, ",");
		const char *q = strcasestr(accept, ";q=");
		const char *gap = strcasestr(accept, "; q=");

		if (!q || (gap && gap < q))
			q = gap ? gap + 1 : NULL;
		if (strncasecmp(accept, range, len) == 0 &&
		    strchr(",; \t", accept[len]))
			return q && q < accept + end ?
			    strtod(q + 3, NULL) : 1.0;
		accept += end;
	}
	return -1.0;
}

bool
frame_wants_xml(const char *accept)
{
	double html = quality(accept, "text/html");

	if (html < 0)
		html = quality(accept, "text/*");
	if (html < 0)
		html = quality(accept, "*/*");
	return quality(accept, "application/xml") > html;
}
