/* porter.h: where an administrator asks a program how it is. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PORTER_H
#define CORE_PORTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

struct conf;
struct db;
struct pool;

/*
 * A socket that root and our own user may connect to, and nobody else:
 * $RUNTIME_DIRECTORY/NAME.admin where systemd made us such a folder, else in
 * the folder sockets. It speaks just enough HTTP for curl --unix-socket:
 *
 *	/healthz	the program can answer; no database is asked
 *	/readyz		and it can do its work: database, theme, disk
 *	/metrics	what it counted, in the Prometheus text format
 *
 * 200, or 503 and which of it is not so.
 */
struct porter {
	int	fd;		/* -1: there is none */
	char	path[108];
	dev_t	device;
	ino_t	inode;
};

/* Where it cannot be opened the log says so, and there is none: a program
 * that nobody can watch is better than no program. */
void porter_open(struct porter *, const struct conf *, const char *program);
void porter_close(struct porter *);
/* In a process that shall not answer there. */
void porter_forget(struct porter *);
/* Who comes next, or -1. */
int porter_take(const struct porter *);

/* How the program is, as the answers need it. */
struct porter_state {
	const struct conf	*conf;
	const char		*program;
	const char		*ill;	/* why it cannot answer, or NULL */
	const char		*theme;	/* why it is not shown, or NULL */
	size_t			 workers;
	bool			 hashes;	/* passwords */
	/* More gauges out of the database, or NULL. */
	void			(*more)(FILE *out, struct db *, struct pool *);
};

/* One question, one answer; closes fd. It may take seconds where the database
 * does not answer: not for a process that is waited for. */
void porter_answer(int fd, const struct porter_state *);

/* porter_ready.c: a line for each thing that must be so. True: all are. */
bool porter_healthy(FILE *out, const struct porter_state *);
bool porter_ready(FILE *out, const struct porter_state *);
/* porter_metrics.c */
bool porter_metrics(FILE *out, const struct porter_state *);

#endif
