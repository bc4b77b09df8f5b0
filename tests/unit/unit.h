/* unit.h: what every test program of the core starts with. */
/* SPDX-License-Identifier: ISC */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pool.h"

/* A setup and a teardown: *state is a pool that goes with the test. */
static inline int
unit_pool(void **state)
{
	*state = pool_new();
	return 0;
}

static inline int
unit_drop(void **state)
{
	pool_free(*state);
	return 0;
}

#define UNIT(test) cmocka_unit_test_setup_teardown(test, unit_pool, unit_drop)

/* The whole of a file below tests/, in pool; the test fails without it. */
static inline char *
unit_read(struct pool *pool, const char *name, size_t *len)
{
	const char *top = getenv("srcdir");
	char *path = pool_print(pool, "%s/tests/%s", top ? top : ".", name);
	FILE *file = fopen(path, "rb");
	char *text = pool_alloc(pool, 65536);

	if (!file)
		fail_msg("%s is not there", path);
	*len = fread(text, 1, 65535, file);
	fclose(file);
	return text;
}

#endif
