/* log.c: one event, one line. */
/* SPDX-License-Identifier: ISC */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const char *name = "aedile", *request;

/* Control characters of what was said, as \xNN: one event is one line. */
static void
put_clean(const char *text)
{
	for (const char *c = text; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7F)
			fprintf(stderr, "\\x%02X", (unsigned)*c);
		else
			putc(*c, stderr);
	putc('\n', stderr);
}

static void __attribute__((format(printf, 2, 0)))
put(const char *level, const char *fmt, va_list ap)
{
	char line[2048];

	vsnprintf(line, sizeof(line), fmt, ap);
	flockfile(stderr);
	fprintf(stderr, "%s: %s: ", name, level);
	if (request)
		fprintf(stderr, "[%s] ", request);
	put_clean(line);
	funlockfile(stderr);
}

void
log_name(const char *program)
{
	name = program;
}

void
log_request(const char *id)
{
	request = id;
}

void
log_info(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("info", fmt, ap);
	va_end(ap);
}

void
log_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("error", fmt, ap);
	va_end(ap);
}

_Noreturn void
log_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("fatal", fmt, ap);
	va_end(ap);
	exit(EXIT_FAILURE);
}
