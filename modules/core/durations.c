/* durations.c: durations by group, as many as come. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "log.h"
#include "pool.h"
#include "statistics.h"

enum { FIRST_ROOM = 64, GROUPS_MOST = 1 << 20 };

struct group {
	int64_t	*seconds;
	size_t	 count, room;
};

struct durations {
	struct pool	*pool;
	struct group	*groups;
	size_t		 count, room;
};

/* Twice the room, with what was there. */
static void *
enlarged(struct pool *pool, const void *old, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : FIRST_ROOM;
	void *new = pool_alloc(pool, more * size);

	if (*room)
		memcpy(new, old, *room * size);
	*room = more;
	return new;
}

struct durations *
durations_new(struct pool *pool)
{
	struct durations *d = pool_alloc(pool, sizeof(*d));

	d->pool = pool;
	return d;
}

void
durations_add(struct durations *d, size_t group, int64_t seconds)
{
	struct group *g;

	if (group >= GROUPS_MOST)
		log_die("group %zu of durations", group);
	while (group >= d->room)
		d->groups = enlarged(d->pool, d->groups, &d->room,
		    sizeof(*d->groups));
	if (group >= d->count)
		d->count = group + 1;
	g = &d->groups[group];
	if (g->count == g->room)
		g->seconds = enlarged(d->pool, g->seconds, &g->room,
		    sizeof(*g->seconds));
	g->seconds[g->count++] = seconds;
}

size_t
durations_groups(const struct durations *d)
{
	return d->count;
}

int64_t *
durations_of(struct durations *d, size_t group, size_t *n)
{
	*n = group < d->count ? d->groups[group].count : 0;
	if (*n == 0)
		return NULL;
	statistics_sort(d->groups[group].seconds, *n);
	return d->groups[group].seconds;
}
