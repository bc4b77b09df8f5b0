/* parked.h: what was typed into a form whose session had expired, kept
 * sealed for a day and given back after sign-in. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PARKED_H
#define CORE_PARKED_H

#include <stdint.h>

struct request;

/* Keep rq->body under the browser's token, sealed with a key made from it.
 * Passwords and files are not kept. */
void parked_keep(struct request *rq);
/* The page that holds the form which rq posts: its own path or one above. */
const char *parked_path(struct request *rq);
/* At sign-in, the browser's token changes from rq->token to new: seal anew,
 * for account alone. Where to go on: the path of the form's page, which says
 * (?done=parked) what has happened, or (?done=parked-text) that files were
 * left behind; NULL: nothing parked. */
const char *parked_move(struct request *rq, const char *new,
	uint64_t account);
/* A GET with ?parked=: fill rq->body with what was typed. */
void parked_return(struct request *rq);
/* Its page has been sent: forget what it gave back. Until then, whatever goes
 * wrong, it can be asked for again. */
void parked_shown(struct request *rq);

#endif
