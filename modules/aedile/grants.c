/* grants.c: what a program's account may do: what sql/grants says, no more. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <string.h>
#include <strings.h>

#include "aedile_sql.h"

enum { RIGHTS_MOST = 2000 };

struct rights {
	struct right	*items;
	size_t		 count;
	struct pool	*pool;
	const char	*file;
};

static void
add(struct rights *r, struct right right)
{
	if (r->count == RIGHTS_MOST)
		log_die("%s: more than %d rights", r->file, RIGHTS_MOST);
	r->items[r->count++] = right;
}

/* The next word of a grant, or one mark. NULL at its end. */
static const char *
next(struct rights *r, const char **at)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@";
	const char *s = *at + strspn(*at, " \t\r\n");
	size_t len = strspn(s, letters);

	if (!*s)
		return NULL;
	if (len == 0)
		len = 1;
	*at = s + len;
	return pool_copy(r->pool, s, len);
}

static _Noreturn void
refuse(const struct rights *r, const char *statement)
{
	log_die("%s: cannot read \"%.60s\"; it must be GRANT PRIVILEGE "
	    "[(COLUMN, ...)], ... ON TABLE TO @account", r->file, statement);
}

/* One statement of the file, into rights. The table comes last, so the ones
 * of this statement learn it at its end. */
static void
read_grant(struct rights *r, const char *statement)
{
	const char *at = statement, *word = next(r, &at), *privilege = NULL;
	size_t first = r->count;
	bool inside = false, whole = true;

	if (!word || strcasecmp(word, "GRANT") != 0)
		refuse(r, statement);
	while ((word = next(r, &at)) && strcasecmp(word, "ON") != 0) {
		if (*word == '(' || *word == ')') {
			inside = *word == '(';
			whole = false;
		} else if (*word == ',') {
			if (!inside && whole && privilege)
				add(r, (struct right){ privilege, NULL, NULL });
			whole = inside ? whole : true;
		} else if (inside) {
			add(r, (struct right){ privilege, NULL, word });
		} else {
			privilege = word;
		}
	}
	if (whole && privilege)
		add(r, (struct right){ privilege, NULL, NULL });
	word = word ? next(r, &at) : NULL;
	if (!word || first == r->count)
		refuse(r, statement);
	while (first < r->count)
		r->items[first++].object = word;
	word = next(r, &at);
	if (!word || strcasecmp(word, "TO") != 0 ||
	    !(word = next(r, &at)) || strcmp(word, "@account") != 0 ||
	    next(r, &at))
		refuse(r, statement);
}

static bool
has(const struct rights *r, const struct right *wanted)
{
	for (size_t i = 0; i < r->count; i++)
		if (strcasecmp(r->items[i].privilege, wanted->privilege) == 0 &&
		    strcasecmp(r->items[i].object, wanted->object) == 0 &&
		    !r->items[i].part == !wanted->part &&
		    (!wanted->part ||
		    strcasecmp(r->items[i].part, wanted->part) == 0))
			return true;
	return false;
}

/* Giving and taking, as the owner. */
struct hand {
	struct command	*cmd;
	struct db	*db;
	const char	*account;
};

/* An object with a dot is a whole database, or the whole server. */
static void
change(void *arg, const struct right *r, bool wanted)
{
	struct hand *hand = arg;
	struct pool *pool = hand->cmd->pool;
	const char *part = r->part ? pool_print(pool, " (`%s`)", r->part) : "";
	const char *object = strchr(r->object, '.') ? r->object :
	    pool_print(pool, "`%s`", r->object);

	db_script(hand->db, pool_print(pool, "%s %s%s ON %s %s %s",
	    wanted ? "GRANT" : "REVOKE", r->privilege, part, object,
	    wanted ? "TO" : "FROM", hand->account));
	database_check(hand->db, pool_print(pool, "%s%s ON %s", r->privilege,
	    part, r->object));
	if (!wanted)
		printf("%s has lost %s%s on %s\n", hand->account,
		    r->privilege, part, r->object);
}

/* On the whole database, or the whole server: nobody gets that from us. */
static void
read_wide(struct db *db, struct rights *held, const char *account)
{
	struct rows *wide = db_query(db, &sql_rights_too_wide, TEXT(account),
	    TEXT(account));
	const char *place;

	while (rows_next(wide)) {
		place = rows_text(wide, "place");
		add(held, (struct right){ rows_text(wide, "privilege"),
		    *place == '*' ? "*.*" :
		    pool_print(held->pool, "`%s`.*", place), NULL });
	}
	database_check(db, account);
}

static void
read_file(struct command *cmd, struct rights *wanted, const char *folder,
	const char *name)
{
	struct script *script;

	wanted->file = pool_print(cmd->pool, "%s/%s.sql", folder, name);
	script = script_read(cmd->pool, wanted->file);
	for (size_t i = 0; i < script->count; i++)
		read_grant(wanted, script->statements[i]);
}

static void
read_held(struct db *db, struct rights *held, const char *account)
{
	struct rows *rows = db_query(db, &sql_rights_of_account, TEXT(account),
	    TEXT(account));

	held->file = account;
	while (rows_next(rows))
		add(held, (struct right){ rows_text(rows, "privilege"),
		    rows_text(rows, "object"), rows_text(rows, "part") });
	database_check(db, account);
}

static struct rights
rights_new(struct pool *pool)
{
	return (struct rights){ .pool = pool,
	    .items = pool_alloc(pool, RIGHTS_MOST * sizeof(struct right)) };
}

/*
 * First what is missing, then what is too much, so that a program that is
 * running never stands without a right it needs.
 */
void
grants_compare(struct command *cmd, struct db *db,
	const struct program *program, const char *folder, grants_fn *tell,
	void *arg)
{
	const char *account = program_account(cmd, program);
	struct rights wanted = rights_new(cmd->pool);
	struct rights held = rights_new(cmd->pool);

	for (size_t i = 0; program->grants[i]; i++)
		read_file(cmd, &wanted, folder, program->grants[i]);
	read_held(db, &held, account);
	read_wide(db, &held, account);
	for (size_t i = 0; i < wanted.count; i++)
		if (!has(&held, &wanted.items[i]))
			tell(arg, &wanted.items[i], true);
	for (size_t i = 0; i < held.count; i++)
		if (!has(&wanted, &held.items[i]))
			tell(arg, &held.items[i], false);
}

void
grants_apply(struct command *cmd, struct db *db, const struct program *program,
	const char *folder)
{
	struct hand hand = { cmd, db, program_account(cmd, program) };

	grants_compare(cmd, db, program, folder, change, &hand);
}
