/* request.h: what came in, parsed once and never changed. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct db;
struct form_state;
struct page;
struct pool;
struct reply;
struct route;
struct site;
struct theme;

enum method { METHOD_NONE, GET, POST };

enum role {
	ROLE_NOBODY,		/* what a route that names no role admits */
	ROLE_ANYONE,
	ROLE_CITIZEN,		/* signed in, address proven */
	ROLE_OFFICER,
	ROLE_MANAGER,
	ROLE_ADMIN,
};

struct pair {
	const char *name, *value;
};

struct pairs {
	struct pair	*items;
	size_t		 count;
};

/* A file that came with the form, streamed to a temporary file that goes
 * with the request unless file_keep() takes it. */
struct upload {
	const char	*field;		/* the form field it came in */
	const char	*name;		/* the browser's, no folders */
	const char	*path;		/* where it lies for now; NULL where it
					   is empty, or one file too many */
	uint64_t	 size;		/* as sent: past conf "files.size" only
					   counted, not kept */
};

struct uploads {
	struct upload	*items;
	size_t		 count;
};

/* Who is asking. Filled by the guard from the session. */
struct actor {
	uint64_t	 id;		/* 0: not signed in */
	enum role	 role;
	const char	*name;
	const char	*email;
	const char	*language;	/* their choice, or NULL */
	uint64_t	 session;	/* id of the session; 0: none */
	bool		 owes_terms;	/* a new edition is to be accepted
					   before anything else */
};

struct request {
	struct pool		*pool;
	const struct conf	*conf;
	const struct site	*site;
	const struct theme	*theme;		/* for its languages */
	enum method		 method;
	bool			 head;		/* a GET without a body */
	const char		*path;		/* below the site's prefix */
	bool			 as_xml;	/* .xml stood behind it */
	struct pairs		 query, body, cookies;
	const char		*typed_in;	/* a GET: the form whose text is
						   back, as body; or NULL */
	struct uploads		 uploads;
	bool			 no_room;	/* for one of them */
	const char		*address;	/* the client's, from nginx */
	const char		*agent;		/* its User-Agent, cut to 200 */
	const char		*accept, *accept_language;
	const char		*origin;	/* Origin header, or NULL */
	const char		*fetch_site;	/* Sec-Fetch-Site, or NULL */
	const char		*id;		/* of this one, for the log */
	const char		*token;		/* the browser's cookie; the
						   guard makes a missing one */
	const char		*csrf;		/* what its forms must carry */
	const char		*language;	/* of the page: one we have */
	const struct route	*routes;	/* all the module's */
	const struct route	*route;		/* the one that fits */
	struct pairs		 args;		/* {id} in its path */
	struct actor		 who;
	struct db		*db;
	struct page		*page;
	struct form_state	*form;		/* what form_read() found */
	struct reply		*reply;
};

/* Where the bytes come from: FastCGI, or plain CGI at a shell prompt.
 * read: bytes got, 0 at the end, -1 when the client has gone. */
struct source {
	char	**env;
	long	(*read)(void *from, char *buf, long size);
	void	 *from;
};

/*
 * Fill rq, whose pool, conf, site and routes are set, from src: method, path
 * (PATH_INFO, which nginx has decoded once, less the site's prefix, and less
 * .xml behind it), query, our own cookies, body. Bodies are urlencoded or, for
 * a form with a file field, multipart streamed to disk; no body is read that
 * no route waits for.
 * 0, or the HTTP status of the refusal: 400, 404 (no route, outside the
 * prefix, a slash at the end, an empty segment or one that starts with a
 * dot), 405, 411, 413, 415, 503 (no room for uploads). rq->id is set in any
 * case.
 *
 * Names are clean UTF-8 and come once. Values are UTF-8 whose odd characters
 * (text.h) have become U+FFFD; form_read() tells the person.
 */
int request_parse(struct request *rq, const struct source *src);

/* The value of a name, or NULL. The first one wins. */
const char *pairs_get(const struct pairs *, const char *name);

/* A {name} of the route's path as text, or as a number: 0 where it is none. */
const char *arg_text(const struct request *, const char *name);
uint64_t arg_u64(const struct request *, const char *name);
/* A number of the query string, or other where it is absent or no number. */
uint64_t query_u64(const struct request *, const char *name, uint64_t other);

#endif
