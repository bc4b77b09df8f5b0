/* cases.h: what the files of the cases module share. */
/* SPDX-License-Identifier: ISC */
#ifndef CASES_H
#define CASES_H

#include "core.h"
#include "cases_sql.h"

struct details {
	const char *body, *location;
};

struct search {
	const char *state, *text;
};

struct reply_draft {
	const char *body, *version;
};

struct withdrawal {
	const char *reason, *version;
};

struct lookup {
	const char *reference, *email;
};

extern const struct form service_form;		/* services.c */
extern const struct form details_form;		/* details.c */
extern const struct form questions_form;	/* questions.c */
extern const struct form draft_files_form;	/* files.c */
extern const struct form draft_file_remove_form;
extern const struct form draft_check_form;	/* check.c */
extern const struct form case_search_form;	/* list.c */
extern const struct form case_reply_form;	/* reply.c */
extern const struct form case_withdraw_form;	/* withdraw.c */
extern const struct form case_reopen_form;
extern const struct form find_form;		/* find.c */
extern const struct form barrier_form;		/* barrier.c */

handler_fn service_list, service_show, draft_start;
handler_fn details_edit, details_save, questions_edit, questions_save;
handler_fn draft_files_edit, draft_files_add, draft_file_remove;
handler_fn draft_check, draft_send;
handler_fn case_list, case_show, case_sent, case_reply;
handler_fn case_withdraw_ask, case_withdraw, case_reopen_ask, case_reopen;
handler_fn attachment_show;
handler_fn find_ask, find_look, find_show;
handler_fn accessibility_show, barrier_report;

/* The draft the path names, if it is the asking person's: one row or none. */
struct rows *draft_find(struct request *rq);	/* details.c */
/* The element of a draft's page, opened: what it is a draft of. */
void draft_open(struct page *, const char *element, const struct rows *draft);

/* The letter that a case has come in; names: its category and department. */
void case_received(struct request *rq, uint64_t id, const char *reference,
	const char *due, const struct rows *names);	/* check.c */

/* The case the path names, if it is the asking person's. */
struct rows *case_find(struct request *rq);	/* show.c */
/* Does the form name another version than the case now has? Asked before the
 * form is read: what could be picked then may not be on offer now. */
bool case_stale(const struct request *rq, const struct rows *found);
/* The last part of /find/TOKEN, where the case may be looked at for an hour
 * by who has not signed in. */
const char *find_link(struct request *rq, uint64_t id);	/* find.c */

/* If the target has moved, say so in the timeline. */
void case_due(struct request *rq, const struct rows *before, bool by_officer);
								/* due.c */
/* 409: a word came too late for a case that has ended meanwhile; it may be
 * the reason to open it again. */
int case_reopen_instead(struct request *rq, const struct rows *found,
	const char *reason);			/* withdraw.c */
/* Its <answer>s, <attachment>s and <event>s, of which each has the files that
 * came with it. folder: the path that a file's id is put behind. */
void case_story(struct request *rq, uint64_t id, const char *folder,
	const struct sql *events);		/* show.c */

/* The clock runs again, and the target moves by as long as it stood: working
 * time where the service counts it, else all of it. */
void clock_resume(struct request *rq, uint64_t id);	/* clock.c */
/* The target of a case that is opened_at, or NULL: due_at, and where counts is
 * working, so many target_hours of working time. */
const char *clock_due(struct request *rq, const struct rows *opened);
								/* clock.c */
/* Where the service counts working hours, reckon the target anew. */
void clock_reckon(struct request *rq, uint64_t id);	/* clock.c */

/* Keep the uploads of a form field with a draft or a case. False: a fault is
 * said at the field, or the disk refused (*status is then 500). */
bool files_keep(struct request *rq, const char *field, uint64_t draft,
	uint64_t case_id, uint64_t event, int *status);	/* files.c */

#endif
