/* memory.c: who runs out of memory ends, whichever library asked for it: few
 * of them look, and what goes on with half of it tells people what is not so.
 */
/* SPDX-License-Identifier: ISC */
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

#include "log.h"

#ifndef POOL_DEBUG	/* the sanitizers' own allocator ends by itself */

/*
 * Not const, against the rule of the house: malloc() is given no argument, so
 * it must know by itself who comes behind it.
 */
static struct {
	void	*(*malloc)(size_t);
	void	*(*calloc)(size_t, size_t);
	void	*(*realloc)(void *, size_t);
} next;

static void __attribute__((constructor))
find(void)
{
	next.malloc = dlsym(RTLD_NEXT, "malloc");
	next.calloc = dlsym(RTLD_NEXT, "calloc");
	next.realloc = dlsym(RTLD_NEXT, "realloc");
	if (!next.malloc || !next.calloc || !next.realloc)
		_exit(EXIT_FAILURE);
}

/* Not exit(): whoever asked may hold what others would wait for. */
static _Noreturn void
end(size_t size)
{
	log_error("out of memory for %zu bytes", size);
	_exit(EXIT_FAILURE);
}

void *
malloc(size_t size)
{
	void *p;

	if (!next.malloc)
		find();
	p = next.malloc(size);
	if (!p)
		end(size);
	return p;
}

void *
calloc(size_t n, size_t size)
{
	void *p;

	if (!next.calloc)
		find();
	p = next.calloc(n, size);
	if (!p)
		end(size);
	return p;
}

/* What shrinks to nothing is freed. */
void *
realloc(void *old, size_t size)
{
	void *p;

	if (!next.realloc)
		find();
	p = next.realloc(old, size);
	if (!p && size > 0)
		end(size);
	return p;
}

#endif
