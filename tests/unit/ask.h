/* ask.h: a request of the tests, and a house of one folder to ask in. */
/* SPDX-License-Identifier: ISC */
#ifndef ASK_H
#define ASK_H

#include "unit.h"

#include "conf.h"
#include "request.h"

struct ask {
	struct pool	*pool;
	struct conf	*conf;
	char		 folder[64];	/* holds "files" */
	char		*env[24];
	size_t		 vars;
	const char	*body;
	size_t		 left;		/* of it */
	size_t		 most;		/* bytes that one read gives */
	struct request	 rq;
};

/* Setup and teardown: *state is a struct ask; lines go to its aedile.conf
 * beside site.address and files. */
int ask_open(void **state);
int ask_open_prefixed(void **state);	/* lives under /portal, over TLS */
int ask_close(void **state);

/* Set a variable that nginx would pass. */
void ask_var(struct ask *, const char *name, const char *value);
/* The body, with its length and type. */
void ask_body(struct ask *, const char *type, const char *body, size_t len);
/* request_parse() on all that. */
int ask_now(struct ask *);
/* GET path?query, parsed; the status. */
int ask_get(struct ask *, const char *path, const char *query);
/* POST path with an urlencoded body, parsed. */
int ask_post(struct ask *, const char *path, const char *body);

#define ASK(test) cmocka_unit_test_setup_teardown(test, ask_open, ask_close)
#define ASK_PREFIXED(test) \
	cmocka_unit_test_setup_teardown(test, ask_open_prefixed, ask_close)

#endif
