/* db_fault.c: what the database's error codes mean for a request. */
/* SPDX-License-Identifier: ISC */
#include "db_link.h"

#include <errmsg.h>
#include <mysqld_error.h>

#include "log.h"

/* Codes that only one of the two families' headers names. */
enum {
	SERVER_GONE_EXTENDED	= 2055,	/* CR_SERVER_LOST_EXTENDED */
	METADATA_CHANGED	= 2057,	/* CR_NEW_STMT_METADATA */
	CLUSTER_NOT_READY	= 1047,	/* Galera says so as ER_UNKNOWN_COM */
	CONNECTION_KILLED	= 1927,	/* MariaDB */
	TIMED_OUT_MARIADB	= 1969,
	TIMED_OUT_MYSQL		= 3024,
};

/*
 * The connection is of no more use: it died, it has lost the thread (2014,
 * 2057: every later call would fail too), or its server will not serve.
 */
bool
fault_lost(unsigned code)
{
	switch (code) {
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case SERVER_GONE_EXTENDED:
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
	case CR_COMMANDS_OUT_OF_SYNC:
	case METADATA_CHANGED:
	case CR_MALFORMED_PACKET:
	case CLUSTER_NOT_READY:
	case CONNECTION_KILLED:
	case ER_SERVER_SHUTDOWN:
	case ER_NORMAL_SHUTDOWN:
	case ER_OPTION_PREVENTS_STATEMENT:	/* --read-only: failed over */
		return true;
	default:
		return false;
	}
}

/* The whole transaction may be run again, and may then succeed. */
bool
fault_retry(unsigned code)
{
	switch (code) {
	case ER_LOCK_DEADLOCK:
	case ER_AUTOINC_READ_FAILED:
	case ER_LOCK_WAIT_TIMEOUT:
	case ER_CHECKREAD:
	case ER_MAX_PREPARED_STMT_COUNT_REACHED:
		return true;
	default:
		return fault_lost(code);
	}
}

const char *
db_retry_reason(const struct db *db)
{
	switch (db->code) {
	case ER_LOCK_DEADLOCK:
	case ER_AUTOINC_READ_FAILED:	/* one over the lock of a counter */
		return "deadlock";
	case ER_LOCK_WAIT_TIMEOUT:
		return "lock_wait";
	case ER_CHECKREAD:
		return "snapshot";
	default:
		return "connection";
	}
}

/* The server has no room on its disk: it may have some later. */
static bool
fault_full(unsigned code)
{
	switch (code) {
	case ER_DISK_FULL:
	case ER_RECORD_FILE_FULL:
	case ER_ERROR_ON_WRITE:
		return true;
	default:
		return false;
	}
}

/* Its text quotes what a person typed, so it is not for the log. */
bool
fault_tells_value(unsigned code)
{
	switch (code) {
	case ER_DUP_ENTRY:
	case WARN_DATA_TRUNCATED:
	case ER_TRUNCATED_WRONG_VALUE:
	case ER_TRUNCATED_WRONG_VALUE_FOR_FIELD:
	case ER_WRONG_VALUE:
	case ER_WRONG_VALUE_FOR_TYPE:
		return true;
	default:
		return false;
	}
}

void
fault_fail(struct db *db, const struct sql *sql)
{
	const char *why = fault_tells_value(db->code) ?
	    "a value does not fit" : db->fault;
	const char *place = sql->place ? sql->place : "no file";

	db->failed = true;
	db->lost = fault_lost(db->code);
	db->may_retry = fault_retry(db->code);
	db->absent = db->lost || db->code == TIMED_OUT_MARIADB ||
	    db->code == TIMED_OUT_MYSQL || fault_full(db->code) ||
	    db->code == ER_MAX_PREPARED_STMT_COUNT_REACHED;
	if (db->may_retry)
		log_info("%s (%s): %s (%u)", sql->name, place, why, db->code);
	else
		log_error("%s (%s): %s (%u)", sql->name, place, why, db->code);
}
