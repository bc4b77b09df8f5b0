/* parts.c: where the parts of a multipart body go. */
/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "log.h"
#include "multipart.h"
#include "pool.h"
#include "request.h"
#include "urlencoded.h"

enum { TEXT_FIRST = 512 };

struct parts {
	struct request	*rq;
	size_t		 text_left;	/* bytes that fields may still have */
	uint64_t	 file_most;
	size_t		 uploads_most;
	/* The part under way: a file, one that is passed over, or text. */
	struct upload	*upload;
	bool		 dropped;
	int		 fd;
	char		*name;
	char		*text;
	size_t		 len, room;
};

struct parts *
parts_new(struct request *rq, size_t text_most)
{
	struct parts *ps = pool_alloc(rq->pool, sizeof(*ps));

	ps->rq = rq;
	ps->text_left = text_most;
	ps->file_most = (uint64_t)conf_number(rq->conf, "files.size");
	ps->uploads_most = (size_t)conf_number(rq->conf, "files.count");
	ps->fd = -1;
	/* One more than may be, so that form_read() sees there were. */
	rq->uploads.items = pool_alloc(rq->pool, (ps->uploads_most + 1) *
	    sizeof(struct upload));
	rq->uploads.count = 0;
	rq->body.items = pool_alloc(rq->pool, PAIRS_MAX *
	    sizeof(struct pair));
	rq->body.count = 0;
	return ps;
}

static void
close_later(void *fd)
{
	close(*(int *)fd);
}

/* A file without a name: whatever becomes of us, it goes. */
static int
open_nameless(struct request *rq)
{
	const char *folder = pool_print(rq->pool, "%s/tmp",
	    conf_text(rq->conf, "files"));
	char *path;
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0)
		return fd;
	if (errno == ENOENT && mkdir(folder, 0700) < 0 && errno != EEXIST)
		return -1;
	path = pool_print(rq->pool, "%s/upload-XXXXXX", folder);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

/* Its path is that of the open descriptor, which the pool closes. */
static bool
open_upload(struct parts *ps)
{
	struct pool *pool = ps->rq->pool;
	int *kept;

	ps->fd = open_nameless(ps->rq);
	if (ps->fd < 0) {
		log_error("no temporary file in %s/tmp: %s",
		    conf_text(ps->rq->conf, "files"), strerror(errno));
		return false;
	}
	kept = pool_alloc(pool, sizeof(*kept));
	*kept = ps->fd;
	pool_defer(pool, close_later, kept);
	ps->upload->path = pool_print(pool, "/proc/self/fd/%d", ps->fd);
	return true;
}

static int
part_head(void *to, const struct part_head *head)
{
	struct parts *ps = to;
	struct uploads *all = &ps->rq->uploads;

	ps->fd = -1;
	ps->upload = NULL;
	ps->dropped = false;
	ps->name = pool_text(ps->rq->pool, head->name);
	ps->len = ps->room = 0;
	ps->text = NULL;
	if (!head->file)
		return 0;
	if (all->count > ps->uploads_most) {
		ps->dropped = true;
		return 0;
	}
	ps->upload = &all->items[all->count++];
	*ps->upload = (struct upload){ ps->name, head->file, NULL, 0 };
	return 0;
}

static int
write_file(struct parts *ps, const char *bytes, size_t len)
{
	ps->upload->size += len;
	if (ps->upload->size > ps->file_most ||
	    ps->rq->uploads.count > ps->uploads_most) {
		if (ps->fd >= 0 && ftruncate(ps->fd, 0) < 0)
			log_error("an upload too large: %s", strerror(errno));
		return 0;
	}
	if (ps->rq->no_room)
		return 0;
	if (ps->fd < 0 && !open_upload(ps)) {
		ps->rq->no_room = true;
		return 0;
	}
	while (len > 0) {
		ssize_t put = write(ps->fd, bytes, len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0) {
			log_error("an upload: %s", strerror(errno));
			ps->rq->no_room = true;
			return 0;
		}
		bytes += put;
		len -= (size_t)put;
	}
	return 0;
}

static int
gather_text(struct parts *ps, const char *bytes, size_t len)
{
	if (len > ps->text_left)
		return 413;
	ps->text_left -= len;
	if (ps->len + len + 1 > ps->room) {
		size_t room = (ps->len + len + 1) * 2;
		char *text = pool_alloc(ps->rq->pool,
		    room > TEXT_FIRST ? room : TEXT_FIRST);

		if (ps->len > 0)
			memcpy(text, ps->text, ps->len);
		ps->text = text;
		ps->room = room > TEXT_FIRST ? room : TEXT_FIRST;
	}
	memcpy(ps->text + ps->len, bytes, len);
	ps->len += len;
	return 0;
}

static int
part_data(void *to, const char *bytes, size_t len)
{
	struct parts *ps = to;

	if (ps->dropped)
		return 0;
	return ps->upload ? write_file(ps, bytes, len) :
	    gather_text(ps, bytes, len);
}

static int
part_end(void *to)
{
	struct parts *ps = to;
	struct pool *pool = ps->rq->pool;
	char *text;

	if (ps->dropped)
		return 0;
	if (ps->upload) {
		/* What a browser sends where no file was chosen. */
		if (!*ps->upload->name && ps->upload->size == 0)
			ps->rq->uploads.count--;
		else if (!*ps->upload->name)
			ps->upload->name = "file";
		return 0;
	}
	text = ps->text ? ps->text : pool_text(pool, "");
	if (strlen(text) != ps->len)
		return 400;
	return pairs_add(&ps->rq->body, pool, ps->name, text) ? 0 : 400;
}

const struct part_events parts_events = { part_head, part_data, part_end };
