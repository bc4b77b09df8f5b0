/* reply.h: what goes out. Nothing leaves before the handler is done and the
 * transaction committed. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_REPLY_H
#define CORE_REPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct request;

enum { COOKIES_MAX = 4 };

struct reply {
	const char	*location;	/* of a redirect, prefix included */
	const char	*cookies[COOKIES_MAX];	/* whole Set-Cookie values */
	size_t		 cookie_count;
	const char	*type;		/* of body, where it is no page */
	const char	*body;
	char		*csv;		/* the body while it is written */
	size_t		 length;
	const char	*accel;		/* X-Accel-Redirect: nginx's file */
	const char	*disposition;	/* Content-Disposition */
	unsigned	 retry_after;	/* seconds; 0: no such header */
	unsigned	 pieces;	/* that nginx sends it in, one a
						   second; 0: at once */
	bool		 clear_site;	/* Clear-Site-Data, at sign-out */
	const char	*notice;	/* which the page is; NULL: none, or
						   that of its status */
};

/* Each returns the status for the handler to return. */

/* 303 to a path below the site's prefix. */
int reply_see_other(struct request *, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* As above, to path?next=NEXT, for the page there to lead on to NEXT. */
int reply_see_other_first(struct request *, const char *path,
	const char *next);
/* The page becomes a notice; its words are notice.STATUS. */
int reply_notice(struct request *, int status);
/* As above, with words of its own: notice.NAME. */
int reply_notice_named(struct request *, int status, const char *name);
/* 429: so many seconds are to be waited. */
int reply_too_much(struct request *, unsigned wait);
/* 503: too many people sign in at this moment. */
int reply_busy(struct request *);
int reply_not_found(struct request *);
/* A file of the files folder, as a download; nginx sends the bytes. */
int reply_file(struct request *, const char *stored, const char *name,
	const char *type);
/* A CSV file (RFC 4180): write it cell by cell with csv_write(), and let every
 * path end at reply_csv_close(). */
FILE *reply_csv_open(struct request *);
int reply_csv_close(struct request *, const char *name, FILE *);

/* seconds 0: until the browser closes; negative: take it away. */
void reply_cookie(struct request *, const char *name, const char *value,
	long seconds);

/* "See Other" (RFC 9110 § 15); what stands behind the number. */
const char *reply_phrase(int status);

#endif
