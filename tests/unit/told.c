/* told.c: what a multipart parser tells of a body, however it is cut. */
/* SPDX-License-Identifier: ISC */
#include "told.h"

static int
told_head(void *to, const struct part_head *head)
{
	struct told *t = to;

	fprintf(t->out, "<%s", head->name);
	if (head->file)
		fprintf(t->out, "|%s", head->file);
	putc('>', t->out);
	return ++t->events == t->stop_at ? 503 : 0;
}

static int
told_data(void *to, const char *bytes, size_t len)
{
	struct told *t = to;

	assert_true(len > 0);
	fwrite(bytes, 1, len, t->out);
	return 0;
}

static int
told_end(void *to)
{
	struct told *t = to;

	fputs("</>", t->out);
	return ++t->events == t->stop_at ? 413 : 0;
}

const struct part_events told_events = { told_head, told_data, told_end };

size_t
random_below(uint64_t *seed, size_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (size_t)(*seed % n);
}

int
told_run(struct pool *pool, const char *type, const char *body, size_t len,
	size_t most, uint64_t *seed, struct told *t)
{
	struct multipart *mp;
	int status = 0;

	t->out = open_memstream(&t->text, &t->len);
	t->events = 0;
	mp = multipart_new(pool, type, &told_events, t);
	assert_non_null(mp);
	while (len > 0) {
		size_t piece = seed ? 1 + random_below(seed, most) : most;
		char *copy;

		if (piece > len)
			piece = len;
		copy = malloc(piece);
		memcpy(copy, body, piece);
		status = multipart_push(mp, copy, piece);
		free(copy);
		body += piece;
		len -= piece;
	}
	status = multipart_end(mp);
	fclose(t->out);
	return status;
}

int
told_run_all_ways(struct pool *pool, const char *type, const char *body,
	size_t len, struct told *whole)
{
	uint64_t seed = 0x9E3779B97F4A7C15;
	int status = told_run(pool, type, body, len, len + 1, NULL, whole);

	for (int i = 0; i < 21; i++) {
		struct told t = { .stop_at = whole->stop_at };
		int other = told_run(pool, type, body, len, i ? 9 : 1,
		    i ? &seed : NULL, &t);

		assert_int_equal(other, status);
		assert_int_equal(t.len, whole->len);
		assert_memory_equal(t.text, whole->text, t.len);
		free(t.text);
	}
	return status;
}

void
told_check(struct pool *pool, const char *body, int status,
	const char *said)
{
	struct told t = { 0 };
	int got = told_run_all_ways(pool, TYPE, body, strlen(body), &t);

	if (got != status || (said && strcmp(t.text, said) != 0))
		fail_msg("%d %s\nof %s", got, t.text, body);
	free(t.text);
}
