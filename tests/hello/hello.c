/* hello.c: a module for the door's tests: it answers, echoes, is slow, ends
 * badly, and says who it is. */
/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core.h"

static const struct field note_fields[] = {
	{ .kind = FIELD_AREA, .name = "note", .max = 4000 },
	{ 0 }
};

static const struct form note = { "note", 0, note_fields, false };

static const struct form once = { "once", 0, note_fields, false };

static int
hello_show(struct request *rq)
{
	page_open(rq->page, "hello");
	page_u64(rq->page, "pid", (uint64_t)getpid());
	page_text(rq->page, "site", rq->site->name);
	page_close(rq->page);
	return 200;
}

static int
hello_form(struct request *rq)
{
	page_open(rq->page, "hello");
	page_form(rq->page, &note, rq);
	page_form(rq->page, &once, rq);
	page_close(rq->page);
	return 200;
}

static int
hello_once(struct request *rq)
{
	return reply_see_other(rq, "/?done=written");
}

static int
hello_echo(struct request *rq)
{
	page_open(rq->page, "echo");
	for (size_t i = 0; i < rq->body.count; i++)
		page_text(rq->page, "value", rq->body.items[i].value);
	page_close(rq->page);
	return 200;
}

/* /sleep?ms=N */
static int
hello_sleep(struct request *rq)
{
	usleep((useconds_t)(query_u64(rq, "ms", 0) * 1000));
	return hello_show(rq);
}

static int
hello_crash(struct request *rq)
{
	(void)rq;
	abort();
}

/* A location that would begin a header of its own. */
static int
hello_split(struct request *rq)
{
	rq->reply->location = "/x\r\nX-Evil: yes";
	return 303;
}

static int
hello_bye(struct request *rq)
{
	rq->reply->clear_site = true;
	return reply_see_other(rq, "/");
}

/* Takes a lot, and gives it back with the request. */
static int
hello_eat(struct request *rq)
{
	for (int i = 0; i < 64; i++)
		memset(pool_alloc(rq->pool, 1 << 20), 'x', 1 << 20);
	return hello_show(rq);
}

static const struct route routes[] = {
	{ GET, "/", hello_show, ROLE_ANYONE },
	{ GET, "/form", hello_form, ROLE_ANYONE },
	{ GET, "/bye", hello_bye, ROLE_ANYONE },
	{ GET, "/split", hello_split, ROLE_ANYONE },
	{ GET, "/sleep", hello_sleep, ROLE_ANYONE },
	{ GET, "/crash", hello_crash, ROLE_ANYONE },
	{ GET, "/eat", hello_eat, ROLE_ANYONE },
	{ GET, "/officers", hello_show, ROLE_OFFICER },
	{ POST, "/echo", hello_echo, ROLE_ANYONE, &note, .repeatable = true },
	{ POST, "/once", hello_once, ROLE_ANYONE, &once },
	{ 0 }
};

static const struct sql *const queries[] = { NULL };

static const struct module hello = { "hello", routes, queries };

int
main(int argc, char **argv)
{
	return door_open(&hello, argc, argv);
}
