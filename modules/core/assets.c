/* assets.c: a table of static files, sorted by path, filled once. */
/* SPDX-License-Identifier: ISC */
#include "assets.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"

enum {
	FILES_MOST = 2000,
	MISSED_MOST = 50,
};

struct asset {
	char	*path, *name;
};

struct assets {
	struct asset	*files;
	size_t		 count;
	char		*missed[MISSED_MOST];
};

/* Those of conf/nginx/locations.conf.in. */
static const char *const kinds[] = {
	"css", "ico", "jpg", "js", "png", "svg", "txt", "webp", "woff2", NULL
};

static bool
is_served(const char *name)
{
	size_t stem = 0;

	while (isalnum((unsigned char)name[stem]) ||
	    (name[stem] && strchr("-_", name[stem])))
		stem++;
	if (!stem || name[stem] != '.')
		return false;
	for (const char *const *k = kinds; *k; k++)
		if (!strcmp(name + stem + 1, *k))
			return true;
	return false;
}

/* FNV-1a, for telling apart, not for secrets. */
static uint32_t
sum_of(int fd)
{
	unsigned char bytes[8192];
	uint64_t sum = 14695981039346656037UL;
	ssize_t got;

	while ((got = read(fd, bytes, sizeof(bytes))) > 0)
		for (ssize_t i = 0; i < got; i++)
			sum = (sum ^ bytes[i]) * 1099511628211UL;
	return (uint32_t)(sum ^ sum >> 32);
}

static void
add(struct assets *all, const char *file, const char *path)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct asset *a;
	const char *dot = strrchr(path, '.');

	if (fd < 0 || all->count == FILES_MOST) {
		log_error("theme: %s: %s", path, fd < 0 ? strerror(errno) :
		    "too many files");
		if (fd >= 0)
			close(fd);
		return;
	}
	all->files = reallocarray(all->files, all->count + 1,
	    sizeof(*all->files));
	if (!all->files)
		log_die("out of memory for assets");
	a = &all->files[all->count++];
	if (!(a->path = strdup(path)) || asprintf(&a->name, "%.*s.%08x%s",
	    (int)(dot - path), path, sum_of(fd), dot) < 0)
		log_die("out of memory for assets");
	close(fd);
}

static int
by_path(const void *a, const void *b)
{
	const struct asset *one = a, *two = b;

	return strcmp(one->path, two->path);
}

static void
walk(struct assets *all, const char *root)
{
	char first[PATH_MAX], second[PATH_MAX];
	char *const folders[] = { first, second, NULL };
	FTS *fts;
	FTSENT *it;

	snprintf(first, sizeof(first), "%s/assets", root);
	snprintf(second, sizeof(second), "%s/themes", root);
	fts = fts_open(folders, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	while (fts && (it = fts_read(fts)))
		if (it->fts_info == FTS_D && *it->fts_name == '.')
			fts_set(fts, it, FTS_SKIP);
		else if (it->fts_info == FTS_F && is_served(it->fts_name))
			add(all, it->fts_path,
			    it->fts_path + strlen(root) + 1);
	if (fts)
		fts_close(fts);
}

struct assets *
assets_open(const char *root)
{
	struct assets *all = calloc(1, sizeof(*all));

	if (!all)
		log_die("out of memory for assets");
	walk(all, root);
	if (all->count)
		qsort(all->files, all->count, sizeof(*all->files), by_path);
	return all;
}

void
assets_close(struct assets *all)
{
	if (!all)
		return;
	for (size_t i = 0; i < all->count; i++) {
		free(all->files[i].path);
		free(all->files[i].name);
	}
	for (size_t i = 0; i < MISSED_MOST; i++)
		free(all->missed[i]);
	free(all->files);
	free(all);
}

const char *
assets_name(const struct assets *all, const char *path)
{
	size_t from = 0, to = all->count, middle;
	int order;

	while (from < to) {
		middle = from + (to - from) / 2;
		order = strcmp(path, all->files[middle].path);
		if (!order)
			return all->files[middle].name;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

bool
assets_miss(struct assets *all, const char *path)
{
	size_t i = 0;

	while (i < MISSED_MOST && all->missed[i] &&
	    strcmp(all->missed[i], path) != 0)
		i++;
	if (i == MISSED_MOST || all->missed[i])
		return false;
	all->missed[i] = strdup(path);
	return true;
}
