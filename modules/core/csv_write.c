/* csv_write.c: a cell that a spreadsheet reads as it was meant. */
/* SPDX-License-Identifier: ISC */
#include "csv.h"

#include <string.h>

static bool
is_number(const char *s)
{
	s += *s == '-';
	s += strspn(s, "0123456789");
	s += *s == '.';
	return !s[strspn(s, "0123456789")];
}

/* Would a spreadsheet take it for a formula? The fullwidth forms of the signs
 * count too; a negative number and a lone dash do not. One that bears
 * apostrophes already gets one more, for csv_plain() to take. */
static bool
is_formula(const char *s)
{
	static const char *const wide[] = {
		"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"
	};

	s += strspn(s, "'");
	if (*s && strchr("=+-@\t\r\n", *s))
		return *s != '-' || !s[1] ? s[1] != '\0' : !is_number(s);
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(s, wide[i], 3) == 0)
			return true;
	return false;
}

const char *
csv_plain(const char *cell)
{
	return *cell == '\'' && is_formula(cell + 1) ? cell + 1 : cell;
}

/* RFC 4180 § 2; an apostrophe makes text of a formula. */
void
csv_write(FILE *out, const char *cell)
{
	bool formula = is_formula(cell);

	if (!formula && !strpbrk(cell, ",;\t\"\r\n") && *cell != ' ') {
		fputs(cell, out);
		return;
	}
	putc('"', out);
	if (formula)
		putc('\'', out);
	for (; *cell; cell++) {
		if (*cell == '"')
			putc('"', out);
		putc(*cell, out);
	}
	putc('"', out);
}
