/* backup_copy.c: files, from here to there, whole. */
/* SPDX-License-Identifier: ISC */
#include "backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

static _Noreturn void
fail(const char *path)
{
	log_die("%s: %s", path, strerror(errno));
}

static void
write_all(int to, const char *bytes, size_t len, const char *path)
{
	while (len > 0) {
		ssize_t put = write(to, bytes, len);

		if (put < 0)
			fail(path);
		bytes += put;
		len -= (size_t)put;
	}
}

/* "x/files/AB/ABCD": x/files/AB. */
static void
make_parent(struct command *cmd, const char *path, mode_t mode)
{
	const char *slash = strrchr(path, '/');
	char *folder = pool_print(cmd->pool, "%.*s", (int)(slash - path),
	    path);

	if (mkdir(folder, mode) < 0 && errno != EEXIST)
		fail(folder);
}

void
backup_copy(struct command *cmd, const char *from, const char *to,
	mode_t mode)
{
	char piece[PIECE];
	int in = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), out;
	ssize_t got;

	if (in < 0)
		fail(from);
	make_parent(cmd, to, mode == 0640 ? 0750 : 0700);
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    mode);
	if (out < 0)
		fail(to);
	while ((got = read(in, piece, sizeof(piece))) > 0)
		write_all(out, piece, (size_t)got, to);
	if (got < 0)
		fail(from);
	if (close(out) < 0)
		fail(to);
	close(in);
}

void
backup_sum(const char *path, char sum[BACKUP_SUM])
{
	unsigned char hash[SECRET_HASH];
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0 || !secret_hash_file(fd, hash))
		fail(path);
	close(fd);
	for (size_t i = 0; i < SECRET_HASH; i++)
		snprintf(sum + 2 * i, 3, "%02x", hash[i]);
}

void
backup_make_folder(const char *path, mode_t mode)
{
	if (rmdir(path) < 0 && errno != ENOENT)
		log_die("%s: %s: name a folder that is not there yet, or "
		    "empty", path, strerror(errno));
	if (mkdir(path, mode) < 0)
		log_die("%s: %s: make the folder above it first", path,
		    strerror(errno));
}

void
backup_sync(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || syncfs(fd) < 0)
		fail(folder);
	close(fd);
}

int
backup_lock(const struct command *cmd, bool shared, bool wait)
{
	const char *files = conf_text(cmd->conf, "files");
	int fd = open(files, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		log_die("%s: %s; see files of aedile.conf", files,
		    strerror(errno));
	if (flock(fd, (shared ? LOCK_SH : LOCK_EX) | (wait ? 0 : LOCK_NB)) ==
	    0)
		return fd;
	close(fd);
	return -1;
}
