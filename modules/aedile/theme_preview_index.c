/* theme_preview_index.c: the page with the menu, and what it asks for. */
/* SPDX-License-Identifier: ISC */
#include "theme_preview.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "theme.h"

enum { TEMPLATE_MOST = 1 << 16 };

static char *
template(const struct gallery *g)
{
	const char *path = pool_print(g->s->pool, "%s/preview/index.html.in",
	    g->s->xsl);
	char *text = pool_alloc(g->s->pool, TEMPLATE_MOST + 1);
	FILE *f = fopen(path, "re");

	if (!f)
		log_die("%s: %s", path, strerror(errno));
	text[fread(text, 1, TEMPLATE_MOST, f)] = '\0';
	fclose(f);
	return text;
}

static void
write_theme(const struct gallery *g, FILE *f)
{
	gallery_text(f, g->s->name);
}

static void
write_count(const struct gallery *g, FILE *f)
{
	fprintf(f, "%zu pages", g->pages);
}

/* Each in its own words, as a button. */
static void
write_languages(const struct gallery *g, FILE *f)
{
	for (const char **code = g->languages; code && *code; code++) {
		fprintf(f, "<button type=\"button\" value=\"%s\" lang=\"%s\">",
		    *code, *code);
		gallery_text(f, theme_language_name(g->s->theme, *code));
		fputs("</button>\n", f);
	}
}

/* A notice stands where another page was wanted. */
static bool
is_notice(const struct plate *plate)
{
	return strncmp(plate->sample->name, "notice-", 7) == 0;
}

/* Two samples of one path: the links of other pages lead to the first. */
static bool
is_first(const struct gallery *g, const struct plate *plate)
{
	if (is_notice(plate))
		return false;
	for (const struct plate *p = g->plates; p < plate; p++)
		if (!is_notice(p) && !strcmp(p->path, plate->path))
			return false;
	return *plate->path;
}

/* A file is called as whoever brought it likes. */
static void
write_href(const struct plate *plate, const char *code, const char *ending,
	FILE *f)
{
	fprintf(f, " href=\"%s/", code);
	gallery_text(f, plate->sample->name);
	fprintf(f, "%s\"", ending);
}

static void
write_way(const struct gallery *g, const struct plate *plate,
	const char *code, const char *ending, FILE *f)
{
	fprintf(f, " <a hreflang=\"%s\"", code);
	write_href(plate, code, ending, f);
	if (is_first(g, plate)) {
		fprintf(f, " id=\"%s", code);
		gallery_text(f, plate->path);
		putc('"', f);
	}
	fprintf(f, ">%s</a>", code);
}

/* "case-done" stands below "case". */
static bool
is_state(const struct plate *main, const struct plate *plate)
{
	size_t length = main ? strlen(main->sample->name) : 0;

	return main && !strncmp(main->sample->name, plate->sample->name,
	    length) && plate->sample->name[length] == '-';
}

static void
write_row(const struct gallery *g, const struct plate *plate, bool state,
	const char *ending, FILE *f)
{
	const char *name = plate->sample->name, *slash = strrchr(name, '/');

	fprintf(f, "<li%s><a class=\"name\"", state ? " class=\"state\"" : "");
	write_href(plate, g->languages[0], ending, f);
	putc('>', f);
	gallery_text(f, slash ? slash + 1 : name);
	fprintf(f, "%s</a>\n<span class=\"more\">",
	    strcmp(ending, ".html") ? ", text" : "");
	for (const char **code = g->languages; *code; code++)
		write_way(g, plate, *code, ending, f);
	fputs(" <a", f);
	write_href(plate, g->languages[0], ".xml", f);
	fputs(">XML</a></span></li>\n", f);
}

static void
write_module(const struct gallery *g, const char *module, FILE *f)
{
	const struct plate *main = NULL;

	fputs("<section>\n<h2>", f);
	gallery_text(f, module);
	fputs("</h2>\n<ul>\n", f);
	for (const struct plate *p = g->plates; p->sample; p++) {
		if (strcmp(p->module, module))
			continue;
		if (!is_state(main, p))
			main = p;
		write_row(g, p, p != main, ".html", f);
		if (p->sample->letter)
			write_row(g, p, true, ".text.html", f);
	}
	fputs("</ul>\n</section>\n", f);
}

static bool
is_new_module(const struct gallery *g, const struct plate *plate)
{
	for (const struct plate *p = g->plates; p < plate; p++)
		if (!strcmp(p->module, plate->module))
			return false;
	return true;
}

static void
write_menu(const struct gallery *g, FILE *f)
{
	for (const struct plate *p = g->plates; p && p->sample; p++)
		if (is_new_module(g, p))
			write_module(g, p->module, f);
}

static const struct {
	const char	*name;
	void		(*write)(const struct gallery *, FILE *);
} places[] = {
	{ "{{theme}}", write_theme },
	{ "{{count}}", write_count },
	{ "{{languages}}", write_languages },
	{ "{{menu}}", write_menu },
};

/* How much of the template it was. */
static size_t
fill(const struct gallery *g, const char *at, FILE *f)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (!strncmp(at, places[i].name, strlen(places[i].name))) {
			places[i].write(g, f);
			return strlen(places[i].name);
		}
	putc(*at, f);
	return 1;
}

void
gallery_index(struct gallery *g)
{
	const char *at = template(g);
	FILE *f = gallery_open(g, "index.html");

	while (*at)
		at += fill(g, at, f);
	gallery_close(g, f);
}

/* As a string of JavaScript; a line separator may stand in one. */
static void
write_string(FILE *f, const char *text)
{
	putc('"', f);
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || strchr("\"\\<", *text))
			fprintf(f, "\\u%04x", (unsigned char)*text);
		else
			putc(*text, f);
	putc('"', f);
}

/* A number that changes with the menu. */
static unsigned long
menu(const struct gallery *g)
{
	unsigned long n = 5381;

	for (const struct plate *p = g->plates; p && p->sample; p++)
		for (const char *c = p->sample->name; *c; c++)
			n = n * 33 + (unsigned char)*c;
	for (const char **code = g->languages; code && *code; code++)
		n = n * 33 + (unsigned char)**code;
	return n;
}

/* Where nothing was drawn it says so, and what was drawn before stays. */
void
gallery_stamp(struct gallery *g, const char *fault, bool watching)
{
	FILE *f = gallery_open(g, "preview/stamp.js");
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	fprintf(f, "drawn({ watching: %s", watching ? "true" : "false");
	if (g->plates)
		fprintf(f, ", stamp: \"%lld.%09ld\", menu: \"%lx\"",
		    (long long)now.tv_sec, now.tv_nsec, menu(g));
	if (fault) {
		fputs(", fault: ", f);
		write_string(f, fault);
	}
	fputs(" });\n", f);
	gallery_close(g, f);
}
