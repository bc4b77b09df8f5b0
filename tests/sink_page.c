/* sink_page.c: letters as pages, for a person with a browser at the demo. */
/* SPDX-License-Identifier: ISC */
#include "sink.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char start[] =
	"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n"
	"<title>Letters of the demo</title></head><body>\n";
static const char mark[] = "<!-- the newest first -->\n";

static void
say_escaped(struct bytes *out, const char *text, size_t len)
{
	for (; len > 0; len--, text++)
		switch (*text) {
		case '<': bytes_say(out, "&lt;"); break;
		case '>': bytes_say(out, "&gt;"); break;
		case '&': bytes_say(out, "&amp;"); break;
		case '"': bytes_say(out, "&quot;"); break;
		default: bytes_add(out, text, 1);
		}
}

/* An address on the web becomes a link. */
static void
say_linked(struct bytes *out, const char *text)
{
	const char *link;
	size_t len;

	while ((link = strstr(text, "http"))) {
		say_escaped(out, text, (size_t)(link - text));
		len = strcspn(link, " \t\r\n<>\"");
		if (strncmp(link, "http://", 7) == 0 ||
		    strncmp(link, "https://", 8) == 0) {
			bytes_say(out, "<a href=\"");
			say_escaped(out, link, len);
			bytes_say(out, "\">");
			say_escaped(out, link, len);
			bytes_say(out, "</a>");
		} else
			say_escaped(out, link, len);
		text = link + len;
	}
	say_escaped(out, text, strlen(text));
}

/* The rest of the first line that starts with name. */
static void
say_header(struct bytes *out, const char *text, const char *name)
{
	const char *line = strstr(text, name);

	if (line)
		say_escaped(out, line + strlen(name),
		    strcspn(line + strlen(name), "\r\n"));
}

/* The lines of the index as it is; nothing where there is none yet. */
static void
add_older(struct bytes *out, const char *folder)
{
	char name[4096], piece[65536], *older;
	struct bytes all = { 0 };
	size_t got;
	FILE *f;

	snprintf(name, sizeof(name), "%s/index.html", folder);
	f = fopen(name, "r");
	while (f && (got = fread(piece, 1, sizeof(piece), f)) > 0)
		bytes_add(&all, piece, got);
	if (f)
		fclose(f);
	older = all.at ? strstr(all.at, mark) : NULL;
	if (older)
		bytes_say(out, older + strlen(mark));
	free(all.at);
}

static void
write_index(const char *folder, unsigned number, const char *text)
{
	struct bytes out = { 0 };
	char line[64];

	bytes_say(&out, start);
	bytes_say(&out, "<h1>Letters of the demo</h1>\n<p>Whatever the portal "
	    "sends ends here. Load the page again for newer ones.</p>\n");
	bytes_say(&out, mark);
	snprintf(line, sizeof(line), "<p><a href=\"%04u.html\">", number);
	bytes_say(&out, line);
	say_header(&out, text, "Subject: ");
	bytes_say(&out, "</a><br>to ");
	say_header(&out, text, "To: ");
	bytes_say(&out, ", ");
	say_header(&out, text, "Date: ");
	bytes_say(&out, "</p>\n");
	add_older(&out, folder);
	letter_put(folder, "index.html", out.at, out.len);
	free(out.at);
}

void
letter_page(const char *folder, unsigned number, const char *text)
{
	struct bytes out = { 0 };
	char name[32];

	bytes_say(&out, start);
	bytes_say(&out, "<p><a href=\"./\">All letters</a></p>\n"
	    "<pre style=\"white-space: pre-wrap\">");
	say_linked(&out, text);
	bytes_say(&out, "</pre></body></html>\n");
	snprintf(name, sizeof(name), "%04u.html", number);
	letter_put(folder, name, out.at, out.len);
	free(out.at);
	write_index(folder, number, text);
}
