/* theme_new.c: aedile theme new: a layer that works at once. */
/* SPDX-License-Identifier: ISC */
#include "studio.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 1 << 20, CHAIN_MOST = 16 };

/* What a new theme is made of. */
struct layer {
	struct studio	*studio;
	struct pool	*pool;
	const char	*name;
	const char	*from;		/* NULL: base itself */
	const char	*folder;
};

static const char *
read_text(struct layer *l, const char *path)
{
	FILE *f = fopen(path, "re");
	char *text;

	if (!f)
		log_die("%s: %s", path, strerror(errno));
	text = pool_alloc(l->pool, FILE_MOST + 1);
	if (fread(text, 1, FILE_MOST, f) == FILE_MOST || ferror(f))
		log_die("%s: it cannot be read whole", path);
	fclose(f);
	return text;
}

/* A copy of text where each old is new. */
static const char *
replace(struct layer *l, const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);

	if (!at)
		return text;
	return pool_print(l->pool, "%.*s%s%s", (int)(at - text), text, new,
	    replace(l, at + strlen(old), old, new));
}

static void
write_text(struct layer *l, const char *file, const char *text)
{
	const char *path = pool_print(l->pool, "%s/%s", l->folder, file);
	FILE *f = fopen(path, "wxe");

	if (!f)
		log_die("%s: %s", path, strerror(errno));
	fputs(text, f);
	if (ferror(f) | fclose(f))
		log_die("%s: %s", path, strerror(errno));
}

/* A file of a theme, or of xsl/blank where there is none to start from. */
static const char *
source(struct layer *l, const char *file)
{
	const char *path = pool_print(l->pool, "%s/blank/%s",
	    l->studio->xsl, file);

	if (l->from)
		path = pool_print(l->pool, "%s/%s",
		    studio_folder(l->studio, l->from), file);
	if (access(path, F_OK) < 0)
		path = pool_print(l->pool, "%s/blank/%s", l->studio->xsl,
		    file);
	return replace(l, read_text(l, path), "@NAME@", l->name);
}

static const char own_head[] =
	"  <xsl:template name=\"hook-head\">\n"
	"    <link rel=\"stylesheet\" "
	"href=\"{a:asset('themes/@NAME@/tokens.css')}\"/>\n"
	"    <link rel=\"icon\" type=\"image/svg+xml\"\n"
	"        href=\"{a:asset('themes/@NAME@/icon.svg')}\"/>\n"
	"  </xsl:template>";

/* The name of the theme that this sheet imports, or NULL. */
static const char *
imported(struct layer *l, const char *sheet)
{
	static const char mark[] = "<xsl:import href=\"../";
	const char *at = strstr(sheet, mark);
	size_t length = at ? strcspn(at += strlen(mark), "/\"") : 0;

	if (!length || strncmp(at, "../", 3) == 0 || at[length] != '/')
		return NULL;
	return pool_copy(l->pool, at, length);
}

/* The hook-head that a chain of themes has by now: the nearest one counts. */
static const char *
inherited(struct layer *l)
{
	static const char open[] = "  <xsl:template name=\"hook-head\">";
	static const char close[] = "</xsl:template>";
	const char *theme = l->from, *sheet, *at, *end;

	for (int i = 0; theme && i < CHAIN_MOST; i++) {
		sheet = read_text(l, pool_print(l->pool, "%s/theme.xsl",
		    studio_folder(l->studio, theme)));
		at = strstr(sheet, open);
		end = at ? strstr(at, close) : NULL;
		if (end)
			return pool_copy(l->pool, at,
			    (size_t)(end - at) + strlen(close));
		theme = imported(l, sheet);
	}
	return NULL;
}

/* Its own tokens and icon instead of those it copied; what else the chain
 * has stays where it is. */
static const char *
head(struct layer *l)
{
	const char *text = l->from ? inherited(l) : NULL;

	if (!text)
		return own_head;
	for (const char *file = "tokens.css"; file;
	    file = strcmp(file, "tokens.css") == 0 ? "icon.svg" : NULL)
		text = replace(l, text,
		    pool_print(l->pool, "themes/%s/%s", l->from, file),
		    pool_print(l->pool, "themes/%s/%s", l->name, file));
	return text;
}

static void
write_sheet(struct layer *l)
{
	const char *text = read_text(l, pool_print(l->pool,
	    "%s/blank/theme.xsl", l->studio->xsl));

	text = replace(l, text, "@HEAD@", head(l));
	text = replace(l, text, "@IMPORT@", l->from ?
	    pool_print(l->pool, "../%s/theme.xsl", l->from) :
	    "../../base/theme.xsl");
	text = replace(l, text, "@FROM@", l->from ? l->from : "base");
	write_text(l, "theme.xsl", replace(l, text, "@NAME@", l->name));
}

/* As the loader will have it, and as it looks well in an address. */
static void
check_name(const char *name)
{
	if (strlen(name) > 40 || name[strspn(name,
	    "abcdefghijklmnopqrstuvwxyz0123456789-")] || *name == '-' ||
	    !*name)
		log_die("\"%s\" is no name of a theme: up to 40 of a-z, 0-9 "
		    "and -, and no - first", name);
}

static void
check_from(struct layer *l)
{
	const char *fault;

	if (!l->from)
		return;
	check_name(l->from);
	if (access(pool_print(l->pool, "%s/theme.xsl",
	    studio_folder(l->studio, l->from)), F_OK) < 0)
		log_die("there is no theme %s in %s/themes", l->from,
		    l->studio->xsl);
	l->studio->name = l->from;
	fault = studio_open(l->studio);
	if (fault)
		log_die("%s is no good start: %s", l->from, fault);
}

static void
make_folder(struct layer *l)
{
	l->folder = studio_folder(l->studio, l->name);
	if (mkdir(l->folder, 0777) == 0)
		return;
	if (errno == EEXIST)
		log_die("there is a %s already; choose another name",
		    l->folder);
	log_die("%s: %s", l->folder, strerror(errno));
}

int
tool_new(struct studio *s)
{
	struct layer l = { .studio = s, .pool = s->pool };

	l.from = word_option(s->cmd, "--from", NULL);
	l.name = word_next(s->cmd);
	if (!l.name)
		word_wrong(s->cmd, "say how the new theme is to be called");
	word_end(s->cmd);
	check_name(l.name);
	studio_find(s, ".");
	check_from(&l);
	make_folder(&l);
	write_sheet(&l);
	write_text(&l, "tokens.css", source(&l, "tokens.css"));
	write_text(&l, "icon.svg", source(&l, "icon.svg"));
	printf("%s is made. Its colours are in tokens.css, its hooks in "
	    "theme.xsl;\naedile theme check %s tells what is wrong with it.\n",
	    l.folder, l.name);
	return EXIT_SUCCESS;
}
