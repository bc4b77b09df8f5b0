/* theme_known.c: a theme that drew nginx's pages has been tried; as long as no
 * file of it changes, programs need not try it again when they start. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <stdio.h>
#include <string.h>

#include "pool.h"

const char *
theme_mark(const char *dir, const char *name, struct pool *pool)
{
	return pool_print(pool, "%016lx %s\n", theme_stamp(dir), name);
}

bool
theme_known(const char *file, const char *dir, const char *name)
{
	struct pool *pool = pool_new();
	const char *mark = theme_mark(dir, name, pool);
	char text[512];
	FILE *f = fopen(file, "re");
	size_t len = f ? fread(text, 1, sizeof(text) - 1, f) : 0;
	bool known;

	text[len] = '\0';
	known = f && !strcmp(text, mark);
	if (f)
		fclose(f);
	pool_free(pool);
	return known;
}
