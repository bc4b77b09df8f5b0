/* theme_quick_reader.h: how expressions are read; for theme_quick_*.c alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_QUICK_READER_H
#define CORE_THEME_QUICK_READER_H

#include "theme_quick.h"

struct reader {
	struct pool	*pool;
	const char	*at, *end;
	const xmlNode	*node;
	unsigned	 depth, joints;
};

/* Behind blanks. */
void reader_skip(struct reader *);
bool reader_take(struct reader *, const char *token);
/* How long the name is that stands here; without a prefix. */
size_t reader_name(const struct reader *);
struct quick *reader_make(struct reader *, enum quick_kind);

/* Each begins where it stands. NULL: that is more than we know. */
struct quick *reader_literal(struct reader *);
struct quick *reader_number(struct reader *);
struct quick *reader_variable(struct reader *);
struct quick *reader_path(struct reader *);

/* theme_quick_read.c: what stands between brackets. */
struct quick *reader_test(struct reader *);

#endif
