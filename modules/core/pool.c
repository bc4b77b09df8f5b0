/* pool.c: blocks that grow with the request and go with it. */
/* SPDX-License-Identifier: ISC */
#include "pool.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

#define BLOCK_SIZE ((size_t)32 * 1024)

struct block {
	struct block	*next;
	size_t		 used;
	size_t		 size;
	max_align_t	 bytes[];
};

struct deferred {
	struct deferred	 *next;
	void		(*drop)(void *);
	void		 *thing;
};

struct pool {
	struct block	*blocks;
	struct deferred	*deferred;
};

static struct block *
block_new(size_t size)
{
	struct block *b = malloc(sizeof(*b) + size);

	if (!b)
		log_die("out of memory for %zu bytes", size);
	b->next = NULL;
	b->used = 0;
	b->size = size;
	return b;
}

struct pool *
pool_new(void)
{
	struct pool *p = calloc(1, sizeof(*p));

	if (!p)
		log_die("out of memory for a pool");
	return p;
}

void *
pool_alloc(struct pool *p, size_t size)
{
	const size_t step = alignof(max_align_t);
	struct block *b = p->blocks;
	unsigned char *at;

	size = (size + step - 1) / step * step;
#ifdef POOL_DEBUG	/* one block each: the sanitizer sees overruns */
	b = NULL;
#endif
	if (!b || b->size - b->used < size) {
#ifdef POOL_DEBUG
		b = block_new(size);
#else
		b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
#endif
		b->next = p->blocks;
		p->blocks = b;
	}
	at = (unsigned char *)b->bytes + b->used;
	b->used += size;
	return memset(at, 0, size);
}

void *
pool_extend(struct pool *p, const void *old, size_t had, size_t size)
{
	void *wider = pool_alloc(p, size);

	if (had > 0)
		memcpy(wider, old, had);
	return wider;
}

char *
pool_copy(struct pool *p, const char *text, size_t len)
{
	char *copy = pool_alloc(p, len + 1);

	return memcpy(copy, text, len);
}

char *
pool_text(struct pool *p, const char *text)
{
	return pool_copy(p, text, strlen(text));
}

char *
pool_vprint(struct pool *p, const char *fmt, va_list ap)
{
	char *text, *copy;
	int len = vasprintf(&text, fmt, ap);

	if (len < 0)
		log_die("out of memory for text");
	copy = pool_copy(p, text, (size_t)len);
	free(text);
	return copy;
}

char *
pool_print(struct pool *p, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = pool_vprint(p, fmt, ap);
	va_end(ap);
	return text;
}

void
pool_defer(struct pool *p, void (*drop)(void *), void *thing)
{
	struct deferred *d = pool_alloc(p, sizeof(*d));

	*d = (struct deferred){ p->deferred, drop, thing };
	p->deferred = d;
}

void
pool_empty(struct pool *p)
{
	struct block *b, *next;

	for (struct deferred *d = p->deferred; d; d = d->next)
		d->drop(d->thing);
	for (b = p->blocks; b; b = next) {
		next = b->next;
		/* Passwords pass here. */
		explicit_bzero(b->bytes, b->used);
		free(b);
	}
	*p = (struct pool){ 0 };
}

void
pool_free(struct pool *p)
{
	if (!p)
		return;
	pool_empty(p);
	free(p);
}
