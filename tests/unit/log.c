/* log.c: an event is a line, whatever was said. */
/* SPDX-License-Identifier: ISC */
#include <stdarg.h>
#include <unistd.h>

#include "log.h"
#include "unit.h"

enum { LINE = 8192 };

/* What log_error() writes of it. */
static void
say(const char *text, char line[LINE])
{
	int pipes[2], kept = dup(STDERR_FILENO);
	ssize_t got;

	assert_int_equal(pipe(pipes), 0);
	dup2(pipes[1], STDERR_FILENO);
	log_error("%s", text);
	dup2(kept, STDERR_FILENO);
	close(kept);
	close(pipes[1]);
	got = read(pipes[0], line, LINE - 1);
	close(pipes[0]);
	assert_true(got > 0);
	line[got] = '\0';
}

static const char *
msg(const char *line)
{
	const char *at = strstr(line, " msg=");

	assert_non_null(at);
	return at + 1;
}

static void
people_read_plain_words(void **state)
{
	char line[LINE];

	(void)state;
	say("caf\xC3\xA9 \"x\" <p>: no\nsuch \x1B[31mfile", line);
	assert_string_equal(line, "aedile: error: caf\xC3\xA9 \"x\" <p>: "
	    "no\\x0Asuch \\x1B[31mfile\n");
}

static void
time_is_utc_with_microseconds(void **state)
{
	static const char shape[] = "time=dddd-dd-ddTdd:dd:dd.ddddddZ ";
	char line[LINE];

	(void)state;
	say("x", line);
	for (size_t i = 0; shape[i]; i++)
		if (shape[i] == 'd')
			assert_in_range(line[i], '0', '9');
		else
			assert_int_equal(line[i], shape[i]);
}

static void
keys_say_where_and_who(void **state)
{
	char line[LINE], want[200];

	(void)state;
	snprintf(want, sizeof(want), "Z level=error program=town pid=%ld "
	    "msg=\"x\"\n", (long)getpid());
	say("x", line);
	assert_string_equal(strchr(line, 'Z'), want);
	log_request("abc-1");
	log_account(7);
	say("x", line);
	assert_non_null(strstr(line, " request=abc-1 account=7 msg=\"x\"\n"));
	log_request(NULL);
	say("x", line);
	assert_null(strstr(line, "request="));
	assert_null(strstr(line, "account="));
}

static void
nothing_breaks_out_of_a_line(void **state)
{
	char line[LINE];

	(void)state;
	say("a\r\ntime=x level=info msg=\"forged\"", line);
	assert_string_equal(msg(line), "msg=\"a\\x0D\\x0Atime=x level=info "
	    "msg=\\\"forged\\\"\"\n");
	say("\\\" \x1B]0;title\x07 \x7F", line);
	assert_string_equal(msg(line),
	    "msg=\"\\\\\\\" \\x1B]0;title\\x07 \\x7F\"\n");
	/* CSI as one character, a right-to-left override, a broken byte. */
	say("\xC2\x9B" "31m \xE2\x80\xAE \xFF", line);
	assert_string_equal(msg(line), "msg=\"\\xC2\\x9B31m \\xE2\\x80\\xAE "
	    "\\xFF\"\n");
}

static void
a_line_fits_a_pipe(void **state)
{
	char long_text[3000], line[LINE];

	(void)state;
	memset(long_text, '\n', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	say(long_text, line);
	assert_in_range(strlen(line), 3000, 4096);
	assert_int_equal(line[strlen(line) - 1], '\n');
	assert_int_equal(line[strlen(line) - 2], '"');
	assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
}

static int
as_program(void **state)
{
	(void)state;
	log_name("town");
	return 0;
}

#define PROGRAM(test) cmocka_unit_test_setup(test, as_program)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_read_plain_words),
		PROGRAM(time_is_utc_with_microseconds),
		PROGRAM(keys_say_where_and_who),
		PROGRAM(nothing_breaks_out_of_a_line),
		PROGRAM(a_line_fits_a_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
