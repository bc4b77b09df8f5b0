/* queue.h: what the officers' files of the cases module share. */
/* SPDX-License-Identifier: ISC */
#ifndef QUEUE_H
#define QUEUE_H

#include "cases.h"

struct queue_filter {
	uint64_t	 department, category;
	const char	*state, *whose, *sort, *text;
};

struct version {
	const char *version;
};

struct talk {
	const char *body;
};

struct hand_over {
	uint64_t	 department, officer;
	const char	*reason, *version;
};

struct recategory {
	uint64_t	 category;
	const char	*version;
};

extern const struct form queue_form;		/* queue.c */
extern const struct form take_form;		/* desk.c */
extern const struct form answer_form;		/* talk.c */
extern const struct form note_form;
extern const struct form hand_over_form;	/* hand_over.c */
extern const struct form recategory_form;	/* recategory.c */

extern const struct form status_form;		/* move.c */
extern const struct form question_form;
extern const struct form outcome_form;

handler_fn queue_list;
handler_fn desk_show, desk_take, desk_attachment;
handler_fn desk_answer, desk_note;
handler_fn hand_over_ask, hand_over;
handler_fn recategory_ask, recategory;
handler_fn status_ask, status_change;		/* move.c */
handler_fn question_ask, question_send;
handler_fn resolve_ask, resolve;

/* The case the path names, if the asking officer may see it. */
struct rows *desk_find(struct request *rq);	/* desk.c */

/*
 * A page of one form about a case: the element named after the form, the
 * case's head, the form. Where somebody was faster it says so, and shows what
 * they did; what was typed stays, and the form now names the new version.
 */
int desk_form(struct request *rq, const struct form *,
	const struct rows *found, int status);		/* desk.c */

/* A department as staff wrote it, not translated: for events. */
const char *department_name(struct request *rq, uint64_t id);
						/* hand_over.c */
/* An event by the asking officer. */
uint64_t desk_event(struct request *rq, uint64_t id, const char *kind,
	bool internal, const char *from, const char *to,
	const char *body);				/* desk.c */

/* A letter to the case's citizen, if it has one; open it, write on, post. */
struct page *desk_letter(struct request *rq, const char *kind,
	const struct rows *found);			/* letters.c */
void desk_post(struct request *rq, struct page *letter, const char *kind,
	const struct rows *found, uint64_t event);	/* letters.c */

#endif
