/* theme_check.c: aedile theme check: what is wrong with a theme, as
 * FILE:LINE and a sentence. */
/* SPDX-License-Identifier: ISC */
#include "studio.h"

#include <stdlib.h>

#include "theme.h"

int
tool_check(struct studio *s)
{
	const char *fault;

	studio_choose(s);
	fault = studio_open(s);
	if (fault) {
		printf("%s\n", fault);
		return EXIT_FAILURE;
	}
	return EXIT_SUCCESS;
}
