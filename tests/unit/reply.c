/* reply.c: nothing that a person types gets out of its header or its cell. */
/* SPDX-License-Identifier: ISC */
#include "ask.h"

#include "page.h"
#include "csv.h"
#include "reply.h"
#include "theme.h"

static void
redirect_stays_below_the_prefix(void **state)
{
	struct ask *a = *state;
	struct reply *rp = a->rq.reply;

	assert_int_equal(reply_see_other(&a->rq, "/cases/%d", 7), 303);
	assert_string_equal(rp->location, "/portal/cases/7");
	reply_see_other(&a->rq, "/");
	assert_string_equal(rp->location, "/portal/");
	reply_see_other(&a->rq, "/find?q=%s#m", "\xC3\xA4\"<'>{}");
	assert_string_equal(rp->location,
	    "/portal/find?q=%C3%A4%22%3C'%3E%7B%7D#m");
}

static void
redirect_leads_to_no_other_site(void **state)
{
	static const char *const bad[] = {
		"//evil.example", "http://evil.example", "/\\evil", "cases",
		"/a\r\nSet-Cookie: x=y", "/a\nb", "/a b", "/../x", "", "/\x01",
	};
	struct ask *a = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		reply_see_other(&a->rq, "%s", bad[i]);
		assert_string_equal(a->rq.reply->location, "/portal/");
	}
}

static void
notice_takes_the_place_of_all_else(void **state)
{
	struct ask *a = *state;
	struct reply *rp = a->rq.reply;
	const char *xml;
	size_t len;

	a->rq.page = page_new(a->pool, "cases");
	page_text(a->rq.page, "secret", "half a page");
	reply_cookie(&a->rq, "c", "v", 0);
	reply_see_other(&a->rq, "/cases");
	assert_int_equal(reply_not_found(&a->rq), 404);
	assert_null(rp->location);
	assert_int_equal(rp->cookie_count, 1);
	xml = theme_source(page_doc(a->rq.page), a->pool, &len);
	assert_non_null(strstr(xml, "<notice status=\"404\"/>"));
	assert_null(strstr(xml, "secret"));
	assert_int_equal(reply_notice_named(&a->rq, 409, "taken"), 409);
	xml = theme_source(page_doc(a->rq.page), a->pool, &len);
	assert_non_null(strstr(xml, "<notice name=\"taken\" "
	    "status=\"409\"/>"));
}

static void
cookie_over_http_is_for_this_machine(void **state)
{
	struct ask *a = *state;
	struct reply *rp = a->rq.reply;

	assert_string_equal(a->rq.site->cookie, "aedile-8311");
	reply_cookie(&a->rq, a->rq.site->cookie, "tok-1_A", 0);
	assert_string_equal(rp->cookies[0], "aedile-8311=tok-1_A; Path=/; "
	    "HttpOnly; SameSite=Lax");
	reply_cookie(&a->rq, a->rq.site->cookie, "second", 60);
	assert_int_equal(rp->cookie_count, 1);
	assert_string_equal(rp->cookies[0], "aedile-8311=second; Path=/; "
	    "Max-Age=60; HttpOnly; SameSite=Lax");
	reply_cookie(&a->rq, "aedile-8311-x", "", 0);
	assert_int_equal(rp->cookie_count, 2);
	reply_cookie(&a->rq, a->rq.site->cookie, "gone", -1);
	assert_string_equal(rp->cookies[0], "aedile-8311=; Path=/; Max-Age=0; "
	    "HttpOnly; SameSite=Lax");
}

static void
cookie_over_tls_is_secure(void **state)
{
	struct ask *a = *state;

	reply_cookie(&a->rq, "__Secure-aedile", "t", 0);
	assert_string_equal(a->rq.reply->cookies[0], "__Secure-aedile=t; "
	    "Path=/portal/; Secure; HttpOnly; SameSite=Lax");
	reply_cookie(&a->rq, "__Host-aedile", "t", 0);
	assert_string_equal(a->rq.reply->cookies[1], "__Host-aedile=t; "
	    "Path=/; Secure; HttpOnly; SameSite=Lax");
}

