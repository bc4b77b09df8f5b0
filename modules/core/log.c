/* log.c: one event, one line, one write(). */
/* SPDX-License-Identifier: ISC */
#include "log.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Lines shorter than PIPE_BUF are never mixed with those of other workers
 * (pipe(7)); this is less, for what a character of said grows to. */
enum { SAID_MOST = 900, HEAD_MOST = 300, LINE_MOST = 4096 };
_Static_assert(HEAD_MOST + 4 * SAID_MOST + 3 <= LINE_MOST, "a line has room");

/* What all lines of a process have in common. */
static struct {
	const char	*name, *request;
	uint64_t	 account;
} now;

static bool
is_plain(unsigned char c)
{
	if (!now.name)
		return c >= 0x20 && c != 0x7F;
	return c >= 0x20 && c < 0x7F;
}

/* One event is one line, whatever was said, and a value ends with its
 * quote. */
static size_t
clean(char *to, const char *from)
{
	char *at = to;

	for (; *from; from++)
		if (!is_plain((unsigned char)*from)) {
			at += snprintf(at, 5, "\\x%02X",
			    (unsigned)(unsigned char)*from);
		} else {
			if (now.name && (*from == '"' || *from == '\\'))
				*at++ = '\\';
			*at++ = *from;
		}
	return (size_t)(at - to);
}

/* time= as RFC 3339 has it. */
static size_t
put_time(char *to, size_t room)
{
	struct timespec at;
	struct tm tm;
	size_t len;

	clock_gettime(CLOCK_REALTIME, &at);
	gmtime_r(&at.tv_sec, &tm);
	len = strftime(to, room, "time=%Y-%m-%dT%H:%M:%S", &tm);
	return len + (size_t)snprintf(to + len, room - len, ".%06ldZ",
	    at.tv_nsec / 1000);
}

/* The request's id is a word of request_env.c: it needs no quotes. */
static size_t
put_head(char *to, size_t room, const char *level, const char *event)
{
	size_t len;

	if (!now.name)
		return (size_t)snprintf(to, room, "aedile: %s: ", level);
	len = put_time(to, room);
	len += (size_t)snprintf(to + len, room - len,
	    " level=%s program=%.32s pid=%ld", level, now.name,
	    (long)getpid());
	if (now.request)
		len += (size_t)snprintf(to + len, room - len,
		    " request=%.64s", now.request);
	if (now.account)
		len += (size_t)snprintf(to + len, room - len,
		    " account=%" PRIu64, now.account);
	if (event)
		len += (size_t)snprintf(to + len, room - len,
		    " event=%.40s", event);
	return len + (size_t)snprintf(to + len, room - len, " msg=\"");
}

static void __attribute__((format(printf, 3, 0)))
put(const char *level, const char *event, const char *fmt, va_list ap)
{
	char said[SAID_MOST], line[LINE_MOST];
	ssize_t sent;
	size_t len;

	vsnprintf(said, sizeof(said), fmt, ap);
	len = put_head(line, HEAD_MOST, level, event);
	len += clean(line + len, said);
	if (now.name)
		line[len++] = '"';
	line[len++] = '\n';
	sent = write(STDERR_FILENO, line, len);
	(void)sent;		/* where would we say that we cannot speak? */
}

void
log_name(const char *program)
{
	now.name = program;
}

void
log_request(const char *id)
{
	now.request = id;
	now.account = 0;
}

void
log_account(uint64_t id)
{
	now.account = id;
}

void
log_info(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("info", NULL, fmt, ap);
	va_end(ap);
}

void
log_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("error", NULL, fmt, ap);
	va_end(ap);
}

void
log_event(const char *event, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("info", event, fmt, ap);
	va_end(ap);
}

_Noreturn void
log_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put("fatal", NULL, fmt, ap);
	va_end(ap);
	exit(EXIT_FAILURE);
}
