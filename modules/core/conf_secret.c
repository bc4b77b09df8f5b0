/* conf_secret.c: secrets, one a file, that nobody else may read. */
/* SPDX-License-Identifier: ISC */
#include "conf_secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log.h"
#include "text.h"

enum { SECRET_MOST = 4096 };	/* bytes of a file, and of its path */

struct secret {
	struct secret	*next;
	char		 name[64];
	bool		 is_there;
	char		 text[SECRET_MOST];
};

struct secrets {
	char		*folder;
	struct secret	*first;		/* those that were asked for */
};

struct secrets *
secrets_new(const char *folder)
{
	struct secrets *s = calloc(1, sizeof(*s));

	if (!s || !(s->folder = strdup(folder)))
		log_die("out of memory for the keys");
	return s;
}

void
secrets_free(struct secrets *s)
{
	struct secret *it, *next;

	if (!s)
		return;
	for (it = s->first; it; it = next) {
		next = it->next;
		explicit_bzero(it, sizeof(*it));
		free(it);
	}
	free(s->folder);
	free(s);
}

/* It is ours alone, and no folder, pipe or device. */
static void
check_mode(int fd, const char *path)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		log_die("%s: %s", path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		log_die("%s is no plain file: put the secret into one", path);
	if (st.st_mode & (S_IRWXG | S_IRWXO))
		log_die("%s may be read by others: chmod 0400 %s", path, path);
}

/* False: there is no such file. Any other trouble ends the process. */
static bool
read_secret(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	char *trimmed;
	ssize_t got;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return false;
	if (fd < 0)
		log_die("%s: %s: it must belong to the user the programs run "
		    "as", path, strerror(errno));
	check_mode(fd, path);
	got = read(fd, text, size - 1);
	close(fd);
	if (got < 0 || got == (ssize_t)size - 1)
		log_die("%s is too long for a secret", path);
	text[got] = '\0';
	trimmed = text_trim(text);
	if (!*trimmed)
		log_die("%s is empty: aedile keys makes a new one", path);
	memmove(text, trimmed, strlen(trimmed) + 1);
	return true;
}

const char *
secrets_get(struct secrets *s, const char *name)
{
	char path[SECRET_MOST];
	struct secret *it;

	for (it = s->first; it; it = it->next)
		if (strcmp(it->name, name) == 0)
			return it->is_there ? it->text : NULL;
	if (!(it = calloc(1, sizeof(*it))))
		log_die("out of memory for the keys");
	snprintf(it->name, sizeof(it->name), "%s", name);
	snprintf(path, sizeof(path), "%s/%s", s->folder, name);
	it->is_there = read_secret(path, it->text, sizeof(it->text));
	it->next = s->first;
	s->first = it;
	return it->is_there ? it->text : NULL;
}
