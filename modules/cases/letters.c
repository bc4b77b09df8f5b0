/* letters.c: what the portal writes to a case's citizen about an officer's
 * doing. */
/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "queue.h"

struct page *
desk_letter(struct request *rq, const char *kind, const struct rows *found)
{
	struct page *letter;
	struct rows *names;

	if (!rows_text(found, "citizen_email"))
		return NULL;
	letter = letter_open(rq, kind, rows_text(found, "citizen_language"));
	names = db_query(rq->db, &sql_names_in_language,
	    TEXT(page_language(letter)), TEXT(page_language(letter)),
	    U64(rows_u64(found, "id")));
	rows_next(names);
	page_u64(letter, "id", rows_u64(found, "id"));
	page_text(letter, "reference", rows_text(found, "reference"));
	page_cell(letter, "category", names, "category");
	page_cell(letter, "department", names, "department");
	page_text(letter, "name", rows_text(found, "citizen"));
	return letter;
}

void
desk_post(struct request *rq, struct page *letter, const char *kind,
	const struct rows *found, uint64_t event)
{
	letter_post(rq, letter, rows_text(found, "citizen_email"),
	    pool_print(rq->pool, "%s:%" PRIu64, kind, event));
}
