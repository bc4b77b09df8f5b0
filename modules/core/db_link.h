/* db_link.h: what the db*.c files share; no other file includes it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_DB_LINK_H
#define CORE_DB_LINK_H

#include <mysql.h>

#include "db.h"

/* The flag type of this client: my_bool, or bool in Oracle's. */
#define DB_FLAG __typeof__(*((MYSQL_BIND *)0)->is_null)

enum {
	PREPARED_MAX = 32,	/* a server keeps 33 kB of each */
	PARAMS_MAX = 40,
	COLUMNS_MAX = 64,
	FAULT_MAX = 512,
};

/* Where the client puts a row: bound once, when a statement is prepared. */
struct result {
	size_t		 columns;
	MYSQL_BIND	 bind[COLUMNS_MAX];
	unsigned long	 length[COLUMNS_MAX];
	DB_FLAG		 null[COLUMNS_MAX];
	const char	*names[COLUMNS_MAX];
	char		 bytes[];
};

struct cell {
	const char	*text;		/* NULL: it is NULL */
	size_t		 length;
};

struct row {
	struct row	*next;
	struct cell	 cells[];
};

struct rows {
	struct pool		*pool;
	const struct result	*result;
	size_t			 count;
	struct row		*first, *last, *at;
	bool			 duplicate;
	uint64_t		 changed, new_id;
};

struct prepared {
	const struct sql	*sql;
	MYSQL_STMT		*stmt;
	struct result		*result;	/* NULL: it yields no rows */
	uint64_t		 used;		/* when, by db->clock */
};

struct db {
	const struct conf	*conf;
	char			*account;
	char			*secret;	/* its password's file */
	bool			 owner;		/* no database chosen */
	bool			 patient;	/* no limit on a statement */
	MYSQL			*link;		/* NULL: not connected */
	bool			 writable;	/* the session's default */
	int64_t			 spared_until;	/* no connect before, in us */
	struct pool		*pool;
	enum db_mode		 mode;
	bool			 begun, failed, may_retry, absent, lost;
	unsigned		 statements;
	const char		*language;	/* NULL: the site's */
	struct prepared		 prepared[PREPARED_MAX];
	size_t			 count;
	uint64_t		 clock;
	unsigned		 code;		/* of the last error */
	char			 fault[FAULT_MAX];
};

/* db_link.c: connect, and drop a connection with all its statements. */
bool link_open(struct db *);
void link_close(struct db *);
/* A statement without parameters or rows. False: db->code says why. */
bool link_run(struct db *, const char *statement);
/* COMMIT, with a wait of its own: see link_commit(). */
bool link_commit(struct db *);
bool link_in_transaction(const struct db *);
/* Remember an error of the connection, or of a statement. False, always. */
bool link_note(struct db *, unsigned code, const char *why);

/* db_fault.c: what an error code means. */
bool fault_lost(unsigned code);
bool fault_retry(unsigned code);
bool fault_tells_value(unsigned code);
/* Close the room: nothing more is asked before the next db_begin(). */
void fault_fail(struct db *, const struct sql *);

/* db_statement.c */
struct prepared *statement_find(struct db *, const struct sql *);
void statement_forget(struct db *, const struct sql *);
void statement_forget_all(struct db *);
bool statement_execute(struct db *, struct prepared *, struct param *,
	size_t n);
/* Remember what went wrong. False, always. */
bool statement_note(struct db *, MYSQL_STMT *);

/* db_rows.c */
struct result *result_new(const struct sql *, MYSQL_STMT *);
struct rows *rows_new(struct pool *);
void rows_set_duplicate(struct rows *);
void rows_append(struct rows *, struct row *);
/* Take what a statement that ran has to say. */
bool rows_read(struct db *, struct prepared *, struct rows *);

#endif
