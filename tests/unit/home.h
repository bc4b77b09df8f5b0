/* home.h: a folder with aedile.conf and keys, for one unit test. */
/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_HOME_H
#define TESTS_UNIT_HOME_H

struct conf;

struct home {
	char		 folder[64];
	struct conf	*conf;
};

/* Make one; lines follow those that every aedile.conf needs. */
void home_open(struct home *, const char *lines);
void home_close(struct home *);

/* A path in the source tree, for data that is not copied. Static. */
const char *home_source(const char *path);

#endif
