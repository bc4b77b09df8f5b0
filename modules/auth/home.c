/* home.c: GET /: the front door: three ways in. */
/* SPDX-License-Identifier: ISC */
#include "auth.h"

int
home_show(struct request *rq)
{
	struct page *pg = rq->page;

	page_open(pg, "home");
	if (!rq->who.id)
		page_form(pg, &sign_in_form, rq);
	page_close(pg);
	return 200;
}
