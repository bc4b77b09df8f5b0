/* backup_tool.c: mariadb-dump and mariadb, or MySQL's, do what they do best.
 * No shell is between us and them. */
/* SPDX-License-Identifier: ISC */
#include "backup.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aedile_sql.h"

extern char **environ;

enum { WORDS_MOST = 24 };

struct tool {
	struct command	*cmd;
	bool		 mariadb;	/* what the server is */
	char		*words[WORDS_MOST + 1];
	size_t		 count;
};

static void __attribute__((format(printf, 2, 3)))
word(struct tool *t, const char *fmt, ...)
{
	va_list ap;

	if (t->count == WORDS_MOST)
		log_die("too many words for %s", t->words[0]);
	va_start(ap, fmt);
	t->words[t->count++] = pool_vprint(t->cmd->pool, fmt, ap);
	va_end(ap);
}

/* Where and as whom, as db_link.c does it. */
static void
say_where(struct tool *t)
{
	const struct conf *conf = t->cmd->conf;
	const char *socket = conf_text(conf, "database.socket");
	const char *ca = conf_text(conf, "database.ca");

	word(t, "--no-defaults");
	word(t, "--user=%s", conf_text(conf, "database.owner"));
	word(t, "--default-character-set=utf8mb4");
	if (*socket) {
		word(t, "--socket=%s", socket);
		return;
	}
	word(t, "--protocol=tcp");
	word(t, "--host=%s", conf_text(conf, "database.host"));
	word(t, "--port=%ld", conf_number(conf, "database.port"));
	if (*ca) {
		word(t, "--ssl-ca=%s", ca);
		word(t, t->mariadb ? "--ssl-verify-server-cert" :
		    "--ssl-mode=VERIFY_IDENTITY");
	}
}

/* Its environment is ours, and the password: words are for all to see. */
static char **
make_environment(struct tool *t)
{
	const char *password = conf_secret(t->cmd->conf, "database-owner");
	size_t n = 0;
	char **all;

	while (environ[n])
		n++;
	all = pool_alloc(t->cmd->pool, (n + 2) * sizeof(*all));
	memcpy(all, environ, n * sizeof(*all));
	if (password)
		all[n] = pool_print(t->cmd->pool, "MYSQL_PWD=%s", password);
	return all;
}

/* The first of names that is there; fd becomes its standard output or
 * input. */
static bool
run(struct tool *t, const char *const *names, int fd, int becomes)
{
	char **env = make_environment(t);
	posix_spawn_file_actions_t actions;
	int status = 0, failed = ENOENT;
	pid_t pid = 0;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fd, becomes);
	for (; *names && failed == ENOENT; names++) {
		t->words[0] = pool_text(t->cmd->pool, *names);
		failed = posix_spawnp(&pid, *names, &actions, NULL, t->words,
		    env);
	}
	posix_spawn_file_actions_destroy(&actions);
	if (failed)
		log_die("%s: %s; install the database's client programs",
		    names[-1], strerror(failed));
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static struct tool
make_tool(struct command *cmd, struct db *db)
{
	struct rows *row = db_query(db, &sql_server_settings);
	struct tool t = { .cmd = cmd, .count = 1 };

	if (!rows_next(row))
		database_check(db, "database");
	t.mariadb = strstr(rows_text(row, "version"), "MariaDB");
	say_where(&t);
	return t;
}

static const char *const dumpers[][3] = {
	{ "mysqldump", "mariadb-dump", NULL },
	{ "mariadb-dump", "mysqldump", NULL },
};
static const char *const loaders[][3] = {
	{ "mysql", "mariadb", NULL },
	{ "mariadb", "mysql", NULL },
};

bool
tool_dump(struct command *cmd, struct db *db, const char *to)
{
	struct tool t = make_tool(cmd, db);
	int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool ok;

	if (fd < 0)
		log_die("%s: %s", to, strerror(errno));
	word(&t, "--single-transaction");
	word(&t, "--skip-lock-tables");
	word(&t, "--quick");
	word(&t, "--hex-blob");
	word(&t, "--no-tablespaces");
	word(&t, "--routines");
	word(&t, "--triggers");
	if (!t.mariadb)
		word(&t, "--loose-set-gtid-purged=OFF");
	word(&t, "%s", conf_text(cmd->conf, "database.name"));
	ok = run(&t, dumpers[t.mariadb], fd, STDOUT_FILENO);
	if (fsync(fd) < 0 || close(fd) < 0)
		log_die("%s: %s", to, strerror(errno));
	return ok;
}

bool
tool_load(struct command *cmd, struct db *db, const char *from)
{
	struct tool t = make_tool(cmd, db);
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		log_die("%s: %s", from, strerror(errno));
	word(&t, "%s", conf_text(cmd->conf, "database.name"));
	ok = run(&t, loaders[t.mariadb], fd, STDIN_FILENO);
	close(fd);
	return ok;
}
