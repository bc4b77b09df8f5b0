/* tally.c: what is counted by many at once is counted, and written well. */
/* SPDX-License-Identifier: ISC */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tally.h"
#include "unit.h"

/* The value of the one line that begins so; -1: there is none. */
static long
value_of(const char *begins)
{
	char *text = NULL, *at;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	long value = -1;

	tally_write(out, "town");
	fclose(out);
	at = strstr(text, begins);
	if (at) {
		value = strtol(at + strlen(begins), NULL, 10);
		assert_null(strstr(at + 1, begins));
	}
	free(text);
	return value;
}

static void
nothing_is_counted_before_it_is_opened(void **state)
{
	(void)state;
	tally_add(TALLY_RETRY, "deadlock");
	tally_request(200, 1);
	assert_int_equal(value_of("aedile"), -1);
	tally_open();
	assert_int_equal(value_of("aedile_retries_total{program=\"town\","
	    "reason=\"deadlock\"} "), 0);
	assert_int_equal(value_of("aedile_request_seconds_count"
	    "{program=\"town\"} "), 0);
}

static void
times_fall_into_buckets(void **state)
{
	static const char bucket[] =
	    "aedile_request_seconds_bucket{program=\"town\",le=\"%s\"} ";
	char name[100];

	(void)state;
	tally_request(200, 1000);
	tally_request(200, 1001);
	tally_request(404, 99000000);
	tally_request(-1, 1);
	tally_request(600, 1);
	assert_int_equal(value_of("aedile_requests_total{program=\"town\","
	    "status=\"200\"} "), 2);
	snprintf(name, sizeof(name), bucket, "0.001");
	assert_int_equal(value_of(name), 1);
	snprintf(name, sizeof(name), bucket, "0.0025");
	assert_int_equal(value_of(name), 2);
	snprintf(name, sizeof(name), bucket, "10");
	assert_int_equal(value_of(name), 2);
	snprintf(name, sizeof(name), bucket, "+Inf");
	assert_int_equal(value_of(name), 3);
}

static void
many_count_at_once(void **state)
{
	enum { MANY = 8, TIMES = 2000 };
	int status;

	(void)state;
	for (int i = 0; i < MANY; i++)
		if (fork() == 0) {
			for (int n = 0; n < TIMES; n++)
				tally_add(TALLY_THROTTLED, n % 2 ? "odd" :
				    "even");
			_exit(0);
		}
	while (wait(&status) > 0)
		assert_int_equal(status, 0);
	assert_int_equal(value_of("aedile_throttled_total{program=\"town\","
	    "limit=\"odd\"} "), MANY * TIMES / 2);
	assert_int_equal(value_of("aedile_throttled_total{program=\"town\","
	    "limit=\"even\"} "), MANY * TIMES / 2);
}

/* Whoever is killed in the middle leaves nothing that others wait for. */
static void
a_death_stops_nobody(void **state)
{
	int status;
	pid_t child;

	(void)state;
	for (int i = 0; i < 50; i++) {
		child = fork();
		if (child == 0)
			for (;;)
				tally_add(TALLY_RENDER, "civic");
		usleep(200);
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
	}
	assert_true(value_of("aedile_render_failures_total{program=\"town\","
	    "theme=\"civic\"} ") > 0);
}

static void
labels_stay_labels(void **state)
{
	char label[40];

	(void)state;
	tally_add(TALLY_RENDER, "a\"b\\c\nd");
	assert_int_equal(value_of("aedile_render_failures_total"
	    "{program=\"town\",theme=\"abcd\"} "), 1);
	tally_add(TALLY_RENDER, "a-name-that-is-longer-than-any-label-may-be");
	tally_add(TALLY_RENDER, "a-name-that-is-longer-than-any-label-may-be");
	assert_int_equal(value_of("aedile_render_failures_total"
	    "{program=\"town\",theme=\"a-name-that-is-longer-than-any-\"} "),
	    2);
	for (int i = 0; i < 200; i++) {
		snprintf(label, sizeof(label), "limit-%d", i);
		tally_add(TALLY_THROTTLED, label);
	}
	tally_add(TALLY_LETTER, "sent");
	assert_true(value_of("aedile_throttled_total{program=\"town\","
	    "limit=\"other\"} ") > 50);
	assert_int_equal(value_of("aedile_letters_total{program=\"town\","
	    "outcome=\"other\"} "), 1);
}

static void
a_beat_is_heard(void **state)
{
	int64_t ago;

	(void)state;
	tally_beat(true);
	usleep(2000);
	assert_true(tally_last_beat(&ago));
	assert_true(ago >= 2000 && ago < 60000000);
	tally_beat(false);
	assert_false(tally_last_beat(&ago));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_counted_before_it_is_opened),
		cmocka_unit_test(times_fall_into_buckets),
		cmocka_unit_test(many_count_at_once),
		cmocka_unit_test(a_death_stops_nobody),
		cmocka_unit_test(labels_stay_labels),
		cmocka_unit_test(a_beat_is_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
