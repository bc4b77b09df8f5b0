/* limits.c: buckets that fill, leak, and count what they should. */
/* SPDX-License-Identifier: ISC */
#include "fire.h"

#include <unistd.h>

static const struct limit limits[] = {
	{ "fire-address", NULL, 3, 10 },
	{ "fire-email", "email", 2, 60 },
	{ 0 }
};
static const struct route route = { .limits = limits };

static struct request
post(struct fire *f, struct db *db, const char *address, const char *email)
{
	struct request rq = { .pool = f->pool, .db = db, .route = &route,
		.address = address };

	rq.body.items = pool_alloc(f->pool, sizeof(*rq.body.items));
	rq.body.items[0] = (struct pair){ "email", email };
	rq.body.count = email ? 1 : 0;
	return rq;
}

static unsigned
count(struct fire *f, const char *address, const char *email)
{
	struct request rq = post(f, f->db, address, email);

	return limit_try(&rq);
}

/* As if seconds had gone by. */
static void
later(struct fire *f, unsigned seconds)
{
	own(f, pool_print(f->pool, "UPDATE throttle SET filled_at = filled_at "
	    "- INTERVAL %u SECOND", seconds));
}

static void
a_bucket_fills_and_leaks(void **state)
{
	struct fire *f = *state;

	own(f, "DELETE FROM throttle");
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(count(f, "192.0.2.1", NULL), 0);
	assert_in_range(count(f, "192.0.2.1", NULL), 9, 10);
	later(f, 4);
	assert_in_range(count(f, "192.0.2.1", NULL), 5, 6);
	/* Who is refused does not wait longer for it. */
	assert_in_range(count(f, "192.0.2.1", NULL), 5, 6);
	later(f, 6);
	assert_int_equal(count(f, "192.0.2.1", NULL), 0);
	assert_in_range(count(f, "192.0.2.1", NULL), 9, 10);
	later(f, 1000);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(count(f, "192.0.2.1", NULL), 0);
	assert_true(count(f, "192.0.2.1", NULL) > 0);
}

/* An hour back: whoever was counted before that is not shut out for it. */
static void
a_clock_is_set_back(void **state)
{
	struct fire *f = *state;

	own(f, "DELETE FROM throttle");
	assert_int_equal(count(f, "192.0.2.1", NULL), 0);
	own(f, "UPDATE throttle SET filled_at = filled_at + INTERVAL 1 HOUR");
	assert_int_equal(count(f, "192.0.2.1", NULL), 0);
	assert_int_equal(count(f, "192.0.2.1", NULL), 0);
	assert_in_range(count(f, "192.0.2.1", NULL), 9, 10);
}

static void
a_network_is_one(void **state)
{
	struct fire *f = *state;

	own(f, "DELETE FROM throttle");
	assert_int_equal(count(f, "2001:db8:1:2::1", NULL), 0);
	assert_int_equal(count(f, "2001:db8:1:2:ffff::9", NULL), 0);
	assert_int_equal(count(f, "2001:0db8:0001:0002:0:0:0:7", NULL), 0);
	assert_true(count(f, "2001:db8:1:2:3:4:5:6", NULL) > 0);
	assert_int_equal(count(f, "2001:db8:1:3::1", NULL), 0);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(count(f, "192.0.2.7", NULL), 0);
	assert_true(count(f, "::ffff:192.0.2.7", NULL) > 0);
	assert_int_equal(count(f, "::ffff:192.0.2.8", NULL), 0);
	assert_int_equal(count(f, NULL, NULL), 0);
	assert_int_equal(count(f, "nonsense", NULL), 0);
}

/* One address's bucket and one account's are apart: many addresses against
 * one account are stopped, and so is one address against many accounts. */
static void
a_field_counts_for_itself(void **state)
{
	struct fire *f = *state;

	own(f, "DELETE FROM throttle");
	assert_int_equal(count(f, "192.0.2.1", "ada@example.org"), 0);
	assert_int_equal(count(f, "192.0.2.2", " ADA@example.ORG"), 0);
	assert_in_range(count(f, "192.0.2.3", "ada@example.org"), 59, 60);
	assert_int_equal(count(f, "192.0.2.3", "bob@example.org"), 0);
	assert_int_equal(number(f, "SELECT COUNT(*) FROM throttle"), 5);
}

static void
a_bucket_can_be_emptied(void **state)
{
	struct fire *f = *state;
	struct request rq = post(f, f->db, "192.0.2.9", "ada@example.org");

	own(f, "DELETE FROM throttle");
	while (!limit_try(&rq))
		continue;
	assert_true(db_begin(f->db, f->pool, DB_WRITE));
	limit_forget(&rq, &limits[1]);
	assert_int_equal(db_end(f->db, true), DB_DONE);
	assert_int_equal(count(f, "192.0.2.10", "ada@example.org"), 0);
}

static void
act_count(struct fire *f, size_t n, struct db *db, int to)
{
	struct request rq = post(f, db, "192.0.2.20", NULL);

	(void)n;
	if (!limit_try(&rq) && write(to, "1", 1) != 1)
		_exit(1);
}

static void
a_crowd_is_counted_one_by_one(void **state)
{
	struct fire *f = *state;
	char out[100];

	own(f, "DELETE FROM throttle");
	crowd(f, 20, act_count, out, sizeof(out));
	assert_string_equal(out, "111");
}

const struct CMUnitTest limit_tests[] = {
	cmocka_unit_test(a_bucket_fills_and_leaks),
	cmocka_unit_test(a_clock_is_set_back),
	cmocka_unit_test(a_network_is_one),
	cmocka_unit_test(a_field_counts_for_itself),
	cmocka_unit_test(a_bucket_can_be_emptied),
	cmocka_unit_test(a_crowd_is_counted_one_by_one),
};
const size_t limit_tests_count = COUNT(limit_tests);
