/* form_state.h: what the form room remembers of a request; for its files. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_FORM_STATE_H
#define CORE_FORM_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "form.h"
#include "request.h"

struct fault {
	struct fault	*next;
	const char	*field;		/* NULL: of the form as a whole */
	const char	*error;
};

/* A value to draw in a field, whoever gave it. */
struct offer {
	struct offer	*next;
	const char	*field;
	const char	*value;
	bool		 replace;	/* even where the person gave one */
};

/* The rows of a query of choices, run once. */
struct choices {
	struct choices		*next;
	const struct sql	*sql;
	struct rows		*rows;
};

struct form_state {
	const struct form	*form;		/* the last one read */
	struct fault		*faults;	/* of it, as they were found */
	struct offer		*offers;
	struct choices		*choices;
};

/* rq's state, made where there is none. */
struct form_state *form_state(struct request *rq);

/* Two that differ in their fields that are data alone are one form. */
bool form_same(const struct form *, const struct form *);

/* What the person sent for form: the query's pairs, the body's, or none. */
const struct pairs *form_given(const struct request *, const struct form *);

/* The rows of a field's choices or options from the start; NULL: it has
 * none. */
struct rows *field_rows(struct request *rq, const struct field *);

/* given, cleaned for its kind, in pool; NULL where nothing is left. */
const char *field_value(struct request *rq, const struct field *,
	const struct pairs *given);
/* What is wrong with such a value, or NULL. */
const char *field_fault(struct request *rq, const struct field *,
	const char *value);

#endif
