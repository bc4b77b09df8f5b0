/* main.c: the cases module: what may be asked for, asking, and following. */
/* SPDX-License-Identifier: ISC */
#include "queue.h"

static const struct limit send_limits[] = {
	{ "case-address", NULL, 20, 180 },
	{ 0 }
};

static const struct limit find_limits[] = {
	{ "find-address", NULL, 10, 60 },
	{ "find-reference", "reference", 10, 300 },
	{ 0 }
};

static const struct limit barrier_limits[] = {
	{ "barrier-address", NULL, 5, 600 },
	{ 0 }
};

static const struct route routes[] = {
	{ GET,  "/services",              service_list, ROLE_ANYONE },
	{ GET,  "/services/{id}",         service_show, ROLE_ANYONE },
	{ POST, "/services/{id}/start",   draft_start,  ROLE_CITIZEN,
	  &service_form },

	{ GET,  "/drafts/{id}/details",   details_edit, ROLE_CITIZEN },
	{ POST, "/drafts/{id}/details",   details_save, ROLE_CITIZEN,
	  &details_form },
	{ GET,  "/drafts/{id}/questions", questions_edit, ROLE_CITIZEN },
	{ POST, "/drafts/{id}/questions", questions_save, ROLE_CITIZEN,
	  &questions_form },
	{ GET,  "/drafts/{id}/files",     draft_files_edit, ROLE_CITIZEN },
	{ POST, "/drafts/{id}/files",     draft_files_add, ROLE_CITIZEN,
	  &draft_files_form },
	{ POST, "/drafts/{id}/files/remove", draft_file_remove, ROLE_CITIZEN,
	  &draft_file_remove_form, .repeatable = true },
	{ GET,  "/drafts/{id}/check",     draft_check, ROLE_CITIZEN },
	{ POST, "/drafts/{id}/check",     draft_send, ROLE_CITIZEN,
	  &draft_check_form, send_limits, .counts_done = true },

	{ GET,  "/cases",                 case_list, ROLE_CITIZEN,
	  &case_search_form },
	{ GET,  "/cases/{id}",            case_show, ROLE_CITIZEN },
	{ GET,  "/cases/{id}/sent",       case_sent, ROLE_CITIZEN },
	{ POST, "/cases/{id}/reply",      case_reply, ROLE_CITIZEN,
	  &case_reply_form },
	{ GET,  "/cases/{id}/withdraw",   case_withdraw_ask, ROLE_CITIZEN },
	{ POST, "/cases/{id}/withdraw",   case_withdraw, ROLE_CITIZEN,
	  &case_withdraw_form },
	{ GET,  "/cases/{id}/reopen",     case_reopen_ask, ROLE_CITIZEN },
	{ POST, "/cases/{id}/reopen",     case_reopen, ROLE_CITIZEN,
	  &case_reopen_form },
	{ GET,  "/cases/files/{id}",      attachment_show, ROLE_CITIZEN },

	{ GET,  "/find",                  find_ask, ROLE_ANYONE },
	{ POST, "/find",                  find_look, ROLE_ANYONE,
	  &find_form, find_limits },
	{ GET,  "/find/{token}",          find_show, ROLE_ANYONE },

	{ GET,  "/accessibility",         accessibility_show, ROLE_ANYONE },
	{ POST, "/accessibility",         barrier_report, ROLE_ANYONE,
	  &barrier_form, barrier_limits },

	{ GET,  "/queue",                 queue_list, ROLE_OFFICER,
	  &queue_form },
	{ GET,  "/queue/{id}",            desk_show, ROLE_OFFICER },
	{ POST, "/queue/{id}/take",       desk_take, ROLE_OFFICER,
	  &take_form },
	{ POST, "/queue/{id}/answer",     desk_answer, ROLE_OFFICER,
	  &answer_form },
	{ POST, "/queue/{id}/note",       desk_note, ROLE_OFFICER,
	  &note_form },
	{ GET,  "/queue/{id}/hand-over",  hand_over_ask, ROLE_OFFICER },
	{ POST, "/queue/{id}/hand-over",  hand_over, ROLE_OFFICER,
	  &hand_over_form },
	{ GET,  "/queue/{id}/category",   recategory_ask, ROLE_OFFICER },
	{ POST, "/queue/{id}/category",   recategory, ROLE_OFFICER,
	  &recategory_form },
	{ GET,  "/queue/{id}/status",     status_ask, ROLE_OFFICER },
	{ POST, "/queue/{id}/status",     status_change, ROLE_OFFICER,
	  &status_form },
	{ GET,  "/queue/{id}/question",   question_ask, ROLE_OFFICER },
	{ POST, "/queue/{id}/question",   question_send, ROLE_OFFICER,
	  &question_form },
	{ GET,  "/queue/{id}/outcome",    resolve_ask, ROLE_OFFICER },
	{ POST, "/queue/{id}/outcome",    resolve, ROLE_OFFICER,
	  &outcome_form },
	{ GET,  "/queue/files/{id}",      desk_attachment, ROLE_OFFICER },
	{ 0 }
};

static const struct module cases = { "cases", routes, cases_queries };

int
main(int argc, char **argv)
{
	return door_open(&cases, argc, argv);
}
