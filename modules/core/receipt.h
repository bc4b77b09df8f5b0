/* receipt.h: a form takes effect once, however often it is posted. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_RECEIPT_H
#define CORE_RECEIPT_H

#include <stdbool.h>

struct request;

/*
 * First thing in a POST's transaction: take the form's key. True: it is
 * ours. False: it has been taken before and *location is where that POST led
 * (NULL: no key was sent, answer 400). Waits for a twin that is under way.
 */
bool receipt_take(struct request *rq, const char **location);
/* Last thing before COMMIT: where the POST led. */
void receipt_keep(struct request *rq);
/* It did not take effect after all, but the transaction shall stand. */
void receipt_forget(struct request *rq);
/* On a new connection after a COMMIT whose outcome is unknown: where it led,
 * or NULL: it did not happen. */
const char *receipt_find(struct request *rq);

#endif
