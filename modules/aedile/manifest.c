/* manifest.c: what a telephone is told that puts the portal on its first
 * page: a web manifest for each language, in the theme's colours. */
/* SPDX-License-Identifier: ISC */
#include "press.h"

#include <stdlib.h>
#include <string.h>

#include "theme.h"

/* What a theme may bring; sizes as the manifest has them. */
static const struct {
	const char	*file, *sizes, *type, *purpose;
} icons[] = {
	{ "icon.svg", "any", "image/svg+xml", "any" },
	{ "icon-192.png", "192x192", "image/png", "any" },
	{ "icon-512.png", "512x512", "image/png", "any" },
	{ "icon-maskable.png", "512x512", "image/png", "maskable" },
};

enum {
	SHORT_MOST = 12,	/* letters that find room below an icon */
	COLOUR_MOST = 40,
};

/* RFC 8259 § 7. */
static void
put_text(FILE *f, const char *text)
{
	putc('"', f);
	for (; *text; text++)
		if ((unsigned char)*text < 0x20)
			fprintf(f, "\\u%04x", (unsigned)*text);
		else if (strchr("\"\\", *text))
			fprintf(f, "\\%c", *text);
		else
			putc(*text, f);
	putc('"', f);
}

static void
put_member(FILE *f, const char *name, const char *value)
{
	fprintf(f, ",\n\t\"%s\": ", name);
	put_text(f, value);
}

static size_t
letters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

/* The first of its custom properties in the light: the theme's tokens.css
 * names that before the dark. NULL: it is no plain colour. */
static const char *
token(struct press *press, const char *css, const char *name)
{
	struct pool *pool = press->cmd->pool;
	const char *mark = pool_print(pool, "--%s:", name), *at, *end;

	if (!(at = strstr(css, mark)))
		return NULL;
	at += strlen(mark);
	at += strspn(at, " \t");
	end = at + strspn(at, "#0123456789abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ(),.% ");
	if (*end != ';' || end - at > COLOUR_MOST || !strncmp(at, "var(", 4))
		return NULL;
	return pool_copy(pool, at, (size_t)(end - at));
}

static const char *
read_tokens(struct press *press)
{
	enum { MOST = 256 * 1024 };
	struct pool *pool = press->cmd->pool;
	const char *path = theme_file(press->theme, "tokens.css", pool);
	char *css = pool_alloc(pool, MOST + 1);
	FILE *f = path ? fopen(pool_print(pool, "%s/%s",
	    conf_text(press->cmd->conf, "theme.folder"), path), "re") : NULL;

	css[f ? fread(css, 1, MOST, f) : 0] = '\0';
	if (f)
		fclose(f);
	return css;
}

static void
put_colours(FILE *f, struct press *press)
{
	const char *css = read_tokens(press);
	const char *ground = token(press, css, "ground");
	const char *brand = token(press, css, "brand");

	if (ground)
		put_member(f, "background_color", ground);
	if (brand)
		put_member(f, "theme_color", brand);
}

static void
put_icons(FILE *f, const struct press *press)
{
	const char *base = conf_site(press->cmd->conf)->prefix;
	const char *path, *name, *comma = "";

	fputs(",\n\t\"icons\": [", f);
	for (size_t i = 0; i < sizeof(icons) / sizeof(*icons); i++) {
		path = theme_file(press->theme, icons[i].file,
		    press->cmd->pool);
		if (!path || !(name = theme_asset(press->theme, path)))
			continue;
		fprintf(f, "%s\n\t\t{ \"src\": \"%s/%s\", \"sizes\": \"%s\", "
		    "\"type\": \"%s\", \"purpose\": \"%s\" }", comma, base,
		    name, icons[i].sizes, icons[i].type, icons[i].purpose);
		comma = ",";
	}
	fputs("\n\t]", f);
}

void
draw_manifest(struct press *press, const char *language)
{
	const struct site *site = conf_site(press->cmd->conf);
	struct pool *pool = press->cmd->pool;
	const char *home = pool_print(pool, "%s/", site->prefix);
	char *text;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	if (!f)
		log_die("out of memory");
	fputs("{\n\t\"name\": ", f);
	put_text(f, site->name);
	if (letters(site->name) <= SHORT_MOST)
		put_member(f, "short_name", site->name);
	put_member(f, "id", home);
	put_member(f, "start_url", home);
	put_member(f, "scope", home);
	put_member(f, "display", "minimal-ui");
	put_member(f, "lang", language);
	put_member(f, "dir", theme_direction(press->theme, language));
	put_colours(f, press);
	put_icons(f, press);
	fputs("\n}\n", f);
	if (fclose(f))
		log_die("out of memory");
	press_write(press, pool_print(pool, "%s/manifest.webmanifest",
	    language), text, len);
	free(text);
}
