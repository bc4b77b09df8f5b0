/* form_page.c: a form in a page, as a person gets it and gets it back. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include "form.h"
#include "page.h"
#include "route.h"
#include "rows.h"
#include "secret.h"
#include "theme.h"

struct in {
	const char *subject, *secret, *kind, *version;
	uint64_t category;
	bool consent;
};

static const struct sql choices = { "choices", "SELECT 1" };

static const struct field fields[] = {
	LINE(in, subject, .required = true, .min = 3, .max = 120,
	    .autocomplete = "off"),
	PASSWORD(in, secret),
	PICK(in, kind, .among = "citizen business"),
	CHOICE(in, category, .choices = &choices),
	TICK(in, consent, .required = true),
	HIDDEN(in, version),
	UPLOAD(photo),
	TRAP(website),
	{ 0 }
};
static const struct form form = { "case", sizeof(struct in), fields, false };
static const struct field one[] = { LINE(in, subject), { 0 } };
static const struct form other = { "other", sizeof(struct in), one, false };
static const struct form filter = { "filter", sizeof(struct in), one, true };

static const struct route routes[] = {
	{ GET, "/cases/new", NULL, ROLE_ANYONE, NULL, NULL, false },
	{ POST, "/cases/new", NULL, ROLE_ANYONE, &form, NULL, false },
	{ POST, "/other", NULL, ROLE_ANYONE, &other, NULL, false },
	{ 0 }
};

static void
open_page(struct ask *a)
{
	struct db *db = pool_alloc(a->pool, sizeof(*db));

	db->rows = rows_of(a->pool, "value label", "3", "Roads", NULL);
	a->rq.db = db;
	a->rq.routes = routes;
	a->rq.csrf = "SEAL";
	a->rq.form = NULL;
	a->rq.page = page_new(a->pool, "cases");
	assert_int_equal(route_find(&a->rq), 0);
}

static void
get(struct ask *a, const char *query)
{
	assert_int_equal(ask_get(a, "/portal/cases/new", query), 0);
	open_page(a);
}

static void
post(struct ask *a, const char *body)
{
	struct in in;

	a->rq.routes = routes;
	assert_int_equal(ask_post(a, "/portal/cases/new", body), 0);
	open_page(a);
	form_read(&a->rq, &form, &in);
}

/* The page so far holds this. */
static void
says(struct ask *a, const char *what)
{
	size_t len;
	const char *xml = theme_source(page_doc(a->rq.page), a->pool, &len);

	if (!strstr(xml, what))
		fail_msg("no %s in %s", what, xml);
}

static void
says_not(struct ask *a, const char *what)
{
	size_t len;
	const char *xml = theme_source(page_doc(a->rq.page), a->pool, &len);

	if (strstr(xml, what))
		fail_msg("%s in %s", what, xml);
}

static void
empty_form_says_all_of_its_fields(void **state)
{
	struct ask *a = *state;

	get(a, "");
	page_form(a->rq.page, &form, &a->rq);
	says(a, "<form name=\"case\" action=\"/portal/cases/new\" "
	    "method=\"post\" csrf=\"SEAL\" key=\"");
	says(a, "upload=\"yes\">");
	says(a, "<field name=\"subject\" kind=\"line\" required=\"yes\" "
	    "min=\"3\" max=\"120\" autocomplete=\"off\"/>");
	says(a, "<option><value>citizen</value></option>");
	says(a, "<option><value>3</value><label>Roads</label></option>");
	says(a, "<field name=\"photo\" kind=\"file\" max=\"2\" "
	    "size=\"4096\"/>");
	says(a, "<field name=\"website\" kind=\"trap\"/>");
	says_not(a, "error");
}

static void
wrong_form_comes_back_with_what_was_typed(void **state)
{
	struct ask *a = *state;

	post(a, "subject=%3Cb&secret=hush&kind=citizen&category=4&website=spam"
	    "&version=7");
	page_form(a->rq.page, &form, &a->rq);
	says(a, "errors=\"4\" error=\"trap\">");
	says(a, "error=\"short\"><value>&lt;b</value></field>");
	says(a, "<field name=\"consent\" kind=\"tick\" required=\"yes\" "
	    "error=\"missing\"/>");
	says(a, "error=\"choice\"><value>4</value><option>");
	says(a, "<value>citizen</value><option>");
	says(a, "<value>7</value>");
	says_not(a, "hush");
	says_not(a, "spam");
	assert_int_equal(a->rq.db->queries, 1);
}

