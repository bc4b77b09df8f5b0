/* route.c: which door a path opens, and where a form leads. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include <unistd.h>

#include "form.h"
#include "limit.h"
#include "route.h"

struct reply_in { const char *body; };

static const struct field reply_fields[] = {
	AREA(reply_in, body, .required = true, .max = 4000), { 0 }
};
static const struct form reply_form = {
	"case-reply", sizeof(struct reply_in), reply_fields, false
};
static const struct form filter_form = {
	"case-filter", sizeof(struct reply_in), reply_fields, true
};
static const struct form stray_form = {
	"stray", sizeof(struct reply_in), reply_fields, false
};

static int
handler(struct request *rq)
{
	(void)rq;
	return 200;
}

static const struct limit limits[] = {
	{ "case-reply", NULL, 5, 60 }, { "case-of", "id", 9, 1 }, { 0 }
};

static const struct route routes[] = {
	{ GET, "/", handler, ROLE_ANYONE, NULL, NULL, false },
	{ GET, "/cases", handler, ROLE_CITIZEN, NULL, NULL, false },
	{ GET, "/cases/{id}", handler, ROLE_CITIZEN, NULL, NULL, false },
	{ GET, "/cases/new", handler, ROLE_CITIZEN, NULL, NULL, false },
	{ POST, "/cases/{id}/reply", handler, ROLE_CITIZEN, &reply_form,
	  limits, false },
	{ GET, "/cases/{id}/files/{name}", handler, ROLE_OFFICER, NULL, NULL,
	  false },
	{ 0 }
};

/* The pattern that path opens, or the status. */
static const char *
opens(struct ask *a, enum method method, const char *path)
{
	int status;

	a->rq.routes = routes;
	a->rq.route = NULL;
	a->rq.path = path;
	a->rq.method = method;
	status = route_find(&a->rq);
	return status ? pool_print(a->pool, "%d", status) : a->rq.route->path;
}

static void
path_opens_the_door_that_fits(void **state)
{
	assert_string_equal(opens(*state, GET, "/"), "/");
	assert_string_equal(opens(*state, GET, "/cases"), "/cases");
	assert_string_equal(opens(*state, GET, "/cases/7"), "/cases/{id}");
	assert_string_equal(opens(*state, GET, "/cases/new"), "/cases/new");
	assert_string_equal(opens(*state, GET, "/none"), "404");
	assert_string_equal(opens(*state, GET, "/cases/7/none"), "404");
	assert_string_equal(opens(*state, GET, "/cases/"), "404");
	assert_string_equal(opens(*state, GET, "/casesx"), "404");
	assert_string_equal(opens(*state, GET, "/case"), "404");
	assert_string_equal(opens(*state, GET, "/cases//reply"), "404");
	assert_string_equal(opens(*state, GET, "/cases/7/reply"), "405");
	assert_string_equal(opens(*state, POST, "/cases"), "405");
}

static void
arguments_are_what_stood_there(void **state)
{
	struct ask *a = *state;

	opens(a, GET, "/cases/7/files/a b.pdf");
	assert_int_equal(arg_u64(&a->rq, "id"), 7);
	assert_string_equal(arg_text(&a->rq, "name"), "a b.pdf");
	assert_null(arg_text(&a->rq, "none"));
	assert_int_equal(arg_u64(&a->rq, "none"), 0);
	assert_int_equal(arg_u64(&a->rq, "name"), 0);
	opens(a, GET, "/cases/007");
	assert_int_equal(arg_u64(&a->rq, "id"), 0);
	opens(a, GET, "/cases/18446744073709551616");
	assert_int_equal(arg_u64(&a->rq, "id"), 0);
	opens(a, GET, "/cases/new");
	assert_null(arg_text(&a->rq, "id"));
}

static void
form_leads_to_its_route(void **state)
{
	struct ask *a = *state;
	struct form copy = reply_form;

	opens(a, GET, "/cases/7");
	assert_string_equal(route_action(&a->rq, &reply_form),
	    "/portal/cases/7/reply");
	assert_string_equal(route_action(&a->rq, &copy),
	    "/portal/cases/7/reply");
	assert_string_equal(route_action(&a->rq, &filter_form),
	    "/portal/cases/7");
	assert_string_equal(route_action(&a->rq, &stray_form), "/portal");
	opens(a, GET, "/cases/a\"<b");
	assert_string_equal(route_action(&a->rq, &reply_form),
	    "/portal/cases/a%22%3Cb/reply");
}

static void
module_describes_itself(void **state)
{
	struct ask *a = *state;
	const struct module module = { "cases", routes, NULL };
	char *path = pool_print(a->pool, "%s/described", a->folder);
	char *text = pool_alloc(a->pool, 8192);
	int kept = dup(1);
	FILE *file = fopen(path, "w+");

	fflush(stdout);
	dup2(fileno(file), 1);
	route_describe(&module);
	fflush(stdout);
	dup2(kept, 1);
	close(kept);
	rewind(file);
	assert_true(fread(text, 1, 8191, file) > 0);
	fclose(file);
	assert_non_null(strstr(text, "<route method=\"POST\" "
	    "path=\"/cases/{id}/reply\" role=\"citizen\">"));
	assert_non_null(strstr(text, "<field name=\"body\" kind=\"area\" "
	    "required=\"yes\" max=\"4000\"/>"));
	assert_non_null(strstr(text, "<limit name=\"case-reply\" by=\"address\""
	    " burst=\"5\" seconds=\"60\"/>"));
	assert_non_null(strstr(text, "by=\"id\""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK(path_opens_the_door_that_fits),
		ASK(arguments_are_what_stood_there),
		ASK_PREFIXED(form_leads_to_its_route),
		ASK(module_describes_itself),
	};

	return cmocka_run_group_tests_name("route", tests, NULL, NULL);
}
