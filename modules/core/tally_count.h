/* tally_count.h: what the files of tally share; no other room includes it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_TALLY_COUNT_H
#define CORE_TALLY_COUNT_H

#include <stdint.h>

#include "tally.h"

enum {
	TALLY_STATUSES = 600,
	TALLY_BUCKETS = 12,	/* the last: all that took longer */
	TALLY_SLOTS = 96,
	TALLY_LABEL = 32,
};

/* A label that was seen: free, being written, or good to read. */
enum slot_state { SLOT_FREE, SLOT_TAKEN, SLOT_GOOD };

struct slot {
	_Atomic int		state;
	enum tally		kind;
	char			label[TALLY_LABEL];
	_Atomic uint64_t	count;
};

struct counts {
	_Atomic uint64_t	requests[TALLY_STATUSES];
	_Atomic uint64_t	buckets[TALLY_BUCKETS];
	_Atomic uint64_t	microseconds;
	_Atomic int64_t		beat;
	_Atomic bool		behind;
	int64_t			since;		/* seconds since 1970 */
	struct slot		slots[TALLY_SLOTS];
};

/* Upper bounds of the buckets, in microseconds, without the last. */
extern const int64_t tally_bounds[TALLY_BUCKETS - 1];

/* NULL: nothing is counted. */
const struct counts *tally_counts(void);

#endif
