/* shim.h: what stands between a program and what may fail, in torture. */
/* SPDX-License-Identifier: ISC */
#ifndef TORTURE_SHIM_H
#define TORTURE_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The kinds of calls that fail, each counted by itself. */
enum kind { MEMORY, ARENA, CALL, QUERY, KINDS };

/* How: with an error, interrupted, told to come back, or in part. */
enum how { WELL, FAIL, INTERRUPT, AGAIN, SHORT };

/* For one request, or one turn of the courier. */
struct order {
	enum kind	kind;
	enum how	how;
	long		at;	/* the first call that fails; 0: none */
	bool		on;	/* and all that follow */
	bool		last;	/* this process serves no other after it */
	bool		trace;	/* say who calls */
	unsigned	seed;	/* of what is random */
};

/* The C library's, or whoever's comes next. */
void *real(const char *name);
#define REAL(name)	((__typeof__(&name))real(#name))

/* Called once for each call that may fail; from is whoever called. */
enum how order_next(enum kind kind, const char *name, const void *from);
/* Is anybody counting? Not before a request, and not in the shim's own. */
bool order_armed(void);

/* Read the order and obey it from now on; no more, and say what was counted. */
void order_begin(void);
void order_done(void);
bool order_is_last(void);
unsigned order_seed(void);
/* Is this wrong planted, to prove that it would be seen? $TORTURE_PLANT. */
bool order_plants(const char *wrong);

/* A line to whoever gives the orders. */
void report(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Blocks until there is an order, for who is not asked over a socket. */
void order_wait(void);

/* Pieces of memory that are not given back. */
long memory_live(void);
void random_begin(unsigned seed);

/* The courier that waits for orders has no connection: its children would
 * share it. */
bool turn_may_connect(void);

#endif
