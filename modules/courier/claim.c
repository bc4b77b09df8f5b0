/* claim.c: which letter is ours, and what became of it. */
/* SPDX-License-Identifier: ISC */
#include "courier.h"

#include <string.h>
#include <unistd.h>

#include "courier_sql.h"
#include "tally.h"

enum {
	WAIT_MOST = 4000,	/* seconds between two tries */
	FAULT_MOST = 255,	/* characters of outbox.fault */
	AGAIN_US = 500000,
};

static bool
read_claim(struct courier *c, uint64_t id, struct claim *out)
{
	struct rows *found = db_query(c->db, &sql_letter_claimed, U64(id));

	if (!rows_next(found))
		return false;
	out->id = id;
	out->fence = rows_u64(found, "fence");
	out->tries = (unsigned)rows_u64(found, "tries");
	out->unended = (unsigned)rows_u64(found, "unended");
	out->to = rows_text(found, "recipient");
	out->message_id = rows_text(found, "message_id");
	out->document = rows_text(found, "document");
	return true;
}

bool
letter_claim(struct courier *c, struct claim *out)
{
	struct rows *taken;
	bool ours = false;

	*out = (struct claim){
		.until = time_monotonic_us() + c->lease * 1000000
	};
	if (!db_begin(c->db, c->pool, DB_EACH))
		return false;
	taken = db_query(c->db, &sql_letter_claim, U64((uint64_t)c->lease));
	if (rows_changed(taken) == 1)
		ours = read_claim(c, rows_new_id(taken), out);
	return db_end(c->db, true) == DB_DONE && ours;
}

/* What became of it must not be lost with a connection: a letter that was
 * sent would be sent again. Said again while the lease holds; the fence sees
 * to it that it counts once. */
static void
tell(struct courier *c, const struct claim *l, const struct sql *sql,
	const struct param *said, size_t n)
{
	struct param params[5] = { { .kind = PARAM_NONE } };
	uint64_t changed = 0;
	bool done;

	for (size_t i = 0; i < n; i++)
		params[i + 1] = said[i];
	params[n + 1] = U64(l->id);
	params[n + 2] = U64(l->fence);
	for (;;) {
		if (db_begin(c->db, c->pool, DB_EACH))
			changed = rows_changed(db_query_with(c->db, sql,
			    params, n + 2));
		done = db_end(c->db, true) == DB_DONE;
		if (done || time_monotonic_us() > l->until)
			break;
		usleep(AGAIN_US);
	}
	if (!done || !changed)
		log_error("letter %llu: the lease ended before it was told",
		    (unsigned long long)l->id);
}

void
letter_sent(struct courier *c, const struct claim *l)
{
	tell(c, l, &sql_letter_sent, NULL, 0);
	tally_add(TALLY_LETTER, "sent");
	log_info("letter %llu sent", (unsigned long long)l->id);
}

/* Twice as long each time, and never all at the same moment. */
static uint64_t
wait_after(const struct courier *c, unsigned tries)
{
	uint64_t wait = (uint64_t)conf_number(c->conf, "mail.wait");
	uint64_t some = 0;
	char digits[4];

	while (tries-- > 0 && wait < WAIT_MOST)
		wait *= 2;
	if (wait > WAIT_MOST)
		wait = WAIT_MOST;
	secret_digits(digits, 3);
	text_to_u64(digits, &some);
	return 1 + wait * 3 / 4 + wait * some / 2000;
}

/* A fault as the column takes it. */
static const char *
fit(struct courier *c, const char *fault)
{
	size_t n = strlen(fault);

	return n > FAULT_MOST ? pool_copy(c->pool, fault, FAULT_MOST) :
	    text_length(fault) < 0 ? "an answer that is no text" : fault;
}

void
letter_dead(struct courier *c, const struct claim *l, const char *fault)
{
	const struct param said[] = { TEXT(fit(c, fault)) };

	tell(c, l, &sql_letter_dead, said, 1);
	tally_add(TALLY_LETTER, "dead");
	log_error("letter %llu is given up: %s", (unsigned long long)l->id,
	    fault);
}

void
letter_later(struct courier *c, const struct claim *l, const char *fault)
{
	uint64_t wait = wait_after(c, l->tries);
	const struct param said[] = { U64(wait), TEXT(fit(c, fault)) };

	if ((long)l->tries + 1 >= conf_number(c->conf, "mail.tries")) {
		letter_dead(c, l, fault);
		return;
	}
	tell(c, l, &sql_letter_later, said, 2);
	tally_add(TALLY_LETTER, "later");
	log_info("letter %llu waits %llu seconds: %s",
	    (unsigned long long)l->id, (unsigned long long)wait, fault);
}

void
letters_sweep(struct courier *c)
{
	if (db_begin(c->db, c->pool, DB_EACH))
		db_run(c->db, &sql_letters_sweep);
	db_end(c->db, true);
}
