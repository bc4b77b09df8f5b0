/* backup.h: what the folder of a backup is made of. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_BACKUP_H
#define AEDILE_BACKUP_H

#include <sys/types.h>

#include "aedile.h"

/*
 * FOLDER/database.sql, FOLDER/files/AB/ABCD..., FOLDER/aedile.conf, and last
 * FOLDER/SHA256SUMS, as sha256sum(1) writes and checks it: without it, or
 * with a file that is not as it says, there is no backup. No key is in it.
 */
#define BACKUP_SUMS "SHA256SUMS"

enum { BACKUP_SUM = 65 };	/* bytes of a SHA-256 in hex, with its NUL */

/* backup_copy.c */
/* The file to as from is; its folder of two letters is made. Dies. */
void backup_copy(struct command *, const char *from, const char *to,
	mode_t mode);
/* Dies where it cannot be read. */
void backup_sum(const char *path, char sum[BACKUP_SUM]);
/* Make it; it may be there where it is empty. Dies. */
void backup_make_folder(const char *path, mode_t mode);
/* All that was written into it survives a power cut. Dies. */
void backup_sync(const char *folder);
/* The lock that a backup shares and a sweep wants alone: a file that the
 * database still names is not to go before it was copied. -1: somebody else
 * has it. */
int backup_lock(const struct command *, bool shared, bool wait);

/* backup_tool.c: the database's own programs, connected as database.owner;
 * what they complain of goes to standard error. False: it did not end well. */
bool tool_dump(struct command *, struct db *, const char *to);
bool tool_load(struct command *, struct db *, const char *from);

#endif
