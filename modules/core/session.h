/* session.h: begin and end; for auth alone. The guard reads them. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

struct request;

/* Sign account in: a new token in a new cookie, the old one never adopted.
 * Idle and absolute limits by role (conf "session.*"). Where to go on, a path
 * below the site's prefix: the page of a form that was parked; NULL: nothing
 * was. */
const char *session_begin(struct request *rq, uint64_t account);
/* End the one that asks; its cookie goes. */
void session_end(struct request *rq);
/* End one of the asking person's by its id, or with 0 all but the one that
 * asks. */
void session_end_other(struct request *rq, uint64_t id);
/* End every session of an account: its password has changed. */
void session_end_all(struct request *rq, uint64_t account);

#endif
