/* language.h: which language a page speaks, and the switch on every page. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_LANGUAGE_H
#define CORE_LANGUAGE_H

#include <stdbool.h>

struct request;

/* A language we have words for, as the theme spells it, or NULL. */
const char *language_ours(const struct request *rq, const char *code);
/* The codes of all of them, a space between; in pool. */
const char *language_all(const struct request *rq);

/*
 * rq->language as the browser wants it: what the address asks for
 * (?language=, which a cookie then keeps), else that cookie, else its
 * Accept-Language, else the site's.
 */
void language_of_browser(struct request *rq);
/* As the person chose, once the guard knows them; the address goes first. */
void language_of_person(struct request *rq);

/*
 * A POST with a field "speak" is the switch, whatever form it belongs to: what
 * was typed so far comes along, so that it is not lost, and nothing else is
 * done.
 */
bool language_is_switch(const struct request *rq);
/* This browser speaks code from now on, for a year, if we have it. */
void language_keep(struct request *rq, const char *code);
/* Once the person is known: their account and their letters speak it, too.
 * 303 to where they were, with what they had typed. */
int language_switch(struct request *rq);

#endif
