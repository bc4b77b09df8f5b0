/* multipart.c: find the boundaries in a stream of bytes. */
/* SPDX-License-Identifier: ISC */
#include "multipart.h"

#include <string.h>
#include <strings.h>

#include "pool.h"

enum {
	BOUNDARY_MOST = 70,
	HEAD_MOST = 8192,
	PARTS_MOST = 200,
};

enum state {
	PREAMBLE,	/* before the first boundary: dropped */
	AFTER_MARK,	/* a boundary has come: what follows says which */
	PADDING,	/* spaces behind it, until CR LF */
	CLOSING,	/* one dash of the last boundary */
	HEAD,
	BODY,
	EPILOGUE,	/* behind the last boundary: dropped */
};

struct multipart {
	struct pool			*pool;
	const struct part_events	*events;
	void				*to;
	enum state			 state;
	int				 status;
	size_t				 parts;
	size_t				 held;	/* bytes of mark seen */
	size_t				 mark_len;
	char				 mark[BOUNDARY_MOST + 5];
	size_t				 head_len;
	char				 head[HEAD_MOST + 1];
};

/* The value of boundary=, with or without quotes; its length, or 0. */
static size_t
find_boundary(const char *type, const char **start)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=? ";
	const char *at = strcasestr(type, "boundary=");
	size_t len;

	if (!at)
		return 0;
	at += strlen("boundary=");
	if (*at == '"') {
		len = strcspn(++at, "\"");
		if (!at[len])
			return 0;
	} else {
		len = strcspn(at, "; \t");
	}
	*start = at;
	if (len == 0 || len > BOUNDARY_MOST || at[len - 1] == ' ')
		return 0;
	return strspn(at, allowed) >= len ? len : 0;
}

struct multipart *
multipart_new(struct pool *pool, const char *type,
	const struct part_events *events, void *to)
{
	const char *boundary;
	size_t len = find_boundary(type, &boundary);
	struct multipart *mp;

	if (len == 0)
		return NULL;
	mp = pool_alloc(pool, sizeof(*mp));
	mp->pool = pool;
	mp->events = events;
	mp->to = to;
	memcpy(mp->mark, "\r\n--", 4);
	memcpy(mp->mark + 4, boundary, len);
	mp->mark_len = len + 4;
	mp->held = 2;		/* the body starts as if behind a CR LF */
	return mp;
}

static int
tell_data(struct multipart *mp, const char *bytes, size_t len)
{
	if (mp->state != BODY || len == 0)
		return 0;
	return mp->events->data(mp->to, bytes, len);
}

static int
mark_found(struct multipart *mp)
{
	int status = 0;

	if (mp->state == BODY)
		status = mp->events->end(mp->to);
	mp->state = AFTER_MARK;
	mp->held = 0;
	return status;
}

/*
 * Take bytes up to the next boundary or the end; *len becomes what was taken.
 * A CR stands only at the start of the mark, so what was held back and turns
 * out to be no mark is data, whole, and nothing need be looked at twice.
 */
static int
take_data(struct multipart *mp, const char *bytes, size_t *len)
{
	size_t at = 0, most = *len, held;
	const char *cr;
	int status = 0;

	while (at < most && status == 0) {
		if (mp->held == 0) {
			cr = memchr(bytes + at, '\r', most - at);
			*len = cr ? (size_t)(cr - bytes) : most;
			status = tell_data(mp, bytes + at, *len - at);
			at = *len;
			mp->held = cr != NULL;
			at += cr != NULL;
		} else if (bytes[at] == mp->mark[mp->held]) {
			at++;
			if (++mp->held == mp->mark_len) {
				*len = at;
				return mark_found(mp);
			}
		} else {
			held = mp->held;
			mp->held = 0;
			status = tell_data(mp, mp->mark, held);
		}
	}
	*len = at;
	return status;
}

/* Behind a boundary: "--" ends the body, CR LF begins a part. */
static int
take_mark_end(struct multipart *mp, char c)
{
	bool blank = c == ' ' || c == '\t';

	if (mp->state == CLOSING) {
		mp->state = EPILOGUE;
		return c == '-' ? 0 : 400;
	}
	if (mp->held == 1) {		/* a CR has come */
		mp->state = HEAD;
		mp->held = 0;
		mp->head_len = 0;
		if (c != '\n')
			return 400;
		return ++mp->parts > PARTS_MOST ? 413 : 0;
	}
	if (c == '-' && mp->state == AFTER_MARK)
		mp->state = CLOSING;
	else if (blank)
		mp->state = PADDING;
	else if (c == '\r')
		mp->held = 1;
	else
		return 400;
	return 0;
}

/* Gather the header block until its empty line. */
static int
take_head(struct multipart *mp, char c)
{
	struct part_head head;
	size_t len;

	if (!c || mp->head_len == HEAD_MOST)
		return 400;
	mp->head[mp->head_len++] = c;
	len = mp->head_len;
	if (len == 2 && memcmp(mp->head, "\r\n", 2) == 0)
		return 400;
	if (len < 4 || memcmp(mp->head + len - 4, "\r\n\r\n", 4) != 0)
		return 0;
	mp->head[len - 2] = '\0';
	if (!disposition_read(mp->pool, mp->head, &head))
		return 400;
	mp->state = BODY;
	mp->held = 0;
	return mp->events->head(mp->to, &head);
}

int
multipart_push(struct multipart *mp, const char *bytes, size_t len)
{
	while (len > 0 && mp->status == 0) {
		size_t took = 1;

		switch (mp->state) {
		case PREAMBLE:
		case BODY:
			took = len;
			mp->status = take_data(mp, bytes, &took);
			break;
		case AFTER_MARK:
		case PADDING:
		case CLOSING:
			mp->status = take_mark_end(mp, *bytes);
			break;
		case HEAD:
			mp->status = take_head(mp, *bytes);
			break;
		case EPILOGUE:
			took = len;
			break;
		}
		bytes += took;
		len -= took;
	}
	return mp->status;
}

int
multipart_end(struct multipart *mp)
{
	if (mp->status == 0 && mp->state != EPILOGUE)
		mp->status = 400;
	return mp->status;
}
