/* theme_watch.c: a theme that was changed is tried, and taken where it is
 * good; until then, and else, the last good one is shown. */
/* SPDX-License-Identifier: ISC */
#include "theme.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "log.h"
#include "theme_parts.h"
#include "time.h"

/* Altogether less than a second, with the trial and new workers. */
enum {
	MS = 1000,			/* microseconds */
	LOOK = 200 * MS,		/* how often, where nothing happens */
	SETTLE = 60 * MS,		/* nobody writes for that long */
	TRY = 10 * MS,			/* while it is being tried */
	AGAIN = 5000 * MS,		/* where nobody could try it */
	PROVEN = 600,			/* seconds: then what was before is
					   needed no more */
};

/* It was good, and the files are what they were when it was tried. */
static bool
take(struct theme *t)
{
	struct sheets fresh;

	if (!theme_take(&t->load, t->dir, t->name, false, &fresh)) {
		log_error("theme: %s; the last good one stays",
		    t->load.fault);
		return false;
	}
	if (theme_load_stamp(t->dir) != t->seen) {
		theme_drop(&fresh);
		return false;
	}
	theme_drop(&t->before);
	t->before.page = t->sheets.page;
	t->before.letter = t->sheets.letter;
	t->before.quick = t->sheets.quick;
	t->sheets.page = t->sheets.letter = NULL;
	t->sheets.quick = NULL;
	theme_drop(&t->sheets);
	t->sheets = fresh;
	t->made_of = t->seen;
	t->shown = t->name;
	t->taken = time_monotonic_us();
	log_info("theme: %s is taken anew", t->name);
	return true;
}

static bool
judge(struct theme *t)
{
	char fault[sizeof(t->load.fault)];
	enum theme_verdict verdict = theme_trial_end(&t->trial, false, fault,
	    sizeof(fault));

	if (verdict == TRIAL_LASTS || theme_load_stamp(t->dir) != t->seen)
		return false;	/* or written meanwhile: look again */
	if (verdict == TRIAL_NONE) {
		t->looked = time_monotonic_us() + AGAIN;
		log_error("theme: %s; again in %d seconds", fault,
		    AGAIN / 1000 / MS);
		return false;
	}
	t->stamp = t->seen;
	if (verdict == TRIAL_GOOD)
		return take(t);
	snprintf(t->load.fault, sizeof(t->load.fault), "%s", fault);
	log_error("theme: %s; the last good one stays", fault);
	return false;
}

/* Microseconds from one step to the next. */
static int64_t
pace(const struct theme *t)
{
	if (t->trial.pid)
		return TRY;
	return t->seen == t->stamp ? LOOK : SETTLE;
}

bool
theme_refresh(struct theme *t)
{
	int64_t now = time_monotonic_us();
	unsigned long stamp;

	if (now - t->looked < pace(t) || arena_is_open())
		return false;
	t->looked = now;
	if (t->before.page && now - t->taken > PROVEN * 1000L * MS)
		theme_drop(&t->before);
	if (t->trial.pid)
		return judge(t);
	stamp = theme_load_stamp(t->dir);
	if (stamp != t->stamp && stamp == t->seen)
		theme_trial_begin(&t->trial, t->dir, t->name, false);
	t->seen = stamp;
	return false;
}

int
theme_pause(const struct theme *t)
{
	int64_t left = t->looked + pace(t) - time_monotonic_us();

	return left > 0 ? (int)(left / MS) + 1 : 0;
}

bool
theme_catch_up(struct theme *t)
{
	bool taken = theme_refresh(t);

	while (!arena_is_open() && pace(t) != LOOK) {
		usleep((useconds_t)theme_pause(t) * MS);
		taken |= theme_refresh(t);
	}
	return taken;
}

/* NULL, or why it will not do. */
static const char *
open_as(struct theme *t, const char *name, bool forgiving)
{
	char fault[sizeof(t->load.fault)];

	theme_trial_begin(&t->trial, t->dir, name, forgiving);
	if (theme_trial_end(&t->trial, true, fault, sizeof(fault)) ==
	    TRIAL_BAD)
		return theme_fault(fault);
	if (!theme_take(&t->load, t->dir, name, forgiving, &t->sheets))
		return theme_fault(t->load.fault);
	t->shown = name;
	t->looked = time_monotonic_us();
	return NULL;
}

bool
theme_current(const struct theme *t, const char *dir, const char *name)
{
	return t->shown == t->name && !strcmp(t->name, name) &&
	    !strcmp(t->dir, dir) && theme_load_stamp(dir) == t->made_of;
}

const char *
theme_behind(const struct theme *t)
{
	if (t->shown != t->name)
		return "another is shown until it is mended";
	return t->made_of == t->stamp ? NULL :
	    "the last good one is shown until it is mended";
}

struct theme *
theme_open_tried(const char *dir, const char *name, const char **fault)
{
	struct theme *t = theme_new(dir, name);

	if (!(*fault = open_as(t, t->name, false)))
		return t;
	theme_close(t);
	return NULL;
}

static void
tell_stand_in(const struct theme *t, const char *fault, bool forgiving)
{
	if (t->shown != t->name)
		log_error("theme: %s: %s; %s is shown until it is mended",
		    t->name, fault, t->shown);
	else if (forgiving)
		log_error("theme: %s: %s; it is shown without these words "
		    "until they are mended", t->name, fault);
}

struct theme *
theme_open_anyhow(const char *dir, const char *name, const char **fault)
{
	struct theme *t = theme_new(dir, name);
	/* What cannot be read for a moment is read the next; else letters
	 * would go out on somebody else's paper. */
	const char *const names[] = { t->name, t->name, "civic", "base" };
	const int count = sizeof(names) / sizeof(*names);
	char first[sizeof(t->load.fault)] = "";
	const char *why;

	for (int i = 0; i < 2 * count; i++) {
		if (!(why = open_as(t, names[i % count], i >= count))) {
			tell_stand_in(t, first, i >= count);
			return t;
		}
		if (i == 0)
			snprintf(first, sizeof(first), "%s", why);
	}
	*fault = theme_fault(first);
	theme_close(t);
	return NULL;
}
