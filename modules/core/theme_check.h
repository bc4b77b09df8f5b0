/* theme_check.h: what a sheet may say, looked at before it is compiled. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_CHECK_H
#define CORE_THEME_CHECK_H

#include <stdbool.h>

struct _xmlDoc;
struct theme_load;

#define THEME_NAMESPACE "https://aedile.example/theme"

/*
 * XSLT 1.0's own elements and functions, ours of THEME_NAMESPACE, HTML and
 * SVG: nothing else, so no extension that writes a file, reads one or
 * evaluates text; no disable-output-escaping; no markup that html.h would
 * drop. False: load->fault names file, line and reason.
 */
bool theme_check(struct theme_load *, struct _xmlDoc *);

#endif
