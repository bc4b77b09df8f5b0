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
	{ "nginx", nginx, "[--http|--server] [OPTION]...",
	  "print what nginx must be told of this portal",
	  "Alone: the locations, to be included in a server { }.\n\n"
	  "  --http         zones and maps, to be included in http { } once\n"
	  "  --server       a whole server { }, for a host of our own\n"
	  "  --listen WHAT  what that server listens on (80)\n"
	  "  --log FILE     access log (/var/log/nginx/aedile.log)\n"
	  "  --rate N       requests a second of one client (50); a tenth of\n"
	  "                 it is how many of them may change something\n",
	  false },
	{ 0 }
};
