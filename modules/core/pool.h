/* pool.h: memory that lives as long as one request. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_POOL_H
#define CORE_POOL_H

#include <stdarg.h>
#include <stddef.h>

struct pool;

/* A new, empty pool. Never NULL: a process out of memory logs and exits. */
struct pool *pool_new(void);

/* size zeroed bytes, aligned for any object, owned by the pool. */
void *pool_alloc(struct pool *, size_t size);
/* The had bytes at old, and zeroes behind them up to size; for a table that
 * doubles. What is at old stays, and may be NULL where had is 0. */
void *pool_extend(struct pool *, const void *old, size_t had, size_t size);
/* A copy with a NUL behind it. */
char *pool_copy(struct pool *, const char *text, size_t len);
char *pool_text(struct pool *, const char *text);
char *pool_print(struct pool *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *pool_vprint(struct pool *, const char *fmt, va_list)
	__attribute__((format(printf, 2, 0)));

/* Call drop(thing) when the pool is emptied; the newest goes first. */
void pool_defer(struct pool *, void (*drop)(void *), void *thing);

/* Run what was deferred, wipe and take back every byte. */
void pool_empty(struct pool *);
void pool_free(struct pool *);

#endif
