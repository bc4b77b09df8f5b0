/* file.c: attachments: what is taken, and that they are kept whole. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"
#include "form.h"

#define PNG "\x89PNG\r\n\x1A\n"

/* An upload of these bytes, as the request room would have left it. */
static struct upload
upload(struct ask *a, const char *name, const char *bytes, size_t len)
{
	char *path = pool_print(a->pool, "%s/upload", a->folder);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	fclose(file);
	return (struct upload){ "file", name, path, len };
}

static void
type_is_told_by_bytes_and_name_alike(void **state)
{
	static const struct {
		const char *name, *bytes, *fault;
	} cases[] = {
		{ "a.pdf", "%PDF-1.7\n", NULL }, { "A.PDF", "%PDF-1.7", NULL },
		{ "a.jpg", "\xFF\xD8\xFF\xE0", NULL },
		{ "a.jpeg", "\xFF\xD8\xFF\xE1", NULL },
		{ "a.png", PNG, NULL }, { "a.b.png", PNG, NULL },
		{ "a.pdf", PNG, "type" }, { "a.png", "%PDF-1.7", "type" },
		{ "a.png", "\x89PNG", "type" }, { "a.png", "x", "type" },
		{ "a.jp", "\xFF\xD8\xFF", "type" },
		{ "a.", PNG, "type" }, { "a", PNG, "type" },
		{ "png", PNG, "type" }, { "a.png.exe", PNG, "type" },
		{ "a.png .html", PNG, "type" }, { "a.pdf .jpg", PNG, "type" },
		{ "a.svg", "<svg xmlns=\"x\"/>", "type" },
		{ "a.html", "<!DOCTYPE html>", "type" },
		{ "a.pdf", " %PDF-1.7", "type" },
		{ "a.gif", "GIF89a", "type" },
		{ "a.docx", "PK\x03\x04", "type" },
	};
	struct ask *a = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct upload up = upload(a, cases[i].name, cases[i].bytes,
		    strlen(cases[i].bytes));
		const char *fault = file_fault(a->conf, &up);

		if (fault != cases[i].fault && (!fault || !cases[i].fault ||
		    strcmp(fault, cases[i].fault) != 0))
			fail_msg("%s: %s", cases[i].name, fault);
	}
}

static void
size_has_two_ends(void **state)
{
	struct ask *a = *state;
	char *bytes = pool_alloc(a->pool, 4097);
	struct upload up;

	memcpy(bytes, "%PDF-", 5);
	up = upload(a, "a.pdf", bytes, 4096);
	assert_null(file_fault(a->conf, &up));
	up = upload(a, "a.pdf", bytes, 4097);
	assert_string_equal(file_fault(a->conf, &up), "large");
	up = (struct upload){ "file", "a.pdf", NULL, 0 };
	assert_string_equal(file_fault(a->conf, &up), "empty");
	up = (struct upload){ "file", "a.pdf", NULL, 9 };
	assert_string_equal(file_fault(a->conf, &up), "type");
}

static char *
stored_path(struct ask *a, const struct kept_file *kept)
{
	return pool_print(a->pool, "%s/files/%s", a->folder, kept->stored);
}

