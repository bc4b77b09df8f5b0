/* translations_put.c: one translation: what it may be, and where it goes. */
/* SPDX-License-Identifier: ISC */
#include "translations.h"

#include <string.h>

#include "aedile_sql.h"

/* The columns, as wide as the schema has them. */
static const struct column {
	const char		*thing, *field;
	long			 most;		/* characters */
	bool			 lines;		/* may have several */
	const struct sql	*put;
} columns[] = {
	{ "department", "name", 120, false, &sql_department_name_put },
	{ "category", "name", 120, false, &sql_category_name_put },
	{ "category", "description", 16000, true,
	  &sql_category_description_put },
	{ "question", "label", 200, false, &sql_question_label_put },
	{ "question", "hint", 400, false, &sql_question_hint_put },
	{ "option", "label", 200, false, &sql_option_label_put },
};

static const struct column *
column_of(const struct text *text)
{
	const struct column *c = columns;

	while (strcmp(c->thing, text->thing) != 0 ||
	    strcmp(c->field, text->field) != 0)
		c++;
	return c;
}

const char *
translation_fault(struct pool *pool, const struct text *text,
	const char *value, const char **out)
{
	const struct column *c = column_of(text);
	char *kept = text_clean(pool, pool_text(pool, csv_plain(value)));
	long length;

	if (!kept || strstr(kept, "\xEF\xBF\xBD"))
		return "characters that no page can carry";
	*out = text_trim(kept);
	length = text_length(*out);
	if (length > c->most)
		return pool_print(pool, "%ld characters; there is room for "
		    "%ld", length, c->most);
	if (!c->lines && strchr(*out, '\n'))
		return "more than one line";
	return NULL;
}

void
translation_put(struct texts *texts, const struct text *text, size_t language,
	const char *value)
{
	db_speak(texts->db, texts->languages[language]);
	db_run(texts->db, column_of(text)->put, TEXT(value),
	    TEXT(text->code), TEXT(text->original));
	database_check(texts->db, "translations");
}
