/* time.h: moments. Inside the house every one is UTC, as "YYYY-MM-DD
 * hh:mm:ss"; the site's zone is for people to read. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_TIME_H
#define CORE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

enum { TIME_TEXT = 20 };	/* bytes of such a text, with its NUL */

/* Once a process: the zone that time_local() shows. */
void time_open(const char *zone);

/* Seconds since 1970 of a UTC text. False where it is no time. */
bool time_parse(const char *text, time_t *out);
void time_print(time_t when, char out[TIME_TEXT]);
/* The wall clock of the site's zone ($TZ) at a UTC text. */
bool time_local(const char *text, struct tm *out);
/* For measuring and waiting: never goes back. */
int64_t time_monotonic_us(void);

#endif
