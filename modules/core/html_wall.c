/* html_wall.c: the last wall before the browser: kinds of elements and
 * attributes, and where an address leads. */
/* SPDX-License-Identifier: ISC */
#include "html_wall.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

struct kind {
	const char	*name;
	unsigned	 kind;
};

/* https://html.spec.whatwg.org/ 13.1.2 for void elements; of the rest those
 * that run, embed, restyle or are read by rules of their own. */
static const struct kind elements[] = {
	{ "a",			HTML_ANCHOR },
	{ "animate",		HTML_MOTION },
	{ "animatecolor",	HTML_MOTION },
	{ "animatemotion",	HTML_MOTION },
	{ "animatetransform",	HTML_MOTION },
	{ "applet",		HTML_DROP },
	{ "area",		HTML_VOID | HTML_ANCHOR },
	{ "base",		HTML_DROP },
	{ "br",			HTML_VOID },
	{ "col",		HTML_VOID },
	{ "discard",		HTML_DROP },
	{ "embed",		HTML_DROP },
	{ "feimage",		HTML_WITHIN },
	{ "filter",		HTML_WITHIN },
	{ "foreignobject",	HTML_DROP },
	{ "frame",		HTML_DROP },
	{ "frameset",		HTML_DROP },
	{ "handler",		HTML_DROP },
	{ "hr",			HTML_VOID },
	{ "iframe",		HTML_DROP },
	{ "img",		HTML_VOID },
	{ "input",		HTML_VOID },
	{ "lineargradient",	HTML_WITHIN },
	{ "link",		HTML_VOID },
	{ "listener",		HTML_DROP },
	{ "listing",		HTML_DROP },
	{ "math",		HTML_DROP },
	{ "meta",		HTML_VOID },
	{ "mpath",		HTML_WITHIN },
	{ "noembed",		HTML_DROP },
	{ "noframes",		HTML_DROP },
	{ "noscript",		HTML_DROP },
	{ "object",		HTML_DROP },
	{ "param",		HTML_DROP },
	{ "pattern",		HTML_WITHIN },
	{ "plaintext",		HTML_DROP },
	{ "portal",		HTML_DROP },
	{ "pre",		HTML_NEWLINE },
	{ "radialgradient",	HTML_WITHIN },
	{ "script",		HTML_SCRIPT },
	{ "set",		HTML_MOTION },
	{ "source",		HTML_VOID },
	{ "style",		HTML_DROP },
	{ "template",		HTML_DROP },
	{ "textarea",		HTML_NEWLINE },
	{ "textpath",		HTML_WITHIN },
	{ "track",		HTML_VOID },
	{ "tref",		HTML_WITHIN },
	{ "use",		HTML_WITHIN },
	{ "wbr",		HTML_VOID },
	{ "xmp",		HTML_DROP },
};

static const struct kind attributes[] = {
	{ "action",		HTML_URL },
	{ "archive",		HTML_DROP },
	{ "async",		HTML_BOOLEAN },
	{ "attributename",	HTML_TARGET },
	{ "autofocus",		HTML_BOOLEAN },
	{ "autoplay",		HTML_BOOLEAN },
	{ "background",		HTML_URL },
	{ "base",		HTML_DROP },		/* xml:base */
	{ "checked",		HTML_BOOLEAN },
	{ "cite",		HTML_URL | HTML_QUOTE },
	{ "classid",		HTML_DROP },
	{ "clip-path",		HTML_PAINT },
	{ "codebase",		HTML_DROP },
	{ "controls",		HTML_BOOLEAN },
	{ "cursor",		HTML_PAINT },
	{ "data",		HTML_URL },
	{ "default",		HTML_BOOLEAN },
	{ "defer",		HTML_BOOLEAN },
	{ "disabled",		HTML_BOOLEAN },
	{ "dynsrc",		HTML_DROP },
	{ "fill",		HTML_PAINT },
	{ "filter",		HTML_PAINT },
	{ "formaction",		HTML_URL },
	{ "formnovalidate",	HTML_BOOLEAN },
	{ "href",		HTML_HREF },
	{ "http-equiv",		HTML_DROP },
	{ "icon",		HTML_URL },
	{ "imagesrcset",	HTML_LIST },
	{ "inert",		HTML_BOOLEAN },
	{ "ismap",		HTML_BOOLEAN },
	{ "itemscope",		HTML_BOOLEAN },
	{ "longdesc",		HTML_URL },
	{ "loop",		HTML_BOOLEAN },
	{ "lowsrc",		HTML_DROP },
	{ "manifest",		HTML_DROP },
	{ "marker-end",		HTML_PAINT },
	{ "marker-mid",		HTML_PAINT },
	{ "marker-start",	HTML_PAINT },
	{ "mask",		HTML_PAINT },
	{ "multiple",		HTML_BOOLEAN },
	{ "muted",		HTML_BOOLEAN },
	{ "nomodule",		HTML_BOOLEAN },
	{ "novalidate",		HTML_BOOLEAN },
	{ "open",		HTML_BOOLEAN },
	{ "ping",		HTML_DROP },
	{ "poster",		HTML_URL },
	{ "profile",		HTML_DROP },
	{ "readonly",		HTML_BOOLEAN },
	{ "required",		HTML_BOOLEAN },
	{ "reversed",		HTML_BOOLEAN },
	{ "selected",		HTML_BOOLEAN },
	{ "src",		HTML_URL },
	{ "srcdoc",		HTML_DROP },
	{ "srcset",		HTML_LIST },
	{ "stroke",		HTML_PAINT },
	{ "style",		HTML_DROP },
	{ "usemap",		HTML_URL },
};

