/* sink.h: what the mail sink is told to do, and where it puts a letter. */
/* SPDX-License-Identifier: ISC */
#ifndef TESTS_SINK_H
#define TESTS_SINK_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that grow; at its end always a NUL that len does not count. */
struct bytes {
	char	*at;
	size_t	 len, cap;
};

void bytes_add(struct bytes *, const char *more, size_t n);
void bytes_say(struct bytes *, const char *text);

enum { PEERS_MOST = 256, LETTER_MOST = 32 << 20 };

/* What goes wrong: the first .times times, or always where that is -1. */
struct trouble {
	int	greet, rcpt, data, slow, times;
	bool	drop;
};

struct peer {
	int		fd;		/* -1: no one */
	bool		in_data;
	struct bytes	input, mail;
	char		from[512], to[512];	/* "<someone@example.org>" */
};

struct sink {
	int		 listener;
	const char	*folder;
	bool		 pages;		/* for browsers, too */
	struct trouble	 trouble;
	struct peer	 peers[PEERS_MOST];
};

/* The first line to a client; with trouble, also the last. */
void peer_greet(struct sink *, struct peer *);
/* Answer every whole line of peer's input. */
void peer_talk(struct sink *, struct peer *);
void peer_leave(struct peer *);

/* A letter as a person reads it: From, To, Date, Subject, then its text. */
void letter_read(const char *mail, struct bytes *out);

/* Put it into folder as NNNN.txt and NNNN.eml, each there whole or not at
 * all, the .eml last. 0, or -1 with errno. */
int letter_file(const char *folder, const char *mail, size_t len, bool page);
/* A file of that folder, there whole or not at all. 0, or -1 with errno. */
int letter_put(const char *folder, const char *name, const char *bytes,
	size_t len);
/* NNNN.html with links that can be followed, and a line in index.html. */
void letter_page(const char *folder, unsigned number, const char *text);

#endif
