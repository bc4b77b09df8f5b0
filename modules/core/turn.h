/* turn.h: who wants something costly waits for a turn, machine-wide. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_TURN_H
#define CORE_TURN_H

#include <stdbool.h>
#include <stddef.h>

struct conf;

/*
 * One of conf "password.hashes" turns, however many programs and workers
 * there are; at most "password.queue" wait for one, and so few that one of
 * "workers" is left for other pages, but one in any case. Turns are locks on
 * bytes of a file in the folder of attachments, which every program of ours
 * may write: a holder that is killed loses them. Without the folder there is
 * no portal to protect, and everyone has a turn. The turn, for turn_give(), or
 * -1: too many wait, or it took too long.
 */
int turn_take(const struct conf *);
/* The path of that file, which is made where there is none. */
void turn_file(const struct conf *, char *path, size_t size);
void turn_give(int turn);
/*
 * Whether turn_take() would find a turn now, or a place to wait for one: who
 * asks before all other work is turned away for next to nothing. If not, that
 * is counted as given up.
 */
bool turn_is_near(const struct conf *);
/* How many have one, and how many wait for one. */
void turn_count(const struct conf *, unsigned long *taken,
	unsigned long *waiting);

#endif
