/* multipart.c: a form with files; however it is cut, the same is told of it.
 * Input: its Content-Type, a line end, the body. */
/* SPDX-License-Identifier: ISC */
#include "multipart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "pool.h"
#include "text.h"

static int
told_head(void *to, const struct part_head *head)
{
	PROMISE(text_length(head->name) > 0);
	PROMISE(!strpbrk(head->name, "\t\n"));
	if (head->file) {
		PROMISE(text_length(head->file) >= 0);
		PROMISE(text_length(head->file) <= 201);
		PROMISE(!strpbrk(head->file, "/\\\t\n"));
		PROMISE(*head->file != '.');
	}
	fprintf(to, "<%s|%s>", head->name, head->file ? head->file : "-");
	return 0;
}

static int
told_data(void *to, const char *bytes, size_t len)
{
	PROMISE(len > 0);
	fwrite(bytes, 1, len, to);
	return 0;
}

static int
told_end(void *to)
{
	fputs("</>", to);
	return 0;
}

/* The status, and all that was told, for free(). */
static int
tell(const char *type, const char *body, size_t len, size_t most, char **text,
	size_t *told)
{
	static const struct part_events events = { told_head, told_data,
		told_end };
	struct pool *pool = pool_new();
	FILE *out = open_memstream(text, told);
	struct multipart *mp = multipart_new(pool, type, &events, out);
	int status = mp ? 0 : 415;

	for (size_t n; mp && len > 0; body += n, len -= n) {
		char *piece;

		n = len < most ? len : most;
		piece = malloc(n);
		memcpy(piece, body, n);
		status = multipart_push(mp, piece, n);
		free(piece);
	}
	if (mp)
		status = multipart_end(mp);
	fclose(out);
	pool_free(pool);
	return status;
}

void
try_multipart(struct pool *pool, char *text, size_t size)
{
	char *body = text, *type = fuzz_line(&body), *whole, *bits;
	size_t len = size - (size_t)(body - text), told, again;
	int status = tell(type, body, len, SIZE_MAX, &whole, &told);

	(void)pool;
	PROMISE(status == 0 || status == 400 || status == 413 ||
	    status == 415);
	for (size_t most = 1; most < 40; most = most * 3 + 1) {
		PROMISE(tell(type, body, len, most, &bits, &again) == status);
		PROMISE(told == again && memcmp(whole, bits, told) == 0);
		free(bits);
	}
	free(whole);
}
