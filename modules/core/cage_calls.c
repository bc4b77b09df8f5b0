/* cage_calls.c: the system calls each program needs; all others are logged
 * and refused. */
/* SPDX-License-Identifier: ISC */
#include "cage.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <ucontext.h>
#include <unistd.h>

#include "cage_bars.h"
#include "log.h"

#define C(name) SCMP_SYS(name)

/* By what they are for: memory, time, signals, open files and sockets, paths,
 * who we are, the end. Nothing here starts, opens or changes anything new but
 * what Landlock allows. */
static const int everyone[] = {
	C(brk), C(madvise), C(mremap), C(munmap), C(futex), C(rseq),
	C(membarrier), C(set_robust_list), C(sched_yield),
	C(sched_getaffinity), C(sysinfo), C(uname), C(getrusage),
	C(clock_gettime), C(clock_getres), C(clock_nanosleep), C(nanosleep),
	C(gettimeofday), C(time), C(times), C(alarm), C(setitimer),
	C(getitimer), C(getrandom),
	C(rt_sigaction), C(rt_sigprocmask), C(rt_sigreturn), C(rt_sigpending),
	C(sigaltstack), C(restart_syscall),
	C(read), C(readv), C(pread64), C(write), C(writev), C(pwrite64),
	C(lseek), C(close), C(fcntl), C(flock), C(fstat), C(poll), C(ppoll),
	C(select), C(pselect6), C(epoll_ctl), C(epoll_wait), C(epoll_pwait),
	C(accept), C(accept4), C(connect), C(shutdown), C(sendto), C(sendmsg),
	C(recvfrom), C(recvmsg), C(getsockopt), C(setsockopt),
	C(getsockname), C(getpeername),
	C(access), C(faccessat), C(faccessat2), C(stat), C(lstat),
	C(newfstatat), C(statx), C(readlink), C(readlinkat), C(getdents64),
	C(getcwd), C(umask), C(statfs), C(fstatfs),
	C(getpid), C(getppid), C(gettid), C(getuid), C(geteuid), C(getgid),
	C(getegid), C(wait4), C(exit), C(exit_group),
};

static const int writers[] = {
	C(fsync), C(fdatasync), C(ftruncate), C(fallocate), C(mkdir),
	C(mkdirat), C(rename), C(renameat), C(renameat2), C(unlink),
	C(unlinkat), C(fchown), C(fchmod),
};

/* Also what a child needs to close a narrower cage around itself. */
static const int parents[] = {
	C(fork), C(vfork), C(kill), C(tgkill), C(waitid), C(rt_sigtimedwait),
	C(bind), C(listen), C(pipe), C(pipe2),
	C(dup), C(dup2), C(dup3), C(close_range), C(epoll_create1),
	C(signalfd4), C(prctl), C(setrlimit), C(getrlimit), C(prlimit64),
	C(seccomp), C(landlock_create_ruleset), C(landlock_add_rule),
	C(landlock_restrict_self),
};

/* libcurl and the resolver. */
static const int phoners[] = {
	C(bind), C(socketpair), C(eventfd2), C(pipe2), C(sendmmsg),
	C(recvmmsg),
};

/* The sanitizers stop, copy and read the whole process, by whatever call: with
 * them all may be called but what leads out. What is proven of the cage is
 * proven of a plain build. */
#ifdef POOL_DEBUG
enum { WIDE = true };
#else
enum { WIDE = false };
#endif

/* Newer than what they replace: the C library falls back. */
static const int unknown[] = { C(clone3), C(openat2) };

static void
check(int failed, const char *what)
{
	if (failed)
		log_die("the cage: %s: %s; sandbox = off in aedile.conf goes "
		    "without", what, strerror(-failed));
}

static void
allow(scmp_filter_ctx filter, const int *calls, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0),
		    "seccomp");
}
#define ALLOW(filter, calls) \
	allow(filter, calls, sizeof(calls) / sizeof((calls)[0]))

static void
allow_if(scmp_filter_ctx filter, int call, struct scmp_arg_cmp is)
{
	check(seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &is),
	    "seccomp");
}

/* None of these bits in an argument. */
static void
allow_without(scmp_filter_ctx filter, int call, unsigned arg, uint64_t bits)
{
	allow_if(filter, call, SCMP_CMP64(arg, SCMP_CMP_MASKED_EQ, bits, 0));
}

