/* deflate.c: RFC 1951 without writing a bit: what repeats is found, and what
 * is left costs its entropy. */
/* SPDX-License-Identifier: ISC */
#include "deflate.h"

#include <string.h>

#include "core.h"

enum {
	WINDOW = 32 * 1024, SHORTEST = 3, LONGEST = 258, TRIES = 64,
	HASHES = 1 << 13,
	LITERALS = 286, DISTANCES = 30,
	FRAME = 18 + 90,		/* gzip's own, and the tables */
};

struct deflate {
	const unsigned char *text;
	size_t		 length;
	int		*last;		/* place of a hash, plus one */
	int		*before;	/* the place before a place, plus one */
	size_t		 literals[LITERALS], distances[DISTANCES];
	size_t		 extra;		/* bits */
};

static unsigned
hash(const unsigned char *at)
{
	return ((unsigned)at[0] << 10 ^ (unsigned)at[1] << 5 ^ at[2]) &
	    (HASHES - 1);
}

static void
enter(struct deflate *d, size_t at)
{
	unsigned h;

	if (at + SHORTEST > d->length)
		return;
	h = hash(d->text + at);
	d->before[at] = d->last[h];
	d->last[h] = (int)at + 1;
}

static size_t
longest(const struct deflate *d, size_t at, size_t *distance)
{
	size_t best = 0, most = d->length - at, n;
	int tries = TRIES;

	if (most < SHORTEST)
		return 0;
	if (most > LONGEST)
		most = LONGEST;
	for (int p = d->last[hash(d->text + at)]; p && tries--;
	    p = d->before[p - 1]) {
		size_t from = (size_t)p - 1;

		if (at - from > WINDOW)
			break;
		for (n = 0; n < most && d->text[from + n] == d->text[at + n];)
			n++;
		if (n > best) {
			best = n;
			*distance = at - from;
		}
	}
	return best < SHORTEST ? 0 : best;
}

/* Lengths and distances come in classes that double, each with its bits. */
static size_t
class_of(size_t n, size_t even, size_t *bits)
{
	size_t class = 0;

	*bits = 0;
	while (n >= 2 * even) {
		n >>= 1;
		++*bits;
		class += even;
	}
	return class + n;
}

static void
count(struct deflate *d, size_t length, size_t distance)
{
	size_t bits;

	d->literals[257 + class_of(length - SHORTEST, 4, &bits)]++;
	d->extra += bits;
	d->distances[class_of(distance - 1, 2, &bits)]++;
	d->extra += bits;
}

/* log2(x) of x >= 1. */
static double
binary_log(double x)
{
	double log = 0, step = 1;

	for (; x >= 2; x /= 2)
		log++;
	for (int i = 0; i < 20; i++) {
		x *= x;
		step /= 2;
		if (x >= 2) {
			x /= 2;
			log += step;
		}
	}
	return log;
}

static double
cost(const size_t *counts, size_t n)
{
	double bits = 0, sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (double)counts[i];
	for (size_t i = 0; i < n; i++)
		if (counts[i])
			bits += (double)counts[i] *
			    binary_log(sum / (double)counts[i]);
	return bits;
}

size_t
deflate_size(struct pool *pool, const char *text, size_t length)
{
	struct deflate *d = pool_alloc(pool, sizeof(*d));
	size_t found, distance = 0, later, unused;

	d->text = (const unsigned char *)text;
	d->length = length;
	d->last = pool_alloc(pool, HASHES * sizeof(int));
	d->before = pool_alloc(pool, (length + 1) * sizeof(int));
	for (size_t at = 0; at < length;) {
		found = longest(d, at, &distance);
		enter(d, at);
		later = found && found < 32 && at + 1 < length ?
		    longest(d, at + 1, &unused) : 0;
		if (!found || later > found) {
			d->literals[d->text[at++]]++;
			continue;
		}
		count(d, found, distance);
		for (size_t end = at++ + found; at < end; at++)
			enter(d, at);
	}
	return FRAME + (size_t)((cost(d->literals, LITERALS) +
	    cost(d->distances, DISTANCES) + (double)d->extra) / 8);
}
