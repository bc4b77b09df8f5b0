/* db_link.c: the connection itself: how it is made, used and dropped. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <errmsg.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "conf.h"
#include "log.h"
#include "pool.h"
#include "time.h"

/*
 * Seconds. A row lock is waited for LOCK_WAIT and a statement runs for
 * STATEMENT_WAIT at most, both by the server's own clock, and READ_WAIT is
 * longer than either, so that it is the server that ends a statement. COMMIT
 * has a longer wait: a cluster that loses a node holds every COMMIT for six
 * seconds and then does it, and whoever hung up meanwhile knows nothing. With
 * a CONNECT_WAIT it is shorter than worker.seconds, so that there is time to
 * look what became of it.
 */
enum {
	CONNECT_WAIT = 2,
	WRITE_WAIT = 2,
	LOCK_WAIT = 5,
	STATEMENT_WAIT = 5,
	READ_WAIT = 6,
	COMMIT_WAIT = 7,
	SLOW_CONNECT_US = 500000,
};

bool
link_note(struct db *db, unsigned code, const char *why)
{
	db->code = code;
	snprintf(db->fault, sizeof(db->fault), "%s", why);
	return false;
}

static bool
note_error(struct db *db)
{
	return link_note(db, mysql_errno(db->link), mysql_error(db->link));
}

bool
link_in_transaction(const struct db *db)
{
	return db->link && (db->link->server_status & SERVER_STATUS_IN_TRANS);
}

void
link_close(struct db *db)
{
	if (!db->link)
		return;
	/* First the link: then its statements are freed without a word to a
	 * server that may not be there. */
	mysql_close(db->link);
	db->link = NULL;
	statement_forget_all(db);
}

bool
link_run(struct db *db, const char *statement)
{
	MYSQL_RES *result;

	if (mysql_real_query(db->link, statement, strlen(statement)))
		return note_error(db);
	/* An error may come as late as the rows do. */
	result = mysql_store_result(db->link);
	if (result)
		mysql_free_result(result);
	else if (mysql_field_count(db->link) > 0)
		return note_error(db);
	return true;
}

static int
descriptor(const struct db *db)
{
#ifdef MARIADB_PACKAGE_VERSION
	return (int)mysql_get_socket(db->link);
#else
	return (int)db->link->net.fd;
#endif
}

bool
link_commit(struct db *db)
{
	struct pollfd reply = { .events = POLLIN };

	if (mysql_send_query(db->link, "COMMIT", strlen("COMMIT")))
		return note_error(db);
	reply.fd = descriptor(db);
	if (poll(&reply, 1, COMMIT_WAIT * 1000) == 0)
		return link_note(db, CR_SERVER_LOST, "no reply to COMMIT");
	if (mysql_read_query_result(db->link))
		return note_error(db);
	return true;
}

static void
set_number(MYSQL *link, enum mysql_option option, unsigned value)
{
	mysql_options(link, option, &value);
}

