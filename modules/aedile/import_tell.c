/* import_tell.c: what an import says while it works, and keeps aside. */
/* SPDX-License-Identifier: ISC */
#include "import.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { QUIET_US = 2000000, TERMINAL_US = 200000, LOG_US = 5000000 };

/* The line that a terminal shows while it works makes room for others. */
static void
clear_line(const struct import *im)
{
	if (im->told && isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

static void
keep(struct import *im, const struct csv_row *row)
{
	if (im->checking)
		return;
	fwrite(row->raw, 1, row->length, im->aside_file);
	/* The last row of a file may lack a line end. */
	if (row->raw[row->length - 1] != '\n' &&
	    row->raw[row->length - 1] != '\r')
		putc('\n', im->aside_file);
	if (ferror(im->aside_file))
		log_die("%s: %s", im->aside, strerror(errno));
}

void
import_open_aside(struct import *im, const struct csv_row *header)
{
	if (im->checking)
		return;
	im->aside_file = fopen(im->aside, "we");
	if (!im->aside_file)
		log_die("%s: %s; say --rejected FILE for another place",
		    im->aside, strerror(errno));
	keep(im, header);
}

void
import_refuse(struct import *im, const struct csv_row *row, const char *why)
{
	clear_line(im);
	fprintf(stderr, "%s:%llu: %s\n", im->file,
	    (unsigned long long)row->line, why);
	im->refused++;
	keep(im, row);
}

void
import_close_aside(struct import *im)
{
	if (im->checking)
		return;
	if (fclose(im->aside_file) != 0)
		log_die("%s: %s", im->aside, strerror(errno));
	if (im->refused == 0)
		unlink(im->aside);
}

static uint64_t
rows_read(const struct import *im)
{
	return im->brought + im->known + im->refused;
}

static double
seconds(const struct import *im)
{
	double s = (double)(time_monotonic_us() - im->began) / 1e6;

	return s > 0.001 ? s : 0.001;
}

void
import_progress(struct import *im)
{
	int64_t now = time_monotonic_us();
	bool terminal = isatty(STDERR_FILENO);
	char part[16] = "";

	if (now - im->began < QUIET_US ||
	    now - im->told < (terminal ? TERMINAL_US : LOG_US))
		return;
	clear_line(im);
	im->told = now;
	if (im->size)
		snprintf(part, sizeof part, ", %u %%", (unsigned)
		    (csv_bytes(im->csv) * 100 / im->size));
	fprintf(stderr, "%llu rows, %.0f a second%s%s",
	    (unsigned long long)rows_read(im),
	    (double)rows_read(im) / seconds(im), part,
	    terminal ? "" : "\n");
}

static void
tell(uint64_t n, const char *what)
{
	if (n > 0)
		fprintf(stderr, "  %llu %s\n", (unsigned long long)n, what);
}

void
import_summary(struct import *im)
{
	clear_line(im);
	fprintf(stderr, "%s: %llu rows read in %.1f s\n", im->file,
	    (unsigned long long)rows_read(im), seconds(im));
	tell(im->brought, im->checking ? "would be imported" : "imported");
	tell(im->known, "were there already");
	tell(im->placeless, "imported without place: their coordinates are "
	    "no good");
	tell(im->backwards, "closed before they were opened, imported as "
	    "they are");
	if (im->refused == 0)
		return;
	tell(im->refused, "refused");
	if (!im->checking)
		fprintf(stderr, "The refused rows are in %s; mend them and "
		    "import that file.\n", im->aside);
}
