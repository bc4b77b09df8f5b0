/* door_serve.c: the life of a request. */
/* SPDX-License-Identifier: ISC */
#include "door_house.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "conf.h"
#include "db.h"
#include "guard.h"
#include "language.h"
#include "limit.h"
#include "log.h"
#include "page.h"
#include "parked.h"
#include "pool.h"
#include "receipt.h"
#include "reply.h"
#include "request.h"
#include "route.h"
#include "tally.h"
#include "theme.h"
#include "time.h"
#include "turn.h"

/* Tries come quickly, or not at all: a row that was waited for in vain once
 * is not waited for until nginx gives up. */
enum { TRIES = 5, AGAIN = 0, TRIES_US = 3 * 1000 * 1000 };

/* What a try may change, as it was before the first one. */
struct blank {
	struct reply	 reply;
	const char	*language;
	struct pairs	 body;
};

static const char *
env_get(char **env, const char *name)
{
	size_t len = strlen(name);

	for (; *env; env++)
		if (strncmp(*env, name, len) == 0 && (*env)[len] == '=')
			return *env + len + 1;
	return "";
}

/* Longer and longer, and never in step with whom we collided with. */
static void
pause_before(int try)
{
	unsigned short some = 0;

	if (getrandom(&some, sizeof(some), GRND_NONBLOCK) < 0)
		some = (unsigned short)time_monotonic_us();
	usleep(2000u + some % (10000u << try));
}

/* The guard, then the handler. */
static int
handle(struct request *rq)
{
	int status = guard_person(rq);

	if (status >= 400)
		return reply_notice(rq, status);
	if (!status && language_is_switch(rq))
		return language_switch(rq);
	return status ? status : rq->route->handler(rq);
}

static int
lead_to(struct request *rq, const char *where)
{
	rq->reply->location = where;
	return 303;
}

/* What happens inside a POST's transaction. */
static int
handle_once(struct request *rq)
{
	const char *where = NULL;
	int status;

	if (rq->route->repeatable || language_is_switch(rq))
		return handle(rq);
	if (!receipt_take(rq, &where))
		return where ? lead_to(rq, where) : reply_notice(rq, 400);
	status = handle(rq);
	if (status < 400)
		receipt_keep(rq);
	return status;
}

/*
 * COMMIT was sent and no answer came. The receipt was part of the
 * transaction, so it tells whether that took place. AGAIN: it did not.
 */
static int
find_outcome(struct request *rq)
{
	const char *where;

	if (rq->route->repeatable || language_is_switch(rq))
		return AGAIN;
	if (!db_begin(rq->db, rq->pool, DB_READ))
		return AGAIN;		/* the next try will see that too */
	where = receipt_find(rq);
	if (db_end(rq->db, true) == DB_DONE)
		tally_add(TALLY_UNKNOWN, where ? "done" : "undone");
	return where ? lead_to(rq, where) : AGAIN;
}

/* Where a watch is set, COMMIT has all of it: who ends a worker in the middle
 * of that leaves a person in doubt. */
static void
wind_up(const struct request *rq)
{
	if (alarm(0) > 0)
		alarm((unsigned)conf_number(rq->conf, "worker.seconds"));
}

/* One try. AGAIN: it has not happened, and is worth another. */
static int
try_once(struct request *rq)
{
	bool post = rq->method == POST;
	enum db_outcome outcome;
	int status;

	if (!db_begin(rq->db, rq->pool, post ? DB_WRITE : DB_READ))
		return again_notice(rq);
	status = post ? handle_once(rq) : handle(rq);
	if (post && status < 400)
		wind_up(rq);
	outcome = db_end(rq->db, status < 400);
	if (outcome == DB_UNKNOWN)
		return find_outcome(rq);
	/* Not now, says the handler: nothing has happened. */
	if (!db_failed(rq->db))
		return post && status == 503 ? again_later(rq) : status;
	if (db_may_retry(rq->db)) {
		tally_add(TALLY_RETRY, db_retry_reason(rq->db));
		return AGAIN;
	}
	return db_absent(rq->db) ? again_notice(rq) : reply_notice(rq, 500);
}