static void
form_that_comes_back_keeps_its_key(void **state)
{
	struct ask *a = *state;
	char key[SECRET_TOKEN];

	secret_token(key);
	post(a, pool_print(a->pool, "subject=ab&key=%s", key));
	page_form(a->rq.page, &form, &a->rq);
	says(a, pool_print(a->pool, "key=\"%s\"", key));
	page_clear(a->rq.page, "cases");
	page_form(a->rq.page, &other, &a->rq);
	says_not(a, key);
	post(a, "subject=ab&key=forged");
	page_form(a->rq.page, &form, &a->rq);
	says_not(a, "forged");
}

static void
form_shows_only_what_was_typed_into_it(void **state)
{
	struct ask *a = *state;

	post(a, "subject=ab&kind=none");
	page_form(a->rq.page, &other, &a->rq);
	says_not(a, "<value>");
	says_not(a, "error");
}

static void
prefill_waits_for_the_person(void **state)
{
	struct ask *a = *state;

	get(a, "");
	page_prefill(&a->rq, "subject", "offered");
	page_prefill(&a->rq, "consent", "yes");
	page_form(a->rq.page, &form, &a->rq);
	says(a, "<value>offered</value>");
	says(a, "<value>yes</value>");
	post(a, "subject=");
	page_prefill(&a->rq, "subject", "offered");
	page_prefill(&a->rq, "consent", "yes");
	page_form(a->rq.page, &form, &a->rq);
	says_not(a, "<value>offered</value>");
	says_not(a, "<value>yes</value>");
}

static void
replacement_waits_for_nobody(void **state)
{
	struct ask *a = *state;

	post(a, "subject=abc&version=7");
	page_prefill(&a->rq, "version", "8");
	page_replace(&a->rq, "version", "9");
	page_form(a->rq.page, &form, &a->rq);
	says(a, "<value>9</value>");
	says(a, "<value>abc</value>");
}

static void
what_was_parked_is_given_back(void **state)
{
	struct ask *a = *state;
	struct pair parked[] = {
		{ "subject", "typed" }, { "kind", "citizen" }
	};

	get(a, "parked=all");
	a->rq.body = (struct pairs){ parked, 2 };
	a->rq.typed_in = "case";
	page_form(a->rq.page, &form, &a->rq);
	says(a, "<value>typed</value>");
	page_clear(a->rq.page, "cases");
	page_form(a->rq.page, &other, &a->rq);
	says_not(a, "typed");
	assert_true(form_came_back(&a->rq, &form));
	assert_false(form_came_back(&a->rq, &other));
}

static void
filter_carries_no_secret(void **state)
{
	struct ask *a = *state;

	get(a, "subject=hole&page=2");
	page_form(a->rq.page, &filter, &a->rq);
	says(a, "<form name=\"filter\" action=\"/portal/cases/new\" "
	    "method=\"get\"><field");
	says(a, "<value>hole</value>");
	page_clear(a->rq.page, "cases");
	get(a, "page=2");
	page_prefill(&a->rq, "subject", "usual");
	page_form(a->rq.page, &filter, &a->rq);
	says(a, "<value>usual</value>");
}

static void
pager_keeps_the_query(void **state)
{
	struct ask *a = *state;

	get(a, "q=a%26b+c&status=&page=2");
	page_pager(a->rq.page, &a->rq, 41, 20);
	says(a, "<pager page=\"2\" pages=\"3\" total=\"41\" "
	    "query=\"q=a%26b%20c&amp;\"/>");
	get(a, "page=99");
	page_pager(a->rq.page, &a->rq, 40, 20);
	says(a, "<pager page=\"2\" pages=\"2\" total=\"40\" query=\"\"/>");
	get(a, "page=0");
	page_pager(a->rq.page, &a->rq, 0, 20);
	says(a, "<pager page=\"1\" pages=\"1\" total=\"0\" query=\"\"/>");
}

static void
pager_that_counts_nothing(void **state)
{
	struct ask *a = *state;

	get(a, "q=b&page=2");
	page_pager_more(a->rq.page, &a->rq, true);
	says(a, "<pager page=\"2\" more=\"yes\" query=\"q=b&amp;\"/>");
	get(a, "");
	page_pager_more(a->rq.page, &a->rq, false);
	says(a, "<pager page=\"1\" query=\"\"/>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK_PREFIXED(empty_form_says_all_of_its_fields),
		ASK_PREFIXED(wrong_form_comes_back_with_what_was_typed),
		ASK_PREFIXED(form_that_comes_back_keeps_its_key),
		ASK_PREFIXED(form_shows_only_what_was_typed_into_it),
		ASK_PREFIXED(prefill_waits_for_the_person),
		ASK_PREFIXED(replacement_waits_for_nobody),
		ASK_PREFIXED(what_was_parked_is_given_back),
		ASK_PREFIXED(filter_carries_no_secret),
		ASK_PREFIXED(pager_keeps_the_query),
		ASK_PREFIXED(pager_that_counts_nothing),
	};

	return cmocka_run_group_tests_name("form_page", tests, NULL, NULL);
}
