/* deflate.h: how small gzip would make a text, without it. */
/* SPDX-License-Identifier: ISC */
#ifndef DEFLATE_H
#define DEFLATE_H

#include <stddef.h>

struct pool;

/* Bytes, within some percent of what gzip -6 needs. */
size_t deflate_size(struct pool *, const char *text, size_t length);

#endif