static int
try_often(struct house *house, struct request *rq)
{
	const struct blank blank = { *rq->reply, rq->language, rq->body };
	const int64_t last = time_monotonic_us() + TRIES_US;
	int status;

	for (int i = 0; i < TRIES && time_monotonic_us() < last; i++) {
		if (i)
			pause_before(i);
		*rq->reply = blank.reply;
		rq->language = blank.language;
		rq->body = blank.body;
		rq->who = (struct actor){ .role = ROLE_ANYONE };
		rq->form = NULL;
		page_clear(rq->page, house->module->name);
		status = try_once(rq);
		if (status != AGAIN)
			return status;
	}
	log_error("given up: the database is busy with others");
	tally_add(TALLY_GIVEN_UP, "request");
	*rq->reply = blank.reply;
	return again_notice(rq);
}

static int
answer(struct house *house, struct request *rq, const struct source *src)
{
	unsigned wait;
	int status = request_parse(rq, src);

	log_request(rq->id);
	guard_browser(rq);	/* a notice speaks their language too */
	if (!status)
		status = route_find(rq);
	if (!status && (status = guard_form(rq)) && guard_vouched(rq))
		return again_old_form(rq);
	if (status)
		return reply_notice(rq, status);
	if (rq->no_room)	/* what was typed is shown again */
		return again_notice(rq);
	if (language_is_switch(rq))
		language_keep(rq, pairs_get(&rq->body, "speak"));
	else if (rq->route->hashes && !turn_is_near(rq->conf))
		return again_busy(rq);
	else if (rq->method == POST && (wait = limit_try(rq)) > 0)
		return reply_too_much(rq, wait);
	return try_often(house, rq);
}

/* A redirect that would break out of its header leads nowhere. */
static int
check_location(struct request *rq, int status)
{
	if (!rq->reply->location || send_is_clean(rq->reply->location))
		return status;
	log_error("control character in a Location");
	rq->reply->location = NULL;
	return reply_notice(rq, 500);
}

/* What somebody may want to hear of: ours to mend, or theirs to answer for. */
static void
tell(const struct request *rq, int status)
{
	const char *method = rq->method == POST ? "POST" : "GET";
	const char *path = rq->route ? rq->route->path : "-";

	if (status >= 500)
		log_error("%s %s: %d", method, path, status);
	else if (status == 403)
		log_event("authz_fail", "%s %s from %s", method, path,
		    rq->address);
	else if (status == 429)
		log_event("excess_rate_limit_exceeded", "%s %s from %s",
		    method, path, rq->address);
}

static void
trace(const struct request *rq, int status, int64_t began)
{
	log_info("trace: %s %s %d statements=%u us=%lld",
	    rq->method == POST ? "POST" : "GET",
	    rq->route ? rq->route->path : "-", status,
	    rq->route ? db_statements(rq->db) : 0,
	    (long long)(time_monotonic_us() - began));
}

void
serve_request(struct house *house, const struct source *src,
	const struct sink *sink)
{
	struct reply reply = { 0 };
	struct request rq = {
		.pool = house->pool,
		.conf = house->conf,
		.site = conf_site(house->conf),
		.theme = house->theme,
		.language = conf_site(house->conf)->language,
		.routes = house->module->routes,
		.who = { .role = ROLE_ANYONE },
		.db = house->db,
		.reply = &reply,
	};
	int64_t began = time_monotonic_us();
	int status;

	theme_begin();
	rq.page = page_new(rq.pool, house->module->name);
	status = check_location(&rq, answer(house, &rq, src));
	frame_page(&rq, env_get(src->env, "QUERY_STRING"));
	status = send_reply(house, &rq, status, strcmp(env_get(src->env,
	    "REQUEST_METHOD"), "HEAD") == 0, sink);
	tally_request(status, time_monotonic_us() - began);
	tell(&rq, status);
	if (house->trace)
		trace(&rq, status, began);
	if (status == 200)
		parked_shown(&rq);
	log_request(NULL);
}

void
serve_done(struct house *house)
{
	pool_empty(house->pool);
	theme_done();
}
