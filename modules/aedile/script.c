/* script.c: a file of SQL, cut into its statements. */
/* SPDX-License-Identifier: ISC */
#include "aedile.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SCRIPT_MOST = 16 * 1024 * 1024 };

static char *
read_all(struct pool *pool, const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	long size;

	if (!f)
		log_die("%s: %s", path, strerror(errno));
	if (fseek(f, 0, SEEK_END) < 0 || (size = ftell(f)) < 0 ||
	    size > SCRIPT_MOST)
		log_die("%s: no file of statements", path);
	rewind(f);
	text = pool_alloc(pool, (size_t)size + 1);
	if (fread(text, 1, (size_t)size, f) != (size_t)size)
		log_die("%s: cannot be read", path);
	fclose(f);
	if (strlen(text) != (size_t)size)
		log_die("%s: holds a NUL byte", path);
	return text;
}

static void
hash(const char *text, char out[65])
{
	unsigned char bytes[SECRET_HASH];

	secret_hash(text, bytes);
	for (size_t i = 0; i < SECRET_HASH; i++)
		snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

/* Behind a quoted text that begins at s; its end is a quote that no second
 * one follows, and a backslash takes the next byte with it. */
static const char *
skip_quoted(const char *s)
{
	char quote = *s++;

	for (; *s; s++)
		if ((*s == '\\' && quote != '`' && s[1]) ||
		    (*s == quote && s[1] == quote))
			s++;
		else if (*s == quote)
			return s + 1;
	return s;
}

/* Behind the comment that begins at s, or s where none does. */
static const char *
skip_comment(const char *s)
{
	const char *end;

	if (*s == '#' || (s[0] == '-' && s[1] == '-' &&
	    (!s[2] || strchr(" \t\n", s[2])))) {
		s += strcspn(s, "\n");
		return *s ? s + 1 : s;
	}
	if (s[0] == '/' && s[1] == '*' && s[2] != '!') {
		end = strstr(s + 2, "*/");
		return end ? end + 2 : s + strlen(s);
	}
	return s;
}

/* Where the statement ends that begins at s: at its semicolon, or the NUL. */
static const char *
statement_end(const char *s)
{
	const char *after;

	while (*s && *s != ';') {
		after = skip_comment(s);
		if (after != s)
			s = after;
		else if (strchr("'\"`", *s))
			s = skip_quoted(s);
		else
			s++;
	}
	return s;
}

/* Blanks and comments between statements. */
static const char *
skip_between(const char *s)
{
	const char *after;

	for (;;) {
		s += strspn(s, " \t\r\n;");
		after = skip_comment(s);
		if (after == s)
			return s;
		s = after;
	}
}

static void
split(struct pool *pool, struct script *script, const char *text,
	const char *path)
{
	size_t room = 1;
	const char *end;

	for (const char *c = text; *c; c++)
		room += *c == ';';
	script->statements = pool_alloc(pool, room * sizeof(char *));
	for (text = skip_between(text); *text; text = skip_between(end)) {
		end = statement_end(text);
		if (!*end)
			log_die("%s: statement %zu has no semicolon at its "
			    "end", path, script->count + 1);
		script->statements[script->count++] = pool_copy(pool, text,
		    (size_t)(end - text));
	}
}

struct script *
script_read(struct pool *pool, const char *path)
{
	struct script *script = pool_alloc(pool, sizeof(*script));
	const char *base = strrchr(path, '/');
	const char *text = read_all(pool, path);

	base = base ? base + 1 : path;
	script->name = pool_copy(pool, base, strcspn(base, "."));
	hash(text, script->checksum);
	split(pool, script, text, path);
	return script;
}

static int
is_sql(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return entry->d_name[0] != '.' && len > 4 &&
	    strcmp(entry->d_name + len - 4, ".sql") == 0;
}

/* In the order of their bytes, wherever we are. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

char **
script_list(struct pool *pool, const char *folder)
{
	struct dirent **found;
	int n = scandir(folder, &found, is_sql, by_name);
	char **list;

	if (n < 0)
		log_die("%s: %s; --from names the folder that holds "
		    "migrations/ and grants/", folder, strerror(errno));
	list = pool_alloc(pool, ((size_t)n + 1) * sizeof(char *));
	for (int i = 0; i < n; i++) {
		list[i] = pool_print(pool, "%s/%s", folder, found[i]->d_name);
		free(found[i]);
	}
	free(found);
	return list;
}
