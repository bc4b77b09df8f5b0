/* account.c: /account: what the portal knows of the person; /language. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "auth.h"

static const struct field profile_fields[] = {
	LINE(profile, name, .required = true, .min = 2, .max = 120,
	     .autocomplete = "name"),
	PICK(profile, language, .required = true),
	{ 0 }
};

const struct form profile_form = {
	"profile", sizeof(struct profile), profile_fields, false
};

static const struct field language_fields[] = {
	HIDDEN(language, speak, .required = true, .max = 35),
	HIDDEN(language, back, .max = 2000),
	{ 0 }
};

const struct form language_form = {
	"language", sizeof(struct language), language_fields, false
};

const struct form *
language_offer(struct request *rq, const struct form *form)
{
	const char *all = language_all(rq);
	size_t count = 0, kept = 0;
	struct form *offer = pool_alloc(rq->pool, sizeof(*offer));
	struct field *fields;

	while (form->fields[count].kind)
		count++;
	fields = pool_alloc(rq->pool, (count + 1) * sizeof(*fields));
	for (size_t i = 0; i < count; i++) {
		bool language = strcmp(form->fields[i].name, "language") == 0;

		if (language && !strchr(all, ' '))
			continue;
		fields[kept] = form->fields[i];
		if (language)
			fields[kept].among = all;
		kept++;
	}
	*offer = *form;
	offer->fields = fields;
	page_prefill(rq, "language", rq->language);
	return offer;
}

int
account_show(struct request *rq)
{
	struct rows *found = db_query(rq->db, &sql_account_by_id,
	    U64(rq->who.id));

	if (!rows_next(found))
		return reply_not_found(rq);
	page_prefill(rq, "name", rows_text(found, "name"));
	page_open(rq->page, "account");
	page_row(rq->page, found);
	page_form(rq->page, language_offer(rq, &profile_form), rq);
	page_close(rq->page);
	return 200;
}

int
account_change(struct request *rq)
{
	struct profile in;

	if (!form_read(rq, language_offer(rq, &profile_form), &in)) {
		account_show(rq);
		return 422;
	}
	db_run(rq->db, &sql_account_update, TEXT(in.name),
	    TEXT(in.language ? in.language : rq->language), U64(rq->who.id));
	language_keep(rq, in.language);
	return reply_see_other(rq, "/account?done=saved");
}

/* The switch is the door's own work; what says no language is none. */
int
language_change(struct request *rq)
{
	return reply_notice(rq, 400);
}
