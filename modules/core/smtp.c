/* smtp.c: a mail server, by libcurl. */
/* SPDX-License-Identifier: ISC */
#include "smtp.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "mime.h"
#include "pool.h"

enum {
	SAID = 200,
	CONNECT_SECONDS = 10,
	NAP_US = 10000,		/* where nothing can be waited for */
	NAPS = 50,
};

struct smtp {
	CURL			*curl;
	CURLM			*multi;		/* which it is spoken through */
	const struct conf	*conf;
	struct pool		*pool;		/* of the letter at hand */
	char			 url[512];
	char			 command[5];	/* the last one we gave */
	bool			 leaving;	/* what follows is farewell */
	char			 said[SAID];	/* the server's last line */
};

/* What curl needs for a letter and does not copy. */
struct letter {
	struct curl_slist	*headers, *to;
	curl_mime		*mime;
};

/* Listen in: which command met which answer. */
static int
overhear(CURL *curl, curl_infotype type, char *line, size_t size, void *to)
{
	struct smtp *s = to;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT && size >= 4 &&
	    strncmp(line, "QUIT", 4) == 0)
		s->leaving = true;
	if (s->leaving)
		return 0;
	if (type == CURLINFO_HEADER_OUT) {
		snprintf(s->command, sizeof(s->command), "%.*s",
		    (int)(size < 4 ? size : 4), line);
	} else if (type == CURLINFO_DATA_OUT) {
		snprintf(s->command, sizeof(s->command), "body");
	} else if (type == CURLINFO_HEADER_IN) {
		while (size > 0 && (unsigned char)line[size - 1] <= ' ')
			size--;
		snprintf(s->said, sizeof(s->said), "%.*s",
		    (int)(size < SAID ? size : SAID - 1), line);
	}
	return 0;
}

/* The path of the address is the name we greet with. */
static void
make_url(struct smtp *s)
{
	const char *given = conf_text(s->conf, "mail.smtp");
	const char *host = strstr(given, "://");
	const char *path = strchr(host ? host + 3 : given, '/');

	if (path && path[1])
		snprintf(s->url, sizeof(s->url), "%s", given);
	else
		snprintf(s->url, sizeof(s->url), "%.*s/%s",
		    (int)(path ? (size_t)(path - given) : strlen(given)),
		    given, conf_text(s->conf, "mail.domain"));
}

static void
set_up(struct smtp *s)
{
	const char *user = conf_text(s->conf, "mail.user");
	CURL *c = s->curl;

	curl_easy_setopt(c, CURLOPT_URL, s->url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(conf_switch(s->conf,
	    "mail.starttls") ? CURLUSESSL_ALL : CURLUSESSL_NONE));
	curl_easy_setopt(c, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, overhear);
	curl_easy_setopt(c, CURLOPT_DEBUGDATA, s);
	if (*user) {
		curl_easy_setopt(c, CURLOPT_USERNAME, user);
		curl_easy_setopt(c, CURLOPT_PASSWORD,
		    conf_secret(s->conf, "mail"));
	}
}

struct smtp *
smtp_open(const struct conf *conf)
{
	struct smtp *s = calloc(1, sizeof(*s));

	if (!s || curl_global_init(CURL_GLOBAL_DEFAULT) != 0 ||
	    !(s->curl = curl_easy_init()) || !(s->multi = curl_multi_init()))
		log_die("libcurl does not start");
	s->conf = conf;
	s->pool = pool_new();
	make_url(s);
	set_up(s);
	return s;
}

void
smtp_close(struct smtp *s)
{
	if (!s)
		return;
	curl_easy_cleanup(s->curl);
	curl_multi_cleanup(s->multi);
	pool_free(s->pool);
	free(s);
	curl_global_cleanup();
}

static void
add(struct curl_slist **list, const char *line)
{
	struct curl_slist *longer = curl_slist_append(*list, line);

	if (!longer)
		log_die("out of memory for a letter");
	*list = longer;
}

static void
add_headers(struct smtp *s, const struct mail *m, struct letter *out)
{
	struct pool *p = s->pool;
	const char *from = conf_text(s->conf, "mail.from");

	add(&out->headers, pool_print(p, "Date: %s", mime_date(p,
	    time(NULL))));
	add(&out->headers, pool_print(p, "From: %s <%s>", mime_phrase(p,
	    conf_site(s->conf)->name), from));
	add(&out->headers, pool_print(p, "To: <%s>", m->to));
	add(&out->headers, pool_print(p, "Subject: %s", mime_text(p,
	    m->subject)));
	add(&out->headers, pool_print(p, "Message-ID: %s", mime_text(p,
	    m->message_id)));
	add(&out->headers, "Auto-Submitted: auto-generated");
	add(&out->headers, "Content-Type: multipart/alternative");
	add(&out->to, pool_print(p, "<%s>", m->to));
}

