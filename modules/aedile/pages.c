/* pages.c: aedile pages: draw the error pages that nginx shows by itself, in
 * every language, as HTML and as documents, so that they need no program; and
 * the web manifests. */
/* SPDX-License-Identifier: ISC */
#include "press.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "theme.h"

/* Those of error_page in conf/nginx/locations.conf.in. */
static const int statuses[] = { 400, 403, 404, 405, 413, 429, 500, 502, 503,
	504 };

static void
make_folder(const char *path)
{
	if (mkdir(path, 0755) < 0 && errno != EEXIST)
		log_die("%s: %s; make the folder above it, or name another "
		    "as pages in aedile.conf", path, strerror(errno));
}

void
press_write(const struct press *press, const char *file, const char *text,
	size_t len)
{
	struct pool *pool = press->cmd->pool;
	const char *path = pool_print(pool, "%s/%s", press->folder, file);
	const char *new = pool_print(pool, "%s.new", path);
	FILE *f = fopen(new, "we");

	if (!f)
		log_die("%s: %s", new, strerror(errno));
	fwrite(text, 1, len, f);
	if (ferror(f) | fclose(f) || rename(new, path) < 0)
		log_die("%s: %s", path, strerror(errno));
}

/* As the door frames a page, for nobody in particular. */
static struct page *
notice(const struct press *press, const char *language, int status)
{
	struct pool *pool = press->cmd->pool;
	const struct site *site = conf_site(press->cmd->conf);
	struct page *pg = page_new(pool, "nginx");
	char now[TIME_TEXT];

	time_print(time(NULL), now);
	page_attr(pg, "contract", PAGE_CONTRACT);
	page_attr(pg, "base", site->prefix);
	page_attr(pg, "path", "/");
	page_attr(pg, "query", "");
	page_attr(pg, "lang", language);
	page_attr(pg, "dir", theme_direction(press->theme, language));
	page_attr(pg, "now", now);
	page_open(pg, "site");
	page_text(pg, "name", site->name);
	page_text(pg, "contact", *site->contact ? site->contact : NULL);
	page_text(pg, "zone", site->zone);
	page_close(pg);
	page_open(pg, "notice");
	page_attr_u64(pg, "status", (uint64_t)status);
	page_close(pg);
	return pg;
}

static void
draw(struct press *press, const char *language, int status)
{
	struct pool *pool = press->cmd->pool;
	const char *text;
	struct _xmlDoc *doc;
	size_t len;

	theme_begin();
	doc = page_doc(notice(press, language, status));
	text = theme_source(doc, pool, &len);
	press_write(press, pool_print(pool, "%s/%d.xml", language, status),
	    text, len);
	text = theme_apply(press->theme, doc, pool, &len, NULL);
	press_write(press, pool_print(pool, "%s/%d.html", language, status),
	    text, len);
	theme_done();
}

static void
draw_language(struct press *press, const char *language)
{
	make_folder(pool_print(press->cmd->pool, "%s/%s", press->folder,
	    language));
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		draw(press, language, statuses[i]);
	draw_manifest(press, language);
}

static void
draw_all(struct press *press)
{
	char **found = language_list(press->cmd->pool, press->cmd->conf);

	for (; *found; found++)
		if (theme_has_language(press->theme, *found))
			draw_language(press, *found);
}

/* Tried, unless these very files were when the pages were drawn last. */
static struct theme *
open_theme(const struct press *press, const char **fault)
{
	const struct conf *conf = press->cmd->conf;
	const char *dir = conf_text(conf, "theme.folder");
	const char *name = conf_text(conf, "theme");

	if (theme_known(pool_print(press->cmd->pool, "%s/theme",
	    press->folder), dir, name))
		return theme_open(dir, name, fault);
	return theme_open_tried(dir, name, fault);
}

int
pages(struct command *cmd)
{
	struct press press = { .cmd = cmd };
	const char *mark, *fault;

	press.folder = word_option(cmd, "--to", conf_text(cmd->conf, "pages"));
	word_end(cmd);
	theme_start();
	mark = theme_mark(conf_text(cmd->conf, "theme.folder"),
	    conf_text(cmd->conf, "theme"), cmd->pool);
	if (!(press.theme = open_theme(&press, &fault)))
		log_die("%s", fault);
	make_folder(press.folder);
	draw_all(&press);
	press_write(&press, "theme", mark, strlen(mark));
	theme_close(press.theme);
	return EXIT_SUCCESS;
}