static void
file_is_sent_by_nginx_under_its_own_name(void **state)
{
	struct ask *a = *state;
	struct reply *rp = a->rq.reply;

	assert_int_equal(reply_file(&a->rq, "AB/ABCD-_x", "plan b.pdf",
	    "application/pdf"), 200);
	assert_string_equal(rp->accel, "/portal/attachments/AB/ABCD-_x");
	assert_string_equal(rp->type, "application/pdf");
	assert_string_equal(rp->disposition, "attachment; "
	    "filename=\"plan b.pdf\"; filename*=UTF-8''plan%20b.pdf");
	reply_file(&a->rq, "AB/x", "Stra\xC3\x9F" "e\"\\\r\nX: y;%.png",
	    "image/png\r\nX: y");
	assert_string_equal(rp->disposition, "attachment; "
	    "filename=\"Stra__e__??X: y;_.png\"; filename*=UTF-8''"
	    "Stra%C3%9Fe%22%5C%3F%3FX%3A%20y%3B%25.png");
	assert_string_equal(rp->type, "application/octet-stream");
}

static void
file_lies_below_the_files_folder(void **state)
{
	static const char *const bad[] = {
		"", "/etc/passwd", "../x", "AB/../../x", "AB/x\r\nY: z", "a b",
		"a%2e%2e", "a?b", "a\xC3\xA4"
	};
	struct ask *a = *state;

	a->rq.page = page_new(a->pool, "cases");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(reply_file(&a->rq, bad[i], "x", "image/png"),
		    404);
		assert_null(a->rq.reply->accel);
	}
}

/* cells, ended by NULL, two on a line. */
static int
csv_of(struct request *rq, const char *const *cells)
{
	FILE *out = reply_csv_open(rq);

	for (size_t i = 0; cells[i]; i++) {
		csv_write(out, cells[i]);
		fputs(i % 2 ? "\r\n" : ",", out);
	}
	return reply_csv_close(rq, "response-times.csv", out);
}

static void
csv_is_what_spreadsheets_read(void **state)
{
	static const char *const cells[] = {
		"department", "open", "Parks", "7", "Roads, \"big\"", "",
		"two\nlines", "-12.5", "plain", "x", NULL
	};
	struct ask *a = *state;

	assert_int_equal(csv_of(&a->rq, cells), 200);
	assert_string_equal(a->rq.reply->type,
	    "text/csv; charset=utf-8; header=present");
	assert_string_equal(a->rq.reply->disposition, "attachment; "
	    "filename=\"response-times.csv\"; "
	    "filename*=UTF-8''response-times.csv");
	assert_string_equal(a->rq.reply->body, "\xEF\xBB\xBF"
	    "department,open\r\nParks,7\r\n\"Roads, \"\"big\"\"\",\r\n"
	    "\"two\nlines\",-12.5\r\nplain,x\r\n");
	assert_int_equal(a->rq.reply->length, strlen(a->rq.reply->body));
}

static void
csv_holds_no_formula(void **state)
{
	static const char *const bad[] = {
		"=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "\nx",
		"=HYPERLINK(\"http://evil\")", "\xEF\xBC\x9D" "1",
		"\xEF\xBC\x8B" "1", "\xEF\xBC\x8D" "1", "\xEF\xBC\xA0x",
		"-1-cmd|' /C calc'!A0", "--1", "-1.2.3"
	};
	struct ask *a = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		csv_of(&a->rq, (const char *const []){ "a", "b", bad[i], "",
		    NULL });
		if (!strstr(a->rq.reply->body, "\r\n\"'"))
			fail_msg("%s", a->rq.reply->body);
	}
}

static void
every_status_has_its_phrase(void **state)
{
	static const int all[] = {
		200, 303, 400, 403, 404, 405, 409, 410, 411, 413, 415, 422,
		429, 500, 503
	};

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		assert_string_not_equal(reply_phrase(all[i]), "Status");
	assert_string_equal(reply_phrase(299), "Status");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ASK_PREFIXED(redirect_stays_below_the_prefix),
		ASK_PREFIXED(redirect_leads_to_no_other_site),
		ASK(notice_takes_the_place_of_all_else),
		ASK(cookie_over_http_is_for_this_machine),
		ASK_PREFIXED(cookie_over_tls_is_secure),
		ASK_PREFIXED(file_is_sent_by_nginx_under_its_own_name),
		ASK(file_lies_below_the_files_folder),
		ASK(csv_is_what_spreadsheets_read),
		ASK(csv_holds_no_formula),
		cmocka_unit_test(every_status_has_its_phrase),
	};

	return cmocka_run_group_tests_name("reply", tests, NULL, NULL);
}
