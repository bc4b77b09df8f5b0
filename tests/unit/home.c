/* home.c: a folder with aedile.conf and keys, for one unit test. */
/* SPDX-License-Identifier: ISC */
#include "home.h"

#include <err.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"

static void
put(const struct home *h, const char *name, const char *text)
{
	char path[256];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", h->folder, name);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0400);
	if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
		err(1, "%s", path);
	close(fd);
}

void
home_open(struct home *h, const char *lines)
{
	char path[256], text[4096];

	strcpy(h->folder, "/tmp/aedile-unit-XXXXXX");
	if (!mkdtemp(h->folder))
		err(1, "%s", h->folder);
	snprintf(path, sizeof(path), "%s/keys", h->folder);
	if (mkdir(path, 0700) != 0)
		err(1, "%s", path);
	put(h, "keys/site", "0123456789abcdef0123456789abcdef\n");
	put(h, "keys/pepper", "fedcba9876543210fedcba9876543210\n");
	snprintf(text, sizeof(text), "site.name = City of Boston\n"
	    "site.address = http://localhost:21599\nkeys = %s/keys\n"
	    "files = %s\n%s", h->folder, h->folder, lines);
	put(h, "aedile.conf", text);
	snprintf(path, sizeof(path), "%s/aedile.conf", h->folder);
	h->conf = conf_open(path);
}

static int
take_out(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

void
home_close(struct home *h)
{
	conf_close(h->conf);
	nftw(h->folder, take_out, 8, FTW_DEPTH | FTW_PHYS);
}

const char *
home_source(const char *path)
{
	static char whole[PATH_MAX];
	char given[PATH_MAX];
	const char *srcdir = getenv("srcdir");

	snprintf(given, sizeof(given), "%s/%s", srcdir ? srcdir : ".", path);
	if (!realpath(given, whole))
		err(1, "%s", given);
	return whole;
}
