/* arena.c: one reserved stretch of addresses under libxml2. */
/* SPDX-License-Identifier: ISC */
#include "arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <libxml/xmlmemory.h>

#include "log.h"

#ifdef POOL_DEBUG
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(at, n)	((void)(at), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(at, n)	((void)(at), (void)(n))
#endif

enum {
	STEP = 16,		/* pieces lie that far apart, or a multiple */
	SMALL = 64,		/* so many steps have a class for each size, */
	CLASSES = SMALL + 16,	/* larger ones for each power of two */
};

/* Before each piece. With it, pieces take up whole steps and are aligned. */
struct head {
	size_t	size;
};

struct spare {
	struct spare *next;
};

/*
 * Not const, against the rule of the house: the allocator that xmlMemSetup()
 * takes is given no argument, so it must know its arena by itself.
 */
static struct {
	unsigned char	*start;			/* of both sides */
	unsigned char	*base;			/* of the side in use */
	size_t		 used, top, most, mark;
	struct spare	*spares[CLASSES];	/* freed pieces, by size */
	jmp_buf		*full;
	bool		 open;
} arena;

/*
 * With sanitizers there are two sides, used in turn, and the one that is not
 * in use cannot be touched: what libxml2 keeps beyond a page is found, though
 * libxml2 itself is not built with them.
 */
#ifdef POOL_DEBUG
enum { SIDES = 2 };
#else
enum { SIDES = 1 };
#endif

static void *
sure(void *piece)
{
	if (!piece)
		log_die("out of memory for a page");
	return piece;
}

static struct head *
head_of(void *piece)
{
	return (struct head *)piece - 1;
}

bool
arena_holds(const void *p)
{
	return arena.start && (uintptr_t)p - (uintptr_t)arena.start <
	    (uintptr_t)SIDES * ARENA_MOST;
}

static _Noreturn void
full(void)
{
	if (!arena.full)
		log_die("a page takes more than %zu bytes", arena.most);
	/* What was there before and is spare by now stays lost. */
	memset(arena.spares, 0, sizeof(arena.spares));
	arena.used = arena.mark;
	longjmp(*arena.full, 1);
}

/* Where somebody catches, there is something left for what they do then. */
static size_t
left(void)
{
	size_t most = arena.most + (arena.full ? 0 : ARENA_SPARE);

	return arena.used < most ? most - arena.used : 0;
}

/* The class of a size that may be larger than asked for: every piece of a
 * class fits all who ask for one of it. */
static inline unsigned
class_of(size_t *size)
{
	size_t steps = (*size + sizeof(struct head) + STEP - 1) / STEP;
	unsigned class = (unsigned)steps;

	if (steps >= SMALL) {
		class = 64 - (unsigned)__builtin_clzl(steps - 1);
		steps = (size_t)1 << class;
		class += SMALL - 6;
	}
	*size = steps * STEP - sizeof(struct head);
	return class < CLASSES ? class : 0;
}

/* A new piece behind all others. */
static void *
extend(size_t size)
{
	struct head *h;

	if (left() < size + sizeof(struct head))
		full();
	h = (struct head *)(void *)(arena.base + arena.used);
	arena.used += size + sizeof(struct head);
	if (arena.used > arena.top)
		arena.top = arena.used;
	ASAN_UNPOISON_MEMORY_REGION(h, sizeof(*h) + size);
	h->size = size;
	return h + 1;
}

static void *
take_from(size_t size)
{
	struct spare *s;
	unsigned class;

	if (size > arena.most)
		full();
	class = class_of(&size);
	if (!(s = arena.spares[class]))
		return extend(size);
	arena.spares[class] = s->next;
	return s;
}

static void *
take(size_t size)
{
	return arena.open ? take_from(size) : sure(malloc(size ? size : 1));
}

static bool
is_last(const void *piece, size_t size)
{
	return (const unsigned char *)piece + size == arena.base + arena.used;
}

static void
give(void *piece)
{
	struct spare *s = piece;
	unsigned class;
	size_t size;

	if (!arena_holds(piece)) {
		free(piece);
		return;
	}
	assert(arena.open);
	size = head_of(piece)->size;
#ifdef POOL_DEBUG	/* never used again, so that a late touch is seen */
	ASAN_POISON_MEMORY_REGION(piece, size);
	(void)s, (void)class;
#else
	if ((class = class_of(&size))) {
		s->next = arena.spares[class];
		arena.spares[class] = s;
	}
#endif
}

/* The last piece grows where it is: how buffers and node lists grow. */
static bool
stretch(void *piece, size_t size)
{
	struct head *h = head_of(piece);

	if (size > arena.most || !is_last(piece, h->size))
		return false;
	class_of(&size);
	if (left() < size - h->size)
		full();
	arena.used += size - h->size;
	if (arena.used > arena.top)
		arena.top = arena.used;
	h->size = size;
	ASAN_UNPOISON_MEMORY_REGION(piece, size);
	return true;
}

static void *
resize(void *piece, size_t size)
{
	void *larger;

	if (!piece)
		return take(size);
	if (!arena_holds(piece))
		return sure(realloc(piece, size ? size : 1));
	assert(arena.open);
	if (size <= head_of(piece)->size || stretch(piece, size))
		return piece;
	larger = take(size);
	memcpy(larger, piece, head_of(piece)->size);
	give(piece);
	return larger;
}

static char *
copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(take(size), text, size);
}

void
arena_start(void)
{
	void *all = mmap(NULL, (size_t)SIDES * ARENA_MOST,
	    PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (all == MAP_FAILED || xmlMemSetup(give, take, resize, copy) < 0)
		log_die("no room for libxml2 to work in");
	arena.start = arena.base = all;
	arena_shrink(ARENA_MOST);
}

void
arena_open(void)
{
	assert(arena.start && !arena.open);
	if (SIDES > 1) {
		arena.base = arena.start +
		    (arena.base == arena.start ? ARENA_MOST : 0);
		mprotect(arena.base, ARENA_MOST, PROT_READ | PROT_WRITE);
	}
	memset(arena.spares, 0, sizeof(arena.spares));
	/* The first piece is aligned behind its head. */
	arena.used = arena.top = STEP - sizeof(struct head);
	arena.open = true;
}

void
arena_close(void)
{
	size_t kept = arena.top < ARENA_KEPT ? arena.top : ARENA_KEPT;

	ASAN_UNPOISON_MEMORY_REGION(arena.base, ARENA_MOST);
	explicit_bzero(arena.base, kept);	/* people's data passed here */
	if (arena.top > kept)
		madvise(arena.base + kept, ARENA_MOST - kept, MADV_DONTNEED);
	if (SIDES > 1)
		mprotect(arena.base, ARENA_MOST, PROT_NONE);
	arena.full = NULL;
	arena.open = false;
}

bool
arena_is_open(void)
{
	return arena.open;
}

void
arena_catch(jmp_buf *where)
{
	arena.full = where;
	arena.mark = arena.used;
}

size_t
arena_used(void)
{
	return arena.top;
}

void
arena_shrink(size_t most)
{
	const size_t largest = ARENA_MOST - ARENA_SPARE;

	arena.most = most < largest ? most : largest;
}
