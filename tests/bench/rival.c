/* rival.c: what aedile is measured against: bare programs on libfcgi that do
 * the least a page of its kind can do. */
/* SPDX-License-Identifier: ISC */
#include <mysql.h>
#include <fcgiapp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cases/cases_sql.h"
#include "core/core_sql.h"
#include "db.h"
#include "secret.h"

/*
 * rival hello|floor|bare SOCKET WORKERS DATABASE-SOCKET DATABASE [FILE]
 *
 * hello   sends FILE.
 * floor   asks for the person, their cases and drafts, and sends FILE.
 * bare    asks for the person, inserts one row, leads elsewhere.
 */
enum { CELL = 512, COLUMNS = 24, PARAMS = 24, TOKEN = 43, BODY = 4096 };

static const struct sql insert = {
	"insert", "INSERT INTO bench_posted (account_id, body) VALUES (?, ?)"
};

struct answer {
	char	*bytes;
	int	 length;
};

/* A prepared statement, and where its row goes. */
struct ask {
	MYSQL_STMT	*stmt;
	const char	*spoken;	/* see struct sql; or NULL */
	MYSQL_BIND	 bind[COLUMNS];
	char		 cells[COLUMNS][CELL];
	unsigned long	 lengths[COLUMNS];
	bool		 null[COLUMNS];
};

struct desk {
	MYSQL		*link;
	size_t		 id;		/* column of the person's */
	struct ask	 person, cases, drafts, insert;
};

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "rival: %s\n", what);
	exit(EXIT_FAILURE);
}

static void
prepare(struct desk *d, struct ask *a, const struct sql *sql)
{
	a->stmt = mysql_stmt_init(d->link);
	a->spoken = sql->spoken;
	if (mysql_stmt_prepare(a->stmt, sql->text, strlen(sql->text)))
		die(mysql_stmt_error(a->stmt));
	for (unsigned c = 0; c < mysql_stmt_field_count(a->stmt); c++) {
		a->bind[c].buffer_type = MYSQL_TYPE_STRING;
		a->bind[c].buffer = a->cells[c];
		a->bind[c].buffer_length = CELL - 1;
		a->bind[c].length = &a->lengths[c];
		a->bind[c].is_null = (void *)&a->null[c];
	}
	if (mysql_stmt_field_count(a->stmt) > 0)
		mysql_stmt_bind_result(a->stmt, a->bind);
}

static size_t
column(MYSQL_STMT *stmt, const char *name)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
	size_t c = 0;

	while (strcmp(mysql_fetch_field_direct(meta, (unsigned)c)->name, name))
		c++;
	mysql_free_result(meta);
	return c;
}

static void
connect_desk(struct desk *d, char **argv)
{
	d->link = mysql_init(NULL);
	if (!mysql_real_connect(d->link, NULL, "root", NULL, argv[5], 0,
	    argv[4], 0))
		die(mysql_error(d->link));
	mysql_query(d->link, "SET NAMES utf8mb4 COLLATE "
	    "utf8mb4_unicode_520_ci, time_zone = '+00:00', "
	    "tx_isolation = 'READ-COMMITTED'");
	prepare(d, &d->person, &sql_core_person_by_token);
	d->id = column(d->person.stmt, "id");
	prepare(d, &d->cases, &sql_cases_of_account);
	prepare(d, &d->drafts, &sql_drafts_of_account);
	if (strcmp(argv[1], "bare") == 0)
		prepare(d, &d->insert, &insert);
}

static void
bind(MYSQL_BIND *b, enum enum_field_types type, void *value, size_t length)
{
	b->buffer_type = type;
	b->buffer = value;
	b->buffer_length = length;
}

static size_t
ask(struct ask *a, MYSQL_BIND *given)
{
	MYSQL_BIND params[PARAMS] = { 0 };
	char english[] = "en";
	size_t rows = 0, n = mysql_stmt_param_count(a->stmt);
	int got;

	for (size_t i = 0; i < n; i++)
		if (a->spoken && a->spoken[i] != '?')
			bind(&params[i], MYSQL_TYPE_STRING, english, 2);
		else
			params[i] = *given++;
	if (mysql_stmt_bind_param(a->stmt, params) ||
	    mysql_stmt_execute(a->stmt))
		die(mysql_stmt_error(a->stmt));
	if (mysql_stmt_field_count(a->stmt) == 0)
		return 0;
	while ((got = mysql_stmt_fetch(a->stmt)) == 0 ||
	    got == MYSQL_DATA_TRUNCATED)
		rows++;
	mysql_stmt_free_result(a->stmt);
	return rows;
}