/* A network is believed only with the server's certificate proven. */
static void
ask_for_tls(MYSQL *link, const char *ca)
{
#ifdef MARIADB_PACKAGE_VERSION
	DB_FLAG yes = 1;

	mysql_options(link, MYSQL_OPT_SSL_ENFORCE, &yes);
	mysql_options(link, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
#else
	set_number(link, MYSQL_OPT_SSL_MODE, SSL_MODE_VERIFY_IDENTITY);
#endif
	mysql_options(link, MYSQL_OPT_SSL_CA, ca);
}

static void
set_options(struct db *db, bool tcp, const char *ca)
{
	MYSQL *link = db->link;

	mysql_options(link, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	set_number(link, MYSQL_OPT_CONNECT_TIMEOUT, CONNECT_WAIT);
	if (!db->patient) {
		set_number(link, MYSQL_OPT_READ_TIMEOUT, READ_WAIT);
		set_number(link, MYSQL_OPT_WRITE_TIMEOUT, WRITE_WAIT);
	}
	/* No server may ask for our files. */
	set_number(link, MYSQL_OPT_LOCAL_INFILE, 0);
	set_number(link, MYSQL_OPT_PROTOCOL,
	    tcp ? MYSQL_PROTOCOL_TCP : MYSQL_PROTOCOL_SOCKET);
	if (tcp && *ca)
		ask_for_tls(link, ca);
}

/* No password, and no row, goes over a network in the clear. */
static bool
may_connect(struct db *db, bool tcp, const char *host, const char *ca)
{
	if (!tcp || *ca || strcmp(host, "localhost") == 0 ||
	    strcmp(host, "::1") == 0 || strncmp(host, "127.", 4) == 0)
		return true;
	return link_note(db, CR_SSL_CONNECTION_ERROR, "database.host is "
	    "another machine: name its authority's certificate in database.ca");
}

/* Connector/C may go on without TLS where the server has none. */
static bool
is_private(struct db *db, bool tcp, const char *ca)
{
	return !tcp || !*ca || mysql_get_ssl_cipher(db->link) ||
	    link_note(db, CR_SSL_CONNECTION_ERROR, "the database does not "
	    "speak TLS: give it a certificate signed by database.ca");
}

/*
 * READ COMMITTED: each statement sees all that was committed before it, so
 * the twin of a POST finds the receipt it waited for, and no gaps are locked,
 * so there are fewer deadlocks. What a snapshot would promise is not needed:
 * no row is changed but by a statement that names the version, or the key, it
 * goes by.
 */
static bool
set_session(struct db *db)
{
	bool mariadb = strstr(mysql_get_server_info(db->link), "MariaDB");
	char limit[80] = "";
	char text[400];

	if (!db->patient)
		snprintf(limit, sizeof(limit), mariadb ?
		    ", max_statement_time = %d" :
		    ", max_execution_time = %d000", STATEMENT_WAIT);
	snprintf(text, sizeof(text), "SET NAMES utf8mb4"
	    " COLLATE utf8mb4_unicode_520_ci, time_zone = '+00:00',"
	    " sql_mode = 'TRADITIONAL,ONLY_FULL_GROUP_BY',"
	    " innodb_lock_wait_timeout = %d%s", LOCK_WAIT, limit);
	db->writable = false;
	return link_run(db, text) &&
	    link_run(db, "SET SESSION TRANSACTION"
	    " ISOLATION LEVEL READ COMMITTED, READ ONLY");
}

static bool
make(struct db *db)
{
	const char *socket = conf_text(db->conf, "database.socket");
	const char *host = conf_text(db->conf, "database.host");
	const char *name = conf_text(db->conf, "database.name");
	const char *ca = conf_text(db->conf, "database.ca");
	bool tcp = !*socket && *host;

	if (!may_connect(db, tcp, host, ca))
		return false;
	db->link = mysql_init(NULL);
	if (!db->link)
		log_die("out of memory for the database");
	set_options(db, tcp, ca);
	if (!mysql_real_connect(db->link, tcp ? host : NULL, db->account,
	    conf_secret(db->conf, db->secret), db->owner ? NULL : name,
	    tcp ? (unsigned)conf_number(db->conf, "database.port") : 0,
	    *socket ? socket : NULL, CLIENT_FOUND_ROWS))
		return note_error(db);
	return is_private(db, tcp, ca) && set_session(db);
}

/*
 * A connect that hangs costs its caller seconds. The next ones within as many
 * are refused at once: else every worker hangs, one request after another.
 */
bool
link_open(struct db *db)
{
	int64_t start = time_monotonic_us(), took;

	if (start < db->spared_until)
		return link_note(db, CR_CONN_HOST_ERROR,
		    "the database did not answer a moment ago");
	if (make(db))
		return true;
	took = time_monotonic_us() - start;
	if (took > SLOW_CONNECT_US)
		db->spared_until = start + 2 * took;
	link_close(db);
	return false;
}
