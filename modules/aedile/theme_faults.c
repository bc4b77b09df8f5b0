/* theme_faults.c: a list of faults that is told once and in order. */
/* SPDX-License-Identifier: ISC */
#include "theme_faults.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "aedile.h"

enum { BUCKETS = 512 };

struct fault {
	const char	*file, *text, *where;
	long		 line;
	size_t		 more;		/* seen again so many times */
	struct fault	*next;		/* of the same bucket */
};

struct faults {
	struct pool	*pool;
	const char	*top;		/* as people see it, "/" behind it */
	const char	*where;
	struct fault	*buckets[BUCKETS];
	size_t		 count;
};

/* Below where we are, the way is short. */
static const char *
seen_from_here(struct pool *pool, const char *top)
{
	char here[PATH_MAX];
	size_t length;

	if (!getcwd(here, sizeof(here)))
		return pool_print(pool, "%s/", top);
	length = strlen(here);
	if (strcmp(top, here) == 0)
		return "";
	if (strncmp(top, here, length) == 0 && top[length] == '/')
		top += length + 1;
	return pool_print(pool, "%s/", top);
}

struct faults *
faults_new(struct pool *pool, const char *top)
{
	struct faults *f = pool_alloc(pool, sizeof(*f));

	f->pool = pool;
	f->top = seen_from_here(pool, top);
	return f;
}

void
faults_in(struct faults *f, const char *where)
{
	f->where = where;
}

/* "FILE:LINE: text" in its parts. */
static void
split(struct pool *pool, const char **file, long *line, const char **text)
{
	const char *colon = strchr(*text, ':');
	char *end;
	long number = colon ? strtol(colon + 1, &end, 10) : 0;

	if (number <= 0 || strncmp(end, ": ", 2) != 0 ||
	    memchr(*text, ' ', (size_t)(colon - *text)))
		return;
	*file = pool_copy(pool, *text, (size_t)(colon - *text));
	*line = number;
	*text = end + 2;
}

static struct fault **
bucket(struct faults *f, const char *text, long line)
{
	size_t sum = (size_t)line;

	while (*text)
		sum = sum * 31 + (unsigned char)*text++;
	return &f->buckets[sum % BUCKETS];
}

static bool
same(const struct fault *a, const char *file, long line, const char *text)
{
	return a->line == line && strcmp(a->file, file) == 0 &&
	    strcmp(a->text, text) == 0;
}

static const char *
place(struct faults *f, const char *what)
{
	if (!what || !f->where)
		return pool_text(f->pool, what ? what : f->where ? f->where :
		    "");
	return pool_print(f->pool, "%s in %s", what, f->where);
}

void
faults_add_of(struct faults *f, const char *file, long line,
	const char *what, const char *text)
{
	struct fault **at;

	if (!file)
		split(f->pool, &file, &line, &text);
	if (!file)
		file = "";
	for (at = bucket(f, text, line); *at; at = &(*at)->next)
		if (same(*at, file, line, text)) {
			(*at)->more++;
			return;
		}
	*at = pool_alloc(f->pool, sizeof(**at));
	**at = (struct fault){ .file = pool_text(f->pool, file),
		.text = pool_text(f->pool, text), .line = line,
		.where = place(f, what) };
	f->count++;
}

void
faults_add(struct faults *f, const char *file, long line, const char *fmt,
	...)
{
	va_list ap;

	va_start(ap, fmt);
	faults_add_of(f, file, line, NULL, pool_vprint(f->pool, fmt, ap));
	va_end(ap);
}

bool
faults_say(const struct faults *f, const char *text)
{
	for (size_t i = 0; i < BUCKETS; i++)
		for (const struct fault *x = f->buckets[i]; x; x = x->next)
			if (strcmp(x->text, text) == 0)
				return true;
	return false;
}

static int
by_place(const void *a, const void *b)
{
	const struct fault *x = *(const struct fault *const *)a;
	const struct fault *y = *(const struct fault *const *)b;
	int order = strcmp(x->file, y->file);

	if (order == 0)
		order = (x->line > y->line) - (x->line < y->line);
	return order ? order : strcmp(x->text, y->text);
}

static const struct fault **
sorted(const struct faults *f)
{
	const struct fault **list = pool_alloc(f->pool,
	    (f->count + 1) * sizeof(*list));
	size_t n = 0;

	for (size_t i = 0; i < BUCKETS; i++)
		for (const struct fault *x = f->buckets[i]; x; x = x->next)
			list[n++] = x;
	qsort(list, n, sizeof(*list), by_place);
	return list;
}

static void
print(const struct faults *f, const struct fault *fault)
{
	if (*fault->file)
		printf("%s%s:%ld: ", f->top, fault->file, fault->line);
	fputs(fault->text, stdout);
	if (*fault->where && fault->more)
		printf(" (%s, and %zu more)", fault->where, fault->more);
	else if (*fault->where)
		printf(" (%s)", fault->where);
	putchar('\n');
}

void
faults_print(struct faults *f)
{
	for (const struct fault **list = sorted(f); *list; list++)
		print(f, *list);
}

size_t
faults_count(const struct faults *f)
{
	return f->count;
}

size_t
faults_files(const struct faults *f)
{
	const struct fault **list = sorted(f);
	size_t n = 0;

	for (const char *last = NULL; *list; list++) {
		if (!last || strcmp(last, (*list)->file) != 0)
			n++;
		last = (*list)->file;
	}
	return n;
}
