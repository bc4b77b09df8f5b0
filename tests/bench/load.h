/* load.h: what the files of the load client share. */
/* SPDX-License-Identifier: ISC */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct request {
	char	*bytes;		/* as they go over the wire */
	size_t	 length;
};

struct requests {
	struct request	*items;
	size_t		 count;
};

enum { REPLY_MAX = 512 * 1024 };

struct link {
	int	 fd;
	bool	 busy;
	int64_t	 began;
	char	*in;		/* what has come of the answer */
	size_t	 got;
};

struct load {
	/* What is wanted */
	int		 port, status;
	size_t		 count;
	int64_t		 lasts;
	double		 every;		/* us; 0: as fast as they come */
	bool		 once;
	struct requests	 requests;
	/* How far it is */
	int		 poll;
	struct link	*links;
	size_t		 busy, next;
	uint64_t	 seed;
	int64_t		 end;
	double		 due;
	/* What came of it */
	uint32_t	*took;
	size_t		 done, room, failed, bytes;
};

int64_t now_us(void);

/* load_read.c: one line a request; false: no such file, or none in it. */
bool requests_read(struct requests *, const char *file, int port);

/* load_link.c */
enum { LINK_MORE = -1, LINK_LOST = 0 };
void link_open(struct load *, struct link *);
void link_send(struct load *, struct link *, const struct request *);
/* The status of an answer that is whole, or one of the above. */
int link_receive(struct load *, struct link *);
/* Ready for another request: connected, and nothing in it. */
void link_rest(struct load *, struct link *);

#endif
