/* catalogue.c: departments and categories by code. */
/* SPDX-License-Identifier: ISC */
#include "catalogue.h"

#include <string.h>
#include <unistd.h>

#include "aedile.h"
#include "aedile_sql.h"

enum { TRIES = 6, WAIT_US = 200000 };
enum { BUCKETS = 1024, CODE_MOST = 80, CODE_KEPT = 63, HASH_SHOWN = 8 };

/* How many requests of a category a department answered. */
struct share {
	struct share	*next;
	uint64_t	 department;
	size_t		 count;
};

struct entry {
	struct entry	*next;
	const char	*code;
	uint64_t	 id;
	bool		 made;		/* by this run */
	bool		 settled;	/* has a target */
	size_t		 requests;
	struct share	*shares;
	int64_t		*targets;	/* seconds */
	size_t		 target_count, target_size;
};

struct catalogue {
	struct command	*cmd;
	struct db	*db;
	struct entry	*departments[BUCKETS], *categories[BUCKETS];
	struct entry	**by_id;	/* categories */
	size_t		 by_id_size;
};

static struct entry **
bucket(struct entry **table, const char *code)
{
	uint64_t hash = 1469598103934665603u;

	for (; *code; code++)
		hash = (hash ^ (unsigned char)*code) * 1099511628211u;
	return &table[hash % BUCKETS];
}

static struct entry *
find(struct entry **table, const char *code)
{
	struct entry *e = *bucket(table, code);

	while (e && strcmp(e->code, code) != 0)
		e = e->next;
	return e;
}

static struct entry *
add(struct catalogue *c, struct entry **table, const char *code, uint64_t id)
{
	struct entry *e = pool_alloc(c->cmd->pool, sizeof *e);
	struct entry **at = bucket(table, code);

	e->code = pool_text(c->cmd->pool, code);
	e->id = id;
	e->next = *at;
	*at = e;
	return e;
}

static void
index_category(struct catalogue *c, struct entry *e)
{
	size_t size = c->by_id_size;

	if (e->id >= size) {
		size_t wanted = (size_t)e->id * 2 + 64;

		c->by_id = pool_extend(c->cmd->pool, c->by_id,
		    size * sizeof *c->by_id, wanted * sizeof *c->by_id);
		c->by_id_size = wanted;
	}
	if (!c->by_id[e->id])
		c->by_id[e->id] = e;
}

struct catalogue *
catalogue_open(struct command *cmd, struct db *db)
{
	struct catalogue *c = pool_alloc(cmd->pool, sizeof *c);
	struct rows *rows;

	c->cmd = cmd;
	c->db = db;
	database_begin(cmd, db, DB_EACH);
	rows = db_query(db, &sql_departments);
	while (rows_next(rows))
		add(c, c->departments, rows_text(rows, "code"),
		    rows_u64(rows, "id"));
	rows = db_query(db, &sql_categories);
	while (rows_next(rows)) {
		struct entry *e = add(c, c->categories,
		    rows_text(rows, "code"), rows_u64(rows, "id"));

		e->settled = rows_text(rows, "target_hours") != NULL;
		index_category(c, e);
	}
	database_end(db, "departments and categories");
	return c;
}

/*
 * Is it to be done again? A connection that was cut in the middle of an import
 * is made anew; what had been inserted is then found.
 */
static bool
again(struct catalogue *c, unsigned *tries, const char *what)
{
	if (db_end(c->db, true) == DB_DONE && !db_failed(c->db))
		return false;
	if (++*tries == TRIES || !db_may_retry(c->db)) {
		database_check(c->db, what);
		log_die("%s: nothing was changed", what);
	}
	usleep((useconds_t)WAIT_US << *tries);
	return true;
}

uint64_t
catalogue_department(struct catalogue *c, const char *code, const char *name)
{
	struct entry *e = find(c->departments, code);
	struct rows *rows;
	unsigned tries = 0;
	uint64_t id;

	if (e)
		return e->id;
	do {
		database_begin(c->cmd, c->db, DB_EACH);
		db_query(c->db, &sql_department_insert, TEXT(code),
		    TEXT(name));
		/* Codes that the database's collation takes for one are one. */
		rows = db_query(c->db, &sql_department_by_code, TEXT(code));
		rows_next(rows);
		id = rows_u64(rows, "id");
	} while (again(c, &tries, "a new department"));
	return add(c, c->departments, code, id)->id;
}

