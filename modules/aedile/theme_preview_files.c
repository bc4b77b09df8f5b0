/* theme_preview_files.c: the files of a gallery, each whole or not at all. */
/* SPDX-License-Identifier: ISC */
#include "theme_preview.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 8 };

static const char *
place(const struct gallery *g, const char *name)
{
	return pool_print(g->s->pool, "%s/%s", g->to, name);
}

/* Other than "." and "..". */
static int
is_entry(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool
is_empty(const char *folder)
{
	struct dirent **found = NULL;
	int n = scandir(folder, &found, is_entry, NULL);

	for (int i = 0; i < n; i++)
		free(found[i]);
	free(found);
	return n == 0;
}

/* A folder that is watched must not change by being watched. */
static void
refuse_inside(const struct gallery *g)
{
	char real[PATH_MAX];
	size_t length = strlen(g->s->xsl);

	if (realpath(g->to, real) && !strncmp(real, g->s->xsl, length) &&
	    (real[length] == '/' || !real[length]))
		log_die("%s lies in the xsl folder; choose another with "
		    "--to FOLDER", g->to);
}

void
gallery_found(const struct gallery *g)
{
	if (mkdir(g->to, 0755) < 0 && errno != EEXIST)
		log_die("%s: %s; choose another with --to FOLDER", g->to,
		    strerror(errno));
	if (!is_empty(g->to) && access(place(g, "preview/stamp.js"), F_OK))
		log_die("%s is not empty, and no gallery; choose another "
		    "with --to FOLDER", g->to);
	refuse_inside(g);
}

static void
make_folders(const struct gallery *g, const char *name)
{
	char *path = pool_text(g->s->pool, place(g, name));

	for (char *slash = path + strlen(g->to); slash;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0755) < 0 && errno != EEXIST)
			log_die("%s: %s", path, strerror(errno));
		*slash = '/';
	}
}

static const char *
unpublished(const struct gallery *g, const char *path)
{
	return pool_print(g->s->pool, "%s.new", path);
}

FILE *
gallery_open(struct gallery *g, const char *name)
{
	struct written *w = pool_alloc(g->s->pool, sizeof(*w));
	FILE *f;

	w->path = place(g, name);
	make_folders(g, name);
	f = open_memstream(&w->bytes, &w->length);
	if (!f)
		log_die("%s: %s", w->path, strerror(errno));
	w->next = g->written;
	g->written = w;
	return f;
}

/* Most files are as they were, at most saves. */
static bool
is_there(const struct written *w)
{
	FILE *f = fopen(w->path, "re");
	char bytes[BUFSIZ];
	size_t n, at = 0;
	bool same = f;

	while (same && (n = fread(bytes, 1, sizeof(bytes), f))) {
		same = n <= w->length - at && !memcmp(w->bytes + at, bytes, n);
		at += n;
	}
	if (f)
		fclose(f);
	return same && at == w->length;
}

static bool
write_new(const struct gallery *g, const struct written *w)
{
	FILE *f = fopen(unpublished(g, w->path), "we");

	if (!f)
		return false;
	fwrite(w->bytes, 1, w->length, f);
	return !(ferror(f) | fclose(f));
}

/* The disk may be full: then what is there stays. */
void
gallery_close(struct gallery *g, FILE *f)
{
	struct written *w = g->written;
	int why = 0;

	if (fclose(f))
		log_die("out of memory for %s", w->path);
	if (is_there(w))
		g->written = w->next;
	else if (!write_new(g, w))
		why = errno;
	free(w->bytes);
	if (!why)
		return;
	gallery_forget(g);
	log_die("%s: %s", w->path, strerror(why));
}

void
gallery_publish(struct gallery *g)
{
	for (struct written *w = g->written; w; w = w->next)
		if (rename(unpublished(g, w->path), w->path) < 0)
			log_die("%s: %s", w->path, strerror(errno));
	g->written = NULL;
}

void
gallery_forget(struct gallery *g)
{
	for (struct written *w = g->written; w; w = w->next)
		unlink(unpublished(g, w->path));
	g->written = NULL;
}

/* Sheets and templates are for us, the rest is for browsers. No link: it may
 * lead to what is nobody else's business, and a portal would not follow it. */
static bool
is_asset(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && strcmp(dot, ".xsl") && strcmp(dot, ".xml") &&
	    strcmp(dot, ".in") && name[strlen(name) - 1] != '~';
}

static void
copy(struct gallery *g, const char *from, const char *name)
{
	FILE *in = fopen(from, "re"), *out;
	char bytes[BUFSIZ];
	size_t n;

	if (!in)		/* gone since it was listed */
		return;
	out = gallery_open(g, name);
	while ((n = fread(bytes, 1, sizeof(bytes), in)))
		fwrite(bytes, 1, n, out);
	fclose(in);
	gallery_close(g, out);
}

static void
copy_folder(struct gallery *g, const char *from, const char *folder,
	int depth)
{
	struct dirent **found = NULL;
	int n = depth ? scandir(from, &found, is_entry, alphasort) : 0;

	for (int i = 0; i < n; i++) {
		const char *name = found[i]->d_name;
		const char *path = pool_print(g->s->pool, "%s/%s", from,
		    name);
		const char *there = pool_print(g->s->pool, "%s/%s", folder,
		    name);
		struct stat st;

		if (lstat(path, &st) < 0)
			st.st_mode = 0;
		if (S_ISDIR(st.st_mode))
			copy_folder(g, path, there, depth - 1);
		else if (S_ISREG(st.st_mode) && is_asset(name))
			copy(g, path, there);
		free(found[i]);
	}
	free(found);
}

void
gallery_copy(struct gallery *g, const char *from, const char *folder)
{
	copy_folder(g, from, folder, DEEPEST);
}

void
gallery_text(FILE *f, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			fputs("&amp;", f);
			break;
		case '<':
			fputs("&lt;", f);
			break;
		case '>':
			fputs("&gt;", f);
			break;
		case '"':
			fputs("&quot;", f);
			break;
		default:
			putc(*text, f);
		}
}
