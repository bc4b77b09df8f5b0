/* conf.c: read aedile.conf and keep it. */
/* SPDX-License-Identifier: ISC */
#include "conf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf_keys.h"
#include "conf_secret.h"
#include "conf_site.h"
#include "log.h"
#include "text.h"

struct conf {
	char		*values[CONF_KEYS_MAX];	/* NULL: the default */
	bool		 said[CONF_KEYS_MAX];
	char		*file, *folder;
	char		 cookie[CONF_COOKIE];
	struct site	 site;
	struct secrets	*secrets;
};

/* Where a fault is written while the file is read. */
struct reading {
	struct conf	*conf;
	unsigned	 line;
	char		*fault;
	size_t		 size;
};

static char *
own(const char *text)
{
	char *copy = strdup(text);

	if (!copy)
		log_die("out of memory for the configuration");
	return copy;
}

static bool __attribute__((format(printf, 2, 3)))
fault(struct reading *r, const char *fmt, ...)
{
	char said[512], line[16] = "";
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(said, sizeof(said), fmt, ap);
	va_end(ap);
	if (r->line)
		snprintf(line, sizeof(line), ":%u", r->line);
	snprintf(r->fault, r->size, "%s%s: %s", r->conf->file, line, said);
	return false;
}

static bool
check_number(struct reading *r, const struct conf_key *key, const char *value)
{
	char *rest;
	long n;

	errno = 0;
	n = strtol(value, &rest, 10);
	if (*value && !*rest && !errno && n >= key->least && n <= key->most)
		return true;
	return fault(r, "%s = %s: write a whole number from %ld to %ld",
	    key->name, value, key->least, key->most);
}

static bool
check(struct reading *r, const struct conf_key *key, const char *value)
{
	if (key->kind == CONF_NUMBER)
		return check_number(r, key, value);
	if (key->kind == CONF_SWITCH && strcmp(value, "on") != 0 &&
	    strcmp(value, "off") != 0)
		return fault(r, "%s = %s: write on or off", key->name, value);
	return true;
}

/* A path is looked for from the folder of the file that names it. */
static char *
absolute(const struct conf *conf, const char *value)
{
	char *path;

	if (!*value || *value == '/')
		return own(value);
	if (asprintf(&path, "%s/%s", conf->folder, value) < 0)
		log_die("out of memory for the configuration");
	return path;
}

static bool
read_pair(struct reading *r, const char *name, const char *value)
{
	int i = conf_key(name);
	const char *near = i < 0 ? conf_key_near(name) : NULL;

	if (i < 0 && near)
		return fault(r, "there is no key %s: did you mean %s?", name,
		    near);
	if (i < 0)
		return fault(r, "there is no key %s: the example aedile.conf "
		    "lists all", name);
	if (r->conf->said[i])
		return fault(r, "%s is said twice: take one of the lines out",
		    name);
	if (!check(r, &conf_keys[i], value))
		return false;
	r->conf->said[i] = true;
	r->conf->values[i] = conf_keys[i].kind == CONF_PATH ?
	    absolute(r->conf, value) : own(value);
	return true;
}

static bool
read_line(struct reading *r, char *line)
{
	char *value;

	line = text_trim(line);
	if (!*line || *line == '#')
		return true;
	if (text_length(line) < 0)
		return fault(r, "save the file as UTF-8 without control "
		    "characters");
	if (!(value = strchr(line, '=')))
		return fault(r, "write key = value, or # before a remark");
	*value++ = '\0';
	return read_pair(r, text_trim(line), text_trim(value));
}

static bool
read_lines(struct reading *r)
{
	FILE *in = fopen(r->conf->file, "re");
	char *line = NULL;
	size_t room = 0;
	bool ok = true;

	if (!in)
		return fault(r, "%s: copy the example aedile.conf there, or "
		    "name your own by --conf FILE or $AEDILE_CONF",
		    strerror(errno));
	while (ok && getline(&line, &room, in) >= 0) {
		r->line++;
		ok = read_line(r, line);
	}
	r->line = 0;
	if (ok && ferror(in))
		ok = fault(r, "cannot be read: %s", strerror(errno));
	free(line);
	fclose(in);
	return ok;
}

static bool
take_defaults(struct reading *r)
{
	for (size_t i = 0; i < conf_keys_count; i++) {
		if (r->conf->said[i])
			continue;
		if (!conf_keys[i].value)
			return fault(r, "add a line %s = ... (%s)",
			    conf_keys[i].name, conf_keys[i].sentence);
		r->conf->values[i] = conf_keys[i].kind == CONF_PATH ?
		    absolute(r->conf, conf_keys[i].value) :
		    own(conf_keys[i].value);
	}
	return true;
}

static bool
fill_site(struct reading *r)
{
	struct conf *conf = r->conf;
	const char *wrong;

	conf->site = (struct site){
		.name = conf_text(conf, "site.name"),
		.address = conf_text(conf, "site.address"),
		.prefix = conf_text(conf, "site.prefix"),
		.language = conf_text(conf, "site.language"),
		.zone = conf_text(conf, "site.zone"),
		.contact = conf_text(conf, "site.contact"),
		.mail_from = conf_text(conf, "mail.from"),
	};
	wrong = conf_site_fault(&conf->site, conf->cookie,
	    sizeof(conf->cookie));
	return wrong ? fault(r, "%s", wrong) : true;
}

static char *
folder_of(const char *file)
{
	const char *slash = strrchr(file, '/');

	if (!slash)
		return own(".");
	return slash == file ? own("/") : strndup(file, (size_t)(slash - file));
}

struct conf *
conf_read(const char *file, char *why, size_t size)
{
	struct conf *conf = calloc(1, sizeof(*conf));
	struct reading r = { conf, 0, why, size };

	if (!conf)
		log_die("out of memory for the configuration");
	if (!file)
		file = getenv("AEDILE_CONF");
	conf->file = own(file && *file ? file : CONFDIR "/aedile.conf");
	if (!(conf->folder = folder_of(conf->file)))
		log_die("out of memory for the configuration");
	if (!read_lines(&r) || !take_defaults(&r) || !fill_site(&r)) {
		conf_close(conf);
		return NULL;
	}
	conf->secrets = secrets_new(conf_text(conf, "keys"));
	return conf;
}

struct conf *
conf_open(const char *file)
{
	char why[1024];
	struct conf *conf = conf_read(file, why, sizeof(why));

	if (!conf)
		log_die("%s", why);
	return conf;
}

void
conf_close(struct conf *conf)
{
	if (!conf)
		return;
	for (size_t i = 0; i < conf_keys_count; i++)
		free(conf->values[i]);
	secrets_free(conf->secrets);
	free(conf->file);
	free(conf->folder);
	free(conf);
}

const char *
conf_file(const struct conf *conf)
{
	return conf->file;
}

const char *
conf_text(const struct conf *conf, const char *key)
{
	int i = conf_key(key);

	if (i < 0)
		log_die("conf.c lists no key %s", key);
	return conf->values[i];
}

long
conf_number(const struct conf *conf, const char *key)
{
	return strtol(conf_text(conf, key), NULL, 10);
}

bool
conf_switch(const struct conf *conf, const char *key)
{
	return strcmp(conf_text(conf, key), "on") == 0;
}

const struct site *
conf_site(const struct conf *conf)
{
	return &conf->site;
}

const char *
conf_secret(const struct conf *conf, const char *name)
{
	return secrets_get(conf->secrets, name);
}
