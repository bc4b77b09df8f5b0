/* told.h: what a multipart parser tells of a body, however it is cut. */
/* SPDX-License-Identifier: ISC */
#ifndef TOLD_H
#define TOLD_H

#include "unit.h"

#include "multipart.h"

/* What the events told, as one text: <name>data</>, <name|file>data</>. */
struct told {
	FILE	*out;
	char	*text;
	size_t	 len;
	int	 stop_at;	/* the event that refuses; 0: none */
	int	 events;
};

extern const struct part_events told_events;

/* The next of a fixed row of random numbers below n. */
size_t random_below(uint64_t *seed, size_t n);

/* Push body in pieces of at most most bytes, of random size where there is a
 * seed, each a copy of its own, so that the sanitizer sees any overrun. The
 * status at its end. */
int told_run(struct pool *, const char *type, const char *body, size_t len,
	size_t most, uint64_t *seed, struct told *);

/* Whole, byte by byte, and in 20 random ways: the same is told. */
int told_run_all_ways(struct pool *, const char *type, const char *body,
	size_t len, struct told *whole);

/* The body with boundary b has this status and tells this. */
void told_check(struct pool *, const char *body, int status,
	const char *said);

#define DISPOSITION	"Content-Disposition: form-data; "
#define PART(params, text) \
	"--b\r\n" DISPOSITION params "\r\n\r\n" text "\r\n"
#define END	"--b--\r\n"
#define TYPE	"multipart/form-data; boundary=b"

#endif
