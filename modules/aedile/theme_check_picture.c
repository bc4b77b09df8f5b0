/* theme_check_picture.c: SVG is a document of its own, and can run, fetch and
 * grow like one. */
/* SPDX-License-Identifier: ISC */
#include "theme_check.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char	*mark, *fault;
} marks[] = {
	{ "<!doctype", "a picture has no DOCTYPE" },
	{ "<foreignobject", "a picture holds no page" },
	{ "<script", "a picture runs no script" },
	{ "javascript:", "a picture runs no script" },
	{ "@import", "a picture fetches nothing" },
};

/* Where a picture may not lead: href="http...", url(//...). */
static bool
leads_away(const char *line)
{
	static const char *const from[] = { "href=\"", "href='", "url(",
		"url('", "url(\"" };
	const char *at;

	for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++)
		for (at = line; (at = strstr(at, from[i]));) {
			at += strlen(from[i]);
			if (strncmp(at, "//", 2) == 0 ||
			    strncasecmp(at, "http", 4) == 0)
				return true;
		}
	return false;
}

/* onload="...": an attribute that begins with on. */
static bool
handles(const char *line)
{
	for (const char *at = line; (at = strcasestr(at, " on")); at += 3)
		if (at[3 + strspn(at + 3, "abcdefghijklmnopqrstuvwxyz"
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '=')
			return true;
	return false;
}

static void
check_line(struct check *c, const char *path, long n, const char *line)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (strcasestr(line, marks[i].mark))
			faults_add(c->faults, path, n, "%s", marks[i].fault);
	if (handles(line))
		faults_add(c->faults, path, n, "a picture runs no script");
	if (leads_away(line))
		faults_add(c->faults, path, n, "a picture fetches nothing "
		    "from another site");
}

static void
check_picture(struct check *c, const char *path)
{
	const char *text = check_text(c, path);
	char *at, *end;

	if (!text)
		return;
	at = pool_text(c->studio->pool, text);
	for (long n = 1; *at; n++, at = end) {
		end = at + strcspn(at, "\n");
		if (*end)
			*end++ = '\0';
		check_line(c, path, n, at);
	}
}

static int
is_picture(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return *entry->d_name != '.' && dot && strcasecmp(dot, ".svg") == 0;
}

void
check_pictures(struct check *c)
{
	struct pool *pool = c->studio->pool;
	struct dirent **found = NULL;
	int n = scandir(studio_folder(c->studio, c->studio->name), &found,
	    is_picture, alphasort);

	for (int i = 0; i < n; i++) {
		check_picture(c, pool_print(pool, "themes/%s/%s",
		    c->studio->name, found[i]->d_name));
		free(found[i]);
	}
	free(found);
}
