/* samples.c: xsl/samples/NAME.xml are pages, letters/NAME.xml in it letters. */
/* SPDX-License-Identifier: ISC */
#include "samples.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "theme.h"

enum { SAMPLE_MOST = 1 << 20, NAMES_MOST = 1000 };

static int
is_document(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return *entry->d_name != '.' && dot && strcmp(dot, ".xml") == 0;
}

/* Room for n more behind those there are already. */
static size_t
add_folder(struct pool *pool, struct sample *list, size_t n,
	const char *folder, bool letters)
{
	struct dirent **found = NULL;
	int m = scandir(folder, &found, is_document, alphasort);

	for (int i = 0; i < m; i++) {
		const char *file = found[i]->d_name;
		int len = (int)(strlen(file) - strlen(".xml"));

		if (n < NAMES_MOST)
			list[n++] = (struct sample){
				pool_print(pool, "%s%.*s",
				    letters ? "letters/" : "", len, file),
				pool_print(pool, "%s/%s", folder, file),
				letters
			};
		free(found[i]);
	}
	free(found);
	return n;
}

struct sample *
sample_list(struct pool *pool, const char *xsl)
{
	struct sample *list = pool_alloc(pool,
	    (NAMES_MOST + 1) * sizeof(*list));
	size_t n;

	n = add_folder(pool, list, 0, pool_print(pool, "%s/samples", xsl),
	    false);
	add_folder(pool, list, n, pool_print(pool, "%s/samples/letters", xsl),
	    true);
	return list;
}

const char *
sample_text(struct pool *pool, const struct sample *sample, size_t *length)
{
	FILE *f = fopen(sample->path, "re");
	char *text;
	bool whole;

	if (!f)
		return NULL;
	text = pool_alloc(pool, SAMPLE_MOST + 1);
	*length = fread(text, 1, SAMPLE_MOST, f);
	whole = !ferror(f) && feof(f);
	fclose(f);
	if (!whole)
		errno = EFBIG;
	return whole ? text : NULL;
}

struct _xmlDoc *
sample_read(struct pool *pool, const struct sample *sample,
	const struct theme *theme, const char *language, const char **why)
{
	size_t length;
	const char *text = sample_text(pool, sample, &length);
	struct _xmlDoc *doc;

	if (!text) {
		*why = pool_print(pool, "1: %s", strerror(errno));
		return NULL;
	}
	doc = theme_document(pool, text, length, why);
	if (doc)
		theme_translate(theme, doc, language);
	return doc;
}
