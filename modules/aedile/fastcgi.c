/* fastcgi.c: the little of FastCGI 1.0 that a GET takes (its §§ 3.3, 5). */
/* SPDX-License-Identifier: ISC */
#include "fastcgi.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core.h"

enum {
	BEGIN = 1, END = 3, PARAMS = 4, IN = 5, OUT = 6,	/* § 8 */
	HEAD = 8,			/* bytes of a record's head */
	RECORD_MOST = 65535 + 255,	/* of its content and padding */
	ASK_MOST = 4096,
};

struct ask {
	unsigned char	bytes[ASK_MOST];
	size_t		length;
};

static void
put(struct ask *a, const void *bytes, size_t n)
{
	if (a->length + n > sizeof(a->bytes))
		log_die("a question of more than %d bytes", ASK_MOST);
	memcpy(a->bytes + a->length, bytes, n);
	a->length += n;
}

static void
put_record(struct ask *a, unsigned char type, const void *content, size_t n)
{
	const unsigned char head[HEAD] = { 1, type, 0, 1,
		(unsigned char)(n >> 8), (unsigned char)n, 0, 0 };

	put(a, head, HEAD);
	put(a, content, n);
}

/* Names and values are shorter than 128 bytes, but for the path. */
static void
put_pair(struct ask *a, const char *name, const char *value)
{
	size_t n = strlen(name), v = strlen(value);
	const unsigned char lengths[5] = { (unsigned char)n,
		0x80, 0, (unsigned char)(v >> 8), (unsigned char)v };

	put(a, lengths, sizeof(lengths));
	put(a, name, n);
	put(a, value, v);
}

static void
write_ask(struct ask *a, const char *path)
{
	static const unsigned char responder[8] = { 0, 1 };
	struct ask params = { .length = 0 };

	put_pair(&params, "REQUEST_METHOD", "GET");
	put_pair(&params, "PATH_INFO", path);
	put_pair(&params, "QUERY_STRING", "");
	put_pair(&params, "REMOTE_ADDR", "127.0.0.1");
	put_pair(&params, "REQUEST_ID", "doctor");
	put_record(a, BEGIN, responder, sizeof(responder));
	put_record(a, PARAMS, params.bytes, params.length);
	put_record(a, PARAMS, "", 0);
	put_record(a, IN, "", 0);
}

static bool
read_whole(int fd, unsigned char *to, size_t n)
{
	while (n > 0) {
		ssize_t got = read(fd, to, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		n -= (size_t)got;
	}
	return true;
}

/* What a CGI program says first: "Status: 303 See Other"; 200 otherwise. */
static int
status_of(const char *head)
{
	const char *at = strncmp(head, "Status: ", 8) == 0 ? head :
	    strstr(head, "\nStatus: ");

	at = at ? strchr(at, ' ') : NULL;
	return at ? (int)strtol(at, NULL, 10) : 200;
}

int
fastcgi_ask(struct pool *pool, int fd, const char *path)
{
	unsigned char *content = pool_alloc(pool, RECORD_MOST + 1);
	unsigned char head[HEAD];
	struct ask a = { .length = 0 };
	int status = 0;
	size_t n;

	write_ask(&a, path);
	if (send(fd, a.bytes, a.length, MSG_NOSIGNAL) != (ssize_t)a.length)
		return 0;
	while (read_whole(fd, head, HEAD) && head[1] != END) {
		n = (size_t)(head[4] << 8 | head[5]);
		if (!read_whole(fd, content, n + head[6]))
			return 0;
		content[n] = '\0';
		if (head[1] == OUT && n > 0 && status == 0)
			status = status_of((const char *)content);
	}
	return status;
}
