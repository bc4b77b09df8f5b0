/* turn.c: turns are locks on the bytes of one file. */
/* SPDX-License-Identifier: ISC */
#include "turn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "tally.h"
#include "time.h"

enum {
	QUEUE_AT = 1024,	/* the byte of the first place in the queue */
	LONGEST_US = 6000000,	/* then it is better to be told to come back */
	LOOK_AGAIN_US = 3000,
};

static bool
lock(int fd, long at, short kind)
{
	struct flock l = { .l_type = kind, .l_whence = SEEK_SET,
	    .l_start = at, .l_len = 1 };

	return fcntl(fd, F_OFD_SETLK, &l) == 0;
}

/* One of the n bytes from at on, or -1. */
static long
lock_one(int fd, long at, long n)
{
	for (long i = at; i < at + n; i++)
		if (lock(fd, i, F_WRLCK))
			return i;
	return -1;
}

/* Made by root's own hand, it still is for the account whose folder it is. */
static int
open_file(const char *folder)
{
	int dir = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC), fd = -1;
	struct stat st;

	if (dir < 0 && errno == ENOENT)
		return open("/dev/null", O_RDWR | O_CLOEXEC);
	if (dir >= 0 && fstat(dir, &st) == 0)
		fd = openat(dir, "turns", O_RDWR | O_CREAT | O_NOFOLLOW |
		    O_CLOEXEC, 0660);
	if (fd < 0)
		log_error("no turns in %s: %s", folder, strerror(errno));
	else if (geteuid() == 0 && fchown(fd, st.st_uid, st.st_gid) != 0)
		log_error("turns in %s: %s", folder, strerror(errno));
	if (dir >= 0)
		close(dir);
	return fd;
}

static bool
wait_for_one(int fd, long turns)
{
	int64_t until = time_monotonic_us() + LONGEST_US;
	struct timespec nap = { 0, LOOK_AGAIN_US * 1000L };

	while (lock_one(fd, 0, turns) < 0) {
		if (time_monotonic_us() > until)
			return false;
		nanosleep(&nap, NULL);
	}
	return true;
}

/* Who waits is a worker that answers nobody else: one is left for the pages
 * that need no turn, or a storm of passwords would hold those up, too. But two
 * people at once are no storm: one may wait in any case. */
static long
places(const struct conf *conf)
{
	long spare = (long)conf_number(conf, "workers") -
	    (long)conf_number(conf, "password.hashes") - 1;
	long queue = (long)conf_number(conf, "password.queue");

	if (spare < 1)
		spare = 1;
	return spare > queue ? queue : spare;
}

int
turn_take(const struct conf *conf)
{
	long turns = conf_number(conf, "password.hashes");
	int fd = open_file(conf_text(conf, "files"));
	long place;

	if (fd < 0 || lock_one(fd, 0, turns) >= 0)
		return fd;
	place = lock_one(fd, QUEUE_AT, places(conf));
	if (place >= 0 && wait_for_one(fd, turns)) {
		lock(fd, place, F_UNLCK);
		return fd;
	}
	close(fd);
	tally_add(TALLY_GIVEN_UP, "password");
	return -1;
}

static unsigned long
count_locked(int fd, long at, long n)
{
	unsigned long locked = 0;

	for (long i = at; i < at + n; i++) {
		struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET,
		    .l_start = i, .l_len = 1 };

		locked += fcntl(fd, F_OFD_GETLK, &l) == 0 &&
		    l.l_type != F_UNLCK;
	}
	return locked;
}

void
turn_count(const struct conf *conf, unsigned long *taken,
	unsigned long *waiting)
{
	int fd = open_file(conf_text(conf, "files"));

	*taken = *waiting = 0;
	if (fd < 0)
		return;
	*taken = count_locked(fd, 0, conf_number(conf, "password.hashes"));
	*waiting = count_locked(fd, QUEUE_AT,
	    conf_number(conf, "password.queue"));
	close(fd);
}

bool
turn_is_near(const struct conf *conf)
{
	long turns = conf_number(conf, "password.hashes"), queue = places(conf);
	int fd = open_file(conf_text(conf, "files"));
	bool near;

	if (fd < 0)
		return true;	/* turn_take() says what is wrong */
	near = count_locked(fd, 0, turns) < (unsigned long)turns ||
	    count_locked(fd, QUEUE_AT, queue) < (unsigned long)queue;
	close(fd);
	if (!near)
		tally_add(TALLY_GIVEN_UP, "password");
	return near;
}

void
turn_file(const struct conf *conf, char *path, size_t size)
{
	const char *folder = conf_text(conf, "files");
	int fd = open_file(folder);

	if (fd >= 0)
		close(fd);
	if (access(folder, F_OK) == 0)
		snprintf(path, size, "%s/turns", folder);
	else
		snprintf(path, size, "/dev/null");
}

void
turn_give(int turn)
{
	close(turn);
}
