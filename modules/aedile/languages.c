/* languages.c: the languages there are words for. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>

static int
is_language(const struct dirent *entry)
{
	return isalpha((unsigned char)entry->d_name[0]);
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
