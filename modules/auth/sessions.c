/* sessions.c: /account/sessions: where one is signed in, and an end to it. */
/* SPDX-License-Identifier: ISC */
#include "auth.h"

static const struct field fields[] = {
	HIDDEN(session_choice, session, .max = 20),
	{ 0 }
};

const struct form session_form = {
	"session", sizeof(struct session_choice), fields, false
};

int
sessions_list(struct request *rq)
{
	page_open(rq->page, "sessions");
	page_rows(rq->page, "session", db_query(rq->db,
	    &sql_sessions_of_account, U64(rq->who.session),
	    U64(rq->who.id)));
	page_form(rq->page, &session_form, rq);
	page_close(rq->page);
	return 200;
}

/* Without an id: all but this one. */
int
session_stop(struct request *rq)
{
	struct session_choice in;
	uint64_t id = 0;

	if (!form_read(rq, &session_form, &in) ||
	    (in.session && !text_to_u64(in.session, &id)))
		return reply_notice(rq, 400);
	session_end_other(rq, id);
	return reply_see_other(rq, "/account/sessions?done=ended");
}
