/* conf.c: aedile.conf; what is taken can be written down and taken again,
 * and what is not is told with its line. */
/* SPDX-License-Identifier: ISC */
#include "conf.h"

#include <stdlib.h>
#include <string.h>

#include "conf_keys.h"
#include "fuzz.h"
#include "pool.h"

static void
look(const struct conf *conf)
{
	const struct site *site = conf_site(conf);

	for (size_t i = 0; i < conf_keys_count; i++) {
		const struct conf_key *key = &conf_keys[i];
		const char *value = conf_text(conf, key->name);

		PROMISE(!strpbrk(value, "\r\n"));
		if (key->kind == CONF_PATH)
			PROMISE(!*value || *value == '/');
		if (key->kind == CONF_NUMBER)
			PROMISE(conf_number(conf, key->name) >= key->least &&
			    conf_number(conf, key->name) <= key->most);
	}
	PROMISE(strncmp(site->address, "http", 4) == 0);
	PROMISE(!*site->prefix || (*site->prefix == '/' &&
	    site->prefix[strlen(site->prefix) - 1] != '/'));
	PROMISE(*site->cookie && !strpbrk(site->cookie, "=;, \t"));
}

/* What a program says of itself leads to the same program. */
static void
write_and_read(struct pool *pool, const struct conf *conf)
{
	char *all = pool_text(pool, ""), why[1024];
	struct conf *again;

	for (size_t i = 0; i < conf_keys_count; i++)
		all = pool_print(pool, "%s%s = %s\n", all, conf_keys[i].name,
		    conf_text(conf, conf_keys[i].name));
	again = conf_read(fuzz_file(all, strlen(all)), why, sizeof(why));
	PROMISE(again != NULL);
	for (size_t i = 0; i < conf_keys_count; i++)
		PROMISE(strcmp(conf_text(conf, conf_keys[i].name),
		    conf_text(again, conf_keys[i].name)) == 0);
	conf_close(again);
}

void
try_conf(struct pool *pool, char *text, size_t size)
{
	const char *file = fuzz_file(text, size);
	char why[1024] = "";
	struct conf *conf = conf_read(file, why, sizeof(why));

	if (conf) {
		look(conf);
		write_and_read(pool, conf);
		conf_close(conf);
		return;
	}
	PROMISE(fuzz_is_line(why));
	PROMISE(strncmp(why, file, strlen(file)) == 0);
	PROMISE(why[strlen(file)] == ':');
}
