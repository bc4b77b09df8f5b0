/* cage.h: what a program may still do once it has begun. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CAGE_H
#define CORE_CAGE_H

#include <stdbool.h>
#include <stdint.h>

struct conf;
struct route;

/*
 * Whoever takes one of our processes over finds little in it. None runs
 * another program, looks into another process, makes memory that it could
 * both write and run, or leaves a core file. Beyond that:
 *
 *                  may speak to       may read           may write
 *   parent         (starts workers)   all                all
 *   worker         the database       passwords' list(1) files/turns(1),
 *                                                        files(2)
 *   courier        database and mail  themes
 *   trial          nobody             the theme
 *
 * (1) where a form asks for a password (2) where a form takes files; there it
 * reads them, too. All read the system's libraries and its clock's zones;
 * whoever speaks over a network, also how names are found and certificates.
 * Keys are read before. The courier starts trials, and no one else but the
 * parent has children. Only a database that has a host, and mail, open a
 * socket other than a Unix one.
 *
 * Three things do that: a filter of system calls (seccomp), which logs and
 * refuses what is not listed in cage_calls.c; Landlock, which knows files and
 * ports, as far as the kernel has it; and limits of resources. What is
 * refused fails with EPERM or EACCES. A file that is replaced by another of
 * the same name is another one: after a change of /etc/resolv.conf reload.
 */
void cage_parent(const struct conf *);
void cage_worker(const struct conf *, const struct route *);
void cage_courier(const struct conf *);
void cage_trial(const char *themes);

/* What this kernel has of it. */
bool cage_has_calls(void);
int cage_has_paths(void);		/* the ABI of Landlock, or 0 */
/* One line about it to the log; an error where something is missing. */
void cage_tell(const struct conf *);

#endif
