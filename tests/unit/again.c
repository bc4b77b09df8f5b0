/* again.c: a form that cannot be taken now comes back with what was typed,
 * but for what nobody is to see. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include "door_house.h"
#include "form.h"
#include "page.h"
#include "reply.h"
#include "route.h"
#include "theme.h"

static const struct field fields[] = {
	{ .kind = FIELD_LINE, .name = "subject" },
	{ .kind = FIELD_AREA, .name = "body" },
	{ .kind = FIELD_EMAIL, .name = "email" },
	{ .kind = FIELD_NUMBER, .name = "count" },
	{ .kind = FIELD_DATE, .name = "day" },
	{ .kind = FIELD_PICK, .name = "kind" },
	{ .kind = FIELD_PASSWORD, .name = "password", .required = true,
	  .autocomplete = "current-password" },
	{ .kind = FIELD_NEW_PASSWORD, .name = "fresh" },
	{ .kind = FIELD_TRAP, .name = "website" },
	{ 0 }
};
static const struct form form = { "unit", 0, fields, false };
static const struct route routes[] = {
	{ .method = POST, .path = "/unit", .form = &form },
	{ .method = POST, .path = "/bare" },
	{ 0 }
};

/* The page's document after POST body to the route. */
static const char *
again(struct ask *a, const struct route *route, const char *body,
	int (*notice)(struct request *), int status)
{
	size_t len;

	a->rq.routes = routes;
	assert_int_equal(ask_post(a, "/unit", body), 0);
	a->rq.route = route;
	a->rq.csrf = "sealed";
	a->rq.page = page_new(a->pool, "unit");
	assert_int_equal(notice(&a->rq), status);
	return theme_source(page_doc(a->rq.page), a->pool, &len);
}

static void
what_was_typed_is_there(void **state)
{
	struct ask *a = *state;
	const char *xml = again(a, &routes[0], "subject=A+hole&body=Deep&"
	    "email=ada@example.org&count=3&day=2026-11-21&kind=a&other=b&"
	    "csrf=old&key=seven", again_notice, 503);

	assert_int_equal(a->rq.reply->retry_after, 5);
	assert_non_null(strstr(xml, "<notice status=\"503\""));
	assert_non_null(strstr(xml, "action=\"/unit\""));
	assert_non_null(strstr(xml, "csrf=\"sealed\""));
	assert_non_null(strstr(xml, "key=\"seven\""));
	assert_non_null(strstr(xml, "<field name=\"subject\" kind=\"hidden\" "
	    "typed=\"yes\"><value>A hole</value>"));
	assert_non_null(strstr(xml, "name=\"email\" kind=\"hidden\" typed="));
	assert_non_null(strstr(xml, "name=\"count\" kind=\"hidden\" typed="));
	assert_non_null(strstr(xml, "name=\"day\" kind=\"hidden\" typed="));
	assert_non_null(strstr(xml, "<field name=\"kind\" kind=\"hidden\">"
	    "<value>a</value>"));
	assert_non_null(strstr(xml, "<field name=\"other\""));
	assert_null(strstr(xml, "name=\"csrf\""));
	assert_null(strstr(xml, "name=\"key\""));
	assert_null(strstr(xml, "old"));
}

static void
what_is_secret_is_typed_anew(void **state)
{
	struct ask *a = *state;
	const char *xml = again(a, &routes[0], "subject=&password=swordfish&"
	    "fresh=starfish&website=http://spam&speak=yes&key=seven",
	    again_old_form, 403);

	assert_non_null(strstr(xml, "name=\"old-form\""));
	assert_null(strstr(xml, "fish"));
	assert_null(strstr(xml, "spam"));
	assert_null(strstr(xml, "speak"));
	assert_non_null(strstr(xml, "<field name=\"password\" "
	    "kind=\"password\" required=\"yes\" "
	    "autocomplete=\"current-password\"/>"));
	assert_non_null(strstr(xml, "<field name=\"fresh\" "
	    "kind=\"new-password\"/>"));
	assert_non_null(strstr(xml, "<field name=\"subject\" kind=\"hidden\">"
	    "<value"));
}

static void
files_are_told_to_be_lost(void **state)
{
	struct ask *a = *state;

	a->rq.uploads.count = 1;
	assert_non_null(strstr(again(a, &routes[0], "subject=x&key=seven",
	    again_notice, 503), "files=\"lost\"") );
}

static void
without_a_form_there_is_a_notice(void **state)
{
	struct ask *a = *state;
	size_t len;

	assert_null(strstr(again(a, &routes[1], "a=b", again_notice, 503),
	    "<form"));
	a->rq.route = NULL;
	assert_int_equal(again_old_form(&a->rq), 403);
	a->rq.method = GET;
	a->rq.route = &routes[0];
	assert_int_equal(again_notice(&a->rq), 503);
	assert_null(strstr(theme_source(page_doc(a->rq.page), a->pool, &len),
	    "<form"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK(what_was_typed_is_there),
		ASK(what_is_secret_is_typed_anew),
		ASK(files_are_told_to_be_lost),
		ASK(without_a_form_there_is_a_notice),
	};

	return cmocka_run_group_tests_name("again", tests, NULL, NULL);
}
