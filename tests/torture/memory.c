/* memory.c: memory runs out: malloc and its kin, and libxml2's arena. */
/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <libxml/xmlmemory.h>

#define HERE	__builtin_return_address(0)

/* dlsym() itself wants some. */
static unsigned char first[65536] __attribute__((aligned(16)));
static size_t first_used;
static long live;
static int finding;

static bool
is_first(const void *p)
{
	return (const unsigned char *)p >= first &&
	    (const unsigned char *)p < first + sizeof(first);
}

static void *
take_first(size_t size)
{
	void *p = first + first_used;

	first_used += (size + 15) / 16 * 16;
	if (first_used > sizeof(first))
		abort();
	return p;
}

/* NULL while it is being found. */
static void *
find(const char *name, void **kept)
{
	if (!*kept && !finding) {
		finding++;
		*kept = real(name);
		finding--;
	}
	return *kept;
}

#define NEXT(name)	static void *kept_##name; \
	__typeof__(&name) next = find(#name, &kept_##name)

/* Told once for each. True: there is none. */
static bool
out(const char *name, const void *from)
{
	if (order_next(MEMORY, name, from) == WELL)
		return false;
	errno = ENOMEM;
	return true;
}

static void *
count(void *p)
{
	if (p)
		__atomic_add_fetch(&live, 1, __ATOMIC_RELAXED);
	return p;
}

long
memory_live(void)
{
	return __atomic_load_n(&live, __ATOMIC_RELAXED);
}

void *
malloc(size_t size)
{
	NEXT(malloc);

	if (!next)
		return take_first(size);
	return out("malloc", HERE) ? NULL : count(next(size));
}

void *
calloc(size_t n, size_t size)
{
	NEXT(calloc);

	if (!next)
		return take_first(n * size);
	return out("calloc", HERE) ? NULL : count(next(n, size));
}

void
free(void *p)
{
	NEXT(free);

	if (!p || is_first(p) || !next)
		return;
	__atomic_sub_fetch(&live, 1, __ATOMIC_RELAXED);
	next(p);
}

static void *
resized(void *old, void *p)
{
	return old ? p : count(p);
}

void *
realloc(void *old, size_t size)
{
	NEXT(realloc);

	if (out("realloc", HERE))
		return NULL;
	if (is_first(old)) {
		void *p = malloc(size);

		return p ? memcpy(p, old, size) : NULL;
	}
	return resized(old, next(old, size));
}

int
posix_memalign(void **p, size_t by, size_t size)
{
	NEXT(posix_memalign);
	int wrong = out("posix_memalign", HERE) ? ENOMEM :
	    next(p, by, size);

	if (!wrong)
		count(*p);
	return wrong;
}

void *
aligned_alloc(size_t by, size_t size)
{
	NEXT(aligned_alloc);

	return out("aligned_alloc", HERE) ? NULL : count(next(by, size));
}

void *
memalign(size_t by, size_t size)
{
	NEXT(memalign);

	return out("memalign", HERE) ? NULL : count(next(by, size));
}

void *
mmap(void *at, size_t size, int may, int how, int fd, off_t from)
{
	NEXT(mmap);

	return out("mmap", HERE) ? MAP_FAILED :
	    next(at, size, may, how, fd, from);
}

/* libxml2's memory is a stretch of addresses that core gives out itself: it
 * fails by having no room left, so too much is asked of it. */
static xmlMallocFunc arena_take;
static xmlReallocFunc arena_resize;
static xmlStrdupFunc arena_copy;

enum { TOO_MUCH = 1 << 30 };

static size_t
wanted(size_t size, const char *name, const void *from)
{
	return order_next(ARENA, name, from) == WELL ? size : TOO_MUCH;
}

static void *
take(size_t size)
{
	return arena_take(wanted(size, "take", HERE));
}

static void *
resize(void *old, size_t size)
{
	return arena_resize(old, wanted(size, "resize", HERE));
}

static char *
copy(const char *text)
{
	if (order_next(ARENA, "copy", HERE) != WELL)
		return arena_take(TOO_MUCH);
	return arena_copy(text);
}

int
xmlMemSetup(xmlFreeFunc give, xmlMallocFunc t, xmlReallocFunc r,
	xmlStrdupFunc c)
{
	arena_take = t;
	arena_resize = r;
	arena_copy = c;
	return REAL(xmlMemSetup)(give, take, resize, copy);
}
