/* verbs.c: all that the aedile command can do. */
/* SPDX-License-Identifier: ISC */
#include "backup.h"
#include "map_keys.h"

const struct verb verbs[] = {
	{ "account", account, "create|approve|unlock EMAIL [OPTION]...",
	  "make an account, or let somebody in",
	  "  create EMAIL --name NAME   make one; its owner is believed to\n"
	  "                             have the address\n"
	  "  approve EMAIL              let in an official who signed up\n"
	  "  unlock EMAIL               forget failed sign-ins, undo\n"
	  "                             disabling\n"
	  "\n"
	  "  --role ROLE          citizen (default), officer, manager,\n"
	  "                       admin\n"
	  "  --department CODE    where an officer works; may be repeated\n"
	  "  --password-stdin     read the password from standard input; else\n"
	  "                       its owner chooses one by a letter\n", false },
	{ "backup", backup, "FOLDER",
	  "copy the database and the attachments, while all goes on",
	  "FOLDER is made, or empty. First the database as it is at one\n"
	  "moment, by mariadb-dump or mysqldump as database.owner, then the\n"
	  "attachments, then " BACKUP_SUMS ", which sha256sum -c checks. The\n"
	  "keys are not in it. Run it as root.\n", false },
	{ "doctor", doctor, "[--from DIR]",
	  "tell whether all is well, and how to mend what is not",
	  "A line for each thing that is looked at: ok, warning or fault.\n"
	  "Exit status: 0 no fault, 1 some. Run it as the user of the\n"
	  "programs, or as root, who may look at the grants as well.\n\n"
	  "  --from DIR  folder of migrations/ and grants/, instead of\n"
	  "              " DATADIR "/sql\n", true },
	{ "import", import, "--map MAP [--check] [--rejected FILE] FILE",
	  "read another system's cases",
	  "FILE is CSV with a header line; - is standard input. MAP says what\n"
	  "its columns are: a file, or one of those that came with aedile\n"
	  "(boston, konstanz, zurich), which are good to copy from.\n\n"
	  "A row that is no case is told with its line, and kept in\n"
	  "FILE.rejected.csv; the others are imported. A file may be read\n"
	  "again, and after it was cut off: what is in is passed over.\n"
	  "Exit status: 0 all in, 3 some rows refused, 1 or 2 stopped.\n\n"
	  "  --map MAP        what the columns mean\n"
	  "  --check          tell what is wrong, write nothing\n"
	  "  --rejected FILE  where refused rows are kept\n\n"
	  MAP_KEYS, false },
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
	{ "pages", pages, "[--to DIR]",
	  "draw the error pages that nginx shows by itself",
	  "  --to DIR  into this folder instead of pages of aedile.conf\n"
	  "Run it again when theme, name or prefix changes.\n", false },
	{ "report", report, "response-times --by department|category "
	  "[--from DATE] [--to DATE]",
	  "print figures as CSV",
	  "response-times: hours from opened to closed, by the clock on the\n"
	  "wall: median, 90th percentile by nearest rank, mean, and the share\n"
	  "closed by its due time of all closed that have one.\n\n"
	  "  --by WHAT    a line for each department, by its code, or\n"
	  "               category\n"
	  "  --from DATE  opened on that day (YYYY-MM-DD) or later\n"
	  "  --to DATE    opened on that day or before\n", false },
	{ "restore", restore, "FOLDER",
	  "bring a backup back, where there is no portal yet",
	  "The database of aedile.conf must have no tables, the folder of\n"
	  "attachments no files: nothing is written over. Every file is\n"
	  "checked first. Everybody is signed out. It says what is left to\n"
	  "do. Run it as root.\n", false },
	{ "sweep", sweep, "[--all]",
	  "take away what is past its time; for a timer, once a day",
	  "Sessions, receipts, limits and links that are over, drafts left\n"
	  "for 30 days, and files whose row was never written or is gone.\n"
	  "Run it as the user of the programs.\n\n"
	  "  --all  even when most files have no row in this database\n",
	  false },
	{ "theme", theme, "new|check|preview NAME [OPTION]...",
	  "make a theme, tell what is wrong with one, look at it",
	  "  new NAME     make a layer in xsl/themes that works at once\n"
	  "  check THEME  compile it as the portal does, draw every sample\n"
	  "               page and letter in every language, and tell what\n"
	  "               is wrong as FILE:LINE and a sentence\n"
	  "  preview THEME  write every sample in every language as files\n"
	  "               with a menu, to be opened in a browser\n\n"
	  "THEME is its folder, or its name alone. No server, database or\n"
	  "aedile.conf is needed. Exit status: 0 nothing wrong, 1 something.\n"
	  "\n"
	  "  --xsl FOLDER  the xsl folder; else the one here or above, else\n"
	  "                that of aedile.conf, else the installed one\n"
	  "  --from THEME  new: a layer on that theme instead of base\n"
	  "  --only SAMPLE  check: that page or letter alone\n"
	  "  --to FOLDER   preview: there, instead of preview-THEME here\n"
	  "  --language L  preview: in this language alone; may be repeated\n"
	  "  --watch       preview: draw again at each save, until Ctrl-C;\n"
	  "                the browser shows it by itself\n",
	  true },
	{ "translations", translations,
	  "missing [--all] [--language CODE] | read FILE",
	  "list what staff wrote for translators, and read it back",
	  "  missing    print CSV: a row for each name, description,\n"
	  "             question and answer on offer that lacks a\n"
	  "             translation, a column for each language; how many\n"
	  "             are missing goes to standard error\n"
	  "  read FILE  take what was filled in; - is standard input.\n"
	  "             Empty cells change nothing. A row that fits no text\n"
	  "             is told by its line, all others are taken\n\n"
	  "Exit status: 0, or 3 where rows were refused.\n\n"
	  "  --all            every text: what has all its translations\n"
	  "                   too, and what is no longer offered\n"
	  "  --language CODE  this one alone (es); else all that pages\n"
	  "                   speak\n",
	  false },
	{ 0 }
};
