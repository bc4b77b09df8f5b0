/* tally_write.c: the counters in the Prometheus text format. */
/* SPDX-License-Identifier: ISC */
#include "tally_count.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

static const struct {
	const char *name, *label, *help;
} kinds[TALLIES] = {
	[TALLY_RETRY] = { "aedile_retries_total", "reason",
	    "Transactions and statements that were run again." },
	[TALLY_UNKNOWN] = { "aedile_unknown_commits_total", "outcome",
	    "COMMITs without an answer whose outcome was found." },
	[TALLY_GIVEN_UP] = { "aedile_given_up_total", "what",
	    "What came at a bad moment and was asked to come back." },
	[TALLY_THROTTLED] = { "aedile_throttled_total", "limit",
	    "Requests refused because there were too many." },
	[TALLY_RENDER] = { "aedile_render_failures_total", "theme",
	    "Pages and letters that a theme failed to draw." },
	[TALLY_WORKER] = { "aedile_worker_ends_total", "how",
	    "Workers that ended badly." },
	[TALLY_LETTER] = { "aedile_letters_total", "outcome",
	    "Letters that left, wait for another try, or were given up." },
};

void
tally_head(FILE *out, const char *name, const char *type, const char *help)
{
	fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void
write_requests(FILE *out, const struct counts *c, const char *program)
{
	tally_head(out, "aedile_requests_total", "counter",
	    "Requests answered, by status.");
	for (int i = 0; i < TALLY_STATUSES; i++)
		if (atomic_load(&c->requests[i]))
			fprintf(out, "aedile_requests_total{program=\"%s\","
			    "status=\"%d\"} %" PRIu64 "\n", program, i,
			    atomic_load(&c->requests[i]));
}

/* Each bucket counts what the smaller ones do, too. */
static void
write_times(FILE *out, const struct counts *c, const char *program)
{
	static const char name[] = "aedile_request_seconds";
	uint64_t n = 0;

	tally_head(out, name, "histogram", "How long answers took.");
	for (int i = 0; i < TALLY_BUCKETS; i++) {
		n += atomic_load(&c->buckets[i]);
		fprintf(out, "%s_bucket{program=\"%s\",le=\"", name, program);
		if (i < TALLY_BUCKETS - 1)
			fprintf(out, "%g", (double)tally_bounds[i] / 1e6);
		else
			fputs("+Inf", out);
		fprintf(out, "\"} %" PRIu64 "\n", n);
	}
	fprintf(out, "%s_sum{program=\"%s\"} %.6f\n", name, program,
	    (double)atomic_load(&c->microseconds) / 1e6);
	fprintf(out, "%s_count{program=\"%s\"} %" PRIu64 "\n", name, program,
	    n);
}

/* A label is a word of ours or a folder's name: its characters need no
 * escape, and one that would is not shown. */
static void
write_label(FILE *out, const char *label)
{
	for (; *label; label++)
		if (*label >= 0x20 && *label != '"' && *label != '\\')
			putc(*label, out);
}

static bool
is_same(const struct slot *a, const struct slot *b)
{
	return atomic_load(&a->state) == SLOT_GOOD &&
	    atomic_load(&b->state) == SLOT_GOOD && a->kind == b->kind &&
	    strcmp(a->label, b->label) == 0;
}

/* Two workers may have taken a slot for the same label at the same moment;
 * the first stands for all. */
static bool
sum_up(const struct counts *c, int slot, uint64_t *sum)
{
	*sum = 0;
	for (int i = 0; i < TALLY_SLOTS; i++) {
		if (!is_same(&c->slots[i], &c->slots[slot]))
			continue;
		if (i < slot)
			return false;
		*sum += atomic_load(&c->slots[i].count);
	}
	return atomic_load(&c->slots[slot].state) == SLOT_GOOD;
}

static void
write_kind(FILE *out, const struct counts *c, enum tally kind,
	const char *program)
{
	uint64_t sum;

	tally_head(out, kinds[kind].name, "counter", kinds[kind].help);
	for (int i = 0; i < TALLY_SLOTS; i++) {
		if (c->slots[i].kind != kind || !sum_up(c, i, &sum))
			continue;
		fprintf(out, "%s{program=\"%s\",%s=\"", kinds[kind].name,
		    program, kinds[kind].label);
		write_label(out, c->slots[i].label);
		fprintf(out, "\"} %" PRIu64 "\n", sum);
	}
}

void
tally_write(FILE *out, const char *program)
{
	const struct counts *c = tally_counts();

	if (!c)
		return;
	tally_head(out, "aedile_start_time_seconds", "gauge",
	    "When counting began, in seconds since 1970.");
	fprintf(out, "aedile_start_time_seconds{program=\"%s\"} %" PRId64
	    "\n", program, c->since);
	write_requests(out, c, program);
	write_times(out, c, program);
	for (enum tally kind = 0; kind < TALLIES; kind++)
		write_kind(out, c, kind, program);
}
