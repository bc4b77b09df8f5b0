/* main.c: the feedback module: one question at the end of a case. */
/* SPDX-License-Identifier: ISC */
#include "feedback.h"

static const struct limit give_limits[] = {
	{ "feedback-address", NULL, 20, 30 },
	{ 0 }
};

static const struct route routes[] = {
	{ GET,  "/feedback/thanks",  feedback_thanks, ROLE_ANYONE },
	{ GET,  "/feedback/{token}", feedback_ask,    ROLE_ANYONE },
	{ POST, "/feedback/{token}", feedback_give,   ROLE_ANYONE,
	  &feedback_form, give_limits },
	{ 0 }
};

static const struct module feedback = {
	"feedback", routes, feedback_queries
};

int
main(int argc, char **argv)
{
	return door_open(&feedback, argc, argv);
}
