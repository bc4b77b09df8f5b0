/* cage_bars.h: what the files of the cage share; no other room includes it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CAGE_BARS_H
#define CORE_CAGE_BARS_H

#include <stddef.h>

enum {
	MAY_FORK	= 1 << 0,	/* have children, signal to them */
	MAY_PHONE	= 1 << 1,	/* open sockets other than Unix ones */
	MAY_WRITE	= 1 << 2,	/* open files for that */
	MAY_ROAM	= 1 << 3,	/* all files, all ports */
};

enum { PATHS_MOST = 32, PORTS_MOST = 4 };

struct bars {
	unsigned	 may;
	const char	*read[PATHS_MOST];	/* files, folders; one */
	size_t		 reads;			/* not there is none */
	const char	*write[PATHS_MOST];
	size_t		 writes;
	long		 ports[PORTS_MOST];	/* TCP */
	size_t		 port_count;
};

/* Each ends the process where the kernel has it and refuses it. */
void bars_calls(const struct bars *);
void bars_paths(const struct bars *);

#endif
