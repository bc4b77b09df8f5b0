/* courier.h: the program that takes letters from the outbox to the mail
 * server. */
/* SPDX-License-Identifier: ISC */
#ifndef COURIER_H
#define COURIER_H

#include "core.h"

#include <signal.h>
#include <sys/types.h>

struct smtp;
struct theme;

struct courier {
	struct conf	*conf;
	struct db	*db;
	struct theme	*theme;
	struct smtp	*smtp;
	struct pool	*pool;		/* of the letter at hand */
	long		 lease;		/* seconds */
	pid_t		 clerk;		/* 0: none */
};

/* A letter that is ours until a moment. */
struct claim {
	uint64_t	 id, fence;
	unsigned	 tries;		/* that came to an end */
	unsigned	 unended;	/* and that did not */
	int64_t		 until;		/* of time_monotonic_us() */
	const char	*to, *message_id, *document;
};

/* Set by SIGTERM, and by SIGHUP, after which another begins: the letter at
 * hand is the last one. */
extern volatile sig_atomic_t courier_stopping;

/* life.c: carry() in a child, anew whenever that is what it returns; the exit
 * status of the last. Signals go on to it. */
struct porter;
enum { COURIER_AFRESH = 75 };
typedef int carry_fn(const char *conf_file, const struct porter *);
int courier_live(carry_fn *, const char *conf_file);

/* claim.c */
/* Take the oldest letter that is due. False: there is none, or no database. */
bool letter_claim(struct courier *, struct claim *out);
/* Each says what became of it, for as long as the lease holds. */
void letter_sent(struct courier *, const struct claim *);
void letter_later(struct courier *, const struct claim *, const char *fault);
void letter_dead(struct courier *, const struct claim *, const char *fault);
void letters_sweep(struct courier *);

/* clerk.c: answers administrators. Hire it where it is missing, and tell it
 * that we are alive; and let it go. */
void clerk_keep(struct courier *, const struct porter *);
void clerk_end(struct courier *);

/* deliver.c */
void letter_deliver(struct courier *, const struct claim *);

#endif
