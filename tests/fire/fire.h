/* fire.h: what the tests of the database under fire share. */
/* SPDX-License-Identifier: ISC */
#ifndef FIRE_H
#define FIRE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core.h"
#include "receipt.h"

/* A statement made on the spot; it must outlive the connection, which knows
 * it by its address. */
#define SQL(words) (__extension__({ \
	static const struct sql made = { "fire", words }; \
	&made; \
}))

/* Two connections of a program that serves pages, one that may do all, and
 * one through the proxy that cuts. */
struct fire {
	struct conf	*conf, *cut_conf;
	struct db	*db, *other, *owner, *cut;
	struct pool	*pool;
	const char	*orders;	/* the proxy's */
};

/* The text of the first column of the first row, or NULL. */
const char *one(struct db *, const struct sql *);
/* As the owner; the test fails where it fails. */
void own(struct fire *, const char *statement);
bool is_mariadb(struct fire *);
/* Statements that the server keeps for all connections together. */
uint64_t prepared_on_server(struct fire *);
/* Cut the connection of db off. It must be between begin and end. */
void kill_link(struct fire *, struct db *);
/* A new connection, in a process of its own. */
struct db *fresh(struct fire *);
/* What the owner counts. */
long long number(struct fire *, const char *statement);
/* Run act(n, db, to) in count processes at once, each with a connection of
 * its own; what each writes to is added up in out. */
void crowd(struct fire *, size_t count,
	void (*act)(struct fire *, size_t n, struct db *, int to),
	char *out, size_t size);

extern const struct CMUnitTest row_tests[], loss_tests[], lock_tests[],
	statement_tests[], receipt_tests[], limit_tests[];
extern const size_t row_tests_count, loss_tests_count, lock_tests_count,
	statement_tests_count, receipt_tests_count, limit_tests_count;

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#endif
