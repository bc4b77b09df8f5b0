/* arena.h: libxml2's memory while a page is made: taken piece by piece,
 * wiped and given back all at once. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

enum {
	ARENA_MOST = 64 << 20,	/* bytes a page may take */
	ARENA_SPARE = 1 << 20,	/* of these, for what is done when it is full */
	ARENA_KEPT = 1 << 20,	/* what stays with the process between pages */
};

/*
 * Before libxml2 allocates anything: from now on it takes from the arena
 * while that is open, and from malloc otherwise. Out of memory exits: half a
 * page that looks whole is worse than none. Once a process.
 */
void arena_start(void);

/* libxml2's memory comes from here until arena_close() takes all of it. */
void arena_open(void);
/* Whoever still has a piece has a fault: in a build with sanitizers, a
 * touch of it ends the process. */
void arena_close(void);
bool arena_is_open(void);
bool arena_holds(const void *);

/* Where to jump (with 1) when the arena is full; NULL: exit. What was taken
 * since this call is given back before. Whoever jumps leaves libxml2 in the
 * middle of its work, so the process should go soon. */
void arena_catch(jmp_buf *where);

/* The most bytes in use since arena_open(). */
size_t arena_used(void);
/* Who catches is full at this from now on; for tests of running out. */
void arena_shrink(size_t most);

#endif
