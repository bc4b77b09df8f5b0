/* account.c: make an account, approve an official, let somebody in again. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "aedile_sql.h"

/* The person a verb is about, and what is to be theirs. */
struct person {
	const char	*email;
	const char	*name;
	const char	*language;
	const char	*role;		/* NULL: as it is */
	const char	*password;	/* NULL: none */
	const char	*departments[20];
	uint64_t	 id;
};

static void
read_departments(struct command *cmd, struct person *p)
{
	size_t most = sizeof(p->departments) / sizeof(*p->departments) - 1;
	const char *code;
	size_t n = 0;

	while ((code = word_option(cmd, "--department", NULL))) {
		if (n == most)
			word_wrong(cmd, "%zu departments at most", most);
		p->departments[n++] = code;
	}
}

static const char *
read_password(struct command *cmd)
{
	char line[1026];
	const char *password;

	if (!fgets(line, sizeof(line), stdin))
		word_wrong(cmd, "there is no password on standard input");
	line[strcspn(line, "\n")] = '\0';
	password = pool_text(cmd->pool, line);
	explicit_bzero(line, sizeof(line));
	return password;
}

static void
check_role(struct command *cmd, const struct person *p)
{
	static const char *const roles[] = {
		"citizen", "officer", "manager", "admin", NULL
	};
	bool known = !p->role;

	for (size_t i = 0; roles[i] && !known; i++)
		known = strcmp(roles[i], p->role) == 0;
	if (!known)
		word_wrong(cmd, "--role is citizen, officer, manager or "
		    "admin, not %s", p->role);
	if (*p->departments && p->role && strcmp(p->role, "citizen") == 0)
		word_wrong(cmd, "a citizen works in no department");
}

static void
check_person(struct command *cmd, const struct person *p)
{
	const char *fault;

	if (!text_is_email(p->email))
		word_wrong(cmd, "\"%s\" is no e-mail address", p->email);
	if (!p->name || text_length(p->name) < 1 || text_length(p->name) > 120)
		word_wrong(cmd, "--name \"A Name\" is needed, 120 characters "
		    "at most");
	fault = p->password ? password_fault(cmd->conf, p->password, p->name,
	    p->email) : NULL;
	if (fault)
		log_die("this password will not do (%s): take a longer one "
		    "that few would guess", fault);
}

static void
join_departments(struct db *db, const struct person *p)
{
	for (size_t i = 0; p->departments[i]; i++) {
		struct rows *joined = db_query(db, &sql_department_join,
		    U64(p->id), TEXT(p->departments[i]));

		database_check(db, "department");
		if (!rows_changed(joined) && !rows_duplicate(joined))
			log_die("there is no department with the code %s; "
			    "nothing was changed", p->departments[i]);
	}
}

static void
insert(struct command *cmd, struct db *db, struct person *p)
{
	const char *hashed = p->password ? password_hash(cmd->pool, cmd->conf,
	    p->password) : NULL;
	struct rows *added;

	if (p->password && !hashed)
		log_die("too many passwords are being hashed; try again");
	database_begin(cmd, db, DB_WRITE);
	added = db_query(db, &sql_person_insert, TEXT(p->email),
	    TEXT(p->name), TEXT(p->role), TEXT(p->role),
	    TEXT(conf_site(cmd->conf)->language));
	if (rows_duplicate(added))
		log_die("%s has an account already", p->email);
	p->id = rows_new_id(added);
	if (hashed)
		db_run(db, &sql_person_password, U64(p->id), TEXT(hashed));
	database_check(db, "account");
	join_departments(db, p);
	database_end(db, "account");
}

/* Nobody but its owner knows a password: who got none here chooses one by
 * the same letter as those who forgot theirs. */
static int
create(struct command *cmd, struct db *db, struct person *p)
{
	const struct site *site = conf_site(cmd->conf);

	p->name = word_option(cmd, "--name", NULL);
	if (!p->role)
		p->role = "citizen";
	if (word_switch(cmd, "--password-stdin"))
		p->password = read_password(cmd);
	word_end(cmd);
	check_person(cmd, p);
	insert(cmd, db, p);
	printf("%s can sign in as %s\n", p->email, p->role);
	if (!p->password)
		printf("They choose a password at %s%s/password, by a letter "
		    "to that address.\n", site->address, site->prefix);
	return EXIT_SUCCESS;
}

static void
find(struct db *db, struct person *p)
{
	struct rows *found = db_query(db, &sql_person_by_email, TEXT(p->email));

	database_check(db, "account");
	if (!rows_next(found))
		log_die("%s has no account", p->email);
	p->id = rows_u64(found, "id");
	p->name = rows_text(found, "name");
	p->language = rows_text(found, "language");
	if (!p->role)
		p->role = rows_text(found, "role");
}

/* Who had to wait was promised a letter. */
static void
tell_approved(struct command *cmd, struct db *db, const struct person *p)
{
	struct request rq = {
		.pool = cmd->pool,
		.conf = cmd->conf,
		.site = conf_site(cmd->conf),
		.db = db,
	};
	struct page *letter = letter_open(&rq, "account-approved",
	    p->language);

	page_text(letter, "name", p->name);
	letter_post(&rq, letter, p->email, pool_print(cmd->pool,
	    "account-approved:%" PRIu64, p->id));
}

static int
approve(struct command *cmd, struct db *db, struct person *p)
{
	word_end(cmd);
	database_begin(cmd, db, DB_WRITE);
	find(db, p);
	if (!db_run(db, &sql_person_approve, TEXT(p->role), U64(p->id)) &&
	    !db_failed(db))
		log_die("%s does not wait to be approved", p->email);
	join_departments(db, p);
	tell_approved(cmd, db, p);
	database_end(db, "account");
	printf("%s can sign in as %s\n", p->email, p->role);
	return EXIT_SUCCESS;
}

static int
unlock(struct command *cmd, struct db *db, struct person *p)
{
	unsigned char key[LIMIT_KEY];
	uint64_t emptied;

	word_end(cmd);
	limit_key(p->email, key);
	database_begin(cmd, db, DB_WRITE);
	find(db, p);
	emptied = db_run(db, &sql_person_buckets_empty,
	    BYTES(key, sizeof(key)));
	emptied += db_run(db, &sql_person_enable, U64(p->id));
	database_end(db, "account");
	printf(emptied ? "%s may try again now\n" : "%s was not locked\n",
	    p->email);
	return EXIT_SUCCESS;
}

int
account(struct command *cmd)
{
	static const struct {
		const char *name;
		int (*act)(struct command *, struct db *, struct person *);
	} acts[] = {
		{ "create", create }, { "approve", approve },
		{ "unlock", unlock }, { NULL, NULL }
	};
	struct person p = { .role = word_option(cmd, "--role", NULL) };
	const char *name = word_next(cmd);
	struct db *db;
	int status;
	size_t i = 0;

	while (name && acts[i].name && strcmp(acts[i].name, name) != 0)
		i++;
	if (!name || !acts[i].name)
		word_wrong(cmd, "say create, approve or unlock");
	p.email = word_option(cmd, "--email", NULL);
	read_departments(cmd, &p);
	check_role(cmd, &p);
	if (!p.email && !(p.email = word_next(cmd)))
		word_wrong(cmd, "say whose account, by the e-mail address");
	db = database_open(cmd);
	status = acts[i].act(cmd, db, &p);
	db_close(db);
	return status;
}
