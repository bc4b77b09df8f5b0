/*
 * form.h: a form said once, as a table. The same table checks what a POST
 * carries, fills the handler's struct, and writes the form into the page
 * and the reference manual.
 *
 * Its words: FORM.FIELD the label, FORM.FIELD.hint, FORM.send the button;
 * what is wrong is said by FORM.FIELD.ERROR, or else by error.ERROR.
 */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_FORM_H
#define CORE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct page;
struct request;
struct rows;
struct sql;

enum field_kind {
	FIELD_END,
	FIELD_LINE,		/* one line of text */
	FIELD_AREA,		/* many lines */
	FIELD_EMAIL,
	FIELD_PASSWORD,		/* never shown again */
	FIELD_NEW_PASSWORD,
	FIELD_DIGITS,		/* a code: spaces and dashes are taken out */
	FIELD_NUMBER,		/* a whole number, within min and max */
	FIELD_DATE,		/* YYYY-MM-DD */
	FIELD_CHOICE,		/* an id: one of the rows of .choices */
	FIELD_PICK,		/* one of the words of .among, or of .options */
	FIELD_TICK,		/* a box that must, or may, be ticked */
	FIELD_FILE,		/* uploads; the handler reads rq->uploads */
	FIELD_HIDDEN,		/* carried along: a version, a path */
	FIELD_TRAP,		/* honeypot: must stay empty */
};

struct field {
	enum field_kind		 kind;
	const char		*name;
	size_t			 at;		/* where the value lands */
	bool			 required;
	long			 min, max;	/* characters; or a number */
	const char		*autocomplete;	/* WCAG 1.3.5 token */
	const struct sql	*choices;	/* value, label; parameter, if
						   any: who asks */
	const char		*among;		/* "citizen business" */
	/* Of fields that are data, not tables of ours: */
	const char		*label, *hint;
	const char		*label_language, *hint_language; /* or NULL */
	struct rows		*options;	/* columns: value, label */
};

struct form {
	const char		*name;
	size_t			 size;		/* of the struct it fills */
	const struct field	*fields;	/* ends with { 0 } */
	bool			 get;		/* from the query: filters */
};

/* Each names a member of struct T, and does not compile on a wrong type. */
#define FIELD_AT(T, m, C) \
	_Generic(&((struct T *)0)->m, C *: offsetof(struct T, m))
#define FIELD_TEXT(K, T, m, ...) \
	{ K, #m, FIELD_AT(T, m, const char *), ##__VA_ARGS__ }
#define LINE(T, m, ...)		FIELD_TEXT(FIELD_LINE, T, m, ##__VA_ARGS__)
#define AREA(T, m, ...)		FIELD_TEXT(FIELD_AREA, T, m, ##__VA_ARGS__)
#define EMAIL(T, m, ...)	FIELD_TEXT(FIELD_EMAIL, T, m, ##__VA_ARGS__)
#define PASSWORD(T, m, ...)	FIELD_TEXT(FIELD_PASSWORD, T, m, ##__VA_ARGS__)
#define NEW_PASSWORD(T, m, ...) \
	FIELD_TEXT(FIELD_NEW_PASSWORD, T, m, ##__VA_ARGS__)
#define DIGITS(T, m, ...)	FIELD_TEXT(FIELD_DIGITS, T, m, ##__VA_ARGS__)
#define DATE(T, m, ...)		FIELD_TEXT(FIELD_DATE, T, m, ##__VA_ARGS__)
#define PICK(T, m, ...)		FIELD_TEXT(FIELD_PICK, T, m, ##__VA_ARGS__)
#define HIDDEN(T, m, ...)	FIELD_TEXT(FIELD_HIDDEN, T, m, ##__VA_ARGS__)
#define CHOICE(T, m, ...) \
	{ FIELD_CHOICE, #m, FIELD_AT(T, m, uint64_t), ##__VA_ARGS__ }
#define NUMBER(T, m, ...) \
	{ FIELD_NUMBER, #m, FIELD_AT(T, m, uint64_t), ##__VA_ARGS__ }
#define TICK(T, m, ...) \
	{ FIELD_TICK, #m, FIELD_AT(T, m, bool), ##__VA_ARGS__ }
#define UPLOAD(m, ...)		{ FIELD_FILE, #m, 0, ##__VA_ARGS__ }
#define TRAP(m)			{ FIELD_TRAP, #m, 0 }

/*
 * Fill out from rq's body (or query). False: rq->form says what is wrong, and
 * page_form() shows it beside what was typed. out may be NULL: see
 * form_value(). An empty optional field is NULL, 0 or false.
 */
bool form_read(struct request *rq, const struct form *, void *out);
/* After form_read(): a fault that only the handler can see. */
void form_refuse(struct request *rq, const char *field, const char *error);

/* Was typed into before its writer was signed out (parked.h): it is to be
 * shown, even where nobody new would be offered it. */
bool form_came_back(const struct request *, const struct form *);

/* What the person gave for a field, cleaned as form_read() would; NULL where
 * empty. For fields that are data. */
const char *form_value(struct request *rq, const struct field *);

/* What is wrong with a field: "missing", "short", "long", ... or NULL. */
const char *form_error(const struct request *, const char *field);

/* The rows a CHOICE offers the asking person, from the start; the query is
 * run once a request. */
struct rows *form_options(struct request *rq, const struct form *,
	const char *field);

/* What the form takes, for --describe; no request is at hand. */
void page_describe_form(struct page *, const struct form *);

#endif
