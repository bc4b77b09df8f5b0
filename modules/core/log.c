/* log.c: one event, one line, one write(). */
/* SPDX-License-Identifier: ISC */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Lines shorter than PIPE_BUF are never mixed with those of other workers
 * (pipe(7)); this is less, for what a control character grows to. */
enum { LINE_MOST = 1024, WRITE_MOST = 4096 };

static const char *name = "aedile", *request;

/* Control characters of what was said, as \xNN: one event is one line. */
static size_t
clean(char *to, size_t room, const char *from)
{
	char *at = to;

	for (; *from && at + 5 < to + room; from++)
		if ((unsigned char)*from < 0x20 || *from == 0x7F)
			at += snprintf(at, 5, "\\x%02X", (unsigned)*from);
		else
			*at++ = *from;
	*at++ = '\n';
	return (size_t)(at - to);
}

static void __attribute__((format(printf, 2, 0)))
put(const char *level, const char *fmt, va_list ap)
{
	char said[LINE_MOST], line[WRITE_MOST], whole[LINE_MOST + 256];
	ssize_t sent;

	vsnprintf(said, sizeof(said), fmt, ap);
	snprintf(whole, sizeof(whole), "%s: %s: %s%.64s%s%s", name, level,
	    request ? "[" : "", request ? request : "", request ? "] " : "",
	    said);
	sent = write(STDERR_FILENO, line, clean(line, sizeof(line), whole));
	(void)sent;		/* where would we say that we cannot speak? */
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
