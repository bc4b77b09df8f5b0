/* load_read.c: lines of a file become requests of HTTP. */
/* SPDX-License-Identifier: ISC */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 5, METHOD = 0, PATH, COOKIE, ADDRESS, BODY };

static void
split(char *line, char *parts[PARTS])
{
	for (size_t i = 0; i < PARTS; i++) {
		parts[i] = line ? strsep(&line, "\t\n") : NULL;
		if (!parts[i])
			parts[i] = line = NULL;
		if (!parts[i])
			parts[i] = strdup("");
	}
}

/* NAME: VALUE, or nothing where there is no value. */
static void
header(FILE *out, const char *name, const char *value)
{
	if (*value)
		fprintf(out, "%s: %s\r\n", name, value);
}

static void
write_request(FILE *out, char *parts[PARTS], int port)
{
	fprintf(out, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n",
	    parts[METHOD], parts[PATH], port);
	header(out, "Accept", "text/html");
	header(out, "Accept-Language", "en");
	header(out, "User-Agent", "Mozilla/5.0 (X11; Linux x86_64)");
	header(out, "Cookie", parts[COOKIE]);
	header(out, "X-Real-IP", parts[ADDRESS]);
	if (strcmp(parts[METHOD], "POST") == 0)
		fprintf(out, "Origin: http://127.0.0.1:%d\r\n"
		    "Sec-Fetch-Site: same-origin\r\n"
		    "Content-Type: application/x-www-form-urlencoded\r\n"
		    "Content-Length: %zu\r\n", port, strlen(parts[BODY]));
	fprintf(out, "\r\n%s", parts[BODY]);
}

static void
add(struct requests *all, char *line, int port)
{
	struct request *rq = &all->items[all->count++];
	char *parts[PARTS];
	FILE *out = open_memstream(&rq->bytes, &rq->length);

	split(line, parts);
	write_request(out, parts, port);
	fclose(out);
}

bool
requests_read(struct requests *all, const char *file, int port)
{
	FILE *in = fopen(file, "re");
	size_t room = 0, size = 0;
	char *line = NULL;

	if (!in)
		return false;
	while (getline(&line, &size, in) > 0) {
		if (all->count == room) {
			room = room ? 2 * room : 1024;
			all->items = realloc(all->items,
			    room * sizeof(*all->items));
			if (!all->items)
				abort();
		}
		add(all, line, port);
	}
	free(line);
	fclose(in);
	return all->count > 0;
}
