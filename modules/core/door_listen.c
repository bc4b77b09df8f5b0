/* door_listen.c: the socket that requests come from: opened by us, or handed
 * over by systemd (fd 3) or spawn-fcgi (fd 0). */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "route.h"

enum { SYSTEMD_FD = 3, BACKLOG = 511 };

static bool
is_listening(int fd)
{
	int yes = 0;
	socklen_t len = sizeof(yes);

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &yes, &len) == 0 &&
	    yes;
}

/* The fd somebody opened for us, or -1. */
static int
handed_over(void)
{
	const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");

	if (pid && fds && strtol(pid, NULL, 10) == (long)getpid() &&
	    strtol(fds, NULL, 10) > 0 && is_listening(SYSTEMD_FD))
		return SYSTEMD_FD;
	return is_listening(STDIN_FILENO) ? STDIN_FILENO : -1;
}

static void
make_folder(const char *folder)
{
	struct stat st;

	if (mkdir(folder, 0750) < 0 && errno != EEXIST)
		log_die("%s: %s: make the folder, or set sockets in "
		    "aedile.conf", folder, strerror(errno));
	if (stat(folder, &st) == 0 && (st.st_mode & S_IWOTH) &&
	    !(st.st_mode & S_ISVTX))
		log_die("%s may be written by everyone: chmod 0750 %s",
		    folder, folder);
}

/* Who listens there; 0: nobody. */
static pid_t
listener_at(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	struct ucred who = { 0 };
	socklen_t len = sizeof(who);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(at.sun_path, path, strlen(path) + 1);
	if (fd < 0 || connect(fd, (const struct sockaddr *)&at,
	    sizeof(at)) < 0 ||
	    getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &len) < 0)
		who.pid = 0;
	if (fd >= 0)
		close(fd);
	return who.pid;
}

/* A socket nobody answers is what a killed program leaves behind. */
static void
clear_way(const char *path, const char *program)
{
	if (listener_at(path))
		log_die("an aedile-%s listens on %s: stop it first, or "
		    "--take-over", program, path);
	unlink(path);
}

static int
open_socket(const char *path, const char *program)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	mode_t mask;
	int bound;

	memcpy(at.sun_path, path, strlen(path) + 1);
	clear_way(path, program);
	mask = umask(0117);		/* rw-rw----, from the first moment */
	bound = bind(fd, (const struct sockaddr *)&at, sizeof(at));
	umask(mask);
	if (fd < 0 || bound < 0 || listen(fd, BACKLOG) < 0)
		log_die("%s: %s: set sockets in aedile.conf to a folder we "
		    "may write", path, strerror(errno));
	return fd;
}

/* nginx must reach the socket, and nobody else: its group gets both. Only
 * root or a member of that group can do it; else it is the administrator's. */
static void
give_to_group(const char *folder, const char *path, gid_t group)
{
	struct stat st;

	if (stat(path, &st) == 0 && st.st_gid == group)
		return;
	if (chown(path, (uid_t)-1, group) < 0 ||
	    chown(folder, (uid_t)-1, group) < 0)
		log_info("%s: the group of sockets.peer could not be set; "
		    "chgrp it and its folder if nginx cannot connect", path);
}

static void
open_own(struct listener *l, const struct house *house, gid_t group)
{
	const char *folder = conf_text(house->conf, "sockets");
	struct stat st;
	int len = snprintf(l->path, sizeof(l->path), "%s/%s.sock", folder,
	    house->module->name);

	if (len < 0 || (size_t)len >= sizeof(l->path))
		log_die("%s/%s.sock is too long for a socket: set sockets in "
		    "aedile.conf to a shorter folder", folder,
		    house->module->name);
	make_folder(folder);
	if (house->takes_over && listener_at(l->path)) {
		memcpy(l->becomes, l->path, sizeof(l->path));
		snprintf(l->path, sizeof(l->path), "%.103s.new", l->becomes);
	}
	l->fd = open_socket(l->path, house->module->name);
	if (group != (gid_t)-1)
		give_to_group(folder, l->path, group);
	if (stat(l->path, &st) < 0)
		log_die("%s: %s", l->path, strerror(errno));
	l->device = st.st_dev;
	l->inode = st.st_ino;
}

void
listen_open(struct listener *l, const struct house *house)
{
	const char *peer = conf_text(house->conf, "sockets.peer");
	const struct passwd *user = *peer ? getpwnam(peer) : NULL;

	if (*peer && !user)
		log_die("sockets.peer = %s: there is no such user; write the "
		    "one nginx runs as", peer);
	*l = (struct listener){
		.fd = handed_over(),
		.peer = user ? user->pw_uid : geteuid(),
	};
	l->handed = l->fd >= 0;
	if (!l->handed)
		open_own(l, house, user ? user->pw_gid : (gid_t)-1);
	/* A worker that wakes for a connection another one has taken must
	 * not fall asleep in accept(). */
	if (fcntl(l->fd, F_SETFL, fcntl(l->fd, F_GETFL) | O_NONBLOCK) < 0 ||
	    fcntl(l->fd, F_SETFD, FD_CLOEXEC) < 0)
		log_die("socket: %s", strerror(errno));
}

/* rename() is one step: at any moment nginx finds one of us. Who has connected
 * to the other one is served by it before it goes. */
void
listen_take_over(struct listener *l)
{
	pid_t before = listener_at(l->becomes);

	if (rename(l->path, l->becomes) < 0) {
		log_error("%s: %s: nothing is taken over", l->becomes,
		    strerror(errno));
		return;
	}
	memcpy(l->path, l->becomes, sizeof(l->path));
	*l->becomes = '\0';
	if (before && before != getpid() && kill(before, SIGTERM) < 0)
		log_error("the one before, %ld, could not be stopped: %s",
		    (long)before, strerror(errno));
}

void
listen_close(struct listener *l)
{
	struct stat st;

	/* The one at our path may be our successor's by now. */
	if (*l->path && stat(l->path, &st) == 0 && st.st_dev == l->device &&
	    st.st_ino == l->inode)
		unlink(l->path);
	*l->path = '\0';
}

bool
listen_waits(const struct listener *l)
{
	struct pollfd queue = { .fd = l->fd, .events = POLLIN };

	return !l->handed && poll(&queue, 1, 0) > 0;
}

/* FastCGI has no password: who can connect can claim anything. */
static bool
is_welcome(const struct listener *l, int fd)
{
	struct ucred who;
	socklen_t len = sizeof(who);

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &len) < 0) {
		log_error("peer: %s", strerror(errno));
		return false;
	}
	if (who.uid == 0 || who.uid == l->peer || who.uid == geteuid())
		return true;
	log_error("user %ld may not connect: see sockets.peer in aedile.conf",
	    (long)who.uid);
	return false;
}

int
listen_take(const struct listener *l)
{
	/* nginx sends at once; who says nothing does not hold a worker. */
	const struct timeval patience = { .tv_sec = 5 };
	int fd = accept4(l->fd, NULL, NULL, SOCK_CLOEXEC);

	if (fd < 0)
		return -1;
	if (!is_welcome(l, fd)) {
		close(fd);
		errno = EPERM;
		return -1;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	return fd;
}
