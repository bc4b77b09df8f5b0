/* import_write.c: cases into the database, a batch a transaction. */
/* SPDX-License-Identifier: ISC */
#include "import.h"

#include <unistd.h>

#include "aedile_sql.h"
#include "seen.h"

enum { TRIES = 6, WAIT_US = 200000 };

#define TEXT_OR_NULL(s) \
	((struct param){ (s) ? PARAM_TEXT : PARAM_NULL, { .text = (s) }, 0 })

/* A case under a reference that no other has: of 2^35 some come twice. */
static uint64_t
insert_case(struct db *db, const struct record *r, const char *language)
{
	const char *closed = *r->closed ? r->closed : NULL;
	char reference[REFERENCE_TEXT];
	struct rows *rows;

	do {
		reference_make(reference);
		rows = db_query(db, &sql_import_case_insert, TEXT(reference),
		    U64(r->category_id), U64(r->department_id),
		    TEXT(r->status), TEXT_OR_NULL(r->done ? "imported" :
		    NULL), TEXT(r->body), TEXT_OR_NULL(r->location),
		    TEXT_OR_NULL(r->latitude), TEXT_OR_NULL(r->longitude),
		    TEXT(r->channel), TEXT(r->opened),
		    TEXT(*r->due ? r->due : "9999-12-31 00:00:00"),
		    TEXT_OR_NULL(closed), U64(r->pauses),
		    TEXT(closed ? closed : r->opened),
		    TEXT_OR_NULL(language));
	} while (rows_duplicate(rows));
	return rows_new_id(rows);
}

static void
insert_batch(struct import *im)
{
	const char *language = im->map->language;
	uint64_t ids[IMPORT_BATCH];

	for (size_t i = 0; i < im->count; i++) {
		ids[i] = insert_case(im->db, &im->batch[i], language);
		db_query(im->db, &sql_import_insert, U64(im->source),
		    TEXT(im->batch[i].id), U64(ids[i]));
	}
	db_query(im->db, &sql_import_opened_events, U64(im->source),
	    U64(ids[0]), U64(ids[im->count - 1]));
	for (size_t i = 0; i < im->count; i++) {
		const struct record *r = &im->batch[i];

		if (r->done)
			db_query(im->db, &sql_import_closed_event,
			    U64(ids[i]), TEXT(r->status),
			    TEXT_OR_NULL(r->closing),
			    TEXT_OR_NULL(language), TEXT(r->closed));
	}
}

/* After a COMMIT whose answer was lost: is the batch there? */
static bool
is_there(struct import *im, struct pool *pool)
{
	struct rows *rows;
	bool there;

	if (!db_begin(im->db, pool, DB_READ))
		return false;
	rows = db_query(im->db, &sql_import_is_there, U64(im->source),
	    TEXT(im->batch[0].id));
	there = rows_next(rows) && rows_u64(rows, "n") > 0;
	db_end(im->db, true);
	return there;
}

static bool
try_batch(struct import *im, struct pool *pool)
{
	enum db_outcome outcome;

	if (!db_begin(im->db, pool, DB_WRITE))
		return false;
	insert_batch(im);
	outcome = db_end(im->db, true);
	if (outcome == DB_UNDONE && !db_may_retry(im->db))
		log_die("%s; what is in stays in, run it again to go on",
		    db_fault(im->db));
	return outcome == DB_DONE;
}

static void
write_batch(struct import *im)
{
	struct pool *pool = pool_new();
	bool done = false;

	for (unsigned i = 0; i < TRIES && !done; i++) {
		if (i > 0) {
			usleep((useconds_t)WAIT_US << i);
			done = is_there(im, pool);
		}
		done = done || try_batch(im, pool);
		pool_empty(pool);
	}
	if (!done)
		log_die("%s; what is in stays in, run it again to go on",
		    db_fault(im->db));
	pool_free(pool);
}

void
import_write(struct import *im)
{
	if (im->count > 0 && !im->checking)
		write_batch(im);
	im->brought += im->count;
	im->count = 0;
	pool_empty(im->batch_pool);
	import_progress(im);
}

/* By pages: a million ids need not be held at once. */
static void
read_ids(struct import *im)
{
	struct pool *pool = pool_new(), *next = pool_new(), *other;
	const char *last = "";
	struct rows *rows;

	do {
		if (!db_begin(im->db, next, DB_READ))
			log_die("%s", db_fault(im->db));
		rows = db_query(im->db, &sql_import_ids_after,
		    U64(im->source), TEXT(last));
		database_end(im->db, "the ids that are in");
		while (rows_next(rows)) {
			last = rows_text(rows, "foreign_id");
			seen_add(im->there, last);
		}
		other = pool;
		pool = next;
		next = other;
		pool_empty(next);
	} while (rows_count(rows) > 0);
	pool_free(pool);
	pool_free(next);
}

void
import_find_source(struct import *im)
{
	struct rows *rows;

	database_begin(im->cmd, im->db, DB_EACH);
	rows = db_query(im->db, &sql_import_lock);
	if (rows_next(rows) && rows_u64(rows, "got") != 1)
		log_die("another import is at work; wait until it is done");
	if (!im->checking)
		db_query(im->db, &sql_import_source_insert,
		    TEXT(im->map->source));
	rows = db_query(im->db, &sql_import_source_by_name,
	    TEXT(im->map->source));
	if (rows_next(rows)) {
		im->source = rows_u64(rows, "id");
		im->first = !rows_text(rows, "finished_at");
	}
	database_end(im->db, "the source of the import");
	read_ids(im);
}

void
import_finish_source(struct import *im)
{
	database_begin(im->cmd, im->db, DB_EACH);
	db_query(im->db, &sql_import_source_finish, U64(im->source));
	database_end(im->db, "the end of the import");
}
