/* sink_talk.c: what the mail sink answers, line by line (RFC 5321). */
/* SPDX-License-Identifier: ISC */
#include "sink.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Is it time for this trouble? Each time counts. */
static bool
strikes(struct sink *s, bool wanted)
{
	if (!wanted || s->trouble.times == 0)
		return false;
	if (s->trouble.times > 0)
		s->trouble.times--;
	return true;
}

void
peer_leave(struct peer *p)
{
	close(p->fd);
	free(p->input.at);
	free(p->mail.at);
	*p = (struct peer){ .fd = -1 };
}

static void
answer(struct sink *s, struct peer *p, int code, const char *text)
{
	struct timespec wait = { s->trouble.slow / 1000,
	    s->trouble.slow % 1000 * 1000000L };
	char line[600];
	int n = snprintf(line, sizeof(line), "%d %s\r\n", code, text);

	nanosleep(&wait, NULL);
	if (send(p->fd, line, (size_t)n, MSG_NOSIGNAL) != n)
		shutdown(p->fd, SHUT_RDWR);
}

void
peer_greet(struct sink *s, struct peer *p)
{
	if (strikes(s, s->trouble.greet)) {
		answer(s, p, s->trouble.greet, "no service, as I was told");
		peer_leave(p);
	} else
		answer(s, p, 220, "sink ESMTP");
}

/* From < to >; what follows are parameters. */
static void
copy_address(char *to, size_t size, const char *line)
{
	const char *start = strchr(line, '<');
	const char *end = start ? strchr(start, '>') : NULL;

	if (end)
		snprintf(to, size, "%.*s", (int)(end + 1 - start), start);
}

static void
begin_mail(struct peer *p)
{
	char lines[1200];

	p->mail.len = 0;
	snprintf(lines, sizeof(lines),
	    "Return-Path: %s\r\nDelivered-To: %s\r\n", p->from, p->to);
	bytes_say(&p->mail, lines);
	p->in_data = true;
}

static void
forget_mail(struct peer *p)
{
	p->in_data = false;
	p->from[0] = p->to[0] = '\0';
}

static void
end_mail(struct sink *s, struct peer *p)
{
	bool kept;

	p->in_data = false;
	if (strikes(s, s->trouble.data)) {
		answer(s, p, s->trouble.data, "not taken, as I was told");
		forget_mail(p);
		return;
	}
	kept = p->mail.len < LETTER_MOST &&
	    letter_file(s->folder, p->mail.at, p->mail.len, s->pages) == 0;
	forget_mail(p);
	if (strikes(s, s->trouble.drop))
		shutdown(p->fd, SHUT_RDWR);
	else
		answer(s, p, kept ? 250 : 452, kept ? "kept" : "no room");
}

static void
take_data(struct sink *s, struct peer *p, const char *line)
{
	if (strcmp(line, ".") == 0) {
		end_mail(s, p);
		return;
	}
	if (p->mail.len < LETTER_MOST) {
		bytes_say(&p->mail, line + (*line == '.'));
		bytes_say(&p->mail, "\r\n");
	}
}

static bool
is(const char *line, const char *verb)
{
	return strncasecmp(line, verb, strlen(verb)) == 0;
}

static void
take_rcpt(struct sink *s, struct peer *p, const char *line)
{
	if (!p->from[0])
		answer(s, p, 503, "MAIL first");
	else if (strikes(s, s->trouble.rcpt))
		answer(s, p, s->trouble.rcpt, "not here, as I was told");
	else {
		copy_address(p->to, sizeof(p->to), line);
		answer(s, p, 250, "well");
	}
}

static void
take_command(struct sink *s, struct peer *p, const char *line)
{
	if (is(line, "EHLO") || is(line, "HELO"))
		answer(s, p, 250, "sink");
	else if (is(line, "MAIL FROM:")) {
		forget_mail(p);
		copy_address(p->from, sizeof(p->from), line);
		answer(s, p, 250, "well");
	} else if (is(line, "RCPT TO:"))
		take_rcpt(s, p, line);
	else if (is(line, "DATA") && p->to[0]) {
		begin_mail(p);
		answer(s, p, 354, "a dot ends it");
	} else if (is(line, "DATA"))
		answer(s, p, 503, "RCPT first");
	else if (is(line, "RSET")) {
		forget_mail(p);
		answer(s, p, 250, "well");
	} else if (is(line, "NOOP"))
		answer(s, p, 250, "well");
	else if (is(line, "QUIT")) {
		answer(s, p, 221, "farewell");
		shutdown(p->fd, SHUT_RDWR);
	} else
		answer(s, p, 500, "what?");
}

/* Every whole line that has come. */
void
peer_talk(struct sink *s, struct peer *p)
{
	size_t used = 0;
	char *end;

	while (p->input.len > used &&
	    (end = memchr(p->input.at + used, '\n', p->input.len - used))) {
		char *line = p->input.at + used;

		*end = '\0';
		if (end > line && end[-1] == '\r')
			end[-1] = '\0';
		used = (size_t)(end + 1 - p->input.at);
		if (p->in_data)
			take_data(s, p, line);
		else
			take_command(s, p, line);
	}
	memmove(p->input.at, p->input.at + used, p->input.len - used + 1);
	p->input.len -= used;
}
