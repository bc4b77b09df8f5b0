/* file.c: attachments, told apart by their bytes and kept for good. */
/* SPDX-License-Identifier: ISC */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "pool.h"
#include "request.h"
#include "secret.h"

enum { MAGIC_MOST = 8, PIECE = 64 * 1024 };

struct type {
	const char	*name;
	const char	*magic;
	size_t		 length;
	const char	*endings;	/* of the file's name */
};

static const struct type types[] = {
	{ "application/pdf", "%PDF-", 5, ".pdf" },
	{ "image/jpeg", "\xFF\xD8\xFF", 3, ".jpg .jpeg .jpe .jfif" },
	{ "image/png", "\x89PNG\r\n\x1A\n", 8, ".png" },
};

static const struct type *
type_of(const char *bytes, size_t len)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (len >= types[i].length &&
		    memcmp(bytes, types[i].magic, types[i].length) == 0)
			return &types[i];
	return NULL;
}

/* What follows the last dot must be one of the type's, to the letter. */
static bool
ending_fits(const struct type *type, const char *name)
{
	const char *dot = strrchr(name, '.'), *at;
	size_t len = dot ? strlen(dot) : 0;

	if (len < 2 || strpbrk(dot, " \t"))
		return false;
	for (at = type->endings; (at = strchr(at, '.')); at++)
		if (strncasecmp(at, dot, len) == 0 &&
		    (!at[len] || at[len] == ' '))
			return true;
	return false;
}

/* Up to len bytes; fewer only at the end of the file; -1: it cannot be read. */
static ssize_t
read_some(int fd, char *to, size_t len)
{
	size_t got = 0;

	while (got < len) {
		ssize_t n = read(fd, to + got, len - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

static const struct type *
upload_type(const struct upload *up)
{
	const struct type *type = NULL;
	char magic[MAGIC_MOST];
	ssize_t got;
	int fd;

	if (!up->path)
		return NULL;
	fd = open(up->path, O_RDONLY | O_CLOEXEC);
	got = fd < 0 ? -1 : read_some(fd, magic, sizeof(magic));
	if (got < 0)		/* whose file it is did nothing wrong */
		log_die("an upload cannot be read: %s", strerror(errno));
	close(fd);
	if (got > 0)
		type = type_of(magic, (size_t)got);
	return type && ending_fits(type, up->name) ? type : NULL;
}

const char *
file_fault(const struct conf *conf, const struct upload *up)
{
	if (up->size == 0)
		return "empty";
	if (up->size > (uint64_t)conf_number(conf, "files.size"))
		return "large";
	return upload_type(up) ? NULL : "type";
}

static bool
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		len -= (size_t)put;
	}
	return true;
}

/* Every byte of from to to, and to to the disk. What fsync() refuses once is
 * lost: it is never asked again. */
static bool
copy(struct pool *pool, int from, int to)
{
	char *piece = pool_alloc(pool, PIECE);
	ssize_t got;

	while ((got = read_some(from, piece, PIECE)) > 0)
		if (!write_all(to, piece, (size_t)got))
			return false;
	return got == 0 && fsync(to) == 0;
}

static bool
sync_folder(int folder)
{
	return fsync(folder) == 0;
}

/* The folder of two letters that file lies in. Whoever made it, it is on the
 * disk before anything lies in it. */
static int
open_folder(int files, const char *letters)
{
	if (mkdirat(files, letters, 0750) < 0 && errno != EEXIST)
		return -1;
	if (!sync_folder(files))
		return -1;
	return openat(files, letters, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Whole under its name, or not at all. */
static bool
store(struct pool *pool, int from, int folder, const char *name)
{
	const char *part = pool_print(pool, ".%s.part", name);
	int to = openat(folder, part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
	    0640);
	bool stored;

	if (to < 0)
		return false;
	stored = copy(pool, from, to);
	if (close(to) < 0)
		stored = false;
	if (stored && renameat(folder, part, folder, name) == 0) {
		if (sync_folder(folder))
			return true;
		unlinkat(folder, name, 0);
		return false;
	}
	unlinkat(folder, part, 0);
	return false;
}

/* nginx hands it out: the group of a files folder with mode 2750 may read. */
static bool
store_under(struct pool *pool, const char *files, int from, const char *name)
{
	mode_t mask = umask(0027);
	int top = open(files, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char letters[3] = { name[0], name[1], '\0' };
	int folder = top < 0 ? -1 : open_folder(top, letters);
	bool stored = folder >= 0 && store(pool, from, folder, name);
	int why = errno;

	if (folder >= 0)
		close(folder);
	if (top >= 0)
		close(top);
	umask(mask);
	errno = why;
	return stored;
}

static const char *
hash_of(struct pool *pool, int fd)
{
	unsigned char hash[SECRET_HASH];
	char *text = pool_alloc(pool, 2 * SECRET_HASH + 1);

	if (!secret_hash_file(fd, hash) || lseek(fd, 0, SEEK_SET) != 0)
		return NULL;
	for (size_t i = 0; i < SECRET_HASH; i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
	return text;
}

bool
file_keep(struct pool *pool, const struct conf *conf, const struct upload *up,
	struct kept_file *out)
{
	const struct type *type = upload_type(up);
	const char *files = conf_text(conf, "files");
	char name[SECRET_TOKEN];
	bool stored;
	int from;

	from = type ? open(up->path, O_RDONLY | O_CLOEXEC) : -1;
	if (from < 0)
		return false;
	secret_letters(name, sizeof(name) - 1);
	*out = (struct kept_file){
		.stored = pool_print(pool, "%.2s/%s", name, name),
		.name = pool_text(pool, up->name),
		.type = type->name,
		.sha256 = hash_of(pool, from),
		.size = up->size,
	};
	stored = out->sha256 && store_under(pool, files, from, name);
	if (!stored)
		log_error("an attachment was not kept in %s: %s", files,
		    strerror(errno));
	close(from);
	return stored;
}