static void
file_is_kept_whole_under_a_random_name(void **state)
{
	struct ask *a = *state;
	struct upload up = upload(a, "plan.pdf", "%PDF-1.7\0x", 10);
	struct kept_file kept, again;
	char bytes[16];
	struct stat st;
	FILE *file;

	assert_true(file_keep(a->pool, a->conf, &up, &kept));
	assert_string_equal(kept.name, "plan.pdf");
	assert_string_equal(kept.type, "application/pdf");
	assert_int_equal(kept.size, 10);
	assert_string_equal(kept.sha256, "4367c79767a744035d66e846acbae1bc"
	    "9d9fb532c9b7932ae019983daa56cb2d");
	assert_int_equal(strlen(kept.stored), 3 + 43);
	assert_memory_equal(kept.stored, kept.stored + 3, 2);
	assert_int_equal(kept.stored[2], '/');
	assert_int_equal(stat(stored_path(a, &kept), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	file = fopen(stored_path(a, &kept), "r");
	assert_int_equal(fread(bytes, 1, sizeof(bytes), file), 10);
	fclose(file);
	assert_memory_equal(bytes, "%PDF-1.7\0x", 10);
	/* A handler may be run again after a deadlock. */
	assert_true(file_keep(a->pool, a->conf, &up, &again));
	assert_string_not_equal(again.stored, kept.stored);
}

/* Files anywhere below the files folder. */
static size_t
count_files(struct ask *a)
{
	char *command = pool_print(a->pool, "find %s/files -type f | wc -l",
	    a->folder);
	FILE *pipe = popen(command, "r");
	unsigned long n = 999;

	assert_non_null(pipe);
	assert_int_equal(fscanf(pipe, "%lu", &n), 1);
	pclose(pipe);
	return n;
}

static void
file_that_cannot_be_written_leaves_nothing(void **state)
{
	struct ask *a = *state;
	char *bytes = pool_alloc(a->pool, 4000);
	struct upload up;
	struct kept_file kept;
	struct rlimit was, small;

	memcpy(bytes, PNG, 8);
	up = upload(a, "a.png", bytes, 4000);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	small = (struct rlimit){ 1000, was.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(file_keep(a->pool, a->conf, &up, &kept));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	assert_int_equal(count_files(a), 0);
	assert_true(file_keep(a->pool, a->conf, &up, &kept));
	assert_int_equal(count_files(a), 1);
}

/* The next fsync() but so many fails; -1: none does. */
static int fsync_fails_in = -1;

int __real_fsync(int fd);
int __wrap_fsync(int fd);

int
__wrap_fsync(int fd)
{
	if (fsync_fails_in >= 0 && fsync_fails_in-- == 0) {
		errno = EIO;
		return -1;
	}
	return __real_fsync(fd);
}

static void
fsync_that_fails_is_final(void **state)
{
	struct ask *a = *state;
	struct upload up = upload(a, "a.png", PNG, 8);
	struct kept_file kept;

	for (int i = 0; i < 3; i++) {	/* files folder, file, folder */
		fsync_fails_in = i;
		assert_false(file_keep(a->pool, a->conf, &up, &kept));
		assert_int_equal(fsync_fails_in, -1);
		assert_int_equal(count_files(a), 0);
	}
	assert_true(file_keep(a->pool, a->conf, &up, &kept));
	assert_int_equal(count_files(a), 1);
}

static void
file_is_not_kept_where_it_should_not_be(void **state)
{
	struct ask *a = *state;
	struct upload up = upload(a, "a.png", "no PNG", 6);
	struct kept_file kept;
	char path[100];

	assert_false(file_keep(a->pool, a->conf, &up, &kept));
	up = (struct upload){ "file", "a.png", NULL, 6 };
	assert_false(file_keep(a->pool, a->conf, &up, &kept));
	up = upload(a, "a.png", PNG, 8);
	snprintf(path, sizeof(path), "%s/files", a->folder);
	assert_int_equal(rmdir(path), 0);
	assert_false(file_keep(a->pool, a->conf, &up, &kept));
	assert_int_equal(close(open(path, O_CREAT | O_WRONLY, 0600)), 0);
	assert_false(file_keep(a->pool, a->conf, &up, &kept));
}

static void
uploads_are_looked_at(void **state)
{
	static const struct field files[] = {
		UPLOAD(photo, .required = true), { 0 }
	};
	const struct form sent = { "all", 0, files, false };
	struct upload items[] = {
		{ "photo", "a.png", NULL, 0 }, { "other", "b", NULL, 0 },
		{ "photo", "c.png", NULL, 9999 },
		{ "photo", "d.png", NULL, 1 },
	};
	struct ask *a = *state;

	assert_false(form_read(&a->rq, &sent, NULL));
	assert_string_equal(form_error(&a->rq, "photo"), "missing");
	a->rq.uploads = (struct uploads){ items, 2 };
	assert_false(form_read(&a->rq, &sent, NULL));
	assert_string_equal(form_error(&a->rq, "photo"), "empty");
	a->rq.uploads = (struct uploads){ items + 1, 2 };
	assert_false(form_read(&a->rq, &sent, NULL));
	assert_string_equal(form_error(&a->rq, "photo"), "large");
	a->rq.uploads = (struct uploads){ items, 4 };	/* two may be */
	assert_false(form_read(&a->rq, &sent, NULL));
	assert_string_equal(form_error(&a->rq, "photo"), "many");
}

/* A machine that fails is no file of a wrong type. */
static void
what_cannot_be_read_ends_the_worker(void **state)
{
	struct ask *a = *state;
	struct upload up = { "file", "a.png", NULL, 7 };
	int status;
	pid_t pid;

	assert_string_equal(file_fault(a->conf, &up), "type");
	up.path = pool_print(a->pool, "%s/gone", a->folder);
	pid = fork();
	if (pid == 0) {
		fclose(stderr);
		file_fault(a->conf, &up);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), EXIT_FAILURE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK(type_is_told_by_bytes_and_name_alike),
		ASK(size_has_two_ends),
		ASK(uploads_are_looked_at),
		ASK(what_cannot_be_read_ends_the_worker),
		ASK(file_is_kept_whole_under_a_random_name),
		ASK(file_that_cannot_be_written_leaves_nothing),
		ASK(fsync_that_fails_is_final),
		ASK(file_is_not_kept_where_it_should_not_be),
	};

	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
