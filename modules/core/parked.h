/* parked.h: what was typed into a form whose session had expired, kept
 * sealed for a day and given back after sign-in. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PARKED_H
#define CORE_PARKED_H

#include <stdbool.h>

struct request;

/* Keep rq->body under the browser's token, sealed with a key made from it. */
void parked_keep(struct request *rq);
/* At sign-in, the browser's token changes from rq->token to new: seal anew.
 * Where to go on: the path of the form's page, or NULL: nothing parked. */
const char *parked_move(struct request *rq, const char *new);
/* A GET of the form's page: fill rq->body with what was typed, once. */
void parked_return(struct request *rq);

#endif
