/* replay.c: every input that is kept in tests/fuzz/corpus, once more; no
 * libFuzzer is needed for that. TAP: one test a target. */
/* SPDX-License-Identifier: ISC */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { INPUT_MOST = 1 << 20 };

static void
try_file(const struct target *t, const char *path)
{
	char *bytes = malloc(INPUT_MOST);
	FILE *file = fopen(path, "rb");
	size_t size;

	if (!file || !bytes) {
		perror(path);
		_exit(1);
	}
	size = fread(bytes, 1, INPUT_MOST, file);
	fclose(file);
	target_try(t, bytes, size);
	free(bytes);
	exit(0);
}

/* In a process of its own: one that breaks does not hide the next. */
static bool
holds(const struct target *t, const char *path)
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0)
		try_file(t, path);
	return child > 0 && waitpid(child, &status, 0) == child &&
	    status == 0;
}

/* How many of a target's inputs break it; *count becomes how many it has. */
static int
replay(const struct target *t, const char *folder, int *count)
{
	struct dirent **names;
	char path[4400];
	int n = scandir(folder, &names, NULL, alphasort), broken = 0;

	*count = 0;
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/%s", folder,
		    names[i]->d_name);
		if (*names[i]->d_name != '.' && ++*count && !holds(t, path)) {
			printf("# %s breaks %s\n", path, t->name);
			broken++;
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return broken;
}

int
main(void)
{
	const char *top = getenv("srcdir");
	char folder[4000];
	int n = 0, count, all = 0, broken;

	for (const struct target *t = targets; t->name; t++) {
		if (t->run == try_planted)
			continue;
		snprintf(folder, sizeof(folder), "%s/tests/fuzz/corpus/%s",
		    top ? top : ".", t->name);
		broken = replay(t, folder, &count);
		all += broken;
		printf("%s %d - %s keeps its promises for all %d inputs\n",
		    broken || !count ? "not ok" : "ok", ++n, t->name, count);
	}
	printf("1..%d\n", n);
	return all != 0;
}
