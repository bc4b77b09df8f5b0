/* import.c: aedile import: read a city's own export. */
/* SPDX-License-Identifier: ISC */
#include "import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "catalogue.h"
#include "descriptor.h"
#include "seen.h"

enum { SOME_REFUSED = 3 };

static void
open_file(struct import *im)
{
	struct stat st;

	im->fd = strcmp(im->file, "-") == 0 ? STDIN_FILENO :
	    open(im->file, O_RDONLY | O_CLOEXEC);
	if (im->fd < 0)
		log_die("%s: %s", im->file, strerror(errno));
	if (fstat(im->fd, &st) == 0 && S_ISREG(st.st_mode))
		im->size = (uint64_t)st.st_size;
	im->csv = csv_open(im->cmd->pool, descriptor_read, &im->fd,
	    im->map->delimiter);
}

/* As it is named, or one of those that came with us. */
static void
read_map(struct import *im, const char *name)
{
	struct pool *pool = im->cmd->pool;
	const char *fault;

	if (!strchr(name, '/') && access(name, R_OK) != 0)
		name = pool_print(pool, DATADIR "/maps/%s%s", name,
		    strstr(name, ".map") ? "" : ".map");
	im->map = map_read(pool, name, &fault);
	if (!im->map)
		log_die("%s", fault);
	if (im->map->zone)
		time_open(im->map->zone);
}

static void
read_header(struct import *im)
{
	struct csv_row header;
	const char *fault;

	if (!csv_next(im->csv, &header))
		log_die("%s: it is empty", im->file);
	if (header.fault)
		log_die("%s:1: %s", im->file, header.fault);
	fault = map_bind(im->map, im->cmd->pool, &header);
	if (fault)
		log_die("%s", fault);
	import_open_aside(im, &header);
}

/* Where the record's department and category are in our tables. */
static void
place_record(struct import *im, struct record *r)
{
	if (im->checking)
		return;
	r->department_id = catalogue_department(im->catalogue, r->department,
	    r->department_name);
	r->category_id = catalogue_category(im->catalogue, r->path,
	    r->path_count, r->department_id, im->map->retired);
	catalogue_count(im->catalogue, r->category_id, r->department_id,
	    r->target);
}

static void
take_row(struct import *im, const struct csv_row *row)
{
	struct record *r = &im->batch[im->count];
	const char *fault = record_read(im->batch_pool, im->map,
	    &im->statuses, im->rows, row, r);

	if (!fault && seen_add(im->met, r->id) > 0)
		fault = "an earlier row has the same id";
	if (fault) {
		import_refuse(im, row, fault);
		return;
	}
	place_record(im, r);
	if (seen_count(im->there, r->id) > 0) {
		im->known++;
		return;
	}
	im->placeless += r->placeless;
	im->backwards += r->backwards;
	im->count++;
}

static void
read_rows(struct import *im)
{
	unsigned since = 0;
	struct csv_row row;

	while (csv_next(im->csv, &row)) {
		take_row(im, &row);
		if (++since == IMPORT_BATCH) {
			since = 0;
			import_write(im);
		}
	}
	if (csv_failed(im->csv))
		log_die("%s: it cannot be read on; what is in stays in",
		    im->file);
	import_write(im);
}

static void
run(struct import *im)
{
	im->began = time_monotonic_us();
	read_header(im);
	import_find_source(im);
	read_rows(im);
	if (!im->checking) {
		catalogue_settle(im->catalogue, im->first);
		import_finish_source(im);
	}
	import_close_aside(im);
	import_summary(im);
}

static void
open_import(struct import *im, const char *map)
{
	struct pool *pool = im->cmd->pool;

	read_map(im, map);
	open_file(im);
	im->there = seen_new(pool);
	im->met = seen_new(pool);
	im->rows = seen_new(pool);
	im->batch_pool = pool_new();
	im->db = database_open(im->cmd);
	statuses_read(&im->statuses, im->cmd, im->db, im->map);
	im->catalogue = catalogue_open(im->cmd, im->db);
}

int
import(struct command *cmd)
{
	const char *map = word_option(cmd, "--map", NULL);
	struct import *im = pool_alloc(cmd->pool, sizeof *im);

	im->cmd = cmd;
	im->checking = word_switch(cmd, "--check");
	im->aside = word_option(cmd, "--rejected", NULL);
	im->file = word_next(cmd);
	if (!map)
		word_wrong(cmd, "say --map MAP");
	if (!im->file)
		word_wrong(cmd, "say which file, or - for standard input");
	word_end(cmd);
	if (!im->aside)
		im->aside = strcmp(im->file, "-") == 0 ?
		    "import.rejected.csv" : pool_print(cmd->pool,
		    "%s.rejected.csv", im->file);
	open_import(im, map);
	run(im);
	db_close(im->db);
	pool_free(im->batch_pool);
	close(im->fd);
	return im->refused ? SOME_REFUSED : EXIT_SUCCESS;
}
