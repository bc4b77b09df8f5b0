/* store.c: file.c keeps attachments below two letters of their names, and
 * writes each as .NAME.part first; parts.c receives them in tmp/. */
/* SPDX-License-Identifier: ISC */
#include "store.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
is_letters(const char *name)
{
	return strlen(name) == 2 && name[0] != '.';
}

static void
look(int folder, const char *letters, const char *name, store_fn *take,
	void *arg)
{
	char path[512];
	struct stat st;
	struct stored it = { .name = path,
		.whole = name[0] != '.' && is_letters(letters) };

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
	    fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0 ||
	    !S_ISREG(st.st_mode))
		return;
	snprintf(path, sizeof(path), "%s/%s", letters, name);
	it.since = st.st_mtime;
	it.size = (uint64_t)st.st_size;
	take(arg, &it);
}

/* One that cannot be opened holds nothing we could tell of. */
static void
look_below(int top, const char *letters, store_fn *take, void *arg)
{
	int fd = openat(top, letters,
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *it;

	while (folder && (it = readdir(folder)))
		look(fd, letters, it->d_name, take, arg);
	if (folder)
		closedir(folder);
}

bool
store_each(const char *path, store_fn *take, void *arg)
{
	DIR *top = opendir(path);
	struct dirent *it;

	if (!top)
		return false;
	while ((it = readdir(top)))
		if (is_letters(it->d_name) || strcmp(it->d_name, "tmp") == 0)
			look_below(dirfd(top), it->d_name, take, arg);
	closedir(top);
	return true;
}
