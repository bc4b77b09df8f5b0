/* email.c: our reader of addresses and a regular expression agree. */
/* SPDX-License-Identifier: ISC */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "mime.h"
#include "text.h"

/* RFC 5321 § 4.1.2, as text.h promises it. */
#define WORD	"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
#define LABEL	"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

static bool
is_address(const char *text)
{
	static regex_t whole;
	static bool ready;
	const char *at = strchr(text, '@'), *dot = strrchr(text, '.');

	if (!ready && regcomp(&whole, "^" WORD "(\\." WORD ")*@" LABEL
	    "(\\." LABEL ")+$", REG_EXTENDED | REG_NOSUB) != 0)
		abort();
	ready = true;
	return regexec(&whole, text, 0, NULL, 0) == 0 && at - text <= 64 &&
	    strlen(text) <= 254 && dot[1 + strspn(dot + 1, "0123456789")];
}

void
try_email(struct pool *pool, char *text, size_t size)
{
	(void)pool, (void)size;
	PROMISE(text_is_email(text) == is_address(text));
	PROMISE(!mime_is_address(text) || text_is_email(text));
	PROMISE(!mime_is_address(text) || !strpbrk(text, "<>,; \t\r\n"));
}