static void
add_part(struct smtp *s, struct letter *out, const char *text,
	const char *type)
{
	curl_mimepart *part = curl_mime_addpart(out->mime);
	const char *lines = mime_lines(s->pool, text);

	if (!part || curl_mime_data(part, lines, CURL_ZERO_TERMINATED) ||
	    curl_mime_type(part, type) || curl_mime_encoder(part,
	    mime_is_plain(lines) ? "7bit" : "quoted-printable"))
		log_die("out of memory for a letter");
}

static void
write_letter(struct smtp *s, const struct mail *m, struct letter *out)
{
	*out = (struct letter){ .mime = curl_mime_init(s->curl) };
	if (!out->mime)
		log_die("out of memory for a letter");
	add_headers(s, m, out);
	add_part(s, out, m->text, "text/plain; charset=utf-8");
	if (m->html)
		add_part(s, out, m->html, "text/html; charset=utf-8");
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, pool_print(s->pool,
	    "<%s>", conf_text(s->conf, "mail.from")));
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, out->to);
	curl_easy_setopt(s->curl, CURLOPT_HTTPHEADER, out->headers);
	curl_easy_setopt(s->curl, CURLOPT_MIMEPOST, out->mime);
}

static void
drop_letter(struct smtp *s, struct letter *l)
{
	curl_easy_setopt(s->curl, CURLOPT_MIMEPOST, NULL);
	curl_easy_setopt(s->curl, CURLOPT_HTTPHEADER, NULL);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_mime_free(l->mime);
	curl_slist_free_all(l->headers);
	curl_slist_free_all(l->to);
	pool_empty(s->pool);
}

/* 5xx to the recipient or to the letter itself is the last word; to our
 * greeting or our own address it is somebody's mistake, to be mended. */
static enum smtp_outcome
judge(const struct smtp *s)
{
	bool about_letter = strcmp(s->command, "RCPT") == 0 ||
	    strcmp(s->command, "DATA") == 0 || strcmp(s->command, "body") == 0;

	return about_letter && s->said[0] == '5' ? SMTP_NEVER : SMTP_LATER;
}

/*
 * As curl_easy_perform(), but where nothing can be waited for, that one ends
 * the letter with a dot wherever it stands (libcurl 7.88), and half a letter,
 * or none of it, is taken for a whole one.
 */
static CURLcode
converse(struct smtp *s)
{
	CURLcode code = CURLE_FAILED_INIT;
	int running = 1, naps = 0, left;
	const CURLMsg *end;

	if (curl_multi_add_handle(s->multi, s->curl))
		log_die("out of memory for a letter");
	while (running) {
		if (curl_multi_perform(s->multi, &running))
			log_die("libcurl cannot go on");
		if (!running || !curl_multi_poll(s->multi, NULL, 0, 1000,
		    NULL))
			continue;
		if (++naps > NAPS)
			log_die("nothing can be waited for");
		usleep(NAP_US);
	}
	while ((end = curl_multi_info_read(s->multi, &left)))
		if (end->msg == CURLMSG_DONE)
			code = end->data.result;
	curl_multi_remove_handle(s->multi, s->curl);
	return code;
}

/* The conversation with the server; what curl was set up for. */
static bool
perform(struct smtp *s, long seconds, char *fault, size_t size)
{
	CURLcode code;

	s->command[0] = s->said[0] = '\0';
	s->leaving = false;
	curl_easy_setopt(s->curl, CURLOPT_TIMEOUT, seconds);
	curl_easy_setopt(s->curl, CURLOPT_CONNECTTIMEOUT,
	    seconds < CONNECT_SECONDS ? seconds : (long)CONNECT_SECONDS);
	code = converse(s);
	if (code == CURLE_OK)
		return true;
	snprintf(fault, size, "%s: %s", s->command[0] ? s->command : "connect",
	    s->said[0] == '4' || s->said[0] == '5' ? s->said :
	    curl_easy_strerror(code));
	return false;
}

bool
smtp_reach(struct smtp *s, long seconds, char *fault, size_t size)
{
	bool reached;

	curl_easy_setopt(s->curl, CURLOPT_CONNECT_ONLY, 1L);
	reached = perform(s, seconds, fault, size);
	curl_easy_setopt(s->curl, CURLOPT_CONNECT_ONLY, 0L);
	return reached;
}

enum smtp_outcome
smtp_send(struct smtp *s, const struct mail *m, long seconds, char *fault,
	size_t size)
{
	struct letter letter;
	bool sent;

	fault[0] = '\0';
	if (!mime_is_address(m->to)) {
		snprintf(fault, size, "no address that mail can be sent to");
		return SMTP_NEVER;
	}
	write_letter(s, m, &letter);
	sent = perform(s, seconds, fault, size);
	drop_letter(s, &letter);
	return sent ? SMTP_SENT : judge(s);
}
