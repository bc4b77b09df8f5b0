/* route.h: the table of doors of a module. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_ROUTE_H
#define CORE_ROUTE_H

#include "request.h"

struct form;
struct limit;
struct sql;

/*
 * Serve rq: fill rq->page and return its status, or return a reply_*().
 * It may be run again after a deadlock, so it touches nothing but the
 * database, the page and the reply.
 */
typedef int handler_fn(struct request *rq);

struct route {
	enum method		 method;
	const char		*path;		/* "/cases/{id}" */
	handler_fn		*handler;
	enum role		 role;		/* the least role let in */
	const struct form	*form;		/* what a POST must carry */
	const struct limit	*limits;	/* ends with { 0 }, or NULL */
	bool			 repeatable;	/* a POST that may take effect
						   twice: no receipt is kept */
	bool			 hashes;	/* a POST that does little but
						   hash: turned away before all
						   else where too many do */
	bool			 counts_done;	/* its limits are of what was
						   done, and its handler counts
						   that: limit_done() */
	bool			 before_terms;	/* for who owes them, too */
};

struct module {
	const char			*name;
	const struct route		*routes;	/* ends with { 0 } */
	const struct sql *const		*queries;	/* ends with NULL */
};

/* Set rq->route and rq->args. 0, or 404, or 405. */
int route_find(struct request *rq);

/* The path to post form to from here: its route's, with rq's args in it,
 * below the site's prefix. */
const char *route_action(struct request *rq, const struct form *);

/* Routes, forms and limits as XML on standard output. */
void route_describe(const struct module *);

#endif
