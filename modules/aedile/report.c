/* report.c: aedile report: figures as CSV. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "aedile_sql.h"

/* The cases of one department or category. */
struct group {
	const char	*name;
	size_t		 requests, closed, backwards, with_due, on_time;
	int64_t		*seconds;	/* of the closed ones */
	size_t		 room;
};

struct groups {
	struct group	*items;		/* by id */
	size_t		 count;
	struct pool	*pool;
};

static struct group *
group_of(struct groups *groups, const char *id)
{
	size_t n = strtoul(id, NULL, 10);

	if (n >= groups->count) {
		size_t count = n * 2 + 64;

		groups->items = pool_extend(groups->pool, groups->items,
		    groups->count * sizeof *groups->items,
		    count * sizeof *groups->items);
		groups->count = count;
	}
	return &groups->items[n];
}

static void
add_closed(struct pool *pool, struct group *g, int64_t seconds)
{
	if (g->closed == g->room) {
		g->room = g->room * 2 + 64;
		g->seconds = pool_extend(pool, g->seconds,
		    g->closed * sizeof *g->seconds,
		    g->room * sizeof *g->seconds);
	}
	g->seconds[g->closed++] = seconds;
	g->backwards += seconds < 0;
}

/* Columns: id, seconds, on_time. */
static void
take_case(void *arg, const char *const *cells)
{
	struct groups *groups = arg;
	struct group *g = group_of(groups, cells[0]);

	g->requests++;
	if (cells[1])
		add_closed(groups->pool, g, strtoll(cells[1], NULL, 10));
	if (cells[2]) {
		g->with_due++;
		g->on_time += *cells[2] == '1';
	}
}

static void
print_group(struct group *g)
{
	csv_write(stdout, g->name);
	printf(",%zu,%zu,%zu", g->requests, g->closed, g->backwards);
	if (g->closed > 0) {
		statistics_sort(g->seconds, g->closed);
		printf(",%.4f,%.4f,%.4f",
		    statistics_median_hours(g->seconds, g->closed),
		    statistics_percentile_hours(g->seconds, g->closed, 90),
		    statistics_mean_hours(g->seconds, g->closed));
	} else {
		fputs(",,,", stdout);
	}
	printf(",%zu,", g->with_due);
	if (g->with_due > 0)
		printf("%.6f", (double)g->on_time / (double)g->with_due);
	putchar('\n');
}

static int
by_name(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static struct group
all_of(const struct groups *groups)
{
	struct group all = { .name = "(all)" };

	for (size_t i = 0; i < groups->count; i++) {
		const struct group *g = &groups->items[i];

		all.requests += g->requests;
		all.with_due += g->with_due;
		all.on_time += g->on_time;
		all.room += g->closed;
	}
	all.seconds = pool_alloc(groups->pool,
	    (all.room + 1) * sizeof *all.seconds);
	for (size_t i = 0; i < groups->count; i++)
		for (size_t j = 0; j < groups->items[i].closed; j++)
			add_closed(groups->pool, &all,
			    groups->items[i].seconds[j]);
	return all;
}

static void
print_groups(struct groups *groups)
{
	struct group all = all_of(groups);
	size_t used = 0;

	for (size_t i = 0; i < groups->count; i++)
		if (groups->items[i].requests > 0)
			groups->items[used++] = groups->items[i];
	groups->count = used;
	if (used > 0)
		qsort(groups->items, used, sizeof all, by_name);
	puts("group,requests,closed,closed_before_opened,median_hours,"
	    "p90_hours_nearest_rank,mean_hours,closed_with_due,on_time_share");
	for (size_t i = 0; i < used; i++)
		print_group(&groups->items[i]);
	print_group(&all);
}

/* A department by its code; a category by its name, and its branch where two
 * have the same. */
static void
name_groups(struct groups *groups, struct rows *rows, const char *column)
{
	while (rows_next(rows)) {
		struct group *g = group_of(groups, rows_text(rows, "id"));

		g->name = rows_text(rows, column);
	}
}

static void
read_groups(struct command *cmd, bool departments, const char *from,
	const char *to, struct groups *groups)
{
	struct db *db = database_open(cmd);

	database_begin(cmd, db, DB_READ);
	db_each(db, departments ? &sql_response_times_by_department :
	    &sql_response_times_by_category, take_case, groups, TEXT(from),
	    TEXT(to));
	name_groups(groups, db_query(db, departments ? &sql_departments :
	    &sql_category_names), departments ? "code" : "name");
	database_end(db, "response times");
	db_close(db);
}

/* The moment a day begins in the site's zone, days later, in UTC. */
static const char *
day(struct command *cmd, const char *option, int days, const char *otherwise)
{
	const char *said = word_option(cmd, option, NULL);
	char *out = pool_alloc(cmd->pool, TIME_TEXT);
	struct tm tm = { .tm_isdst = -1 };

	if (!said)
		return otherwise;
	if (!text_is_date(said))
		word_wrong(cmd, "%s \"%s\" is no day; write YYYY-MM-DD",
		    option, said);
	strptime(said, "%Y-%m-%d", &tm);
	tm.tm_mday += days;
	time_print(mktime(&tm), out);
	return out;
}

int
report(struct command *cmd)
{
	const char *by = word_option(cmd, "--by", ""), *from, *to, *name;
	bool departments = strcmp(by, "department") == 0;
	struct groups groups = { .pool = cmd->pool };

	time_open(conf_site(cmd->conf)->zone);
	from = day(cmd, "--from", 0, "0001-01-01 00:00:00");
	to = day(cmd, "--to", 1, "9999-12-31 00:00:00");
	name = word_next(cmd);
	if (!name || strcmp(name, "response-times") != 0)
		word_wrong(cmd, "there is one report: response-times");
	if (!departments && strcmp(by, "category") != 0)
		word_wrong(cmd, "say --by department or --by category");
	word_end(cmd);
	read_groups(cmd, departments, from, to, &groups);
	print_groups(&groups);
	if (fflush(stdout) != 0)
		log_die("the report could not be written");
	return EXIT_SUCCESS;
}
