/* password.c: what is hashed, what is refused, and how many at once. */
/* SPDX-License-Identifier: ISC */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "home.h"
#include "pool.h"
#include "secret.h"
#include "turn.h"

static struct home home;
static struct pool *pool;

static void
a_hash_says_how_it_was_made(void **state)
{
	const char *phc = password_hash(pool, home.conf, "a password of mine");

	(void)state;
	assert_non_null(phc);
	assert_memory_equal(phc, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
	assert_true(strlen(phc) < 255);
	assert_string_not_equal(phc,
	    password_hash(pool, home.conf, "a password of mine"));
}

static enum password_verdict
check(const char *phc, const char *password)
{
	return password_check(home.conf, phc, password);
}

static void
only_the_whole_password_is_right(void **state)
{
	char long_one[PASSWORD_MOST + 1];
	const char *phc;

	(void)state;
	memset(long_one, 'x', PASSWORD_MOST);
	long_one[PASSWORD_MOST] = '\0';
	phc = password_hash(pool, home.conf, long_one);
	assert_int_equal(check(phc, long_one), PASSWORD_RIGHT);
	long_one[PASSWORD_MOST - 1] = 'y';
	assert_int_equal(check(phc, long_one), PASSWORD_WRONG);
	long_one[PASSWORD_MOST - 1] = '\0';
	assert_int_equal(check(phc, long_one), PASSWORD_WRONG);
	assert_int_equal(check(phc, ""), PASSWORD_WRONG);
}

static void
a_letter_is_the_same_composed_or_not(void **state)
{
	const char *phc = password_hash(pool, home.conf, "caf\xC3\xA9 au lait");

	(void)state;
	assert_int_equal(check(phc, "cafe\xCC\x81 au lait"), PASSWORD_RIGHT);
	assert_int_equal(check(phc, "cafe au lait"), PASSWORD_WRONG);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
nobody_takes_as_long_as_somebody(void **state)
{
	const char *phc = password_hash(pool, home.conf, "somebody");
	double start = seconds(), somebody, nobody;

	(void)state;
	assert_int_equal(check(phc, "wrong"), PASSWORD_WRONG);
	somebody = seconds() - start;
	start = seconds();
	assert_int_equal(check(NULL, "wrong"), PASSWORD_WRONG);
	nobody = seconds() - start;
	assert_true(nobody > somebody / 4);
}

/* Made by libsodium's crypto_pwhash_str_alg() with t=1 and m=8 MiB over the
 * keyed password of this home. */
static void
an_old_hash_is_told(void **state)
{
	(void)state;
	assert_int_equal(check("$argon2id$v=19$m=8192,t=1,p=1$"
	    "+/d37yxVg5Yk9vOwrdSKXw$"
	    "VRZQHtzGHR4vlUukvLybiMdPJkoXaMYfaZb4CIEZzGU", "somebody"),
	    PASSWORD_OLD);
	assert_int_equal(check("no hash at all", "somebody"), PASSWORD_WRONG);
}

/* What the given text is hashed to is no hash of ours in any of these. */
static void
what_is_no_hash_fits_nobody(void **state)
{
	static const char *const hashes[] = {
		"", "$argon2id$", "$argon2id$v=19$m=8192,t=1,p=1$short$short",
		"$argon2id$v=19$m=8192,t=1,p=1$+/d37yxVg5Yk9vOwrdSKXw$short",
		("$argon2id$v=19$m=8192,t=1,p=1$+/d37yxVg5Yk9vOwrdS!!!$"
		 "VRZQHtzGHR4vlUukvLybiMdPJkoXaMYfaZb4CIEZzGU"),
		"$2y$12$abcdefghijklmnopqrstuuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(hashes) / sizeof(*hashes); i++)
		assert_int_equal(check(hashes[i], "somebody"), PASSWORD_WRONG);
}

static void
put_key(const struct home *h, const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/keys/%s", h->folder, name);
	unlink(path);
	f = fopen(path, "we");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	chmod(path, 0400);
}

/* Passwords of before a new pepper are right, and hashed anew. */
static void
an_old_pepper_helps_out(void **state)
{
	const char *phc = password_hash(pool, home.conf, "kolibri");
	struct home after;

	(void)state;
	home_open(&after, "password.blocklist =\n");
	put_key(&after, "pepper", "another pepper that is longer than that");
	put_key(&after, "pepper-old", "fedcba9876543210fedcba9876543210\n");
	assert_int_equal(password_check(after.conf, phc, "kolibri"),
	    PASSWORD_OLD);
	assert_int_equal(password_check(after.conf, phc, "colibri"),
	    PASSWORD_WRONG);
	assert_int_equal(password_check(after.conf, password_hash(pool,
	    after.conf, "kolibri"), "kolibri"), PASSWORD_RIGHT);
	home_close(&after);
}

static const char *
fault(const char *password)
{
	return password_fault(home.conf, password, "Ada Lovelace",
	    "countess@example.org");
}

static void
what_would_be_guessed_is_refused(void **state)
{
	static const char *const common[] = {
		"password12345678", "passwordpassword", "aaaaaaaaaaaaaaaa",
		"abababababababab", "1234567890123456", "abcdefghijklmnopqr",
		"qwertyuiop12345", "1qaz2wsx3edc4rfv", "PassWordPassWord",
		"aedileaedileaedile", "city of boston!", "Boston-Boston-City",
		"localhost localhost", "iloveyousunshine", "!!!football1966!!!",
		"\xEF\xBD\x90\xEF\xBD\x81ssword12345678",	/* full width */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++) {
		const char *found = fault(common[i]);

		if (!found || strcmp(found, "common") != 0)
			fail_msg("\"%s\": %s", common[i], found);
	}
}

static void
what_holds_a_name_is_personal(void **state)
{
	char many_letters[300];

	memset(many_letters, 'x', sizeof(many_letters) - 1);
	many_letters[sizeof(many_letters) - 1] = '\0';
	(void)state;
	assert_string_equal(fault("my LoveLace knitting"), "personal");
	assert_string_equal(fault("xyz countess 4711 q"), "personal");
	assert_string_equal(fault("zz countess@example.org"), "personal");
	assert_null(fault("adamant pelican drizzle"));	/* "Ada" is short */
	assert_string_equal(password_fault(home.conf, "zz Bo-Li Wu violets",
	    "bo-li wu", NULL), "personal");
	/* No address, one without @, and one that no account can have. */
	assert_null(password_fault(home.conf, "violet pelican drizzle", NULL,
	    NULL));
	assert_string_equal(password_fault(home.conf, "pelican drizzle 4711",
	    NULL, "drizzle"), "personal");
	assert_null(password_fault(home.conf, "violet pelican drizzle",
	    many_letters, many_letters));
}

static void
length_is_counted_in_characters(void **state)
{
	char long_one[PASSWORD_MOST + 2];

	(void)state;
	assert_string_equal(fault("kolibri-tango1"), "short");	/* 14 */
	assert_null(fault("kolibri-tango12"));			/* 15 */
	/* 14 characters, 15 code points before they are composed */
	assert_string_equal(fault("kolibri-tange\xCC\x81"), "short");
	assert_null(fault("\xE0\xA4\x95\xE0\xA4\xBE\xE0\xA4\x97\xE0\xA4\x9C "
	    "\xD9\x82\xD9\x84\xD9\x85 violet 9"));
	for (size_t i = 0; i < PASSWORD_MOST + 1; i++)
		long_one[i] = "kolibri tango"[i * i % 13];
	long_one[PASSWORD_MOST + 1] = '\0';
	assert_string_equal(fault(long_one), "long");
	assert_null(fault("correct horse battery staple"));
}

static void
composition_is_asked_where_a_site_wants_it(void **state)
{
	struct home strict;

	(void)state;
	home_open(&strict, "password.mix = on\npassword.least = 8\n"
	    "password.blocklist =\n");
	assert_string_equal(password_fault(strict.conf, "kolibri-tango",
	    NULL, NULL), "mix");
	assert_null(password_fault(strict.conf, "Kolibri-tango-7", NULL, NULL));
	assert_string_equal(password_fault(strict.conf, "kolibri-tango-7",
	    NULL, NULL), "mix");
	assert_string_equal(password_fault(strict.conf, "KOLIBRI-TANGO-7",
	    NULL, NULL), "mix");
	assert_string_equal(password_fault(strict.conf, "Kolibri7tango7",
	    NULL, NULL), "mix");
	assert_string_equal(password_fault(strict.conf, "Kolibri-tango",
	    NULL, NULL), "mix");
	home_close(&strict);
}

/* Better refused than let through unseen. */
static void
without_its_list_none_is_good(void **state)
{
	struct home bare;

	(void)state;
	home_open(&bare, "password.blocklist = nowhere.txt\n");
	assert_string_equal(password_fault(bare.conf, "violet pelican drizzle",
	    NULL, NULL), "unchecked");
	assert_string_equal(password_fault(bare.conf, "aaaaaaaaaaaaaaaaaaaa",
	    NULL, NULL), "common");
	home_close(&bare);
}

/* Bytes that are no UTF-8, which no form lets through, are no less safe. */
static void
what_is_no_text_is_looked_at_as_bytes(void **state)
{
	(void)state;
	assert_string_equal(fault("\xFF\xFE"), "short");
	assert_non_null(password_hash(pool, home.conf, "\xFF no text"));
}

/* Take a turn in a child and hold it until it is killed. */
static pid_t
hold_turn(void)
{
	int told[2];
	char c;
	pid_t pid;

	assert_int_equal(pipe(told), 0);
	pid = fork();
	if (pid == 0) {
		c = turn_take(home.conf) >= 0 ? 'y' : 'n';
		if (write(told[1], &c, 1) == 1)
			pause();
		_exit(0);
	}
	assert_int_equal(read(told[0], &c, 1), 1);
	assert_int_equal(c, 'y');
	close(told[0]);
	close(told[1]);
	return pid;
}

/* password.hashes = 2 and password.queue = 0 in this home. */
static void
no_more_than_so_many_at_once(void **state)
{
	pid_t one = hold_turn(), two = hold_turn();

	(void)state;
	assert_null(password_hash(pool, home.conf, "one too many"));
	assert_int_equal(check(NULL, "one too many"), PASSWORD_BUSY);
	kill(one, SIGKILL);
	waitpid(one, NULL, 0);
	assert_non_null(password_hash(pool, home.conf, "now it fits"));
	assert_non_null(password_hash(pool, home.conf, "and again"));
	kill(two, SIGKILL);
	waitpid(two, NULL, 0);
}

/* Too little for Argon2 alone: there is no room for a large piece. */
static void
take_room_away(void)
{
	const size_t piece = 16 << 20;
	struct rlimit room = { (rlim_t)1 << 30, RLIM_INFINITY };
	void *p;

	malloc_trim(0);		/* what others had before */
	do {
		room.rlim_cur -= 2 << 20;
		if (setrlimit(RLIMIT_AS, &room) != 0)
			_exit(3);
		p = mmap(NULL, piece, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS,
		    -1, 0);
		if (p != MAP_FAILED)
			munmap(p, piece);
	} while (p != MAP_FAILED);
}

/* A right password is not called wrong for it. The sanitizers need all the
 * room there is. */
static void
without_memory_nobody_knows(void **state)
{
	int status;
	pid_t pid;

	(void)state;
#ifdef POOL_DEBUG
	return;
#endif
	pid = fork();
	if (pid == 0) {
		take_room_away();
		_exit(check(NULL, "a password") == PASSWORD_BUSY ? 0 : 2);
	}
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
}

static void
await_waiting(const struct conf *conf)
{
	unsigned long taken, waiting = 0;

	for (int i = 0; i < 3000 && !waiting; i++) {
		usleep(10000);
		turn_count(conf, &taken, &waiting);
	}
	assert_int_equal(waiting, 1);
}

/* One has a turn, one waits for it, and a third is asked to come back. */
static void
one_waits(const char *lines)
{
	struct home busy;
	int turn, status;
	pid_t waiting;

	home_open(&busy, lines);
	turn = turn_take(busy.conf);
	assert_true(turn >= 0);
	waiting = fork();
	if (waiting == 0) {
		turn_give(turn);	/* its copy; the parent has it still */
		_exit(turn_take(busy.conf) >= 0 ? 0 : 1);
	}
	await_waiting(busy.conf);
	assert_int_equal(turn_take(busy.conf), -1);
	turn_give(turn);
	waitpid(waiting, &status, 0);
	assert_int_equal(status, 0);
	home_close(&busy);
}

static void
who_may_wait_waits(void **state)
{
	(void)state;
	one_waits("password.hashes = 1\npassword.queue = 1\n");
}

/* Of three, should both others wait, nobody were left; but of two, one may. */
static void
one_worker_never_waits(void **state)
{
	(void)state;
	one_waits("workers = 3\npassword.hashes = 1\n");
	one_waits("workers = 2\npassword.hashes = 1\n");
}

static void
without_a_list_nothing_starts(void **state)
{
	struct home bare;
	char why[256];

	(void)state;
	assert_true(password_ready(home.conf, why, sizeof(why)));
	home_open(&bare, "password.blocklist = nowhere.txt\n");
	assert_false(password_ready(bare.conf, why, sizeof(why)));
	assert_non_null(strstr(why, "nowhere.txt"));
	home_close(&bare);
	home_open(&bare, "password.blocklist = aedile.conf\n");
	assert_false(password_ready(bare.conf, why, sizeof(why)));
	assert_non_null(strstr(why, "not sorted"));
	home_close(&bare);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_hash_says_how_it_was_made),
		cmocka_unit_test(only_the_whole_password_is_right),
		cmocka_unit_test(a_letter_is_the_same_composed_or_not),
		cmocka_unit_test(nobody_takes_as_long_as_somebody),
		cmocka_unit_test(an_old_hash_is_told),
		cmocka_unit_test(what_is_no_hash_fits_nobody),
		cmocka_unit_test(an_old_pepper_helps_out),
		cmocka_unit_test(what_would_be_guessed_is_refused),
		cmocka_unit_test(what_holds_a_name_is_personal),
		cmocka_unit_test(length_is_counted_in_characters),
		cmocka_unit_test(composition_is_asked_where_a_site_wants_it),
		cmocka_unit_test(without_its_list_none_is_good),
		cmocka_unit_test(what_is_no_text_is_looked_at_as_bytes),
		cmocka_unit_test(no_more_than_so_many_at_once),
		cmocka_unit_test(without_memory_nobody_knows),
		cmocka_unit_test(who_may_wait_waits),
		cmocka_unit_test(one_worker_never_waits),
		cmocka_unit_test(without_a_list_nothing_starts),
	};
	char lines[4400];
	int failed;

	secret_open();
	pool = pool_new();
	snprintf(lines, sizeof(lines), "password.hashes = 2\n"
	    "password.queue = 0\n"
	    "password.blocklist = %s\n", home_source("conf/passwords.txt"));
	home_open(&home, lines);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	home_close(&home);
	pool_free(pool);
	return failed;
}
