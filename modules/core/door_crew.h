/* door_crew.h: the workers of a program, as its parent sees them. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_DOOR_CREW_H
#define CORE_DOOR_CREW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct mate {
	pid_t		 pid;
	unsigned	 shift;		/* of which reload it is */
	bool		 ready;
	int64_t		 born;		/* monotonic, us */
};

struct crew {
	struct mate	*mates;
	size_t		 count, room;
	size_t		 wanted;
	unsigned	 shift;
	bool		 settled;	/* all of this shift are ready, and
					   none of an older one was kept */
	int		 ready[2];	/* a pipe: workers write their pid */
	unsigned	 young_deaths;	/* one after the other */
	int64_t		 not_before;	/* when the next may be hired */
};

/* Nobody is hired yet. */
void crew_open(struct crew *, size_t wanted);
void crew_close(struct crew *);
/* In the child. */
void crew_forget(struct crew *);

/* How many stand ready, of whatever shift. */
size_t crew_ready(const struct crew *);
/* One is missing, and it is not too soon after a bad end. */
bool crew_wants(const struct crew *);
/* fork(): 0 in the child. */
pid_t crew_hire(struct crew *);
/* From now on a new shift of so many. */
void crew_renew(struct crew *, size_t wanted);
void crew_tell(const struct crew *, int signal);
/* Take note of who ended. */
void crew_reap(struct crew *, bool stopping);
/* Take note of who is ready; when all are, let the old shift go. True: that
 * has just happened. */
bool crew_settle(struct crew *);
/* Milliseconds until something has to be done, -1: nothing. */
int crew_pause(const struct crew *, bool stopping);

#endif
