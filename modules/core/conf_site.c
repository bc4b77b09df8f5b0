/* conf_site.c: what aedile.conf says of the site, and what follows from it:
 * the name of the cookie, and whether it may travel in the clear. */
/* SPDX-License-Identifier: ISC */
#include "conf_site.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "host", "host:8311" or "[::1]:8311", nothing behind it. The port's text, or
 * "" where there is none; NULL: ill-formed. */
static const char *
host_port(const char *host)
{
	const char *end = host;
	long port;
	char *rest;

	if (*host == '[')
		end += strspn(host, "[0123456789abcdefABCDEF:.");
	else
		while (isalnum((unsigned char)*end) || *end == '-' ||
		    *end == '.')
			end++;
	if (end == host || (*host == '[' && *end++ != ']'))
		return NULL;
	if (!*end)
		return "";
	port = *end == ':' && isdigit((unsigned char)end[1]) ?
	    strtol(end + 1, &rest, 10) : 0;
	return port > 0 && port < 65536 && !*rest ? end + 1 : NULL;
}

static bool
is_local(const char *host)
{
	static const char *const names[] = {
		"localhost", "127.0.0.1", "[::1]"
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t len = strlen(names[i]);

		if (strncmp(host, names[i], len) == 0 &&
		    (!host[len] || host[len] == ':'))
			return true;
	}
	return false;
}

/* "" or "/portal" or "/a/b". */
static bool
is_prefix(const char *s)
{
	if (!*s)
		return true;
	for (; *s == '/'; s += strcspn(s + 1, "/") + 1) {
		if (!s[1] || s[1] == '/' || s[1] == '.')
			return false;
		for (const char *c = s + 1; *c && *c != '/'; c++)
			if (!isalnum((unsigned char)*c) && !strchr("-_.", *c))
				return false;
	}
	return !*s;
}

/*
 * __Host- binds a cookie to this very host, but only for Path=/; __Secure-
 * allows a path. On localhost browsers keep cookies apart by name alone, not
 * by port: the port goes into the name.
 */
static void
name_cookie(struct site *site, const char *port, char *name, size_t size)
{
	const char *kind = *site->prefix ? "__Secure-" : "__Host-";

	if (site->secure)
		snprintf(name, size, "%saedile", kind);
	else
		snprintf(name, size, "aedile-%s", *port ? port : "80");
	site->cookie = name;
}

/* TZ names a file of the zone database; libc takes any other text for UTC
 * without a word. */
static bool
is_zone(const char *zone)
{
	char path[256];

	snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", zone);
	return strcmp(zone, "UTC") == 0 || (*zone && *zone != '/' &&
	    !strstr(zone, "..") && access(path, R_OK) == 0);
}

const char *
conf_site_fault(struct site *site, char *cookie, size_t size)
{
	bool tls = strncmp(site->address, "https://", 8) == 0;
	const char *host = site->address + (tls ? 8 : 7), *port;

	if (!tls && strncmp(site->address, "http://", 7) != 0)
		return "site.address begins with https:// (or http:// on "
		    "localhost)";
	if (!(port = host_port(host)))
		return "site.address is a scheme, a host and perhaps a port, "
		    "as https://example.org; a path goes to site.prefix";
	if (!tls && !is_local(host))
		return "site.address begins with https:// but on localhost: "
		    "cookies and passwords must not travel in the clear";
	if (!is_prefix(site->prefix))
		return "site.prefix is empty or a path as /portal, with no "
		    "slash at its end";
	if (!is_zone(site->zone))
		return "site.zone is a zone as Europe/Zurich; "
		    "/usr/share/zoneinfo has them all";
	site->secure = tls;
	name_cookie(site, port, cookie, size);
	return NULL;
}
