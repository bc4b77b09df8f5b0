/* letter.c: mail is a document too; it waits in the outbox as XML. */
/* SPDX-License-Identifier: ISC */
#include "letter.h"

#include <string.h>

#include "conf.h"
#include "core/core_sql.h"
#include "db.h"
#include "page.h"
#include "pool.h"
#include "request.h"
#include "secret.h"
#include "theme.h"

enum { ONCE_MOST = 120 };	/* characters of outbox.once */

struct page *
letter_open(struct request *rq, const char *name, const char *language)
{
	struct page *letter = page_new_letter(rq->pool, name);

	page_speak(letter, language ? language : rq->site->language);
	page_attr(letter, "lang", page_language(letter));
	page_attr(letter, "base-address", pool_print(rq->pool, "%s%s",
	    rq->site->address, rq->site->prefix));
	page_open(letter, "site");
	page_text(letter, "name", rq->site->name);
	page_text(letter, "contact", rq->site->contact);
	page_close(letter);
	page_open(letter, name);
	return letter;
}

/* A long address must not make two events one. */
static const char *
fit(struct request *rq, const char *once)
{
	return strlen(once) <= ONCE_MOST ? once :
	    secret_seal(rq->pool, rq->conf, "once", once);
}

void
letter_post(struct request *rq, struct page *letter, const char *to,
	const char *once)
{
	const char *domain = conf_text(rq->conf, "mail.domain"), *xml;
	char token[SECRET_TOKEN];
	size_t length;

	page_close(letter);
	xml = theme_source(page_doc(letter), rq->pool, &length);
	secret_token(token);
	db_run(rq->db, &sql_core_letter_insert, TEXT(fit(rq, once)),
	    TEXT(pool_print(rq->pool, "<%s@%s>", token, domain)), TEXT(to),
	    TEXT(page_language(letter)), TEXT(xml));
}