/* Whose cookie it is; 0: nobody's. */
static long long
person(struct desk *d, FCGX_Request *rq)
{
	const char *cookie = FCGX_GetParam("HTTP_COOKIE", rq->envp);
	const char *value = cookie ? strchr(cookie, '=') : NULL;
	unsigned char hash[SECRET_HASH];
	char token[TOKEN + 1];
	MYSQL_BIND param = { 0 };

	if (!value || strlen(value + 1) < TOKEN)
		return 0;
	snprintf(token, sizeof(token), "%s", value + 1);
	secret_hash(token, hash);
	bind(&param, MYSQL_TYPE_BLOB, hash, sizeof(hash));
	return ask(&d->person, &param) == 1 ? atoll(d->person.cells[d->id]) : 0;
}

static bool
list(struct desk *d, long long who)
{
	static long long twenty = 20, none = 0;
	MYSQL_BIND params[10] = { 0 };

	for (size_t i = 2; i < 8; i++)
		params[i].buffer_type = MYSQL_TYPE_NULL;
	bind(&params[0], MYSQL_TYPE_LONGLONG, &who, 0);
	bind(&params[1], MYSQL_TYPE_LONGLONG, &who, 0);
	bind(&params[8], MYSQL_TYPE_LONGLONG, &twenty, 0);
	bind(&params[9], MYSQL_TYPE_LONGLONG, &none, 0);
	if (ask(&d->cases, params) != 20)
		return false;
	ask(&d->drafts, params);
	return true;
}

static void
post(struct desk *d, FCGX_Request *rq, long long who)
{
	MYSQL_BIND params[2] = { 0 };
	char body[BODY];
	int got = FCGX_GetStr(body, sizeof(body), rq->in);

	bind(&params[0], MYSQL_TYPE_LONGLONG, &who, 0);
	bind(&params[1], MYSQL_TYPE_STRING, body, (size_t)got);
	ask(&d->insert, params);
	FCGX_FPrintF(rq->out, "Status: 303 See Other\r\n"
	    "Location: /cases/%d/sent\r\n\r\n",
	    (int)mysql_stmt_insert_id(d->insert.stmt));
}

static void
serve(char **argv, int fd, const struct answer *page)
{
	bool hello = strcmp(argv[1], "hello") == 0;
	bool posts = strcmp(argv[1], "bare") == 0;
	struct desk *d = calloc(1, sizeof(*d));
	FCGX_Request rq;
	long long who;

	if (!hello)
		connect_desk(d, argv);
	FCGX_InitRequest(&rq, fd, 0);
	while (FCGX_Accept_r(&rq) >= 0) {
		who = hello ? 0 : person(d, &rq);
		if (posts && who)
			post(d, &rq, who);
		else if (hello || (who && list(d, who)))
			FCGX_PutStr(page->bytes, page->length, rq.out);
		else
			FCGX_PutS("Status: 403 Forbidden\r\n\r\n", rq.out);
		FCGX_Finish_r(&rq);
	}
}

static void
read_answer(struct answer *page, const char *name)
{
	FILE *in = fopen(name, "re");
	size_t size = 0;

	if (!in)
		die(name);
	page->length = (int)getdelim(&page->bytes, &size, '\0', in);
	fclose(in);
}

/* Workers until the parent is told to end; it buries them first. */
static void
fork_workers(char **argv, int fd, const struct answer *page, int count)
{
	pid_t *pids = calloc((size_t)count, sizeof(*pids));
	sigset_t end;
	int signal;

	sigemptyset(&end);
	sigaddset(&end, SIGTERM);
	for (int i = 0; i < count; i++)
		if ((pids[i] = fork()) == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			serve(argv, fd, page);
			exit(EXIT_FAILURE);
		}
	sigprocmask(SIG_BLOCK, &end, NULL);
	sigwait(&end, &signal);
	for (int i = 0; i < count; i++)
		kill(pids[i], SIGKILL);
	while (wait(NULL) > 0)
		;
}

int
main(int argc, char **argv)
{
	struct answer page = { 0 };
	int fd;

	if (argc < 6)
		die("which, socket, workers, database socket, database");
	if (argc > 6)
		read_answer(&page, argv[6]);
	FCGX_Init();
	secret_open();
	umask(0077);
	fd = FCGX_OpenSocket(argv[2], 511);
	fork_workers(argv, fd, &page, atoi(argv[3]));
	return EXIT_SUCCESS;
}
