/* route_describe.c: a module's routes, forms and limits, for the manual. */
/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "form.h"
#include "limit.h"
#include "page.h"
#include "pool.h"
#include "route.h"
#include "theme.h"

static const char *const methods[] = { [GET] = "GET", [POST] = "POST" };

static const char *const roles[] = {
	[ROLE_NOBODY] = "nobody",
	[ROLE_ANYONE] = "anyone",
	[ROLE_CITIZEN] = "citizen",
	[ROLE_OFFICER] = "officer",
	[ROLE_MANAGER] = "manager",
	[ROLE_ADMIN] = "admin",
};

static void
describe_limits(struct page *pg, const struct limit *l)
{
	for (; l && l->name; l++) {
		page_open(pg, "limit");
		page_attr(pg, "name", l->name);
		page_attr(pg, "by", l->field ? l->field : "address");
		page_attr_u64(pg, "burst", l->burst);
		page_attr_u64(pg, "seconds", l->seconds);
		page_close(pg);
	}
}

static void
describe_route(struct page *pg, const struct route *r)
{
	page_open(pg, "route");
	page_attr(pg, "method", methods[r->method]);
	page_attr(pg, "path", r->path);
	page_attr(pg, "role", roles[r->role]);
	if (r->repeatable)
		page_attr(pg, "repeatable", "yes");
	if (r->form)
		page_describe_form(pg, r->form);
	describe_limits(pg, r->limits);
	page_close(pg);
}

void
route_describe(const struct module *module)
{
	struct pool *pool = pool_new();
	struct page *pg = page_new(pool, module->name);
	const char *text;
	size_t len;

	page_open(pg, "routes");
	for (const struct route *r = module->routes; r->path; r++)
		describe_route(pg, r);
	page_close(pg);
	text = theme_source(page_doc(pg), pool, &len);
	fwrite(text, 1, len, stdout);
	pool_free(pool);
}
