/* request.c: what nginx tells of a request, measured before it is believed. */
/* SPDX-License-Identifier: ISC */
#include "request.h"

#include <string.h>
#include <strings.h>

#include "conf.h"
#include "form.h"
#include "multipart.h"
#include "pool.h"
#include "request_env.h"
#include "route.h"
#include "text.h"
#include "urlencoded.h"

enum {
	PATH_MOST = 1024,	/* bytes */
	QUERY_MOST = 8192,
	TEXT_BODY_MOST = 256 * 1024,
	PIECE = 64 * 1024,	/* a multipart body is read in such pieces */
};

static int
read_method(struct request *rq, char **env)
{
	const char *method = env_text(env, "REQUEST_METHOD");

	rq->head = strcmp(method, "HEAD") == 0;
	if (rq->head || strcmp(method, "GET") == 0)
		rq->method = GET;
	else if (strcmp(method, "POST") == 0)
		rq->method = POST;
	return rq->method ? 0 : 405;
}

/* "/cases/7.xml" is the document of "/cases/7", and "/index.xml" that of "/".
 * One that is all suffix has no page. */
static bool
take_suffix(char *path)
{
	size_t len = strlen(path), suffix = strlen(".xml");

	if (len <= suffix || strcmp(path + len - suffix, ".xml") != 0)
		return false;
	path[strcmp(path, "/index.xml") == 0 ? 1 : len - suffix] = '\0';
	return true;
}

/* Each page has one address, so "/cases/", "//cases" and "/./cases" have
 * none; nor has what nginx would not have made plain. */
static int
read_path(struct request *rq, char **env)
{
	const char *path = env_text(env, "PATH_INFO");
	const char *prefix = rq->site->prefix;
	size_t len = strlen(prefix);
	char *plain;

	if (strlen(path) > PATH_MOST || strncmp(path, prefix, len) != 0)
		return 404;
	path += len;
	if (!*path && len > 0)
		path = "/";
	if (*path != '/')
		return 404;
	if (text_length(path) < 0 || strpbrk(path, "\t\n"))
		return 400;
	for (const char *at = path; (at = strchr(at, '/')); at++)
		if (at[1] == '/' || at[1] == '.' || (!at[1] && at != path))
			return 404;
	plain = pool_text(rq->pool, path);
	rq->as_xml = take_suffix(plain);
	rq->path = plain;
	return 0;
}

static int
read_query(struct request *rq, char **env)
{
	const char *query = env_text(env, "QUERY_STRING");

	if (strlen(query) > QUERY_MOST)
		return 400;
	return urlencoded_read(&rq->query, rq->pool,
	    pool_text(rq->pool, query)) ? 0 : 400;
}

/* Exactly so many bytes, or false. */
static bool
read_all(const struct source *src, char *to, uint64_t size)
{
	while (size > 0) {
		long got = src->read(src->from, to, (long)size);

		if (got <= 0 || (uint64_t)got > size)
			return false;
		to += got;
		size -= (uint64_t)got;
	}
	return true;
}

static int
read_urlencoded(struct request *rq, const struct source *src, uint64_t size)
{
	char *body;

	if (size > TEXT_BODY_MOST)
		return 413;
	body = pool_alloc(rq->pool, (size_t)size + 1);
	if (!read_all(src, body, size) || strlen(body) != size)
		return 400;
	return urlencoded_read(&rq->body, rq->pool, body) ? 0 : 400;
}

/* What the uploads may be, and as much again as a text body. */
static uint64_t
multipart_most(const struct conf *conf)
{
	return (uint64_t)conf_number(conf, "files.size") *
	    (uint64_t)conf_number(conf, "files.count") +
	    (uint64_t)4 * TEXT_BODY_MOST;
}

static int
read_multipart(struct request *rq, const struct source *src, uint64_t size,
	const char *type)
{
	struct multipart *mp;
	struct parts *parts;
	int status = 0;
	char *piece;

	if (size > multipart_most(rq->conf))
		return 413;
	parts = parts_new(rq, TEXT_BODY_MOST);
	mp = multipart_new(rq->pool, type, &parts_events, parts);
	if (!mp)
		return 400;
	piece = pool_alloc(rq->pool, PIECE);
	while (size > 0 && status == 0) {
		size_t most = size < PIECE ? (size_t)size : PIECE;

		if (!read_all(src, piece, most))
			return 400;
		status = multipart_push(mp, piece, most);
		size -= most;
	}
	return status ? status : multipart_end(mp);
}

/* Before the body is read: is there a door for it? 0, 404 or 405. */
static int
look_for_route(const struct request *rq, bool *takes_files)
{
	struct request probe = *rq;
	int status = rq->routes ? route_find(&probe) : 404;
	const struct form *form = status ? NULL : probe.route->form;

	*takes_files = false;
	for (const struct field *f = form ? form->fields : NULL; f && f->kind;
	    f++)
		if (f->kind == FIELD_FILE)
			*takes_files = true;
	return status;
}

/* Is type this one, with or without parameters? */
static bool
is_type(const char *type, const char *wanted)
{
	size_t len = strlen(wanted);

	return strncasecmp(type, wanted, len) == 0 &&
	    (!type[len] || strchr("; \t", type[len]));
}

/* We read UTF-8 alone; browsers name no charset, or that one. */
static bool
is_utf8(const char *type)
{
	const char *charset = strcasestr(type, "charset=");

	if (!charset)
		return true;
	charset += strlen("charset=");
	charset += *charset == '"';
	return strncasecmp(charset, "utf-8", 5) == 0;
}

static int
read_body(struct request *rq, const struct source *src)
{
	const char *type = env_text(src->env, "CONTENT_TYPE");
	const char *length = env_text(src->env, "CONTENT_LENGTH");
	bool takes_files;
	uint64_t size;
	int status = look_for_route(rq, &takes_files);

	if (status)
		return status;
	if (!*length)
		return 411;
	if (strspn(length, "0123456789") != strlen(length))
		return 400;
	if (!text_to_u64(length, &size))
		return 413;
	if (is_type(type, "application/x-www-form-urlencoded"))
		return is_utf8(type) ? read_urlencoded(rq, src, size) : 415;
	if (is_type(type, "multipart/form-data") && takes_files)
		return read_multipart(rq, src, size, type);
	return 415;
}

int
request_parse(struct request *rq, const struct source *src)
{
	int status;

	rq->path = "/";		/* what a refusal's page is drawn for */
	env_read(rq, src->env);
	if ((status = read_method(rq, src->env)) ||
	    (status = read_path(rq, src->env)) ||
	    (status = read_query(rq, src->env)))
		return status;
	return rq->method == POST ? read_body(rq, src) : 0;
}

const char *
pairs_get(const struct pairs *pairs, const char *name)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (strcmp(pairs->items[i].name, name) == 0)
			return pairs->items[i].value;
	return NULL;
}

const char *
arg_text(const struct request *rq, const char *name)
{
	return pairs_get(&rq->args, name);
}

uint64_t
arg_u64(const struct request *rq, const char *name)
{
	const char *text = arg_text(rq, name);
	uint64_t n;

	/* One thing, one address: 7 is found, 007 is not. */
	if (!text || *text == '0')
		return 0;
	return text_to_u64(text, &n) ? n : 0;
}

uint64_t
query_u64(const struct request *rq, const char *name, uint64_t other)
{
	const char *text = pairs_get(&rq->query, name);
	uint64_t n;

	return text && text_to_u64(text, &n) ? n : other;
}
