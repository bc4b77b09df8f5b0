/* aedile.h: what the verbs of the administrator's command share. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_H
#define AEDILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core.h"

/* What was said after "aedile", and what a verb works with. */
struct command {
	const struct verb	*verb;
	char		**words;	/* not taken yet; ends with NULL */
	const char	*file;		/* behind --conf, or NULL */
	const struct conf *conf;	/* NULL for a verb that is bare */
	struct pool	*pool;
};

/* Do it; 0, or the exit status. What cannot go on calls log_die() with one
 * line that tells how to mend it. */
typedef int verb_fn(struct command *);

struct verb {
	const char	*name;
	verb_fn		*run;
	const char	*usage;		/* behind "aedile NAME" */
	const char	*sentence;	/* for the list of verbs */
	const char	*help;		/* the options, a line each; or NULL */
	bool		 bare;		/* needs no aedile.conf */
};

/* verbs.c: the table; ends with { 0 }. */
extern const struct verb verbs[];

/* words.c: each takes a word away from what was said. */
bool word_switch(struct command *, const char *name);
/* The value of "--name VALUE" or "--name=VALUE", or other. */
const char *word_option(struct command *, const char *name,
	const char *other);
/* The next word that is no option, or NULL; call it after the options. */
const char *word_next(struct command *);
/* Nothing may be left. */
void word_end(struct command *);
_Noreturn void word_wrong(const struct command *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A program with an account of its own in the database. */
struct program {
	const char	*name;
	const char	*grants[4];	/* of sql/grants; ends with NULL */
};

/* database.c: all of them; ends with { 0 }. */
extern const struct program programs[];
/* 'aedile_cases'@'localhost': as GRANT wants it. */
const char *program_account(struct command *cmd, const struct program *);
/* As the account of the command, in one of db.h's modes; dies in one line. */
struct db *database_open(struct command *);
void database_begin(struct command *, struct db *, enum db_mode);
/* Dies with the database's own words where anything failed. */
void database_check(struct db *, const char *what);
void database_end(struct db *, const char *what);

/* owner.c: with db_open_owner(), begun. Choose the database of aedile.conf;
 * false where there is none, and none is to be made. */
bool owner_choose(struct command *, struct db *, bool make);
/* One at a time changes or copies the schema; until the connection ends. */
void owner_lock(struct db *);

/* script.c: files of statements. */
struct script {
	const char	*name;		/* of the file, without .sql */
	char		 checksum[65];	/* of its bytes, SHA-256 in hex */
	char		**statements;	/* ends with NULL */
	size_t		 count;
};
/* Dies where it cannot be read, or its last statement has no end. */
struct script *script_read(struct pool *, const char *path);
/* The .sql files of a folder, in order; ends with NULL. */
char **script_list(struct pool *, const char *folder);

/* One privilege on one table, or on one column of it. */
struct right {
	const char *privilege, *object, *part;	/* part NULL: every column */
};
/* grants.c: give a program's account what its files in folder say, no more. */
void grants_apply(struct command *, struct db *, const struct program *,
	const char *folder);
/* The same, but tell what would be given (wanted) or taken. */
typedef void grants_fn(void *arg, const struct right *, bool wanted);
void grants_compare(struct command *, struct db *, const struct program *,
	const char *folder, grants_fn *, void *arg);

/* languages.c: the codes of theme.folder's languages, in order; ends with
 * NULL. */
char **language_list(struct pool *, const struct conf *);
/* Could this be a language's code, as en, pt-BR or zh-Hant? */
bool language_is_code(const char *);

verb_fn account, backup, doctor, import, keys, migrate, nginx, pages, report,
	restore, sweep, theme, translations;

#endif
