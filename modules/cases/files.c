/* files.c: /drafts/{id}/files: photographs and documents that go with it. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "cases.h"

struct file_choice {
	const char *file;
};

static const struct field add_fields[] = {
	UPLOAD(files),
	{ 0 }
};

const struct form draft_files_form = { "draft-files", 0, add_fields, false };

static const struct field remove_fields[] = {
	HIDDEN(file_choice, file, .required = true),
	{ 0 }
};

const struct form draft_file_remove_form = {
	"draft-file-remove", sizeof(struct file_choice), remove_fields, false
};

static bool
keep_one(struct request *rq, const struct upload *up, uint64_t draft,
	uint64_t case_id, uint64_t event)
{
	struct kept_file kept;

	if (!file_keep(rq->pool, rq->conf, up, &kept))
		return false;
	db_run(rq->db, &sql_attachment_insert, U64(rq->who.id),
	    U64_OR_NULL(draft), U64_OR_NULL(case_id), U64_OR_NULL(event),
	    TEXT(kept.stored), TEXT(kept.name), TEXT(kept.type),
	    U64(kept.size), TEXT(kept.sha256));
	return true;
}

bool
files_keep(struct request *rq, const char *field, uint64_t draft,
	uint64_t case_id, uint64_t event, int *status)
{
	*status = 422;
	for (size_t i = 0; i < rq->uploads.count; i++) {
		const char *fault = file_fault(rq->conf,
		    &rq->uploads.items[i]);

		if (fault) {
			form_refuse(rq, field, fault);
			return false;
		}
	}
	*status = 503;
	for (size_t i = 0; i < rq->uploads.count; i++)
		if (!keep_one(rq, &rq->uploads.items[i], draft, case_id,
		    event))
			return false;
	return true;
}

static int
show(struct request *rq, const struct rows *draft)
{
	struct page *pg = rq->page;

	draft_open(pg, "draft-files", draft);
	page_rows(pg, "file", db_query(rq->db, &sql_draft_files,
	    U64(rows_u64(draft, "id")), U64(rq->who.id)));
	page_form(pg, &draft_files_form, rq);
	page_form(pg, &draft_file_remove_form, rq);
	page_close(pg);
	return 200;
}

int
draft_files_edit(struct request *rq)
{
	struct rows *draft = draft_find(rq);

	if (!rows_next(draft))
		return reply_not_found(rq);
	return show(rq, draft);
}

/* A request has so many files in all, however often some are added. */
static bool
has_room(struct request *rq, uint64_t draft)
{
	size_t kept = rows_count(db_query(rq->db, &sql_draft_files,
	    U64(draft), U64(rq->who.id)));

	return kept + rq->uploads.count <=
	    (size_t)conf_number(rq->conf, "files.count");
}

/* Keep them and show the list again. The way on is a link. */
int
draft_files_add(struct request *rq)
{
	struct rows *draft = draft_find(rq);
	uint64_t id;
	int status;

	if (!rows_next(draft))
		return reply_not_found(rq);
	id = rows_u64(draft, "id");
	if (!form_read(rq, &draft_files_form, NULL)) {
		show(rq, draft);
		return 422;
	}
	if (!rq->uploads.count || !has_room(rq, id)) {
		form_refuse(rq, "files", rq->uploads.count ? "many" :
		    "missing");
		show(rq, draft);
		return 422;
	}
	if (!files_keep(rq, "files", id, 0, 0, &status)) {
		if (status == 422)
			show(rq, draft);
		else
			reply_notice(rq, status);
		return status;
	}
	return reply_see_other(rq, "/drafts/%" PRIu64 "/files", id);
}

/* One that is gone already is what was wanted. */
int
draft_file_remove(struct request *rq)
{
	struct file_choice in;
	uint64_t file, draft = arg_u64(rq, "id");

	if (!rows_next(draft_find(rq)) ||
	    !form_read(rq, &draft_file_remove_form, &in) ||
	    !text_to_u64(in.file, &file))
		return reply_not_found(rq);
	db_run(rq->db, &sql_draft_file_delete, U64(file), U64(draft),
	    U64(rq->who.id));
	return reply_see_other(rq, "/drafts/%" PRIu64 "/files", draft);
}
