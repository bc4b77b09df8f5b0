/* theme_preview.c: aedile theme preview: every page, state and language as
 * files, with a menu; no server is needed to look at them. */
/* SPDX-License-Identifier: ISC */
#include "theme_preview.h"

#include <stdlib.h>
#include <string.h>

enum { LANGUAGES_MOST = 100 };

static const char **
languages(struct command *cmd)
{
	const char **list = pool_alloc(cmd->pool,
	    (LANGUAGES_MOST + 1) * sizeof(*list));

	for (size_t n = 0; n < LANGUAGES_MOST; n++)
		if (!(list[n] = word_option(cmd, "--language", NULL)))
			break;
	return list;
}

static const char *
bare(const char *folder)
{
	const char *slash = strrchr(folder, '/');

	return slash ? slash + 1 : folder;
}

void
gallery_tell(const struct gallery *g)
{
	printf("%s/index.html: %zu pages\n", g->to, g->pages);
	if (g->remarks)
		printf("aedile theme check %s says what is not right yet\n",
		    g->s->name);
	fflush(stdout);
}

int
tool_preview(struct studio *s)
{
	struct gallery g = {
		.s = s, .watch = word_switch(s->cmd, "--watch"),
		.to = word_option(s->cmd, "--to", NULL),
		.asked = languages(s->cmd)
	};

	studio_choose(s);
	if (!g.to)
		g.to = pool_print(s->pool, "preview-%s", bare(s->name));
	gallery_found(&g);
	if (g.watch)
		return gallery_watch(&g);
	if (!gallery_draw(&g)) {
		printf("%s\n", g.fault);
		return EXIT_FAILURE;
	}
	gallery_tell(&g);
	return EXIT_SUCCESS;
}
