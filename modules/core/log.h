/* log.h: one line to standard error for each event; journald keeps it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_LOG_H
#define CORE_LOG_H

#include <stdint.h>

/*
 * A program's line is made for programs to read (logfmt): key=value, time
 * (UTC, microseconds), level, program, pid, then request, account and event
 * where there are, and msg in quotes. The aedile command, which has no
 * log_name(), says "aedile: level: msg" to whoever sits before it.
 */
void log_name(const char *program);
/* The request whose lines follow, as its error page shows it; NULL: none.
 * Borrowed, and account is nobody's again. */
void log_request(const char *id);
/* Who makes that request. */
void log_account(uint64_t id);

/*
 * Never a password, a token, a cookie, a body, a name, an address to write
 * to. What is no printable ASCII is written as \xNN, so that one event stays
 * one line and moves nobody's terminal.
 */
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* An event that somebody may watch for by its name: authn_login_fail. */
void log_event(const char *event, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Log, then exit: for what no request could recover from. */
_Noreturn void log_die(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

#endif
