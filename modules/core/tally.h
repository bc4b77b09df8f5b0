/* tally.h: what happened, counted, for who looks after the portal. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_TALLY_H
#define CORE_TALLY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * What must last lives in the database and in no process; these numbers are
 * the one exception. They are there to see a trend, so they may begin at zero
 * again whenever a program does, and in the database they would cost every
 * page a write, and would stand still just when it is away. They lie in
 * memory that a program shares with its workers, who may be killed at any
 * moment: none holds a lock, none is waited for.
 */
enum tally {
	TALLY_RETRY,		/* why: what may_retry was for */
	TALLY_UNKNOWN,		/* a COMMIT without an answer: what it was */
	TALLY_GIVEN_UP,		/* what */
	TALLY_THROTTLED,	/* by which limit */
	TALLY_RENDER,		/* a page or letter that a theme failed at */
	TALLY_WORKER,		/* how one ended that should not have */
	TALLY_LETTER,		/* what became of it */
	TALLIES
};

/* Once, before the first worker: until then nothing is counted. */
void tally_open(void);
/* One more; label is at most 31 characters of our own choosing, never of a
 * person's. What is one label too many counts as "other". */
void tally_add(enum tally, const char *label);
/* A request was answered. */
void tally_request(int status, int64_t us);
/* The one process that does the work is alive, and whether its theme is
 * behind its files; what it last said, and how long ago. */
void tally_beat(bool behind);
bool tally_last_beat(int64_t *ago_us);

/* tally_write.c: all of it in the Prometheus text format, version 0.0.4. */
void tally_write(FILE *out, const char *program);
/* HELP and TYPE of what follows; type is "counter", "gauge", "histogram". */
void tally_head(FILE *out, const char *name, const char *type,
	const char *help);

#endif
