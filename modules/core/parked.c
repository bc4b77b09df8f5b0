/* parked.c: a form that came too late waits, sealed, for its owner. */
/* SPDX-License-Identifier: ISC */
#include "parked.h"

#include <string.h>

#include "core/core_sql.h"
#include "db.h"
#include "form.h"
#include "pool.h"
#include "request.h"
#include "route.h"
#include "secret.h"
#include "text.h"

/* What is typed is far less; who sends more is not filling in a form. */
enum { PARKED_MOST = 256 * 1024 };

/* The form's page answers GET at the POST's own path, or above it. */
const char *
parked_path(struct request *rq)
{
	struct request probe = *rq;
	char *path = pool_text(rq->pool, rq->path), *slash;

	probe.method = GET;
	probe.path = path;
	while (route_find(&probe) != 0) {
		slash = strrchr(path, '/');
		if (!slash || slash == path)
			return "/";
		*slash = '\0';
	}
	return path;
}

/* Passwords are typed again; csrf and key belong to the page as drawn, speak
 * to the button that was pressed. */
static bool
is_kept(const struct request *rq, const char *name)
{
	const struct field *f =
	    rq->route->form ? rq->route->form->fields : NULL;

	for (; f && f->kind != FIELD_END; f++)
		if (strcmp(f->name, name) == 0)
			return f->kind != FIELD_PASSWORD &&
			    f->kind != FIELD_NEW_PASSWORD;
	return strcmp(name, "csrf") != 0 && strcmp(name, "key") != 0 &&
	    strcmp(name, "speak") != 0;
}

static size_t
copy_text(char *to, const char *text)
{
	size_t length = strlen(text) + 1;

	if (to)
		memcpy(to, text, length);
	return length;
}

/* Names and values, each with its NUL; to may be NULL, to know the length. */
static size_t
pack(const struct request *rq, char *to)
{
	size_t length = 0;

	for (size_t i = 0; i < rq->body.count; i++) {
		const struct pair *p = &rq->body.items[i];

		if (!is_kept(rq, p->name))
			continue;
		length += copy_text(to ? to + length : NULL, p->name);
		length += copy_text(to ? to + length : NULL, p->value);
	}
	return length;
}

static void
unpack(struct request *rq, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	size_t texts = 0;

	for (const char *at = bytes; at < end; at += strlen(at) + 1)
		texts++;
	rq->body.items = pool_alloc(rq->pool,
	    (texts / 2 + 1) * sizeof(*rq->body.items));
	rq->body.count = 0;
	while (bytes < end && rq->body.count < texts / 2) {
		struct pair *p = &rq->body.items[rq->body.count++];

		p->name = bytes;
		p->value = bytes + strlen(bytes) + 1;
		bytes = p->value + strlen(p->value) + 1;
	}
}

void
parked_keep(struct request *rq)
{
	unsigned char hash[SECRET_HASH];
	const char *path = pool_print(rq->pool, "%s?parked=yes&done=%s",
	    parked_path(rq), rq->uploads.count ? "parked-text" : "parked");
	size_t length = pack(rq, NULL), sealed;
	const void *box;
	char *bytes;

	if (!length || length > PARKED_MOST || !text_is_local_path(path))
		return;		/* nobody could be led there */
	bytes = pool_alloc(rq->pool, length);
	pack(rq, bytes);
	secret_hash(rq->token, hash);
	box = secret_wrap(rq->pool, rq->conf, rq->token, bytes, length,
	    &sealed);
	db_run(rq->db, &sql_core_parked_sweep);
	db_run(rq->db, &sql_core_parked_keep, BYTES(hash, sizeof(hash)),
	    BYTES(hash, sizeof(hash)), TEXT(path),
	    TEXT(rq->route->form ? rq->route->form->name : NULL),
	    BYTES(hash, sizeof(hash)), BYTES(box, sealed));
}

/* An opened box. */
struct typed {
	const char	*path, *form, *bytes;
	size_t		 length, first_length;
	const void	*first;		/* what it and its copies share */
};

/* That of a browser, if it is account's or nobody's. */
static bool
look(struct request *rq, uint64_t account, struct typed *out)
{
	unsigned char hash[SECRET_HASH];
	struct rows *found;
	const void *box;

	secret_hash(rq->token, hash);
	found = db_query(rq->db, &sql_core_parked_by_token,
	    BYTES(hash, sizeof(hash)), U64(account));
	if (!rows_next(found))
		return false;
	out->path = rows_text(found, "path");
	out->form = rows_text(found, "form");
	out->first = rows_bytes(found, "first_hash", &out->first_length);
	box = rows_bytes(found, "sealed", &out->length);
	out->bytes = secret_unwrap(rq->pool, rq->conf, rq->token, box,
	    out->length, &out->length);
	return out->bytes;
}

static uint64_t
forget(struct request *rq)
{
	unsigned char hash[SECRET_HASH];

	secret_hash(rq->token, hash);
	return db_run(rq->db, &sql_core_parked_forget,
	    BYTES(hash, sizeof(hash)));
}

/* A copy: the second click of a double one brings the old token, too. What
 * lies under that is the account's now, and goes when it is given back. */
const char *
parked_move(struct request *rq, const char *new, uint64_t account)
{
	unsigned char before[SECRET_HASH], after[SECRET_HASH];
	struct typed typed;
	const void *box;
	size_t length;

	if (!look(rq, account, &typed)) {
		forget(rq);
		return NULL;
	}
	box = secret_wrap(rq->pool, rq->conf, new, typed.bytes, typed.length,
	    &length);
	secret_hash(rq->token, before);
	secret_hash(new, after);
	db_run(rq->db, &sql_core_parked_own, U64(account),
	    BYTES(before, sizeof(before)));
	db_run(rq->db, &sql_core_parked_copy, BYTES(after, sizeof(after)),
	    U64(account), TEXT(typed.path), TEXT(typed.form),
	    BYTES(typed.first, typed.first_length), BYTES(box, length));
	return typed.path;
}

void
parked_return(struct request *rq)
{
	struct typed typed;

	if (!look(rq, rq->who.id, &typed))
		return;
	unpack(rq, typed.bytes, typed.length);
	rq->typed_in = typed.form;
}

/* A GET's own statements are read only; those that forget stand apart. What
 * another browser of the same person has parked is not ours to forget. */
void
parked_shown(struct request *rq)
{
	struct typed typed;

	if (rq->method != GET || !rq->body.count)
		return;
	if (db_begin(rq->db, rq->pool, DB_EACH) &&
	    look(rq, rq->who.id, &typed)) {
		forget(rq);
		db_run(rq->db, &sql_core_parked_forget_copies,
		    U64(rq->who.id), BYTES(typed.first, typed.first_length));
	}
	db_end(rq->db, true);
}
