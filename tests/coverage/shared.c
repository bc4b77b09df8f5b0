/* shared.c: what gcov counts in all processes that one program forks.
 *
 * gcov keeps its counters in memory and writes them when a process ends. Ours
 * end by _exit() and by signals, and in a cage that opens no file. So the
 * counters lie in memory that children share, and it is the first process
 * that writes them. Linked into every program by coverage.sh. */
/* SPDX-License-Identifier: ISC */
#include <err.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void __gcov_dump(void);
void __gcov_reset(void);

pid_t __gcov_fork(void);
int __gcov_execv(const char *path, char *const *argv);
int __gcov_execve(const char *path, char *const *argv, char *const *envp);
void __real___gcov_exit(void);
void __wrap___gcov_exit(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
_Noreturn void __real___assert_fail(const char *, const char *, unsigned,
	const char *);
_Noreturn void __wrap___assert_fail(const char *, const char *, unsigned,
	const char *);

/* By counters.ld, and as long as whole pages. */
extern char counters_begin[], counters_end[];

static pid_t first;

static void __attribute__((constructor(101)))
share(void)
{
	size_t size = (size_t)(counters_end - counters_begin);
	char *kept;

	first = getpid();
	if (size == 0)
		return;
	kept = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (kept == MAP_FAILED)
		err(1, "coverage");
	memcpy(kept, counters_begin, size);
	if (mmap(counters_begin, size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
		err(1, "coverage");
	memcpy(counters_begin, kept, size);
	munmap(kept, size);
}

static void
dump(void)
{
	if (getpid() == first)
		__gcov_dump();
}

/* The compiler calls these for fork() and its like. gcov's own would write
 * and begin anew: children would count twice what they began with. */
pid_t
__gcov_fork(void)
{
	return fork();
}

int
__gcov_execve(const char *path, char *const *argv, char *const *envp)
{
	dump();
	execve(path, argv, envp);
	if (getpid() == first)
		__gcov_reset();
	return -1;
}

int
__gcov_execv(const char *path, char *const *argv)
{
	return __gcov_execve(path, argv, environ);
}

/* The linker leads here what goes to the names without __wrap_. */
void
__wrap___gcov_exit(void)
{
	if (getpid() == first)
		__real___gcov_exit();
}

void
__wrap__exit(int status)
{
	dump();
	__real__exit(status);
}

void
__wrap___assert_fail(const char *what, const char *file, unsigned line,
	const char *function)
{
	dump();
	__real___assert_fail(what, file, line, function);
}
