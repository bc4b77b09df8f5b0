/* guard.h: who is asking, may they, is the POST ours? */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_GUARD_H
#define CORE_GUARD_H

#include <stdbool.h>
#include <stddef.h>

struct conf;
struct request;
struct route;

/* A form of these asks for a password. */
bool guard_hashes(const struct route *routes);
/* At start: is there all that these routes need to tell friend from foe? The
 * site's key; where a form asks for a password, the pepper and the list of
 * common ones. Else why, in one line that says how to mend it. */
bool guard_ready(const struct conf *, const struct route *routes, char *why,
	size_t size);

/*
 * Before the route is looked for: the browser's token (a new one where it
 * brought none), the csrf text that goes with it, and the page's language, so
 * that a notice speaks it too. A second call does nothing.
 */
void guard_browser(struct request *rq);

/* Before any query: guard_browser(), and of a POST: Origin and
 * Sec-Fetch-Site are ours, csrf is right. 0 or 403. */
int guard_form(struct request *rq);

/* Does the browser itself say that the POST comes from a page of ours? Then
 * one whose csrf is wrong lost its cookie on the way, and may be shown to its
 * writer again. */
bool guard_vouched(const struct request *rq);

/*
 * Fill rq->who from the session and check the route's role. 0, or 403, or
 * 303 to the sign-in page. Where db_failed(), the answer means nothing. What
 * a person typed whose session has expired is parked, and given back to the
 * form after they signed in (parked.h).
 */
int guard_person(struct request *rq);

#endif
