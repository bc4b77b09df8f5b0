/* plural.c: CLDR's rules for cardinal numbers, as a table by language. */
/* SPDX-License-Identifier: ISC */
#include "plural.h"

#include <stdlib.h>
#include <string.h>

/* CLDR's operands: the integer digits, and the fraction with its zeros. */
struct operands {
	unsigned long	i;
	unsigned	v;		/* digits of the fraction */
	unsigned long	f;
};

typedef enum plural rule_fn(const struct operands *);

static enum plural
never(const struct operands *n)
{
	(void)n;
	return PLURAL_OTHER;
}

/* English, German, Italian ...: 1 and nothing like 1.0 */
static enum plural
one_integer(const struct operands *n)
{
	return n->i == 1 && !n->v ? PLURAL_ONE : PLURAL_OTHER;
}

/* Turkish, Hungarian ...: 1 and 1.0 */
static enum plural
one_value(const struct operands *n)
{
	return n->i == 1 && !n->f ? PLURAL_ONE : PLURAL_OTHER;
}

/* Spanish: also millions, as "un millón de casos" */
static enum plural
spanish(const struct operands *n)
{
	if (n->i == 1 && !n->f)
		return PLURAL_ONE;
	return n->i && !(n->i % 1000000) && !n->v ? PLURAL_MANY :
	    PLURAL_OTHER;
}

/* French, Portuguese: 0 and 1 */
static enum plural
french(const struct operands *n)
{
	if (n->i < 2)
		return PLURAL_ONE;
	return !(n->i % 1000000) && !n->v ? PLURAL_MANY : PLURAL_OTHER;
}

static enum plural
slavic(const struct operands *n)
{
	unsigned long ten = n->i % 10, hundred = n->i % 100;

	if (n->v)
		return PLURAL_OTHER;
	if (ten == 1 && hundred != 11)
		return PLURAL_ONE;
	if (ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14))
		return PLURAL_FEW;
	return PLURAL_MANY;
}

static enum plural
polish(const struct operands *n)
{
	enum plural p = slavic(n);

	if (p == PLURAL_ONE && n->i != 1)
		return PLURAL_MANY;
	return p;
}

static enum plural
arabic(const struct operands *n)
{
	unsigned long hundred = n->i % 100;

	if (n->f)
		return PLURAL_OTHER;
	if (n->i < 3)
		return n->i == 0 ? PLURAL_ZERO : n->i == 1 ? PLURAL_ONE :
		    PLURAL_TWO;
	if (hundred >= 3 && hundred <= 10)
		return PLURAL_FEW;
	return hundred >= 11 ? PLURAL_MANY : PLURAL_OTHER;
}

static const struct {
	const char	*language;
	rule_fn		*rule;
} rules[] = {
	{ "ar", arabic }, { "bg", one_value }, { "de", one_integer },
	{ "el", one_value }, { "en", one_integer }, { "es", spanish },
	{ "fr", french }, { "hu", one_value }, { "id", never },
	{ "it", one_integer }, { "ja", never }, { "ko", never },
	{ "ms", never }, { "pl", polish }, { "pt", french },
	{ "ru", slavic }, { "th", never }, { "tr", one_value },
	{ "uk", slavic }, { "ur", one_integer }, { "vi", never },
	{ "zh", never },
};

const char *
plural_name(enum plural p)
{
	static const char *const names[PLURALS] = {
		"other", "zero", "one", "two", "few", "many"
	};

	return names[p];
}

enum plural
plural_of(const char *language, const char *number)
{
	size_t len = strcspn(language, "-_");
	struct operands n = { 0 };
	char *end;

	n.i = strtoul(number + (*number == '-'), &end, 10);
	if (*end == '.') {
		n.v = (unsigned)strspn(end + 1, "0123456789");
		n.f = strtoul(end + 1, NULL, 10);
	}
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		if (strlen(rules[i].language) == len &&
		    !strncmp(rules[i].language, language, len))
			return rules[i].rule(&n);
	return one_integer(&n);
}
