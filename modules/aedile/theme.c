/* theme.c: aedile theme: the designer's tools. They need an xsl folder, and
 * nothing else of a portal. */
/* SPDX-License-Identifier: ISC */
#include "studio.h"

#include <string.h>

static const struct {
	const char	*name;
	tool_fn		*run;
} tools[] = {
	{ "check", tool_check },
	{ "new", tool_new },
	{ "preview", tool_preview },
};

int
theme(struct command *cmd)
{
	struct studio studio = {
		.cmd = cmd, .pool = cmd->pool,
		.said = word_option(cmd, "--xsl", NULL)
	};
	const char *name = cmd->words[0] && cmd->words[0][0] == '-' ? NULL :
	    word_next(cmd);

	for (size_t i = 0; name && i < sizeof(tools) / sizeof(*tools); i++)
		if (strcmp(tools[i].name, name) == 0) {
			theme_start();
			return tools[i].run(&studio);
		}
	if (name)
		word_wrong(cmd, "there is no \"%s\"", name);
	word_wrong(cmd, "say what to do");
}
