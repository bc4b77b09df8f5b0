/* deliver.c: one letter: drawn, handed over, told. */
/* SPDX-License-Identifier: ISC */
#include "courier.h"

#include "smtp.h"
#include "theme.h"

enum {
	UNENDED_MOST = 3,	/* leases that may come to no end */
	SEND_MOST = 60,		/* seconds */
	FAULT = 512,
};

/* The mail server gets what is left of the lease, less a quarter for telling
 * what became of it. Nothing left: the courier was asleep. */
static long
seconds_left(const struct courier *c, const struct claim *l)
{
	int64_t left = (l->until - time_monotonic_us()) / 1000000 -
	    c->lease / 4;

	return left > SEND_MOST ? SEND_MOST : (long)left;
}

static bool
draw(struct courier *c, const struct claim *l, struct letter_parts *out)
{
	*out = (struct letter_parts){ 0 };
	return l->document &&
	    theme_letter_text(c->theme, l->document, c->pool, out);
}

/* To the mail server, whatever it says. */
static void
hand_over(struct courier *c, const struct claim *l,
	const struct letter_parts *parts)
{
	const struct mail mail = { l->to, l->message_id, parts->subject,
	    parts->text, parts->html };
	long seconds = seconds_left(c, l);
	char fault[FAULT];

	if (seconds < 1) {
		log_error("letter %llu: the lease is over, not sent",
		    (unsigned long long)l->id);
		return;
	}
	switch (smtp_send(c->smtp, &mail, seconds, fault, sizeof(fault))) {
	case SMTP_SENT:
		letter_sent(c, l);
		break;
	case SMTP_LATER:
		letter_later(c, l, fault);
		break;
	case SMTP_NEVER:
		letter_dead(c, l, fault);
	}
}

void
letter_deliver(struct courier *c, const struct claim *l)
{
	struct letter_parts parts;

	if (l->unended >= UNENDED_MOST)
		letter_dead(c, l, "came to no end three times");
	else if (draw(c, l, &parts))
		hand_over(c, l, &parts);
	else if (l->tries + 1 >= UNENDED_MOST)
		letter_dead(c, l, "cannot be drawn");
	else
		letter_later(c, l, "cannot be drawn");
}
