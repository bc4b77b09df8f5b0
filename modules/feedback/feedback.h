/* feedback.h: what the files of the feedback module share. */
/* SPDX-License-Identifier: ISC */
#ifndef FEEDBACK_H
#define FEEDBACK_H

#include "core.h"
#include "feedback_sql.h"

struct opinion {
	const char *rating, *solved, *comment;
};

extern const struct form feedback_form;		/* give.c */

handler_fn feedback_ask, feedback_give, feedback_thanks;

#endif
