/* disposition.c: what a part may say of itself, and what files are called. */
/* SPDX-License-Identifier: ISC */
#include "told.h"

static void
header_block_must_be_right(void **state)
{
	static const char *const bad[] = {
		"\r\n",						/* none */
		"Content-Type: text/plain\r\n\r\n",
		"Content-Disposition: attachment; name=a\r\n\r\n",
		"Content-Disposition: form-data\r\n\r\n",
		"Content-Disposition: form-datax; name=a\r\n\r\n",
		DISPOSITION "name=a\r\n" DISPOSITION "name=b\r\n\r\n",
		DISPOSITION "name=a; name=b\r\n\r\n",
		DISPOSITION "name=a; filename=b; filename=c\r\n\r\n",
		DISPOSITION "name=\"a\r\n\r\n",
		DISPOSITION "name=\"a\"x\r\n\r\n",
		DISPOSITION "name=\"a\" x=y\r\n\r\n",
		DISPOSITION "name=\"\"\r\n\r\n",
		DISPOSITION "name=\"a\x01\"\r\n\r\n",
		DISPOSITION "name=\"a\xFF\"\r\n\r\n",
		DISPOSITION "filename=\"a\"\r\n\r\n",
		DISPOSITION "name\r\n\r\n",
		DISPOSITION "name=\r\n\r\n",
		DISPOSITION "name=a\r\nno colon\r\n\r\n",
		DISPOSITION "name=a\r\n: no name\r\n\r\n",
		DISPOSITION "name=a\r\n folded: line\r\n\r\n",
		DISPOSITION "name=a\nX: y\r\n\r\n",
		DISPOSITION "name=a\r\n"
		    "Content-Transfer-Encoding: base64\r\n\r\n",
		DISPOSITION "name=a\r\ncontent-transfer-encoding: "
		    "Quoted-Printable\r\n\r\n",
		"Content-Disposition : form-data; name=a\r\n\r\n",
		DISPOSITION "name=a; filename*=latin1''x\r\n\r\n",
		DISPOSITION "name=a; filename*=utf-8'x\r\n\r\n",
		DISPOSITION "name=a; filename*=utf-8''%FF\r\n\r\n",
		DISPOSITION "name=a; filename*=utf-8''%00\r\n\r\n",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		told_check(*state, pool_print(*state, "--b\r\n%sx\r\n--b--",
		    bad[i]), 400, "");
}

static void
nul_in_a_header_block_is_refused(void **state)
{
	static const char body[] = "--b\r\n" DISPOSITION "name=\"a\0\"\r\n\r\n"
	    "x\r\n--b--";
	struct told t = { 0 };

	assert_int_equal(told_run_all_ways(*state, TYPE, body, sizeof(body) - 1,
	    &t), 400);
	assert_string_equal(t.text, "");
	free(t.text);
}

static void
header_block_has_an_end(void **state)
{
	char *fill = pool_alloc(*state, 8200);

	memset(fill, 'x', 8000);
	told_check(*state, pool_print(*state, PART("name=a\r\nX: %s", "y") END,
	    fill), 0, "<a>y</>");
	memset(fill, 'x', 8199);
	told_check(*state, pool_print(*state, PART("name=a\r\nX: %s", "y") END,
	    fill), 400, "");
}

static void
file_name_is_made_plain(void **state)
{
	static const struct {
		const char *param, *name;
	} cases[] = {
		{ "filename=\"a b.pdf\"", "a b.pdf" },
		{ "filename=\"C:\\docs\\my plan.pdf\"", "my plan.pdf" },
		{ "filename=\"../../etc/passwd\"", "passwd" },
		{ "filename=\"\\\\server\\x.png\"", "x.png" },
		{ "filename=\"say \\\"hi\\\".png\"", "say \"hi\".png" },
		{ "filename=\"say %22hi%22.png\"", "say \"hi\".png" },
		{ "filename=\"50%.png\"", "50%.png" },
		{ "filename=\"a%0D%0Ab.png\"", "a  b.png" },
		{ "filename=\"..\"", "file" },
		{ "filename=\".htaccess\"", "htaccess" },
		{ "filename=\"a.png. \"", "a.png" },
		{ "filename=\"a\tb.png\"", "a b.png" },
		{ "filename=\"x/\"", "file" },
		{ "filename=\"\"", "" },
		{ "filename=\"\xE2\x80\xAEgnp.exe\"", "gnp.exe" },
		{ "filename=\"a\xE2\x80\xA8.txt\"", "a.txt" },
		{ "filename=\"a\xD8\x9C.txt\"", "a.txt" },
		{ "filename=\"\xE2\x80\x8E" "a\xE2\x80\x8F.txt\"", "a.txt" },
		{ "filename=\"\xE2\x81\xA6" "a\xE2\x81\xA9.txt\"", "a.txt" },
		{ "filename=\"\xEF\xBB\xBF" "a.txt\"", "a.txt" },
		{ "filename=\"a\xE2\x80\xA7.txt\"", "a\xE2\x80\xA7.txt" },
		{ "filename=\"a\xE2\x80\xAF.txt\"", "a\xE2\x80\xAF.txt" },
		{ "filename=\"a\xE2\x81\xAA.txt\"", "a\xE2\x81\xAA.txt" },
		{ "filename=\"a\x07" "b\xFF.png\"", "a?b?.png" },
		{ "filename=\"Stra\xC3\x9F" "e.png\"", "Stra\xC3\x9F" "e.png" },
		{ "filename*=UTF-8''Stra%C3%9Fe.png; filename=\"s.png\"",
		  "Stra\xC3\x9F" "e.png" },
		{ "filename=\"s.png\"; filename*=iso-8859-1''x", "s.png" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		told_check(*state, pool_print(*state, PART("name=f; %s", "")
		    END, cases[i].param), 0, pool_print(*state, "<f|%s></>",
		    cases[i].name));
}

static void
file_name_is_cut_before_its_ending(void **state)
{
	char long_name[260];

	memset(long_name, 'x', sizeof(long_name));
	strcpy(long_name + 251, ".png");
	assert_int_equal(strlen(disposition_clean(*state, long_name)), 194);
	assert_string_equal(disposition_clean(*state, long_name) + 190,
	    ".png");
	strcpy(long_name + 240, ".a-long-ending");
	assert_int_equal(strlen(disposition_clean(*state, long_name)), 200);
	memset(long_name, 'x', sizeof(long_name) - 1);
	long_name[sizeof(long_name) - 1] = '\0';
	assert_int_equal(strlen(disposition_clean(*state, long_name)), 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		UNIT(header_block_must_be_right),
		UNIT(nul_in_a_header_block_is_refused),
		UNIT(header_block_has_an_end),
		UNIT(file_name_is_made_plain),
		UNIT(file_name_is_cut_before_its_ending),
	};

	return cmocka_run_group_tests_name("disposition", tests, NULL, NULL);
}
