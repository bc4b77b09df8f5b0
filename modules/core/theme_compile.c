/* theme_compile.c: sheets from their files, and when those have changed. */
/* SPDX-License-Identifier: ISC */
#include "theme_load.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

/* libxslt tells a fault in pieces; we want it in one. */
static void __attribute__((format(printf, 2, 3)))
hear(void *ctx, const char *fmt, ...)
{
	struct theme_load *load = ctx;
	size_t len = strlen(load->said);
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(load->said + len, sizeof(load->said) - len, fmt, ap);
	va_end(ap);
}

static void
hear_error(void *ctx, xmlError *e)
{
	if (e->message && e->level >= XML_ERR_ERROR)
		hear(ctx, "%s", e->message);
}

/* What libxslt says in its own words, in everybody's. */
static const char *const plainly[][2] = {
	{ "infinite template recursion", "templates call each other without "
	    "end" },
	{ "Operation limit exceeded", "it takes too many steps" },
	{ "maximum number of variables", "templates call each other without "
	    "end" },
	{ "Invalid number of arguments", "a function has too many arguments, "
	    "or too few" },
};

/* The first line of what was said, without what says nothing. */
static int
first_line(const char **said)
{
	if (!strncmp(*said, "error\n", strlen("error\n")))
		*said += strlen("error\n");
	/* "xsltApplySequenceConstructor: " is of interest to nobody. */
	if (!strncmp(*said, "xslt", 4) && (*said)[strcspn(*said, " :")] == ':')
		*said += strcspn(*said, ":") + 1 +
		    ((*said)[strcspn(*said, ":") + 1] == ' ');
	for (size_t i = 0; i < sizeof(plainly) / sizeof(*plainly); i++)
		if (strstr(*said, plainly[i][0]))
			*said = plainly[i][1];
	return (int)strcspn(*said, "\n");
}

void
theme_load_retell(const struct theme_load *load, const char *said, char *out,
	size_t size)
{
	static const char mark[] = "error: file ";
	const char *file = strstr(said, mark);
	const char *line = file ? strstr(file, " line ") : NULL;
	const char *why = line ? strchr(line, '\n') : NULL;
	size_t root = strlen(load->root);
	int len;

	if (!why) {
		len = first_line(&said);
		snprintf(out, size, "%.*s", len ? len : 9,
		    len ? said : "it failed");
		return;
	}
	why++;
	if (memchr(said, '\n', (size_t)(file - said)))
		why = said;	/* XPath says why before libxslt says where */
	file += strlen(mark);
	if (!strncmp(file, load->root, root) && file[root] == '/')
		file += root + 1;
	len = first_line(&why);
	snprintf(out, size, "%.*s:%ld: %.*s", (int)(line - file), file,
	    strtol(line + strlen(" line "), NULL, 10), len, why);
}

static void
retell(struct theme_load *load)
{
	char why[sizeof(load->fault)];

	theme_load_retell(load, load->said, why, sizeof(why));
	theme_load_refuse(load, NULL, "%s", why);
}

/* What the libraries say where nobody asked. */
static void __attribute__((format(printf, 2, 3)))
ignore(void *ctx, const char *fmt, ...)
{
	(void)ctx, (void)fmt;
}

void
theme_load_hush(void)
{
	xsltSetGenericErrorFunc(NULL, ignore);
	xmlSetGenericErrorFunc(NULL, ignore);
}

static xsltStylesheet *
compile(struct theme_load *load, xmlDoc *doc)
{
	xsltStylesheet *sheet;

	xsltSetGenericErrorFunc(load, hear);
	xmlSetStructuredErrorFunc(load, hear_error);
	sheet = xsltParseStylesheetDoc(doc);
	xmlSetStructuredErrorFunc(NULL, NULL);
	theme_load_hush();
	xmlResetLastError();
	if (!sheet)
		xmlFreeDoc(doc);
	if (!sheet || sheet->errors || *load->said)
		retell(load);
	if (*load->fault && sheet) {
		xsltFreeStylesheet(sheet);
		sheet = NULL;
	}
	return sheet;
}

/* Loads end with the compilation; what is kept must not point at them. */
static void
forget(xsltStylesheet *sheet)
{
	for (; sheet; sheet = sheet->next) {
		if (sheet->doc)
			sheet->doc->_private = NULL;
		for (xsltDocument *d = sheet->docList; d; d = d->next)
			if (d->doc)
				d->doc->_private = NULL;
		forget(sheet->imports);
	}
}

xsltStylesheet *
theme_load_sheet(struct theme_load *load, const char *path)
{
	char *full;
	xmlDoc *doc;
	xsltStylesheet *sheet = NULL;

	*load->said = '\0';
	if (asprintf(&full, "%s/%s", load->root, path) < 0)
		return NULL;
	doc = theme_load_source(load, full, NULL);
	free(full);
	if (doc)
		sheet = compile(load, doc);
	forget(sheet);
	return sheet;
}

/* FNV-1a, for telling apart, not for secrets. */
static unsigned long
mix(unsigned long sum, const void *bytes, size_t len)
{
	const unsigned char *b = bytes;

	while (len--)
		sum = (sum ^ *b++) * 1099511628211UL;
	return sum;
}

static unsigned long
mix_folder(unsigned long sum, int parent, const char *name, int depth)
{
	/* A link leads to what is looked at in its own place, or to what is
	 * none of ours. */
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	unsigned long each = 0;
	struct dirent *e;
	struct stat st;

	while (dir && (e = readdir(dir))) {
		if (*e->d_name == '.' ||
		    fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		/* A sum, as folders are read in no order. */
		each += mix(mix(mix(sum, e->d_name, strlen(e->d_name)),
		    &st.st_mtim, sizeof(st.st_mtim)),
		    &st.st_size, sizeof(st.st_size)) ^ st.st_ino;
		if (S_ISDIR(st.st_mode) && depth > 0)
			each += mix_folder(sum + 1, fd, e->d_name, depth - 1);
	}
	if (dir)
		closedir(dir);
	return each;
}

unsigned long
theme_load_stamp(const char *dir)
{
	static const char *const folders[] = {
		"assets", "base", "samples", "themes", "words"
	};
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	unsigned long sum = 14695981039346656037UL;

	for (size_t i = 0; fd >= 0 && i < sizeof(folders) /
	    sizeof(*folders); i++)
		sum = mix_folder(sum, fd, folders[i], 6) * 31 + i;
	if (fd >= 0)
		close(fd);
	return sum;
}
