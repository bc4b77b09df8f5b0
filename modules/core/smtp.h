/* smtp.h: hand one letter over to a mail server (RFC 5321). */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_SMTP_H
#define CORE_SMTP_H

#include <stdbool.h>
#include <stddef.h>

struct conf;
struct smtp;

struct mail {
	const char	*to;		/* an address, ASCII */
	const char	*message_id;	/* "<...@...>" */
	const char	*subject;	/* any text; becomes one line */
	const char	*text;
	const char	*html;		/* or NULL */
};

enum smtp_outcome {
	SMTP_SENT,	/* the server has it now */
	SMTP_LATER,	/* it may have it, or may take it another time */
	SMTP_NEVER,	/* it will not take this letter, or no server would */
};

/* To conf "mail.smtp", from conf "mail.from". The connection is kept from
 * letter to letter. Dies where libcurl does not start. */
struct smtp *smtp_open(const struct conf *);
void smtp_close(struct smtp *);

/* Connect, greet and sign in, as before a letter, within seconds. False, and
 * why: a letter could not be handed over now. */
bool smtp_reach(struct smtp *, long seconds, char *fault, size_t size);

/* Ends within seconds, come what may. fault: what went wrong, with the
 * server's words; empty where it was sent. */
enum smtp_outcome smtp_send(struct smtp *, const struct mail *, long seconds,
	char *fault, size_t size);

#endif
