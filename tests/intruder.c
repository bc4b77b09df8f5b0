/* intruder.c: what somebody would try who had taken one of our processes
 * over. Loaded into a program by LD_PRELOAD, it does so at SIGUSR2, and says
 * what came of it. */
/* SPDX-License-Identifier: ISC */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void
say(const char *what, long result)
{
	int why = errno;

	dprintf(STDERR_FILENO, "intruder %ld %s: %s\n", (long)getpid(), what,
	    result < 0 ? strerrorname_np(why) : "done");
	errno = 0;
}

static void
try_file(const char *what, const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	say(what, fd);
	if (fd >= 0)
		close(fd);
}

/* $INTRUDER is the folder of the house. */
static void
try_files(void)
{
	const char *home = getenv("INTRUDER");
	char path[512];

	try_file("read /etc/passwd", "/etc/passwd", O_RDONLY);
	try_file("list /etc", "/etc", O_RDONLY | O_DIRECTORY);
	snprintf(path, sizeof(path), "%s/keys/site", home);
	try_file("read a key", path, O_RDONLY);
	snprintf(path, sizeof(path), "%s/aedile.conf", home);
	try_file("read aedile.conf", path, O_RDONLY);
	snprintf(path, sizeof(path), "%s/files", home);
	try_file("list files", path, O_RDONLY | O_DIRECTORY);
	snprintf(path, sizeof(path), "%s/files/intruder", home);
	try_file("write to files", path, O_WRONLY | O_CREAT);
	snprintf(path, sizeof(path), "%s/intruder", home);
	try_file("write elsewhere", path, O_WRONLY | O_CREAT);
	snprintf(path, sizeof(path), "%s/xsl", home);
	try_file("list themes", path, O_RDONLY | O_DIRECTORY);
}

static void
try_network(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
	    .sin_port = htons(9), .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	say("internet socket", fd);
	say("internet connection", connect(fd, (struct sockaddr *)&to,
	    sizeof(to)));
	to.sin_port = 0;
	say("internet port", bind(fd, (struct sockaddr *)&to, sizeof(to)));
	close(fd);
	say("packet socket", fd = socket(AF_PACKET, SOCK_RAW, 0));
	close(fd);
}

static void
try_children(void)
{
	char *argv[] = { "true", NULL };
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	say("fork", child);
	if (child > 0)
		waitpid(child, NULL, 0);
	say("execve", execve("/bin/true", argv, argv + 1));
	say("signal the parent", kill(getppid(), 0));
	say("ptrace", ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
	say("namespace", unshare(CLONE_NEWUSER));
	errno = EACCES;
	say("debugger", prctl(PR_GET_DUMPABLE) == 1 ? 0 : -1);
}

static void
try_memory(void)
{
	const struct rlimit much = { RLIM_INFINITY, RLIM_INFINITY };
	void *both = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	void *page;

	say("memory to write and run", both == MAP_FAILED ? -1 : 0);
	page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	say("memory", page == MAP_FAILED ? -1 : 0);
	say("run what was written", mprotect(page, 4096,
	    PROT_READ | PROT_EXEC));
	say("file in memory", syscall(SYS_memfd_create, "intruder", 0));
	say("uring", syscall(SYS_io_uring_setup, 1, NULL));
	say("bpf", syscall(SYS_bpf, 0, NULL, 0));
	say("core files", setrlimit(RLIMIT_CORE, &much));
}

static void
intrude(int signal_number)
{
	int before = errno;

	(void)signal_number;
	errno = 0;
	try_files();
	try_network();
	try_children();
	try_memory();
	dprintf(STDERR_FILENO, "intruder %ld gives up\n", (long)getpid());
	errno = before;
}

static void __attribute__((constructor))
lie_in_wait(void)
{
	signal(SIGUSR2, intrude);
}
