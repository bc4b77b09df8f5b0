/* form.c: what each kind of field takes, and what it says of the rest. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include "form.h"
#include "route.h"
#include "rows.h"

struct all {
	const char *line, *area, *email, *password, *fresh, *code, *day, *kind;
	const char *version;
	uint64_t category, count;
	bool terms;
};

static const struct sql choices = { "choices", "SELECT 1 WHERE a = ?" };

static const struct field fields[] = {
	LINE(all, line, .required = true, .min = 3, .max = 10),
	AREA(all, area, .max = 20),
	EMAIL(all, email),
	PASSWORD(all, password),
	NEW_PASSWORD(all, fresh, .max = 64),
	DIGITS(all, code, .min = 6, .max = 6),
	DATE(all, day),
	PICK(all, kind, .among = "citizen business official"),
	CHOICE(all, category, .choices = &choices),
	NUMBER(all, count, .min = 1, .max = 5),
	TICK(all, terms),
	HIDDEN(all, version, .max = 20),
	TRAP(website),
	{ 0 }
};

static const struct form form = { "all", sizeof(struct all), fields, false };

static const struct route routes[] = {
	{ POST, "/all", NULL, ROLE_ANYONE, &form, NULL, false }, { 0 }
};

/* Post body to the form; was it right? */
static bool
post(struct ask *a, const char *body, struct all *out)
{
	struct db *db = pool_alloc(a->pool, sizeof(*db));

	db->rows = rows_of(a->pool, "value label", "3", "Roads", "7",
	    "Parks", NULL);
	a->rq.db = db;
	a->rq.routes = routes;
	a->rq.form = NULL;
	a->rq.who.id = 42;
	assert_int_equal(ask_post(a, "/all", body), 0);
	assert_int_equal(route_find(&a->rq), 0);
	return form_read(&a->rq, &form, out);
}

static void
right_form_fills_the_struct(void **state)
{
	struct ask *a = *state;
	struct all in = { .count = 99 };

	assert_true(post(a, "line=+A+hole+&area=one%0D%0Atwo%0A&"
	    "email=ada@example.org&password=+two+words+&fresh=x&"
	    "code=123+4-56&day=2026-11-21&kind=business&category=7&count=5&"
	    "terms=yes&version=3&website=&role=admin", &in));
	assert_string_equal(in.line, "A hole");
	assert_string_equal(in.area, "one\ntwo");
	assert_string_equal(in.email, "ada@example.org");
	assert_string_equal(in.password, " two words ");
	assert_string_equal(in.fresh, "x");
	assert_string_equal(in.code, "123456");
	assert_string_equal(in.day, "2026-11-21");
	assert_string_equal(in.kind, "business");
	assert_string_equal(in.version, "3");
	assert_int_equal(in.category, 7);
	assert_int_equal(in.count, 5);
	assert_true(in.terms);
	assert_null(form_error(&a->rq, "line"));
}

static void
what_is_left_out_is_nothing(void **state)
{
	struct all in = { .count = 99, .terms = true, .email = "x" };

	assert_true(post(*state, "line=abc&email=++&count=", &in));
	assert_null(in.area);
	assert_null(in.email);
	assert_int_equal(in.count, 0);
	assert_int_equal(in.category, 0);
	assert_false(in.terms);
}

static void
each_fault_has_its_word(void **state)
{
	static const struct {
		const char *body, *field, *error;
	} cases[] = {
		{ "", "line", "missing" }, { "line=+%09", "line", "missing" },
		{ "line=ab", "line", "short" },
		{ "line=%C3%A4%C3%B6", "line", "short" },
		{ "line=12345678901", "line", "long" },
		{ "line=%C3%A4234567890", "line", NULL },
		{ "line=ab%0Ac", "line", "lines" },
		{ "line=ab%01c", "line", "characters" },
		{ "area=123456789012345678901", "area", "long" },
		{ "email=ada", "email", "email" },
		{ "email=a@b.c%0Ad", "email", "email" },
		{ "fresh=" "0123456789012345678901234567890123456789"
		  "0123456789012345678901234", "fresh", "long" },
		{ "code=12345", "code", "short" },
		{ "code=1234567", "code", "long" },
		{ "code=12345x", "code", "digits" },
		{ "code=%D9%A1%D9%A23456", "code", NULL },
		{ "code=12%C2%A034%E2%80%9356", "code", NULL },
		{ "code=12%E2%80%AF34%E2%80%9056", "code", NULL },
		{ "code=12%E2%80%9634%E2%80%9556", "code", "digits" },
		{ "kind=busi", "kind", "pick" },
		{ "kind=business+official", "kind", "pick" },
		{ "day=2026-02-30", "day", "date" },
		{ "day=tomorrow", "day", "date" },
		{ "kind=admin", "kind", "pick" },
		{ "kind=citizen+business", "kind", "pick" },
		{ "kind=citi", "kind", "pick" },
		{ "category=4", "category", "choice" },
		{ "category=x", "category", "choice" },
		{ "category=-3", "category", "choice" },
		{ "category=03", "category", "choice" },
		{ "count=0", "count", "small" },
		{ "count=6", "count", "large" },
		{ "count=-1", "count", "number" },
		{ "count=1.5", "count", "number" },
		{ "count=99999999999999999999", "count", "large" },
		{ "count=+4+", "count", NULL },
		{ "version=123456789012345678901", "version", "long" },
		{ "terms=no", "terms", NULL },
	};
	struct ask *a = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct all in;
		const char *error;

		post(a, cases[i].body, &in);
		error = form_error(&a->rq, cases[i].field);
		if (error != cases[i].error && (!error || !cases[i].error ||
		    strcmp(error, cases[i].error) != 0))
			fail_msg("%s: %s", cases[i].body, error);
	}
}

