/*
 * multipart.h: a form with files, RFC 7578, read as it arrives: however the
 * body is cut into pieces, the events are the same, and memory stays flat.
 */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_MULTIPART_H
#define CORE_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

struct multipart;
struct parts;
struct pool;
struct request;

/* What a part's header block says of it. */
struct part_head {
	const char	*name;		/* of the form field, clean */
	const char	*file;		/* base name, clean; NULL: no file;
					   "": a file field left empty */
};

/* Each returns 0, or the HTTP status to stop with. */
struct part_events {
	int (*head)(void *to, const struct part_head *);
	int (*data)(void *to, const char *bytes, size_t len);
	int (*end)(void *to);
};

/* NULL where the Content-Type names no boundary of 1 to 70 characters that
 * RFC 2046 § 5.1.1 knows. */
struct multipart *multipart_new(struct pool *, const char *content_type,
	const struct part_events *, void *to);
/* 0, or 400, 413 (more than 200 parts), or what an event returned; the same
 * from then on. */
int multipart_push(struct multipart *, const char *bytes, size_t len);
/* The body is over: 0, or 400 where its last boundary has not come. */
int multipart_end(struct multipart *);

/* disposition.c: false where the block has no Content-Disposition, or two,
 * or one that is not form-data with one clean name. */
bool disposition_read(struct pool *, char *block, struct part_head *out);
/* The base name of a file for people: no folders, no controls, nothing that
 * turns the reading direction, no dots around it, 200 characters. "" where
 * nothing is left. */
const char *disposition_clean(struct pool *, const char *name);

/* parts.c: text to rq->body, at most so many bytes of it, files to rq->uploads
 * in temporary files that go with the pool. */
struct parts *parts_new(struct request *rq, size_t text_most);
extern const struct part_events parts_events;

#endif
