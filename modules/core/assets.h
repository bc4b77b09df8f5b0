/* assets.h: the static files beside the sheets, each by a name that changes
 * with its content, so that browsers may keep it for ever. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_ASSETS_H
#define CORE_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

struct assets;

/*
 * Read every ROOT/assets and ROOT/themes file that nginx hands out: a regular
 * file, no link, whose name is letters, digits, - and _, one dot and a kind
 * of assets.c. Never NULL.
 */
struct assets *assets_open(const char *root);
void assets_close(struct assets *);

/* "assets/base.css": "assets/base.1a2b3c4d.css"; NULL: no such file. */
const char *assets_name(const struct assets *, const char *path);
/* True the first time it is asked of a path, for saying a thing once. */
bool assets_miss(struct assets *, const char *path);

#endif
