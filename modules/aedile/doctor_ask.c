/* doctor_ask.c: does each program answer, and may nginx ask it? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <errno.h>
#include <grp.h>
#include <inttypes.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "fastcgi.h"

enum { PATIENCE = 5, GROUPS_MOST = 256 };	/* seconds; of one user */

/* A page that costs little, and needs nobody signed in. */
static const struct page_of {
	const char *program, *path;
} pages_of[] = {
	{ "auth",	"/sign-in" },
	{ "cases",	"/find" },
	{ "feedback",	"/feedback/thanks" },
	{ "reports",	"/reports" },
	{ NULL, NULL }
};

static int
reach(const char *path)
{
	const struct timeval patience = { .tv_sec = PATIENCE };
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (strlen(path) >= sizeof(at.sun_path))
		errno = ENAMETOOLONG;
	else
		memcpy(at.sun_path, path, strlen(path) + 1);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	if (*at.sun_path &&
	    connect(fd, (const struct sockaddr *)&at, sizeof(at)) == 0)
		return fd;
	close(fd);
	return -1;
}

static bool
is_member(const struct passwd *user, gid_t group)
{
	gid_t groups[GROUPS_MOST];
	int n = GROUPS_MOST;

	if (getgrouplist(user->pw_name, user->pw_gid, groups, &n) < 0)
		return false;
	while (n-- > 0)
		if (groups[n] == group)
			return true;
	return false;
}

/* May the user that nginx runs as write to the socket? */
static void
check_peer(struct doctor *d, const char *path)
{
	const char *name = conf_text(d->conf, "sockets.peer");
	const struct passwd *user = *name ? getpwnam(name) : NULL;
	struct stat st;

	if (*name && !user) {
		doctor_fault(d, "the user that nginx runs as goes to "
		    "sockets.peer", "there is no user %s", name);
		return;
	}
	if (!user || user->pw_uid == 0 || stat(path, &st) < 0)
		return;
	if (!(st.st_mode & S_IWGRP) || !is_member(user, st.st_gid))
		if (st.st_uid != user->pw_uid)
			doctor_fault(d, pool_print(d->pool, "chgrp %lu %s; "
			    "chmod 0660 %s", (unsigned long)user->pw_gid, path,
			    path), "%s may not connect to %s", name, path);
}

static void
check_answer(struct doctor *d, const struct page_of *p, const char *path)
{
	const char *log = pool_print(d->pool, "see the log of aedile-%s",
	    p->program);
	int64_t begun = time_monotonic_us();
	int fd = reach(path), status;

	if (fd < 0) {
		doctor_fault(d, pool_print(d->pool, "start aedile-%s",
		    p->program), "aedile-%s does not listen on %s: %s",
		    p->program, path, strerror(errno));
		return;
	}
	status = fastcgi_ask(d->pool, fd, pool_print(d->pool, "%s%s",
	    conf_site(d->conf)->prefix, p->path));
	close(fd);
	if (status == 0)
		doctor_fault(d, log, "aedile-%s does not answer", p->program);
	else if (status >= 500)
		doctor_fault(d, log, "aedile-%s answers %d to %s", p->program,
		    status, p->path);
	else
		doctor_ok(d, "aedile-%s answers %d within %" PRId64 " ms",
		    p->program, status,
		    (time_monotonic_us() - begun) / 1000 + 1);
}

void
check_programs(struct doctor *d)
{
	const char *folder = conf_text(d->conf, "sockets"), *path;

	for (const struct page_of *p = pages_of; p->program; p++) {
		path = pool_print(d->pool, "%s/%s.sock", folder, p->program);
		check_answer(d, p, path);
		if (access(path, F_OK) == 0)
			check_peer(d, path);
	}
}
