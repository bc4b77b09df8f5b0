/* door.h: where requests come in and replies go out. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_DOOR_H
#define CORE_DOOR_H

struct module;

/*
 * The main() of every module: serve FastCGI with conf "workers" processes
 * until told to stop, or one CGI request where REQUEST_METHOD is set.
 * Options: --conf FILE, --describe, --check-sql, --help, --version.
 * SIGTERM: serve what has come, then stop. SIGHUP: read conf and theme anew
 * in new workers, then let the old ones go. USR1 is ignored.
 */
int door_open(const struct module *, int argc, char **argv);

#endif
