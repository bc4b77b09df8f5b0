/* still.c: time stands still, nobody sleeps, and chance repeats itself, so
 * that two runs differ by nothing but what failed. */
/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>

static int64_t slept;		/* nanoseconds nobody waited */
static uint64_t chance;

static time_t
now(void)
{
	const char *text = getenv("TORTURE_NOW");

	return text ? (time_t)strtoll(text, NULL, 10) : 0;
}

time_t
time(time_t *out)
{
	time_t t = now();

	if (out)
		*out = t;
	return t;
}

int
gettimeofday(struct timeval *restrict out, void *restrict zone)
{
	(void)zone;
	*out = (struct timeval){ .tv_sec = now() };
	return 0;
}

int
clock_gettime(clockid_t clock, struct timespec *out)
{
	int done = REAL(clock_gettime)(clock, out);
	int64_t all = out->tv_nsec + slept;

	if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) {
		*out = (struct timespec){ .tv_sec = now() };
		return 0;
	}
	out->tv_sec += all / 1000000000;
	out->tv_nsec = all % 1000000000;
	return done;
}

int
nanosleep(const struct timespec *for_long, struct timespec *left)
{
	(void)left;
	slept += for_long->tv_sec * 1000000000L + for_long->tv_nsec;
	return 0;
}

void
random_begin(unsigned seed)
{
	chance = 0x9E3779B97F4A7C15u * (seed + 1u);
}

static uint64_t
next(void)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return chance;
}

void
randombytes_buf(void *const to, const size_t len)
{
	unsigned char *at = to;

	for (size_t i = 0; i < len; i++)
		at[i] = (unsigned char)(next() >> 24);
}

uint32_t
randombytes_uniform(const uint32_t most)
{
	return (uint32_t)(next() >> 24) % most;
}

/* How long to pause is chance, too; but another one. */
ssize_t
getrandom(void *to, size_t len, unsigned flags)
{
	unsigned char *at = to;

	(void)flags;
	if (order_next(CALL, "getrandom", __builtin_return_address(0)) !=
	    WELL) {
		errno = EAGAIN;
		return -1;
	}
	for (size_t i = 0; i < len; i++)
		at[i] = (unsigned char)i;
	return (ssize_t)len;
}
