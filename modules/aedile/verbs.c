/* verbs.c: all that the aedile command can do. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

const struct verb verbs[] = {
	{ "keys", keys, "", "make the secret keys that are missing",
	  "Run it as the user the programs run as.\n", false },
	{ "migrate", migrate, "[--status|--dry-run] [--from DIR]",
	  "bring the database up to date",
	  "  --status    say what has run, change nothing\n"
	  "  --dry-run   say what would run, change nothing\n"
	  "  --from DIR  folder of migrations/ and grants/, instead of\n"
	  "              " DATADIR "/sql\n", false },
	{ 0 }
};
