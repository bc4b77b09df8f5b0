/* pager.c: how many pages there are, and how to ask for another. */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "page.h"
#include "pool.h"
#include "request.h"
#include "urlencoded.h"

const char *
page_query(struct request *rq)
{
	const char *text = "";

	for (size_t i = 0; i < rq->query.count; i++) {
		const struct pair *p = &rq->query.items[i];

		if (strcmp(p->name, "page") != 0 && *p->value)
			text = pool_print(rq->pool, "%s%s=%s&", text,
			    urlencoded_write(rq->pool, p->name),
			    urlencoded_write(rq->pool, p->value));
	}
	return text;
}

void
page_pager(struct page *pg, struct request *rq, uint64_t total,
	uint64_t per_page)
{
	uint64_t pages = total / per_page + (total % per_page > 0);
	uint64_t at = query_u64(rq, "page", 1);

	if (pages == 0)
		pages = 1;
	if (at == 0)
		at = 1;
	page_open(pg, "pager");
	page_attr_u64(pg, "page", at < pages ? at : pages);
	page_attr_u64(pg, "pages", pages);
	page_attr_u64(pg, "total", total);
	page_attr(pg, "query", page_query(rq));
	page_close(pg);
}

void
page_pager_more(struct page *pg, struct request *rq, bool more)
{
	uint64_t at = query_u64(rq, "page", 1);

	page_open(pg, "pager");
	page_attr_u64(pg, "page", at ? at : 1);
	if (more)
		page_attr(pg, "more", "yes");
	page_attr(pg, "query", page_query(rq));
	page_close(pg);
}
