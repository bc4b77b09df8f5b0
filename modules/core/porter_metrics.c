/* porter_metrics.c: what was counted, and what there is to see right now. */
/* SPDX-License-Identifier: ISC */
#include "porter.h"

#include "conf.h"
#include "db.h"
#include "pool.h"
#include "tally.h"
#include "turn.h"

static void
gauge(FILE *out, const struct porter_state *state, const char *name,
	const char *help, unsigned long value)
{
	tally_head(out, name, "gauge", help);
	fprintf(out, "%s{program=\"%s\"} %lu\n", name, state->program, value);
}

/* The queue for hashing passwords; all programs stand in the same. */
static void
write_queue(FILE *out, const struct porter_state *state)
{
	unsigned long hashing, waiting;

	turn_count(state->conf, &hashing, &waiting);
	gauge(out, state, "aedile_passwords_hashing",
	    "Passwords being hashed right now.", hashing);
	gauge(out, state, "aedile_passwords_waiting",
	    "Who waits for a password to be hashed.", waiting);
}

static void
write_more(FILE *out, const struct porter_state *state)
{
	struct pool *pool = pool_new();
	struct db *db = db_open(state->conf, state->program);

	if (db_begin(db, pool, DB_READ))
		state->more(out, db, pool);
	db_end(db, true);
	db_close(db);
	pool_free(pool);
}

bool
porter_metrics(FILE *out, const struct porter_state *state)
{
	tally_write(out, state->program);
	gauge(out, state, "aedile_workers", "Workers that stand ready.",
	    state->workers);
	gauge(out, state, "aedile_theme_shown",
	    "1 where the theme is shown as its files are now.",
	    !state->theme);
	if (state->hashes)
		write_queue(out, state);
	if (state->more)
		write_more(out, state);
	return true;
}
