/* door_house.c: what must be there before the first request. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <limits.h>
#include <malloc.h>
#include <stdio.h>

#include "conf.h"
#include "guard.h"
#include "pool.h"
#include "route.h"
#include "theme.h"
#include "time.h"

/* A theme need not be tried again where it is the one we show, or that which
 * aedile pages has tried. */
static struct theme *
open_known(const struct house *house, const struct conf *conf,
	open_theme_fn *open_theme, const char **fault)
{
	const char *folder = conf_text(conf, "theme.folder");
	const char *name = conf_text(conf, "theme");
	struct theme *theme = NULL;
	char mark[PATH_MAX];

	snprintf(mark, sizeof(mark), "%s/theme", conf_text(conf, "pages"));
	if ((house->theme && theme_current(house->theme, folder, name)) ||
	    theme_known(mark, folder, name))
		theme = theme_open(folder, name, fault);
	return theme ? theme : open_theme(folder, name, fault);
}

bool
house_read(struct house *house, open_theme_fn *open_theme, char *why,
	size_t size)
{
	struct conf *conf = conf_read(house->conf_file, why, size);
	const char *fault = NULL, *folder, *name;
	struct theme *theme;

	if (!conf)
		return false;
	if (!guard_ready(conf, house->module->routes, why, size)) {
		conf_close(conf);
		return false;
	}
	folder = conf_text(conf, "theme.folder");
	name = conf_text(conf, "theme");
	if (!(theme = open_known(house, conf, open_theme, &fault))) {
		snprintf(why, size, "theme %s in %s: %s: see theme and "
		    "theme.folder in aedile.conf", name, folder,
		    fault ? fault : "it does not compile");
		conf_close(conf);
		return false;
	}
	theme_close(house->theme);
	conf_close(house->conf);
	house->theme = theme;
	house->conf = conf;
	time_open(conf_site(conf)->zone);
	malloc_trim(0);		/* workers share what is left, and need less */
	return true;
}

void
house_close(struct house *house)
{
	theme_close(house->theme);
	conf_close(house->conf);
	pool_free(house->pool);
	*house = (struct house){ 0 };
}
