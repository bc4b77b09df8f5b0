/* theme_chain.c: what a theme has not itself, one that it is made of has. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <libxslt/xsltInternals.h>

#include "assets.h"
#include "pool.h"
#include "theme_parts.h"

bool
theme_load_has(const struct theme_load *load, const char *path)
{
	char full[PATH_MAX * 2];

	snprintf(full, sizeof(full), "%s/%s", load->root, path);
	return !access(full, F_OK);
}

/* The length of the folder, if this sheet is the theme.xsl of one. */
static int
folder_of(const struct theme_load *load, const xsltStylesheet *sheet,
	const char **path)
{
	const char *slash;

	*path = sheet->doc && sheet->doc->URL ? theme_load_brief(load,
	    (const char *)sheet->doc->URL) : "";
	slash = strrchr(*path, '/');
	return slash && !strcmp(slash, "/theme.xsl") ? (int)(slash - *path) :
	    0;
}

/* The list begins with the last import, which counts most for templates. */
bool
theme_beside(const struct theme_load *load, const xsltStylesheet *sheet,
	const char *name, char *out, size_t size)
{
	const char *path;
	int length;

	for (; sheet; sheet = sheet->next) {
		length = folder_of(load, sheet, &path);
		snprintf(out, size, "%.*s/%s", length, path, name);
		if ((length && theme_load_has(load, out)) ||
		    theme_beside(load, sheet->imports, name, out, size))
			return true;
	}
	return false;
}

const char *
theme_file(const struct theme *t, const char *name, struct pool *pool)
{
	char path[PATH_MAX];

	if (!theme_beside(&t->load, t->sheets.page, name, path, sizeof(path)))
		return NULL;
	return pool_text(pool, path);
}

const char *
theme_asset(const struct theme *t, const char *path)
{
	return assets_name(t->sheets.assets, path);
}
