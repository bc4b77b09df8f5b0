/* letter.h: mail, written like a page and put in the outbox in the same
 * transaction as what it tells; the courier draws it by XSLT and sends it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_LETTER_H
#define CORE_LETTER_H

struct page;
struct request;

/* A new document <letter name="..."> in language (NULL: the site's) whose
 * element NAME is open; write on with page_*(). */
struct page *letter_open(struct request *rq, const char *name,
	const char *language);

/*
 * Put it in the outbox, to be sent from now on. once: a text that names the
 * event and the recipient; a second letter with the same one is not written.
 */
void letter_post(struct request *rq, struct page *letter, const char *to,
	const char *once);

#endif
