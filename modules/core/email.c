/* email.c: is this an address that mail can be sent to? */
/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "text.h"

enum { ADDRESS_MAX = 254, LOCAL_MAX = 64, LABEL_MAX = 63 };

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	"abcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";

/* Of len bytes at s, all are of set, or of the two sets every word has. */
static bool
made_of(const char *s, size_t len, const char *set)
{
	for (; len > 0; s++, len--)
		if (!memchr(letters, *s, sizeof(letters) - 1) &&
		    !memchr(digits, *s, sizeof(digits) - 1) &&
		    !memchr(set, *s, strlen(set)))
			return false;
	return true;
}

/* RFC 5321 Dot-string: words with one dot between. */
static bool
is_local(const char *s, size_t len)
{
	if (len == 0 || len > LOCAL_MAX || s[0] == '.' || s[len - 1] == '.')
		return false;
	return !memmem(s, len, "..", 2) &&
	    made_of(s, len, ".!#$%&'*+-/=?^_`{|}~");
}

/* Two or more labels, RFC 1035 § 2.3.1; the last is not all digits, or it
 * would be an IPv4 address. */
static bool
is_domain(const char *s)
{
	size_t labels = 0, len;

	for (;; s += len + 1) {
		len = strcspn(s, ".");
		if (len == 0 || len > LABEL_MAX || !made_of(s, len, "-"))
			return false;
		if (s[0] == '-' || s[len - 1] == '-')
			return false;
		labels++;
		if (!s[len])
			return labels > 1 && strspn(s, digits) < len;
	}
}

bool
text_is_email(const char *s)
{
	const char *at = strrchr(s, '@');

	if (!at || strlen(s) > ADDRESS_MAX)
		return false;
	return is_local(s, (size_t)(at - s)) && is_domain(at + 1);
}
