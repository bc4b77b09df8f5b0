/* studio.h: where a designer works: an xsl folder, and a theme in it. */
/* SPDX-License-Identifier: ISC */
#ifndef STUDIO_H
#define STUDIO_H

#include "aedile.h"
#include "samples.h"
#include "theme.h"

struct studio {
	struct command	*cmd;
	struct pool	*pool;
	const char	*said;		/* behind --xsl, or NULL */
	const char	*xsl;		/* the xsl folder, its real path */
	const char	*name;		/* of the theme: XSL/themes/NAME */
	struct theme	*theme;		/* once studio_open() compiled it */
};

/* Set xsl: what --xsl says; else the xsl folder at, in or above dir; else
 * that of aedile.conf, if there is one; else the installed one. Dies where
 * there is none. */
void studio_find(struct studio *, const char *dir);

/* Set xsl and name: the next word of the command is a theme's folder, or its
 * name alone. Nothing may be left behind it, so take the options before. */
void studio_choose(struct studio *);

/* Where a theme of this name stands, in pool. */
const char *studio_folder(const struct studio *, const char *name);

/* Compile the theme with the portal's own loader and set theme; it is closed
 * with the pool. NULL, or why not: "FILE:LINE: why". */
const char *studio_open(struct studio *);
/* The same, and what is wrong with what it draws goes to hear. */
const char *studio_proof(struct studio *, remark_fn *hear, void *arg);

/* What can stand behind "aedile theme". */
typedef int tool_fn(struct studio *);
tool_fn tool_check, tool_new, tool_preview;

#endif
