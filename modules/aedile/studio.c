/* studio.c: the xsl folder, without a server, a database or aedile.conf. */
/* SPDX-License-Identifier: ISC */
#include "studio.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool
holds(const char *folder, const char *name)
{
	char path[PATH_MAX];

	return snprintf(path, sizeof(path), "%s/%s", folder, name) <
	    (int)sizeof(path) && access(path, F_OK) == 0;
}

static bool
is_xsl(const char *folder)
{
	return holds(folder, "base/theme.xsl") && holds(folder, "themes") &&
	    holds(folder, "words");
}

static const char *
real(struct pool *pool, const char *path)
{
	char found[PATH_MAX];

	return realpath(path, found) ? pool_text(pool, found) : NULL;
}

/* Here, or in xsl here, or above. */
static const char *
find_above(struct pool *pool, const char *from)
{
	char *at = real(pool, from) ? pool_text(pool, real(pool, from)) :
	    NULL;
	const char *beside;

	for (; at && *at; *strrchr(at, '/') = '\0') {
		if (is_xsl(at))
			return at;
		beside = pool_print(pool, "%s/xsl", at);
		if (is_xsl(beside))
			return real(pool, beside);
	}
	return NULL;
}

/* No aedile.conf is fine; one that was named must be there. */
static const char *
find_configured(struct studio *s)
{
	char why[512];
	struct conf *conf = conf_read(s->cmd->file, why, sizeof(why));
	const char *folder = DATADIR "/xsl";

	if (!conf && s->cmd->file)
		log_die("%s", why);
	if (conf)
		folder = pool_text(s->pool, conf_text(conf, "theme.folder"));
	conf_close(conf);
	return is_xsl(folder) ? real(s->pool, folder) : NULL;
}

void
studio_find(struct studio *s, const char *dir)
{
	if (s->said && !is_xsl(s->said))
		log_die("%s is no xsl folder: it has no base, themes and "
		    "words", s->said);
	if (s->said)
		s->xsl = real(s->pool, s->said);
	else if (!(s->xsl = find_above(s->pool, dir)))
		s->xsl = find_configured(s);
	if (!s->xsl)
		log_die("there is no xsl folder here or above; say where it "
		    "is with --xsl FOLDER");
}

const char *
studio_folder(const struct studio *s, const char *name)
{
	return pool_print(s->pool, "%s/themes/%s", s->xsl, name);
}

/* What is left of a path behind the themes of the xsl folder, or NULL. */
static const char *
name_in(const struct studio *s, const char *path)
{
	const char *themes = studio_folder(s, "");
	size_t length = strlen(themes);

	if (strncmp(path, themes, length) != 0 || !path[length] ||
	    strchr(path + length, '/'))
		return NULL;
	return path + length;
}

void
studio_choose(struct studio *s)
{
	const char *said = word_next(s->cmd), *folder;

	if (!said)
		word_wrong(s->cmd, "say which theme: its folder, or its name");
	word_end(s->cmd);
	studio_find(s, access(said, F_OK) == 0 ? said : ".");
	folder = real(s->pool, said);
	if (!folder && !strchr(said, '/'))
		folder = real(s->pool, studio_folder(s, said));
	if (!folder)
		log_die("there is no theme %s: no such folder here, nor in "
		    "%s/themes", said, s->xsl);
	s->name = name_in(s, folder);
	if (!s->name)
		log_die("%s is no folder in %s/themes; a theme stands there, "
		    "and finds base from there", folder, s->xsl);
}

static void
close_theme(void *theme)
{
	theme_close(theme);
}

static const char *
keep(struct studio *s, const char *fault)
{
	if (!s->theme)
		return fault;
	pool_defer(s->pool, close_theme, s->theme);
	return NULL;
}

const char *
studio_open(struct studio *s)
{
	const char *fault = NULL;

	s->theme = theme_open(s->xsl, s->name, &fault);
	return keep(s, fault);
}

const char *
studio_proof(struct studio *s, remark_fn *hear, void *arg)
{
	const char *fault = NULL;

	s->theme = theme_proof(s->xsl, s->name, hear, arg, &fault);
	return keep(s, fault);
}
