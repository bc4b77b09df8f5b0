/* reply_file.c: downloads: an attachment by nginx, a report as CSV. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"
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

FILE *
reply_csv_open(struct request *rq)
{
	FILE *out = open_memstream(&rq->reply->csv, &rq->reply->length);

	if (!out)
		log_die("out of memory for a CSV");
	fputs("\xEF\xBB\xBF", out);	/* or spreadsheets read Latin-1 */
	return out;
}

int
reply_csv_close(struct request *rq, const char *name, FILE *out)
{
	struct reply *rp = rq->reply;

	if (fclose(out) != 0)
		log_die("out of memory for a CSV");
	pool_defer(rq->pool, free, rp->csv);
	rp->type = "text/csv; charset=utf-8; header=present";
	rp->disposition = disposition(rq->pool, name);
	rp->body = rp->csv;
	return 200;
}
