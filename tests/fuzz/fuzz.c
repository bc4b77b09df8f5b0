/* fuzz.c: one target under libFuzzer: $FUZZ_TARGET, for $FUZZ_SECONDS of the
 * processor, and four times that by the clock at most. */
/* SPDX-License-Identifier: ISC */
#include "fuzz.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct target *target;
static double seconds;

static double
seconds_of(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *name = getenv("FUZZ_TARGET");
	const char *most = getenv("FUZZ_SECONDS");

	(void)argc, (void)argv;
	target = target_named(name ? name : "");
	if (!target) {
		fprintf(stderr, "there is no target %s\n", name ? name : "");
		exit(2);
	}
	fuzz_told = dup(2);	/* libFuzzer hushes what the core logs */
	seconds = most ? strtod(most, NULL) : 0;
	return 0;
}

/* libFuzzer knows only the clock; at SIGUSR1 it ends and says what it did. */
static void
look_at_clock(void)
{
	static double started;
	static unsigned n;

	if (seconds <= 0 || ++n % 64 != 1)
		return;
	if (started <= 0)
		started = seconds_of(CLOCK_MONOTONIC);
	if (seconds_of(CLOCK_PROCESS_CPUTIME_ID) > seconds ||
	    seconds_of(CLOCK_MONOTONIC) - started > 4 * seconds)
		raise(SIGUSR1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	look_at_clock();
	target_try(target, (const char *)bytes, size);
	return 0;
}
