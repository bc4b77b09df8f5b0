/* cage_paths.c: the files and ports a program needs, as Landlock keeps them;
 * as much of it as the kernel has. */
/* SPDX-License-Identifier: ISC */
#include "cage.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cage_bars.h"
#include "log.h"

/*
 * linux/landlock.h as of ABI 7; that of a system may be older. The kernel
 * takes a longer struct than it knows where the rest is zero. See
 * Documentation/userspace-api/landlock.rst of Linux.
 */
enum {
	EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2,
	READ_DIR = 1 << 3, REMOVE_DIR = 1 << 4, REMOVE_FILE = 1 << 5,
	MAKE_DIR = 1 << 7, MAKE_REG = 1 << 8,
	FIRST_ABI = (1 << 13) - 1,
	REFER = 1 << 13,		/* ABI 2 */
	TRUNCATE = 1 << 14,		/* ABI 3 */
	IOCTL_DEV = 1 << 15,		/* ABI 5 */

	BIND_TCP = 1 << 0, CONNECT_TCP = 1 << 1,	/* ABI 4 */
	ABSTRACT_SOCKET = 1 << 0, SIGNAL = 1 << 1,	/* ABI 6 */

	ASK_ABI = 1 << 0,
	RULE_PATH = 1, RULE_PORT = 2,

	OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE,
	TO_READ = READ_FILE | READ_DIR,
	TO_WRITE = TO_READ | WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR |
	    REMOVE_FILE | REMOVE_DIR,
};

struct handled {
	uint64_t	fs, net, scoped;
};

struct below {
	uint64_t	allowed;
	int32_t		fd;
} __attribute__((packed));

struct port {
	uint64_t	allowed, number;
};

int
cage_has_paths(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
	    ASK_ABI);

	return abi > 0 ? (int)abi : 0;
}

static struct handled
all_of(int abi)
{
	struct handled h = { .fs = FIRST_ABI };

	if (abi >= 2)
		h.fs |= REFER;
	if (abi >= 3)
		h.fs |= TRUNCATE;
	if (abi >= 4)
		h.net = BIND_TCP | CONNECT_TCP;
	if (abi >= 5)
		h.fs |= IOCTL_DEV;
	if (abi >= 6)
		h.scoped = ABSTRACT_SOCKET | SIGNAL;
	return h;
}

static void
add(int rules, int type, const void *rule, const char *what)
{
	if (syscall(SYS_landlock_add_rule, rules, type, rule, 0) < 0)
		log_die("the cage: %s: %s", what, strerror(errno));
}

static void
add_path(int rules, const char *path, uint64_t rights)
{
	struct below below = { .allowed = rights };
	struct stat st;

	below.fd = open(path, O_PATH | O_CLOEXEC);
	if (below.fd < 0 || fstat(below.fd, &st) < 0) {
		if (errno != ENOENT && errno != ENOTDIR && errno != EACCES)
			log_die("the cage: %s: %s", path, strerror(errno));
		return;
	}
	if (!S_ISDIR(st.st_mode))
		below.allowed &= OF_A_FILE;
	add(rules, RULE_PATH, &below, path);
	close(below.fd);
}

void
bars_paths(const struct bars *b)
{
	int abi = cage_has_paths(), rules;
	struct handled all = all_of(abi);

	if (!abi || b->may & MAY_ROAM)
		return;
	rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all),
	    0);
	if (rules < 0)
		log_die("the cage: Landlock: %s", strerror(errno));
	for (size_t i = 0; i < b->reads; i++)
		add_path(rules, b->read[i], TO_READ & all.fs);
	for (size_t i = 0; i < b->writes; i++)
		add_path(rules, b->write[i], TO_WRITE & all.fs);
	for (size_t i = 0; all.net && i < b->port_count; i++) {
		struct port port = { CONNECT_TCP, (uint64_t)b->ports[i] };

		add(rules, RULE_PORT, &port, "a port");
	}
	if (syscall(SYS_landlock_restrict_self, rules, 0) < 0)
		log_die("the cage: Landlock: %s", strerror(errno));
	close(rules);
}
