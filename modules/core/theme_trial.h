/* theme_trial.h: a theme is tried by a child process before it is taken. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_TRIAL_H
#define CORE_THEME_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct _xmlNode;
struct proof;

struct theme_trial {
	pid_t	 pid;		/* 0: none under way */
	int	 from;
};

enum theme_verdict { TRIAL_LASTS, TRIAL_GOOD, TRIAL_BAD, TRIAL_NONE };

/*
 * A child compiles the theme and draws every document of DIR/samples and
 * DIR/samples/letters with it. Whatever a sheet does there, it ends within
 * some seconds and harms nobody. Whoever forks all the same: a child of ours
 * must not be waited for by others.
 */
void theme_trial_begin(struct theme_trial *, const char *dir,
	const char *name, bool forgiving);
/* What became of it; wait: until that is known. BAD: fault says why; NONE:
 * why the machine could not try it now, which says nothing of the theme. */
enum theme_verdict theme_trial_end(struct theme_trial *, bool wait,
	char *fault, size_t size);
/* In the child: what people cannot do without in a page that was made. */
void theme_trial_look(const struct proof *, struct _xmlNode *html);
/* Whatever it says, nobody wants to know. Does nothing in another process
 * than that which began it. */
void theme_trial_drop(struct theme_trial *);

#endif
