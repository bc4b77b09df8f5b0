/* orders.c: which call fails is read from a file, and what was counted is
 * said in a pipe. */
/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "shim.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct order order;
static long counted[KINDS];
static bool armed;

void *
real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

/* Past all that may fail: the kernel itself. */
static int
open_file(const char *name, int flags)
{
	const char *folder = getenv("TORTURE");
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s", folder ? folder : ".", name);
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC,
	    0600);
}

static void
put(const char *file, int flags, const char *text, size_t len)
{
	int fd = open_file(file, O_WRONLY | flags);

	syscall(SYS_write, fd, text, len);
	syscall(SYS_close, fd);
}

void
report(const char *fmt, ...)
{
	char line[512];
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	put("report", 0, line, (size_t)len);
}

void
order_wait(void)
{
	long got = 0;
	char one;

	while (got != 1) {	/* 0: who wrote last has gone only now */
		int fd = open_file("go", O_RDONLY);

		got = syscall(SYS_read, fd, &one, 1);
		syscall(SYS_close, fd);
	}
}

static enum kind
kind_of(const char *text)
{
	static const char *const names[KINDS] = { "memory", "arena", "call",
		"query" };

	for (int i = 0; i < KINDS; i++)
		if (strcmp(names[i], text) == 0)
			return (enum kind)i;
	return KINDS;
}

static enum how
how_of(const char *text)
{
	static const char *const names[] = { "well", "fail", "interrupt",
		"again", "short" };

	for (int i = 0; i <= SHORT; i++)
		if (strcmp(names[i], text) == 0)
			return (enum how)i;
	return WELL;
}

/* KIND HOW AT ON LAST TRACE SEED */
void
order_begin(void)
{
	char line[128] = "", kind[16] = "", how[16] = "";
	int fd = open_file("order", O_RDONLY), on = 0, last = 1, trace = 0;

	memset(counted, 0, sizeof(counted));
	order = (struct order){ 0 };
	syscall(SYS_read, fd, line, sizeof(line) - 1);
	syscall(SYS_close, fd);
	if (sscanf(line, "%15s %15s %ld %d %d %d %u", kind, how, &order.at,
	    &on, &last, &trace, &order.seed) < 7)
		report("no order: %s\n", line);
	order.kind = kind_of(kind);
	order.how = how_of(how);
	order.on = on;
	order.last = last;
	order.trace = trace;
	armed = true;
}

static int
count_files(void)
{
	DIR *fds = opendir("/proc/self/fd");
	int n = 0;

	while (fds && readdir(fds))
		n++;
	if (fds)
		closedir(fds);
	return n;
}

bool
order_plants(const char *wrong)
{
	const char *planted = getenv("TORTURE_PLANT");

	return planted && strcmp(planted, wrong) == 0;
}

/* What a handler would leave behind that gives up in the middle. */
static void
leak(void)
{
	static void *volatile kept;

	if (!order.at || counted[order.kind] < order.at)
		return;
	open_file("order", O_RDONLY);
	for (int i = 0; i < 16; i++)
		kept = malloc(1);
	(void)kept;
}

void
order_done(void)
{
	long live;

	if (!armed)
		return;
	armed = false;
	if (order_plants("leak"))
		leak();
	live = memory_live();
	report("done %ld %ld %ld %ld live %ld files %d\n", counted[MEMORY],
	    counted[ARENA], counted[CALL], counted[QUERY], live,
	    count_files());
}

bool
order_armed(void)
{
	return armed;
}

bool
order_is_last(void)
{
	return order.last;
}

unsigned
order_seed(void)
{
	return order.seed;
}

static void
trace(enum kind kind, const char *name, const void *from)
{
	const char *const kinds[] = { "memory", "arena", "call", "query" };
	Dl_info info = { 0 };
	char line[256];
	int len;

	dladdr(from, &info);
	len = snprintf(line, sizeof(line), "%s %ld %s %s %s\n", kinds[kind],
	    counted[kind], name, info.dli_fname ?
	    strrchr(info.dli_fname, '/') + 1 : "-",
	    info.dli_sname ? info.dli_sname : "-");
	put("trace", O_CREAT | O_APPEND, line, (size_t)len);
}

enum how
order_next(enum kind kind, const char *name, const void *from)
{
	long n;

	if (!armed)
		return WELL;
	n = ++counted[kind];
	if (order.trace) {
		int was = errno;

		armed = false;
		trace(kind, name, from);
		armed = true;
		errno = was;
	}
	if (kind != order.kind || !order.at)
		return WELL;
	return n == order.at || (order.on && n > order.at) ? order.how : WELL;
}
