/* keys.c: the secrets of one installation, a file each. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
make_folder(const char *folder)
{
	struct stat st;

	if (mkdir(folder, 0700) == 0)
		return;
	if (errno != EEXIST)
		log_die("%s: %s; make the folder above it, or name another in "
		    "aedile.conf", folder, strerror(errno));
	if (stat(folder, &st) < 0 || !S_ISDIR(st.st_mode))
		log_die("%s is no folder", folder);
	if (st.st_mode & (S_IRWXG | S_IRWXO))
		log_die("%s may be read by others: chmod 0700 %s", folder,
		    folder);
}

static void
write_whole(int fd, const char *path, const char *text)
{
	if (write(fd, text, strlen(text)) != (ssize_t)strlen(text) ||
	    fsync(fd) < 0) {
		unlink(path);
		log_die("%s: %s", path, strerror(errno));
	}
}

/* True: there was none, and now there is. */
static bool
make_key(const char *folder, const char *name)
{
	char path[4096], text[SECRET_TOKEN + 1];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);
	if (fd < 0 && errno == EEXIST)
		return false;
	if (fd < 0)
		log_die("%s: %s", path, strerror(errno));
	secret_token(text);
	text[SECRET_TOKEN - 1] = '\n';
	text[SECRET_TOKEN] = '\0';
	write_whole(fd, path, text);
	explicit_bzero(text, sizeof(text));
	close(fd);
	printf("made %s\n", path);
	return true;
}

int
keys(struct command *cmd)
{
	const char *folder = conf_text(cmd->conf, "keys");
	unsigned made = 0;

	word_end(cmd);
	make_folder(folder);
	made += make_key(folder, "site");
	made += make_key(folder, "pepper");
	for (size_t i = 0; programs[i].name; i++)
		made += make_key(folder, pool_print(cmd->pool, "database-%s",
		    programs[i].name));
	if (made == 0)
		puts("every key is there");
	else
		puts("Keep a copy of pepper and site in a safe place: without "
		    "pepper no password is ever right again.");
	return EXIT_SUCCESS;
}
