/* door_house.h: what the files of the door share; no other room includes it. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_DOOR_HOUSE_H
#define CORE_DOOR_HOUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct conf;
struct db;
struct module;
struct pool;
struct request;
struct source;
struct theme;

/* All that a worker has in its hands. */
struct house {
	const struct module	*module;
	const char		*conf_file;	/* what --conf names, or NULL */
	struct conf		*conf;
	struct theme		*theme;
	struct db		*db;		/* NULL in the parent */
	struct pool		*pool;
	bool			 trace;		/* $AEDILE_TRACE: a log line
						   for each request */
	bool			 takes_over;	/* --take-over */
};

/* Where a reply goes. write: 0, or -1 when the client has gone. */
struct sink {
	int	(*write)(void *to, const char *bytes, size_t len);
	void	*to;
};

/* door_house.c: conf and theme, by theme_open() or one of its kin. False: why
 * says what to mend, and house is as it was before. */
typedef struct theme *open_theme_fn(const char *dir, const char *name,
	const char **fault);
bool house_read(struct house *, open_theme_fn *, char *why, size_t size);
void house_close(struct house *);

/* door_serve.c: one request, from its parameters to the last byte of its
 * reply. serve_done() takes its memory back, after the client has it all. */
void serve_request(struct house *, const struct source *, const struct sink *);
void serve_done(struct house *);

/* door_frame.c: what every page has around its own element. */
void frame_page(struct request *, const char *query);
/* What stands in it is a notice. */
bool frame_holds_notice(const struct request *);
bool frame_wants_xml(const char *accept);

/* door_again.c: the database is away: 503, with all that was typed. */
int again_notice(struct request *);
/* As above, where a handler said 503: its notice, if it said when. */
int again_later(struct request *);
/* 503: too many passwords; the same offer. */
int again_busy(struct request *);
/* 403: the form does not go with the browser any more; the same offer. */
int again_old_form(struct request *);

/* door_send.c: status, headers, body. The status that was sent: 500 where no
 * theme could draw the page. */
int send_reply(struct house *, struct request *, int status, bool no_body,
	const struct sink *);
/* May stand in a header: no control character in it. */
bool send_is_clean(const char *value);

/* door_listen.c: the socket that requests come from. */
struct listener {
	int	 fd;
	bool	 handed;	/* to us, not ours to take away: it stays, with
				   all who wait there */
	char	 path[108];
	char	 becomes[108];	/* "": that is where nginx looks for us */
	dev_t	 device;
	ino_t	 inode;
	uid_t	 peer;		/* who may connect, beside us and root */
};

/* Dies in one line that tells how to mend it. */
void listen_open(struct listener *, const struct house *);
/* With --take-over, once we can serve: from now on nginx finds us, and whoever
 * was there before is told to stop. */
void listen_take_over(struct listener *);
/* No new connections: those that are queued are still ours to take. */
void listen_close(struct listener *);
/* Somebody is in the queue, and it is ours alone. */
bool listen_waits(const struct listener *);
/* The next connection, or -1: none is waiting (errno EAGAIN), or it was not
 * to be had (any other). */
int listen_take(const struct listener *);

/* door_worker.c: serve until told to stop; the exit status. It writes its
 * pid to ready when it can serve. */
int worker_run(struct house *, const struct listener *, int ready);

/* door_watch.c: keep the workers at work; the exit status. */
int watch_workers(struct house *, struct listener *);
/* Tell systemd, where it is listening: sd_notify(3). */
void watch_notify(const char *state);

#endif
