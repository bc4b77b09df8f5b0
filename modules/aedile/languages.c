/* languages.c: the languages there are words for. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_MOST = 35 };	/* as the schema has room for */

static int
is_language(const struct dirent *entry)
{
	return isalpha((unsigned char)entry->d_name[0]);
}

bool
language_is_code(const char *s)
{
	size_t first = strcspn(s, "-"), len = strlen(s);

	return first >= 2 && first <= 3 && len <= CODE_MOST &&
	    islower((unsigned char)*s) && s[len - 1] != '-' &&
	    !s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")];
}

char **
language_list(struct pool *pool, const struct conf *conf)
{
	struct dirent **found = NULL;
	int n = scandir(pool_print(pool, "%s/words",
	    conf_text(conf, "theme.folder")), &found, is_language, alphasort);
	char **list;

	if (n < 0)
		n = 0;
	list = pool_alloc(pool, ((size_t)n + 1) * sizeof(char *));
	for (int i = 0; i < n; i++) {
		list[i] = pool_text(pool, found[i]->d_name);
		free(found[i]);
	}
	free(found);
	return list;
}
