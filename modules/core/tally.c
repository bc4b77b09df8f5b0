/* tally.c: counters in memory that a program and its workers share. */
/* SPDX-License-Identifier: ISC */
#include "tally_count.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "log.h"
#include "time.h"

const int64_t tally_bounds[TALLY_BUCKETS - 1] = {
	1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000,
	2500000, 10000000,
};

/* As with the log, there is one a program. */
static struct counts *counts;

/* A counter that is not there yet reads like one that was forgotten. */
static void
begin_at_zero(void)
{
	static const struct {
		enum tally	 kind;
		const char	*label;
	} known[] = {
		{ TALLY_RETRY, "deadlock" }, { TALLY_RETRY, "lock_wait" },
		{ TALLY_RETRY, "snapshot" }, { TALLY_RETRY, "connection" },
		{ TALLY_UNKNOWN, "done" }, { TALLY_UNKNOWN, "undone" },
		{ TALLY_GIVEN_UP, "request" }, { TALLY_GIVEN_UP, "password" },
		{ TALLY_WORKER, "signal" }, { TALLY_WORKER, "status" },
		{ TALLY_WORKER, "too_long" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		tally_add(known[i].kind, known[i].label);
		atomic_store(&counts->slots[i].count, 0);
	}
}

void
tally_open(void)
{
	void *shared = mmap(NULL, sizeof(*counts), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (shared == MAP_FAILED)
		log_die("no memory to count in: %s", strerror(errno));
	counts = shared;
	counts->since = time(NULL);
	begin_at_zero();
}

const struct counts *
tally_counts(void)
{
	return counts;
}

/* Who dies between taking and naming a slot has wasted it: no more. */
static bool
is_of(struct slot *s, enum tally kind, const char *label)
{
	int state = SLOT_FREE;

	if (atomic_compare_exchange_strong(&s->state, &state, SLOT_TAKEN)) {
		s->kind = kind;
		memccpy(s->label, label, '\0', TALLY_LABEL - 1);
		atomic_store(&s->state, SLOT_GOOD);
		return true;
	}
	return state == SLOT_GOOD && s->kind == kind &&
	    strncmp(s->label, label, TALLY_LABEL - 1) == 0;
}

/* The last slots, one a kind, are for what finds no other: the first of its
 * kind there is called "other". */
void
tally_add(enum tally kind, const char *label)
{
	struct slot *s;

	if (!counts)
		return;
	for (size_t i = 0; i < TALLY_SLOTS; i++) {
		s = &counts->slots[i];
		if (i == TALLY_SLOTS - TALLIES)
			label = "other";
		if (is_of(s, kind, label)) {
			atomic_fetch_add_explicit(&s->count, 1,
			    memory_order_relaxed);
			return;
		}
	}
}

void
tally_request(int status, int64_t us)
{
	size_t b = 0;

	if (!counts || status < 0 || status >= TALLY_STATUSES)
		return;
	while (b < TALLY_BUCKETS - 1 && us > tally_bounds[b])
		b++;
	atomic_fetch_add_explicit(&counts->requests[status], 1,
	    memory_order_relaxed);
	atomic_fetch_add_explicit(&counts->buckets[b], 1,
	    memory_order_relaxed);
	atomic_fetch_add_explicit(&counts->microseconds, (uint64_t)us,
	    memory_order_relaxed);
}

void
tally_beat(bool behind)
{
	if (!counts)
		return;
	atomic_store(&counts->beat, time_monotonic_us());
	atomic_store(&counts->behind, behind);
}

bool
tally_last_beat(int64_t *ago_us)
{
	*ago_us = counts ? time_monotonic_us() - atomic_load(&counts->beat) :
	    0;
	return counts && atomic_load(&counts->behind);
}
