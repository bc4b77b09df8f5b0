/* load.c: many browsers at once: asks what a file says, counts and times. */
/* SPDX-License-Identifier: ISC */
#include "load.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>

/*
 * load [OPTION]... PORT FILE
 *
 * Each line of FILE is a request: method, path, cookie, client's address and
 * body, parted by tabs. Prints one line of figures; what was not answered
 * with the status that -s names is a failure.
 */
static const char usage[] = "Usage: load [OPTION]... PORT FILE\n"
    "  -c N  connections (8)\n"
    "  -d S  seconds (3)\n"
    "  -r N  requests a second, not as many as possible\n"
    "  -s N  the status that is right (200)\n"
    "  -o    every line once, in order; ends with the last\n";

int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool
read_options(struct load *l, int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "c:d:r:s:o")) >= 0)
		switch (option) {
		case 'c':
			l->count = (size_t)atoi(optarg);
			break;
		case 'd':
			l->lasts = (int64_t)(atof(optarg) * 1e6);
			break;
		case 'r':
			l->every = 1e6 / atof(optarg);
			break;
		case 's':
			l->status = atoi(optarg);
			break;
		case 'o':
			l->once = true;
			break;
		default:
			return false;
		}
	if (argc - optind != 2 || l->count < 1)
		return false;
	l->port = atoi(argv[optind]);
	return true;
}

static const struct request *
draw(struct load *l)
{
	if (l->once)
		return l->next < l->requests.count ?
		    &l->requests.items[l->next++] : NULL;
	l->seed ^= l->seed << 13;
	l->seed ^= l->seed >> 7;
	l->seed ^= l->seed << 17;
	return &l->requests.items[l->seed % l->requests.count];
}

/* Start the next request on an idle connection, if there is to be one. */
static void
begin(struct load *l, struct link *link, int64_t now)
{
	const struct request *rq;

	if (now >= l->end || (l->every > 0 && (double)now < l->due))
		return;
	rq = draw(l);
	if (!rq)
		return;
	link->began = l->every > 0 ? (int64_t)l->due : now;
	if (l->every > 0)
		l->due += l->every;
	link->busy = true;
	l->busy++;
	link_send(l, link, rq);
}

static void
count(struct load *l, struct link *link, int status)
{
	link->busy = false;
	l->busy--;
	if (status != l->status) {
		if (l->failed++ == 0)
			fprintf(stderr, "load: status %d, not %d: %s\n",
			    status, l->status, link->in);
		return;
	}
	if (l->done == l->room) {
		l->room = l->room ? 2 * l->room : 4096;
		l->took = realloc(l->took, l->room * sizeof(*l->took));
		if (!l->took)
			abort();
	}
	l->took[l->done++] = (uint32_t)(now_us() - link->began);
	l->bytes += link->got;
}

static void
take(struct load *l, struct link *link)
{
	int status = link_receive(l, link);

	if (status == LINK_MORE)
		return;
	if (link->busy)
		count(l, link, status);
	link_rest(l, link);
	begin(l, link, now_us());
}

/* With a rate: whoever is idle, as soon as one is due. */
static void
begin_due(struct load *l)
{
	int64_t now = now_us();

	for (size_t i = 0; i < l->count; i++)
		if (!l->links[i].busy && (double)now >= l->due)
			begin(l, &l->links[i], now);
}

static void
run(struct load *l)
{
	struct epoll_event events[64];

	while (l->busy > 0 || (l->every > 0 && now_us() < l->end)) {
		int n = epoll_wait(l->poll, events, 64,
		    l->every > 0 ? 1 : 20000);

		if (n == 0 && l->every <= 0) {
			fprintf(stderr, "load: nobody answers\n");
			exit(EXIT_FAILURE);
		}
		for (int i = 0; i < n; i++)
			take(l, events[i].data.ptr);
		if (l->every > 0)
			begin_due(l);
	}
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static double
percentile_ms(const struct load *l, double share)
{
	size_t i = (size_t)(share * (double)l->done);

	if (l->done == 0)
		return 0;
	return l->took[i < l->done ? i : l->done - 1] / 1e3;
}

static void
report(struct load *l, int64_t start)
{
	double seconds = (double)(now_us() - start) / 1e6;

	qsort(l->took, l->done, sizeof(*l->took), by_value);
	printf("requests=%zu failed=%zu req_s=%.1f p50_ms=%.3f p95_ms=%.3f "
	    "p99_ms=%.3f bytes=%zu\n", l->done, l->failed,
	    (double)l->done / seconds, percentile_ms(l, 0.5),
	    percentile_ms(l, 0.95), percentile_ms(l, 0.99),
	    l->done ? l->bytes / l->done : 0);
}

int
main(int argc, char **argv)
{
	struct load l = {
		.count = 8, .lasts = 3000000, .status = 200,
		.poll = epoll_create1(EPOLL_CLOEXEC),
	};
	int64_t start;

	if (!read_options(&l, argc, argv) ||
	    !requests_read(&l.requests, argv[argc - 1], l.port)) {
		fputs(usage, stderr);
		return EXIT_FAILURE;
	}
	l.links = calloc(l.count, sizeof(*l.links));
	for (size_t i = 0; i < l.count; i++)
		link_open(&l, &l.links[i]);
	start = now_us();
	l.seed = (uint64_t)start | 1;
	l.end = start + l.lasts;
	l.due = (double)start;
	for (size_t i = 0; i < l.count; i++)
		begin(&l, &l.links[i], now_us());
	run(&l);
	report(&l, start);
	return EXIT_SUCCESS;
}