static unsigned
kind_of(const struct kind *kinds, size_t n, const char *name)
{
	size_t low = 0, middle;
	int order;

	while (low < n) {
		middle = low + (n - low) / 2;
		order = strcasecmp(name, kinds[middle].name);
		if (!order)
			return kinds[middle].kind;
		if (order > 0)
			low = middle + 1;
		else
			n = middle;
	}
	return 0;
}

/* XML allows names that HTML would read as something else. */
static bool
is_plain(const char *name)
{
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && !strchr("-_.", *name))
			return false;
	return true;
}

unsigned
html_element(const char *name)
{
	if (!isalpha((unsigned char)*name) || !is_plain(name))
		return HTML_DROP;
	return kind_of(elements, sizeof(elements) / sizeof(*elements), name);
}

unsigned
html_attribute(const char *name)
{
	if (!isalpha((unsigned char)*name) || !is_plain(name) ||
	    !strncasecmp(name, "on", 2))
		return HTML_DROP;
	return kind_of(attributes, sizeof(attributes) / sizeof(*attributes),
	    name);
}

/* The next character that a browser's URL parser sees. */
static const char *
seen(const char *at)
{
	while (*at == '\t' || *at == '\n' || *at == '\r')
		at++;
	return at;
}

static enum html_url
scheme(const char *value, size_t len)
{
	static const struct {
		const char	*name;
		enum html_url	 url;
	} schemes[] = {
		{ "http", URL_WEB }, { "https", URL_WEB },
		{ "mailto", URL_CONTACT }, { "tel", URL_CONTACT },
	};

	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (strlen(schemes[i].name) == len &&
		    !strncasecmp(schemes[i].name, value, len))
			return schemes[i].url;
	return URL_BAD;
}

static bool
is_slash(char c)
{
	return c == '/' || c == '\\';
}

enum html_url
html_url(const char *value)
{
	const char *at;
	char name[8];
	size_t len = 0;

	while (*value && (unsigned char)*value <= ' ')
		value++;
	value = seen(value);
	if (is_slash(*value))
		return is_slash(*seen(value + 1)) ? URL_WEB : URL_LOCAL;
	for (at = value; isalnum((unsigned char)*at) ||
	    (*at && strchr("+-.", *at)); at = seen(at + 1))
		if (len < sizeof(name))
			name[len++] = *at;
	if (*at != ':')
		return URL_LOCAL;
	return scheme(name, len);
}

static bool
is_fragment(const char *value)
{
	return *value == '#';
}

/* A list of addresses and sizes: none with a scheme or a host. */
static bool
is_local_list(const char *value)
{
	return !strpbrk(value, ":\\") && !strstr(value, "//");
}

static bool
paints_within(const char *value)
{
	const char *at = value;

	if (strchr(value, '\\'))	/* an escape of CSS: u\72l( */
		return false;
	while ((at = strcasestr(at, "url"))) {
		for (at += 3; *at && strchr(" \t\n\r(\"'", *at); at++)
			;
		if (*at != '#')
			return false;
	}
	return !strcasestr(value, "image") && !strcasestr(value, "src(");
}

bool
html_may_point(unsigned element, unsigned attribute, const char *value)
{
	enum html_url url;

	if (attribute & HTML_LIST)
		return is_local_list(value);
	if (attribute & HTML_PAINT)
		return paints_within(value);
	if ((attribute & HTML_TARGET) && (element & HTML_MOTION))
		return !strcasestr(value, "href") &&
		    strncasecmp(value, "on", 2);
	if (!(attribute & (HTML_URL | HTML_HREF)))
		return true;
	if ((attribute & HTML_HREF) && (element & HTML_WITHIN))
		return is_fragment(value);
	url = html_url(value);
	if ((attribute & HTML_HREF) && (element & HTML_ANCHOR))
		return url != URL_BAD;
	if (attribute & HTML_QUOTE)
		return url == URL_LOCAL || url == URL_WEB;
	return url == URL_LOCAL;
}

bool
html_tells_where(const char *element, const char *attribute, const char *rel,
	const char *value)
{
	return rel && !strcmp(element, "link") && !strcmp(attribute, "href") &&
	    (!strcmp(rel, "alternate") || !strcmp(rel, "canonical")) &&
	    html_url(value) == URL_WEB;
}
