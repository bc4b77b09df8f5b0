/* receipts.c: a form takes effect once, whoever hangs up when. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A POST of a form with this key. */
static struct request
post(struct fire *f, struct db *db, const char *key)
{
	struct request rq = { .pool = f->pool, .db = db, .path = "/cases/new",
		.site = conf_site(f->conf) };

	rq.reply = pool_alloc(f->pool, sizeof(*rq.reply));
	rq.body.items = pool_alloc(f->pool, sizeof(*rq.body.items));
	rq.body.items[0] = (struct pair){ "key", key };
	rq.body.count = key ? 1 : 0;
	return rq;
}

static const char *
new_key(struct fire *f)
{
	char *key = pool_alloc(f->pool, SECRET_TOKEN);

	secret_token(key);
	return key;
}

static void
without_a_key(void **state)
{
	struct fire *f = *state;
	const char *const keys[] = { NULL, "", "abc" };
	const char *led = "";

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct request rq = post(f, f->db, keys[i]);

		assert_false(receipt_take(&rq, &led));
		assert_null(led);
		receipt_keep(&rq);
		assert_null(receipt_find(&rq));
	}
	db_end(f->db, true);
}

static void
a_second_time(void **state)
{
	struct fire *f = *state;
	struct request rq = post(f, f->db, new_key(f));
	const char *led;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_true(receipt_take(&rq, &led));
	rq.reply->location = "/portal/cases/7";
	rq.who.id = 1;
	receipt_keep(&rq);
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_false(receipt_take(&rq, &led));
	assert_string_equal(led, "/portal/cases/7");
	assert_int_equal(db_end(f->db, false), DB_UNDONE);
}

/* One that was rolled back is free again. */
static void
after_a_failure(void **state)
{
	struct fire *f = *state;
	struct request rq = post(f, f->db, new_key(f));
	const char *led;

	for (size_t i = 0; i < 2; i++) {
		assert_true(db_begin(f->db, f->pool, DB_WRITE));
		assert_true(receipt_take(&rq, &led));
		assert_int_equal(db_end(f->db, false), DB_UNDONE);
	}
}

/* A POST that led nowhere leads to its own page. */
static void
that_led_nowhere(void **state)
{
	struct fire *f = *state;
	struct request rq = post(f, f->db, new_key(f));
	const char *led;

	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	assert_true(receipt_take(&rq, &led));
	receipt_keep(&rq);
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_true(db_begin(f->db, f->pool, DB_READ));
	assert_string_equal(receipt_find(&rq), "/cases/new");
	db_end(f->db, true);
}

static const char *shared_key;

/* As the door does it: the whole transaction again while that may help. */
static void
act_post(struct fire *f, size_t n, struct db *db, int to)
{
	struct request rq = post(f, db, shared_key);
	const char *led = NULL;
	bool ours;

	for (unsigned tries = 0; tries < 20; tries++) {
		if (!db_begin(db, f->pool, DB_WRITE))
			_exit(1);
		ours = receipt_take(&rq, &led);
		if (ours) {
			db_run(db, SQL("INSERT INTO fire (id, n) VALUES (?, "
			    "?)"), U64(n), U64(n));
			led = pool_print(f->pool, "/cases/%zu", n);
			rq.reply->location = led;
			receipt_keep(&rq);
		}
		usleep(2000);
		if (db_end(db, true) == DB_DONE)
			break;
		if (!db_may_retry(db))
			_exit(2);
	}
	if (dprintf(to, "%s\n", led) < 0)
		_exit(3);
}

static void
twenty_at_once(void **state)
{
	struct fire *f = *state;
	char out[2000], *line, *rest, *first;
	unsigned lines = 0;

	shared_key = new_key(f);
	crowd(f, 20, act_post, out, sizeof(out));
	assert_int_equal(number(f, "SELECT COUNT(*) FROM fire"), 1);
	first = pool_print(f->pool, "/cases/%lld",
	    number(f, "SELECT id FROM fire"));
	for (line = strtok_r(out, "\n", &rest); line;
	    line = strtok_r(NULL, "\n", &rest), lines++)
		assert_string_equal(line, first);
	assert_int_equal(lines, 20);
	own(f, "DELETE FROM fire");
}

/* COMMIT was sent and nobody answered: the key tells what came of it. */
static void
at_an_unknown_commit(void **state)
{
	struct fire *f = *state;
	static const char *const words[] = { "before", "after" };
	const char *led;
	FILE *file;

	for (size_t i = 0; i < COUNT(words); i++) {
		struct request rq = post(f, f->cut, new_key(f));

		assert_true(db_begin(f->cut, f->pool, DB_WRITE));
		assert_true(receipt_take(&rq, &led));
		rq.reply->location = "/cases/8";
		receipt_keep(&rq);
		file = fopen(f->orders, "we");
		assert_non_null(file);
		fputs(words[i], file);
		fclose(file);
		assert_int_equal(db_end(f->cut, true), DB_UNKNOWN);
		assert_true(db_begin(f->cut, f->pool, DB_READ));
		led = receipt_find(&rq);
		assert_false(db_failed(f->cut));
		db_end(f->cut, true);
		if (i == 0)
			assert_null(led);
		else
			assert_string_equal(led, "/cases/8");
	}
}

const struct CMUnitTest receipt_tests[] = {
	cmocka_unit_test(without_a_key),
	cmocka_unit_test(a_second_time),
	cmocka_unit_test(after_a_failure),
	cmocka_unit_test(that_led_nowhere),
	cmocka_unit_test(twenty_at_once),
	cmocka_unit_test(at_an_unknown_commit),
};
const size_t receipt_tests_count = COUNT(receipt_tests);
