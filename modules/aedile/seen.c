/* seen.c: a table of hashes that doubles when it is half full. */
/* SPDX-License-Identifier: ISC */
#include "seen.h"

#include <stdint.h>
#include <string.h>

#include "core.h"

struct slot {
	uint64_t	hash;
	unsigned	count;		/* 0: the slot is free */
};

struct seen {
	struct pool	*pool;
	struct slot	*slots;
	size_t		 size, used;	/* size is a power of 2 */
};

enum { FIRST_SIZE = 1024 };

struct seen *
seen_new(struct pool *pool)
{
	struct seen *seen = pool_alloc(pool, sizeof *seen);

	seen->pool = pool;
	seen->size = FIRST_SIZE;
	seen->slots = pool_alloc(pool, seen->size * sizeof *seen->slots);
	return seen;
}

static uint64_t
hash_of(const char *text)
{
	unsigned char bytes[SECRET_HASH];
	uint64_t hash;

	secret_hash(text, bytes);
	memcpy(&hash, bytes, sizeof hash);
	return hash;
}

/* The slot of a hash, or the free one where it would be. */
static struct slot *
slot_of(const struct seen *seen, uint64_t hash)
{
	size_t at = hash & (seen->size - 1);

	while (seen->slots[at].count && seen->slots[at].hash != hash)
		at = (at + 1) & (seen->size - 1);
	return &seen->slots[at];
}

static void
grow(struct seen *seen)
{
	struct slot *old = seen->slots;
	size_t size = seen->size;

	seen->size *= 2;
	seen->slots = pool_alloc(seen->pool, seen->size * sizeof *old);
	for (size_t i = 0; i < size; i++)
		if (old[i].count)
			*slot_of(seen, old[i].hash) = old[i];
}

unsigned
seen_add(struct seen *seen, const char *text)
{
	uint64_t hash = hash_of(text);
	struct slot *slot;

	if (seen->used >= seen->size / 2)
		grow(seen);
	slot = slot_of(seen, hash);
	if (slot->count == 0) {
		slot->hash = hash;
		seen->used++;
	}
	return slot->count++;
}

unsigned
seen_count(const struct seen *seen, const char *text)
{
	return slot_of(seen, hash_of(text))->count;
}