static void
trap_is_a_fault_of_the_form_alone(void **state)
{
	struct ask *a = *state;
	struct all in;

	assert_false(post(a, "line=abc&website=http://spam", &in));
	assert_null(form_error(&a->rq, "website"));
	assert_null(form_error(&a->rq, "line"));
}

static void
tick_that_is_required_must_be_ticked(void **state)
{
	static const struct field must[] = {
		TICK(all, terms, .required = true), { 0 }
	};
	const struct form consent = { "consent", sizeof(struct all), must,
		false };
	struct ask *a = *state;
	struct all in;

	post(a, "terms=yes", &in);
	assert_true(form_read(&a->rq, &consent, &in));
	post(a, "terms=1", &in);
	assert_false(form_read(&a->rq, &consent, &in));
	assert_string_equal(form_error(&a->rq, "terms"), "missing");
	post(a, "", &in);
	assert_false(form_read(&a->rq, &consent, &in));
}

static void
choices_are_asked_for_once(void **state)
{
	struct ask *a = *state;
	struct all in;
	struct rows *rows;

	post(a, "category=3", &in);
	assert_int_equal(a->rq.db->queries, 1);
	assert_int_equal(a->rq.db->params, 1);
	assert_int_equal(a->rq.db->who, 42);
	assert_true(form_read(&a->rq, &form, NULL) ||
	    form_error(&a->rq, "line"));
	rows = form_options(&a->rq, &form, "category");
	assert_true(rows_next(rows));
	assert_string_equal(rows_text(rows, "label"), "Roads");
	assert_int_equal(a->rq.db->queries, 1);
}

static void
choices_of_a_failed_try_are_forgotten(void **state)
{
	struct ask *a = *state;
	struct all in;

	post(a, "", &in);
	a->rq.db->failed = true;
	form_options(&a->rq, &form, "category");
	form_options(&a->rq, &form, "category");
	assert_int_equal(a->rq.db->queries, 2);
}

static void
handler_may_find_fault_too(void **state)
{
	struct ask *a = *state;
	struct all in;

	assert_true(post(a, "line=abc", &in));
	form_refuse(&a->rq, "line", "taken");
	assert_string_equal(form_error(&a->rq, "line"), "taken");
	assert_null(form_error(&a->rq, "area"));
	form_refuse(&a->rq, "line", "second");
	assert_string_equal(form_error(&a->rq, "line"), "taken");
}

/* Fields that are rows of a table, not members of a struct. */
static void
field_that_is_data_is_asked_for_by_itself(void **state)
{
	struct ask *a = *state;
	const struct field data[] = {
		{ .kind = FIELD_PICK, .name = "q1", .label = "Which side?",
		  .required = true, .options = rows_of(a->pool, "value label",
		  "l", "Left", "r", "Right", NULL) },
		{ .kind = FIELD_NUMBER, .name = "q2", .label = "How deep?" },
		{ 0 }
	};
	const struct form asked = { "all", sizeof(struct all), data, false };
	struct all in = { .line = "untouched?" };

	post(a, "q1=r&q2=+12", &in);
	assert_true(form_read(&a->rq, &asked, &in));
	assert_null(in.line);
	assert_string_equal(form_value(&a->rq, &data[0]), "r");
	assert_string_equal(form_value(&a->rq, &data[1]), "12");
	post(a, "q1=x", &in);
	assert_false(form_read(&a->rq, &asked, NULL));
	assert_string_equal(form_error(&a->rq, "q1"), "pick");
	assert_null(form_value(&a->rq, &data[1]));
}

static void
filter_is_read_from_the_query(void **state)
{
	const struct form filter = { "filter", sizeof(struct all), fields,
		true };
	struct ask *a = *state;
	struct all in;

	post(a, "line=body", &in);
	ask_get(a, "/all", "line=query&page=2");
	assert_true(form_read(&a->rq, &filter, &in));
	assert_string_equal(in.line, "query");
	assert_string_equal(form_value(&a->rq, &fields[0]), "query");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK(right_form_fills_the_struct),
		ASK(what_is_left_out_is_nothing),
		ASK(each_fault_has_its_word),
		ASK(trap_is_a_fault_of_the_form_alone),
		ASK(tick_that_is_required_must_be_ticked),
		ASK(choices_are_asked_for_once),
		ASK(choices_of_a_failed_try_are_forgotten),
		ASK(handler_may_find_fault_too),
		ASK(field_that_is_data_is_asked_for_by_itself),
		ASK(filter_is_read_from_the_query),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
