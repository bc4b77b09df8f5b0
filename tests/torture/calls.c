/* calls.c: system calls that fail, are interrupted, or do a part. */
/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define HERE	__builtin_return_address(0)

ssize_t __read_chk(int fd, void *to, size_t len, size_t room);
ssize_t __recv_chk(int fd, void *to, size_t len, size_t room, int flags);
int __poll_chk(struct pollfd *fds, nfds_t n, int ms, size_t room);
int __open_2(const char *path, int flags);
int __openat_2(int folder, const char *path, int flags);

/* An error of its own, or one that means: try again. WELL and SHORT: go on. */
static bool
fails(enum how how, int code)
{
	switch (how) {
	case FAIL:
		errno = code;
		return true;
	case INTERRUPT:
		errno = EINTR;
		return true;
	case AGAIN:
		errno = EAGAIN;
		return true;
	case WELL:
	case SHORT:
		break;
	}
	return false;
}

static size_t
part(enum how how, size_t len)
{
	return how == SHORT && len > 1 ? 1 : len;
}

/* What moves bytes. */
#define MOVES(name, code, params, ...) \
ssize_t \
name params \
{ \
	enum how how = order_next(CALL, #name, HERE); \
	\
	if (fails(how, code)) \
		return -1; \
	len = part(how, len); \
	return REAL(name)(__VA_ARGS__); \
}

MOVES(read, EIO, (int fd, void *to, size_t len), fd, to, len)
MOVES(__read_chk, EIO, (int fd, void *to, size_t len, size_t room),
    fd, to, len, room)
MOVES(write, ENOSPC, (int fd, const void *from, size_t len), fd, from, len)
MOVES(recv, ECONNRESET, (int fd, void *to, size_t len, int flags),
    fd, to, len, flags)
MOVES(__recv_chk, ECONNRESET,
    (int fd, void *to, size_t len, size_t room, int flags),
    fd, to, len, room, flags)
MOVES(send, EPIPE, (int fd, const void *from, size_t len, int flags),
    fd, from, len, flags)
MOVES(recvfrom, ECONNRESET, (int fd, void *to, size_t len, int flags,
    struct sockaddr *restrict at, socklen_t *restrict size),
    fd, to, len, flags, at, size)
MOVES(sendto, EPIPE, (int fd, const void *from, size_t len, int flags,
    const struct sockaddr *at, socklen_t size),
    fd, from, len, flags, at, size)

/* What is done or not. */
#define DOES(name, code, params, ...) \
int \
name params \
{ \
	enum how how = order_next(CALL, #name, HERE); \
	\
	return fails(how, code) ? -1 : REAL(name)(__VA_ARGS__); \
}

DOES(connect, ECONNREFUSED, (int fd, const struct sockaddr *at, socklen_t n),
    fd, at, n)
DOES(socket, ENFILE, (int family, int type, int protocol),
    family, type, protocol)
DOES(poll, ENOMEM, (struct pollfd *fds, nfds_t n, int ms), fds, n, ms)
DOES(__poll_chk, ENOMEM, (struct pollfd *fds, nfds_t n, int ms, size_t room),
    fds, n, ms, room)
DOES(fsync, EIO, (int fd), fd)
DOES(rename, EIO, (const char *from, const char *to), from, to)
DOES(renameat, EIO, (int a, const char *from, int b, const char *to),
    a, from, b, to)
DOES(mkdir, ENOSPC, (const char *path, mode_t mode), path, mode)
DOES(mkdirat, ENOSPC, (int folder, const char *path, mode_t mode),
    folder, path, mode)
DOES(unlink, EIO, (const char *path), path)
DOES(unlinkat, EIO, (int folder, const char *path, int flags),
    folder, path, flags)
DOES(ftruncate, EIO, (int fd, off_t size), fd, size)
DOES(fstat, EIO, (int fd, struct stat *st), fd, st)
DOES(stat, EIO, (const char *restrict path, struct stat *restrict st),
    path, st)
DOES(mkostemp, ENFILE, (char *path, int flags), path, flags)
DOES(fchown, EIO, (int fd, uid_t user, gid_t group), fd, user, group)
DOES(setsockopt, ENOMEM, (int fd, int level, int name, const void *value,
    socklen_t size), fd, level, name, value, size)
DOES(getsockopt, ENOMEM, (int fd, int level, int name,
    void *restrict value, socklen_t *restrict size),
    fd, level, name, value, size)
DOES(__open_2, ENFILE, (const char *path, int flags), path, flags)
DOES(__openat_2, ENFILE, (int folder, const char *path, int flags),
    folder, path, flags)

off_t
lseek(int fd, off_t to, int from)
{
	enum how how = order_next(CALL, "lseek", HERE);

	return fails(how, EIO) ? -1 : REAL(lseek)(fd, to, from);
}

/* It is closed all the same: close(2). */
int
close(int fd)
{
	enum how how = order_next(CALL, "close", HERE);
	int closed = REAL(close)(fd);

	return fails(how, EIO) ? -1 : closed;
}

/* The mode is there only where a file may be made. */
#define OPENS(name, at_params, ...) \
int \
name at_params \
{ \
	enum how how = order_next(CALL, #name, HERE); \
	mode_t mode = 0; \
	va_list ap; \
	\
	va_start(ap, flags); \
	if (flags & (O_CREAT | O_TMPFILE)) \
		mode = va_arg(ap, mode_t); \
	va_end(ap); \
	return fails(how, ENFILE) ? -1 : REAL(name)(__VA_ARGS__, mode); \
}

OPENS(open, (const char *path, int flags, ...), path, flags)
OPENS(open64, (const char *path, int flags, ...), path, flags)
OPENS(openat, (int folder, const char *path, int flags, ...),
    folder, path, flags)
OPENS(openat64, (int folder, const char *path, int flags, ...),
    folder, path, flags)

/* Locks, most of all. */
int
fcntl(int fd, int what, ...)
{
	enum how how = order_next(CALL, "fcntl", HERE);
	va_list ap;
	void *with;

	va_start(ap, what);
	with = va_arg(ap, void *);
	va_end(ap);
	return fails(how, ENOLCK) ? -1 : REAL(fcntl)(fd, what, with);
}

int
fcntl64(int fd, int what, ...)
{
	enum how how = order_next(CALL, "fcntl64", HERE);
	va_list ap;
	void *with;

	va_start(ap, what);
	with = va_arg(ap, void *);
	va_end(ap);
	return fails(how, ENOLCK) ? -1 : REAL(fcntl64)(fd, what, with);
}

FILE *
fopen(const char *restrict path, const char *restrict mode)
{
	enum how how = order_next(CALL, "fopen", HERE);

	return fails(how, ENFILE) ? NULL : REAL(fopen)(path, mode);
}

FILE *
fopen64(const char *restrict path, const char *restrict mode)
{
	enum how how = order_next(CALL, "fopen64", HERE);

	return fails(how, ENFILE) ? NULL : REAL(fopen64)(path, mode);
}
