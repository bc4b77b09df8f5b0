/* log.h: one line to standard error for each event; journald keeps it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_LOG_H
#define CORE_LOG_H

/* The program, and the request whose lines follow; NULL: none. Both are
 * borrowed. */
void log_name(const char *program);
void log_request(const char *id);

/* Never a password, a token, a body. Control characters of the arguments
 * are written as \xNN, so that one event stays one line. */
void log_info(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Log, then exit: for what no request could recover from. */
_Noreturn void log_die(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

#endif
