/* reply_file.c: downloads: an attachment by nginx, rows as CSV. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
#include "db.h"
#include "log.h"
#include "pool.h"
#include "reply.h"
#include "request.h"
#include "text.h"
#include "urlencoded.h"

/* RFC 6266: a plain name for all, the real one by RFC 8187 for most. */
static const char *
disposition(struct pool *pool, const char *name)
{
	char *clean = text_cut(pool, name, 200), *plain;

	plain = pool_text(pool, clean);
	for (char *c = plain; *c; c++)
		if (*c < 0x20 || *c >= 0x7F || strchr("\"\\%/", *c))
			*c = '_';
	return pool_print(pool, "attachment; filename=\"%s\"; "
	    "filename*=UTF-8''%s", plain, urlencoded_write(pool, clean));
}

/* Letters, digits and what a name of ours or a media type has besides. */
static bool
is_plain(const char *s)
{
	return *s && !s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789/-_+.")] &&
	    !strstr(s, "..");
}

int
reply_file(struct request *rq, const char *stored, const char *name,
	const char *type)
{
	struct reply *rp = rq->reply;

	if (!is_plain(stored) || *stored == '/') {
		log_error("no name for an attachment: %s", stored);
		return reply_not_found(rq);
	}
	rp->accel = pool_print(rq->pool, "%s/attachments/%s",
	    rq->site->prefix, stored);
	rp->disposition = disposition(rq->pool, name);
	rp->type = is_plain(type) ? pool_text(rq->pool, type) :
	    "application/octet-stream";
	rp->body = "";
	rp->length = 0;
	return 200;
}

/* A negative number is no formula. */
static bool
is_number(const char *s)
{
	s += *s == '-';
	s += strspn(s, "0123456789");
	s += *s == '.';
	return !s[strspn(s, "0123456789")];
}

/* Would a spreadsheet take it for a formula? The fullwidth forms of the signs
 * count too. */
static bool
is_formula(const char *s)
{
	static const char *const wide[] = {
		"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"
	};

	if (*s && strchr("=+-@\t\r\n", *s))
		return *s != '-' || !is_number(s);
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(s, wide[i], 3) == 0)
			return true;
	return false;
}

/* RFC 4180 § 2; an apostrophe makes text of a formula. */
static void
put_cell(FILE *out, const char *s)
{
	bool formula = is_formula(s);

	if (!formula && !strpbrk(s, ",\"\r\n")) {
		fputs(s, out);
		return;
	}
	putc('"', out);
	if (formula)
		putc('\'', out);
	for (; *s; s++) {
		if (*s == '"')
			putc('"', out);
		putc(*s, out);
	}
	putc('"', out);
}

static void
put_line(FILE *out, const struct rows *rows,
	const char *(*cell)(const struct rows *, size_t))
{
	for (size_t c = 0; c < rows_columns(rows); c++) {
		const char *text = cell(rows, c);

		if (c > 0)
			putc(',', out);
		put_cell(out, text ? text : "");
	}
	fputs("\r\n", out);
}

int
reply_csv(struct request *rq, const char *name, struct rows *rows)
{
	struct reply *rp = rq->reply;
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	if (!out)
		log_die("out of memory for a CSV");
	fputs("\xEF\xBB\xBF", out);	/* or spreadsheets read Latin-1 */
	put_line(out, rows, rows_name);
	while (rows_next(rows))
		put_line(out, rows, rows_value);
	if (fclose(out) != 0)
		log_die("out of memory for a CSV");
	pool_defer(rq->pool, free, text);
	rp->type = "text/csv; charset=utf-8; header=present";
	rp->disposition = disposition(rq->pool, name);
	rp->body = text;
	rp->length = len;
	return 200;
}
