/* words.c: the words of a command line, taken one by one. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void
word_wrong(const struct command *cmd, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "aedile %s: ", cmd->verb->name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "; aedile %s --help says more\n", cmd->verb->name);
	exit(2);
}

static void
take(char **word, size_t n)
{
	do
		word[0] = word[n];
	while (*word++);
}

bool
word_switch(struct command *cmd, const char *name)
{
	for (char **word = cmd->words; *word; word++)
		if (strcmp(*word, name) == 0) {
			take(word, 1);
			return true;
		}
	return false;
}

const char *
word_option(struct command *cmd, const char *name, const char *other)
{
	size_t len = strlen(name);
	const char *value;

	for (char **word = cmd->words; *word; word++) {
		if (strncmp(*word, name, len) != 0)
			continue;
		if ((*word)[len] == '=') {
			value = *word + len + 1;
			take(word, 1);
			return value;
		}
		if ((*word)[len])
			continue;
		if (!word[1])
			word_wrong(cmd, "%s needs a value behind it", name);
		value = word[1];
		take(word, 2);
		return value;
	}
	return other;
}

const char *
word_next(struct command *cmd)
{
	const char *word = *cmd->words;

	if (!word)
		return NULL;
	if (word[0] == '-' && word[1])
		word_wrong(cmd, "there is no option %s", word);
	take(cmd->words, 1);
	return word;
}

void
word_end(struct command *cmd)
{
	if (!*cmd->words)
		return;
	if (**cmd->words == '-')
		word_wrong(cmd, "there is no option %s", *cmd->words);
	word_wrong(cmd, "there is one word too many: %s", *cmd->words);
}