/* Memory that may be run comes from a file, and is not written to. */
static void
allow_memory(scmp_filter_ctx filter)
{
	const uint64_t both = PROT_WRITE | PROT_EXEC;

	allow_without(filter, C(mprotect), 2, PROT_EXEC);
	allow_without(filter, C(mmap), 2, PROT_EXEC);
	allow_if(filter, C(mmap), SCMP_A2_64(SCMP_CMP_MASKED_EQ, both,
	    PROT_EXEC));
}

static void
allow_files(scmp_filter_ctx filter, unsigned may)
{
	const uint64_t change = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;

	if (may & MAY_WRITE) {
		allow_without(filter, C(openat), 2, 0);
		ALLOW(filter, writers);
	} else {
		allow_without(filter, C(openat), 2, change);
	}
	allow_if(filter, C(ioctl), SCMP_A1_64(SCMP_CMP_EQ, FIONREAD));
	allow_if(filter, C(ioctl), SCMP_A1_64(SCMP_CMP_EQ, FIONBIO));
	allow_if(filter, C(ioctl), SCMP_A1_64(SCMP_CMP_EQ, TCGETS));
}

static void
allow_sockets(scmp_filter_ctx filter, unsigned may)
{
	static const int families[] = { AF_INET, AF_INET6, AF_NETLINK };

	allow_if(filter, C(socket), SCMP_A0_64(SCMP_CMP_EQ, AF_UNIX));
	if (!(may & MAY_PHONE))
		return;
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		allow_if(filter, C(socket), SCMP_A0_64(SCMP_CMP_EQ,
		    (uint64_t)families[i]));
	ALLOW(filter, phoners);
}

/* Threads and children, in no namespace of their own; and signals, which
 * abort() too sends, to nobody but ourselves. */
static void
allow_others(scmp_filter_ctx filter, unsigned may)
{
	const uint64_t spaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
	    CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

	if (may & MAY_FORK) {
		allow_without(filter, C(clone), 0, spaces);
		ALLOW(filter, parents);
		return;
	}
	allow_if(filter, C(tgkill), SCMP_A0_64(SCMP_CMP_EQ,
	    (uint64_t)getpid()));
	allow_if(filter, C(prlimit64), SCMP_A2_64(SCMP_CMP_EQ, 0));
}

static void
refuse_way_out(scmp_filter_ctx filter, unsigned may)
{
	check(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), C(execve), 0),
	    "seccomp");
	check(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), C(execveat), 0),
	    "seccomp");
	if (!(may & MAY_PHONE))
		check(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
		    C(socket), 1, SCMP_A0_64(SCMP_CMP_NE, AF_UNIX)),
		    "seccomp");
}

static void
allow_needed(scmp_filter_ctx filter, unsigned may)
{
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		check(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
		    unknown[i], 0), "seccomp");
	ALLOW(filter, everyone);
	allow_memory(filter);
	allow_files(filter, may);
	allow_sockets(filter, may);
	allow_others(filter, may);
}

/* Refused is as if there were no such right: the call says EPERM. */
static void
refuse(int signal_number, siginfo_t *info, void *context)
{
	char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE,
	    info->si_syscall);
	ucontext_t *at = context;

	(void)signal_number;
	log_event("call_refused", "%s: this program has no need of that "
	    "system call", name ? name : "?");
	free(name);
#if defined __x86_64__
	at->uc_mcontext.gregs[REG_RAX] = -EPERM;
#elif defined __aarch64__
	at->uc_mcontext.regs[0] = (unsigned long)-EPERM;
#endif
}

static uint32_t
refusal(void)
{
#if defined __x86_64__ || defined __aarch64__
	const struct sigaction trap = { .sa_sigaction = refuse,
	    .sa_flags = SA_SIGINFO | SA_NODEFER };

	sigaction(SIGSYS, &trap, NULL);
	return SCMP_ACT_TRAP;
#else
	return SCMP_ACT_ERRNO(EPERM);
#endif
}

bool
cage_has_calls(void)
{
	return prctl(PR_GET_SECCOMP) >= 0;
}

void
bars_calls(const struct bars *b)
{
	scmp_filter_ctx filter;

	if (!cage_has_calls())
		return;
	filter = seccomp_init(WIDE ? SCMP_ACT_ALLOW : refusal());
	if (!filter)
		log_die("the cage: no memory");
	if (WIDE)
		refuse_way_out(filter, b->may);
	else
		allow_needed(filter, b->may);
	check(seccomp_load(filter), "seccomp");
	seccomp_release(filter);
}
