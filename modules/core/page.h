/* page.h: the page document, written in the order it is read. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_PAGE_H
#define CORE_PAGE_H

#include <stdbool.h>
#include <stdint.h>

/* The version of the contract between programs and themes; see
 * xsl/contract/versions. */
#define PAGE_CONTRACT "1"

struct form;
struct page;
struct pool;
struct request;
struct rows;

/* An empty <page> named after its module; the pool frees it. */
struct page *page_new(struct pool *, const char *name);
/* A <letter name="..."> instead; see letter.h. */
struct page *page_new_letter(struct pool *, const char *name);
/* Start again from an empty <page>. */
void page_clear(struct page *, const char *name);

/* What is written from now on stands inside the element, until it is closed.
 * An attribute goes to the element that is open; none where value is NULL. */
void page_open(struct page *, const char *element);
void page_close(struct page *);
void page_attr(struct page *, const char *name, const char *value);
void page_attr_u64(struct page *, const char *name, uint64_t value);
/* <element>text</element>; nothing at all where text is NULL. */
void page_text(struct page *, const char *element, const char *text);
void page_u64(struct page *, const char *element, uint64_t value);

/* The language the page speaks, a code that lives as long as it does. Text in
 * another one is marked: its element bears lang. */
void page_speak(struct page *, const char *language);
const char *page_language(const struct page *);
/* page_text() of text in a language; NULL: nobody knows. */
void page_text_in(struct page *, const char *element, const char *text,
	const char *language);
/* A column of the current row, in the language that rows_language() says. */
void page_cell(struct page *, const char *element, const struct rows *,
	const char *column);

/* The current row's columns, one child element each; a column x@lang stands
 * behind x and is no element but its language, and one that begins with @ is
 * for the handler alone. */
void page_row(struct page *, const struct rows *);
/* One element for each row left. */
void page_rows(struct page *, const char *element, struct rows *);

/* The form: its fields, and what rq carried for them, right or wrong. */
void page_form(struct page *, const struct form *, struct request *rq);
/* Where field has no value from the person yet, offer this one. */
void page_prefill(struct request *rq, const char *field, const char *value);

/* Whatever the person sent for field, draw this one: a hidden version that is
 * another now. */
void page_replace(struct request *rq, const char *field, const char *value);

/* rq's query without page= and empty pairs, ready to stand behind "?" and
 * before "page=2". In pool. */
const char *page_query(struct request *rq);

/*
 * <pager page= pages= total= query="...">: query is rq's own without page=,
 * ready to stand behind "?" and before "page=2".
 */
void page_pager(struct page *, struct request *rq, uint64_t total,
	uint64_t per_page);

/* <pager page= more="yes" query=>: where nobody counts how many there are. */
void page_pager_more(struct page *, struct request *rq, bool more);

/* The document for theme.h; it lives until page_clear(), or as the pool. */
struct _xmlDoc *page_doc(struct page *);

#endif
