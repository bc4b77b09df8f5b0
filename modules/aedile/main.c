/* main.c: aedile, the administrator's command. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <stdlib.h>
#include <string.h>

static void
print_verbs(FILE *to)
{
	fputs("usage: aedile [--conf FILE] VERB [OPTION]...\n\n", to);
	for (const struct verb *v = verbs; v->name; v++)
		fprintf(to, "  %-12s %s\n", v->name, v->sentence);
	fputs("\naedile VERB --help says more of one.\n", to);
}

static int
print_verb(const struct verb *v)
{
	printf("usage: aedile [--conf FILE] %s %s\n\n%s.\n", v->name, v->usage,
	    v->sentence);
	if (v->help)
		printf("\n%s", v->help);
	return EXIT_SUCCESS;
}

static const struct verb *
find_verb(const char *name)
{
	for (const struct verb *v = verbs; v->name; v++)
		if (strcmp(v->name, name) == 0)
			return v;
	fprintf(stderr, "aedile: there is no verb \"%s\"; aedile --help "
	    "lists them\n", name);
	exit(2);
}

static int
run(struct command *cmd)
{
	struct conf *conf = cmd->verb->bare ? NULL : conf_open(cmd->file);
	int status;

	secret_open();
	cmd->conf = conf;
	cmd->pool = pool_new();
	status = cmd->verb->run(cmd);
	pool_free(cmd->pool);
	conf_close(conf);
	return status;
}

int
main(int argc, char **argv)
{
	static const struct verb none = { .name = "" };
	struct command cmd = { .verb = &none, .words = argv + (argc > 0) };
	bool help = word_switch(&cmd, "--help");

	cmd.file = word_option(&cmd, "--conf", NULL);
	if (word_switch(&cmd, "--version")) {
		puts("aedile " PACKAGE_VERSION);
		return EXIT_SUCCESS;
	}
	if (!cmd.words[0]) {
		print_verbs(help ? stdout : stderr);
		return help ? EXIT_SUCCESS : 2;
	}
	cmd.verb = find_verb(*cmd.words++);
	if (help)
		return print_verb(cmd.verb);
	return run(&cmd);
}
