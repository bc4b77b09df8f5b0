/* nginx.c: aedile nginx: print what nginx must be told of this portal. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "nginx_text.h"

/* What is said at the prompt. */
struct wish {
	const char	*text, *listen, *log;
	uint64_t	 rate;
};

/* What stands for @NAME@; a part has blanks itself. */
struct blank {
	const char	*name, *value;
	bool		 part;
};

enum { BLANKS_MAX = 24 };

static void print_filled(const struct blank *, const char *text);

static void
fill(const struct blank *blanks, const char *name, size_t len)
{
	const struct blank *b = blanks;

	while (b->name && (strlen(b->name) != len ||
	    strncmp(b->name, name, len) != 0))
		b++;
	if (!b->name)
		log_die("nothing stands for @%.*s@", (int)len, name);
	if (b->part)
		print_filled(blanks, b->value);
	else
		fputs(b->value, stdout);
}

static void
print_filled(const struct blank *blanks, const char *text)
{
	const char *at, *end;

	while ((at = strchr(text, '@')) && (end = strchr(at + 1, '@'))) {
		fwrite(text, 1, (size_t)(at - text), stdout);
		fill(blanks, at + 1, (size_t)(end - at - 1));
		text = end + 1;
	}
	fputs(text, stdout);
}

/* The prefix as a regular expression that fits nothing else. */
static const char *
pattern(struct pool *pool, const char *prefix)
{
	char *out = pool_alloc(pool, 2 * strlen(prefix) + 1), *to = out;

	for (; *prefix; *to++ = *prefix++)
		if (!isalnum((unsigned char)*prefix) &&
		    !strchr("/-_", *prefix))
			*to++ = '\\';
	return out;
}

/* The host of an address, without scheme and port. */
static const char *
host(struct pool *pool, const char *address)
{
	const char *from = strstr(address, "://");

	from = from ? from + 3 : address;
	return pool_copy(pool, from, strcspn(from, ":/"));
}

/* Lines of a map of cookies and Accept-Language, a | between them, for each
 * language there are words for: the first that fits counts. */
static const char *
languages(struct pool *pool, const struct conf *conf)
{
	char **all = language_list(pool, conf);
	const char *chosen = "", *liked = "";

	if (!*all)
		log_die("%s: no languages there; mend theme.folder",
		    conf_text(conf, "theme.folder"));
	for (char **l = all; *l; l++) {
		chosen = pool_print(pool, "%s\t\"~(^|; ?)%s-language=%s[;|]\""
		    " %s;\n", chosen, conf_site(conf)->cookie, *l, *l);
		liked = pool_print(pool, "%s\t\"~*\\|%s\\b[^|]*$\" %s;\n",
		    liked, *l, *l);
	}
	return pool_print(pool, "%s%s", chosen, liked);
}

/* The most one request may carry, in KiB. */
static uint64_t
body(const struct conf *conf)
{
	return (uint64_t)conf_number(conf, "files.count") *
	    ((uint64_t)conf_number(conf, "files.size") / 1024 + 1) + 256;
}

static const char *
number(struct pool *pool, uint64_t n)
{
	return pool_print(pool, "%" PRIu64, n);
}

static void
print(struct pool *pool, const struct conf *conf, const struct wish *wish)
{
	const struct site *site = conf_site(conf);
	const struct blank blanks[BLANKS_MAX] = {
		{ "ADDRESS",	site->address, false },
		{ "BODY",	number(pool, body(conf)), false },
		{ "BURST",	number(pool, wish->rate * 4), false },
		{ "FILES",	conf_text(conf, "files"), false },
		{ "HEADERS",	nginx_headers, true },
		{ "HOST",	host(pool, site->address), false },
		{ "LANGUAGE",	site->language, false },
		{ "LANGUAGES",	languages(pool, conf), false },
		{ "LISTEN",	wish->listen, false },
		{ "LOCATIONS",	nginx_locations, true },
		{ "LOG",	wish->log, false },
		{ "PAGES",	conf_text(conf, "pages"), false },
		{ "POST_RATE",	number(pool,
		    wish->rate < 10 ? 1 : wish->rate / 10), false },
		{ "PREFIX",	site->prefix, false },
		{ "PREFIX_RE",	pattern(pool, site->prefix), false },
		{ "RATE",	number(pool, wish->rate), false },
		{ "REDIRECT",	*site->prefix ? nginx_redirect : "", true },
		{ "STATIC",	nginx_static, true },
		{ "SOCKETS",	conf_text(conf, "sockets"), false },
		{ "TRANSPORT",	site->secure ? nginx_transport : "", true },
		{ "THEME",	conf_text(conf, "theme"), false },
		{ "THEMES",	conf_text(conf, "theme.folder"), false },
		{ 0 }
	};

	print_filled(blanks, wish->text);
}

int
nginx(struct command *cmd)
{
	struct wish wish = {
		.text = nginx_locations,
		.listen = word_option(cmd, "--listen", "80"),
		.log = word_option(cmd, "--log", "/var/log/nginx/aedile.log"),
	};
	const char *rate = word_option(cmd, "--rate", "50");

	if (word_switch(cmd, "--http"))
		wish.text = nginx_http;
	if (word_switch(cmd, "--server"))
		wish.text = nginx_server;
	word_end(cmd);
	if (!text_to_u64(rate, &wish.rate) || wish.rate < 1 ||
	    wish.rate > 1000000)
		word_wrong(cmd, "--rate takes a number from 1 to 1000000");
	print(cmd->pool, cmd->conf, &wish);
	return EXIT_SUCCESS;
}
