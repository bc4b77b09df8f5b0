/* house.c: files, a configuration and a theme for the targets to use. */
/* SPDX-License-Identifier: ISC */
#include "fuzz.h"

#include <err.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "secret.h"
#include "theme.h"

static char home[256];
static pid_t maker;

static int
take_out(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st, (void)type, (void)at;
	return remove(path);
}

static void
raze(void)
{
	if (maker == getpid())
		nftw(home, take_out, 9, FTW_DEPTH | FTW_PHYS);
}

static const char *
made_home(void)
{
	const char *tmp = getenv("TMPDIR");

	if (*home)
		return home;
	snprintf(home, sizeof(home), "%s/aedile-fuzz-XXXXXX",
	    tmp ? tmp : "/tmp");
	if (!mkdtemp(home))
		err(1, "%s", home);
	maker = getpid();
	atexit(raze);
	return home;
}

bool
fuzz_is_line(const char *text)
{
	return *text && !strpbrk(text, "\r\n");
}

char *
fuzz_line(char **text)
{
	char *line = *text;
	size_t len = strcspn(line, "\n");

	*text += len + (line[len] == '\n');
	line[len] = '\0';
	return line;
}

const char *
fuzz_file(const char *bytes, size_t size)
{
	static char path[64];
	static int fd = -1;

	if (fd >= 0)
		close(fd);
	fd = memfd_create("input", MFD_CLOEXEC);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size)
		err(1, "memfd_create");
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	return path;
}

void
fuzz_put(const char *path, const char *bytes, size_t size)
{
	char full[512];
	FILE *file;

	snprintf(full, sizeof(full), "%s/%s", made_home(), path);
	file = fopen(full, "we");
	if (!file || fwrite(bytes, 1, size, file) != size ||
	    fclose(file) != 0)
		err(1, "%s", full);
}

const struct conf *
fuzz_conf(void)
{
	static const struct conf *conf;
	char path[512], text[512];
	int len;

	if (conf)
		return conf;
	len = snprintf(text, sizeof(text), "site.address = "
	    "http://localhost:1\nfiles = .\nfiles.size = 1024\n"
	    "files.count = 2\n");
	fuzz_put("aedile.conf", text, (size_t)len);
	snprintf(path, sizeof(path), "%s/aedile.conf", home);
	secret_open();
	conf = conf_open(path);
	return conf;
}

void
fuzz_folder(const char *path)
{
	char full[512];

	snprintf(full, sizeof(full), "%s/%s", made_home(), path);
	if (mkdir(full, 0700) != 0)
		err(1, "%s", full);
}

const char *
fuzz_house(void)
{
	static const char *const folders[] = { "xsl", "xsl/themes",
		"xsl/themes/x", "xsl/words", "xsl/words/en" };
	static const char word[] = "<words lang='en'>"
	    "<w key='hello'>good day {name}</w><w key='count'>"
	    "<one>{n} case</one><other>{n} cases</other></w></words>";
	static char dir[300];

	if (*dir)
		return dir;
	theme_start();
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		fuzz_folder(folders[i]);
	fuzz_put("xsl/words/en/x.xml", word, strlen(word));
	snprintf(dir, sizeof(dir), "%s/xsl", home);
	return dir;
}