static struct entry *
category(struct catalogue *c, const char *code, const char *name,
	uint64_t parent, uint64_t department, bool retired)
{
	struct entry *e = find(c->categories, code);
	struct rows *rows;
	unsigned tries = 0;
	bool made = false;

	if (e)
		return e;
	do {
		database_begin(c->cmd, c->db, DB_EACH);
		made |= !rows_duplicate(db_query(c->db, &sql_category_insert,
		    U64_OR_NULL(parent), U64_OR_NULL(department), TEXT(code),
		    TEXT(name), U64(retired)));
		rows = db_query(c->db, &sql_category_by_code, TEXT(code));
		rows_next(rows);
	} while (again(c, &tries, "a new category"));
	e = add(c, c->categories, code, rows_u64(rows, "id"));
	e->made = made;
	e->settled = rows_text(rows, "target_hours") != NULL;
	index_category(c, e);
	return e;
}

/* A path as a code; a long one is cut, and a hash tells it from others. */
static const char *
code_of(struct pool *pool, const char *const *path, size_t n)
{
	const char *code = path[0];
	unsigned char hash[SECRET_HASH];
	char hex[2 * HASH_SHOWN + 1];

	for (size_t i = 1; i < n; i++)
		code = pool_print(pool, "%s > %s", code, path[i]);
	if (text_length(code) <= CODE_MOST)
		return code;
	secret_hash(code, hash);
	for (size_t i = 0; i < HASH_SHOWN; i++)
		snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	return pool_print(pool, "%s~%s", text_cut(pool, code, CODE_KEPT),
	    hex);
}

uint64_t
catalogue_category(struct catalogue *c, const char *const *path, size_t n,
	uint64_t department, bool retired)
{
	struct pool *pool = pool_new();
	struct entry *leaf = find(c->categories, code_of(pool, path, n));
	uint64_t parent = 0;

	if (!leaf) {
		for (size_t i = 1; i < n; i++)
			parent = category(c, code_of(pool, path, i),
			    path[i - 1], parent, 0, retired)->id;
		leaf = category(c, code_of(pool, path, n), path[n - 1],
		    parent, department, retired);
	}
	pool_free(pool);
	return leaf->id;
}

static void
keep_target(struct pool *pool, struct entry *e, int64_t target)
{
	if (e->target_count == e->target_size) {
		e->target_size = e->target_size * 2 + 64;
		e->targets = pool_extend(pool, e->targets,
		    e->target_count * sizeof *e->targets,
		    e->target_size * sizeof *e->targets);
	}
	e->targets[e->target_count++] = target;
}

void
catalogue_count(struct catalogue *c, uint64_t id, uint64_t department,
	int64_t target)
{
	struct entry *e = c->by_id[id];
	struct share *s = e->shares;

	while (s && s->department != department)
		s = s->next;
	if (!s) {
		s = pool_alloc(c->cmd->pool, sizeof *s);
		*s = (struct share){ e->shares, department, 0 };
		e->shares = s;
	}
	s->count++;
	e->requests++;
	if (target >= 0)
		keep_target(c->cmd->pool, e, target);
}

static void
settle(struct catalogue *c, struct entry *e)
{
	const struct share *most = e->shares;
	uint64_t hours = 0;

	for (const struct share *s = e->shares; s; s = s->next)
		if (s->count > most->count || (s->count == most->count &&
		    s->department < most->department))
			most = s;
	if (e->target_count && e->target_count * 2 >= e->requests) {
		statistics_sort(e->targets, e->target_count);
		/* Rounded up: a target of 0 hours is met by nobody. */
		hours = (uint64_t)(e->targets[e->target_count / 2] + 3599) /
		    3600;
	}
	db_query(c->db, &sql_category_settle, U64(most->department),
	    U64_OR_NULL(hours), U64(e->id));
}

void
catalogue_settle(struct catalogue *c, bool all)
{
	database_begin(c->cmd, c->db, DB_WRITE);
	for (size_t i = 0; i < c->by_id_size; i++) {
		struct entry *e = c->by_id[i];

		if (e && e->shares && !e->settled && (e->made || all))
			settle(c, e);
	}
	database_end(c->db, "the categories' targets");
}
