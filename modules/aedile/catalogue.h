/* catalogue.h: the departments and categories an import speaks of, known by
 * their codes, made where they are missing. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_CATALOGUE_H
#define AEDILE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct command;
struct db;

/* All that there are; in the command's pool. Dies where the database does. */
struct catalogue *catalogue_open(struct command *, struct db *);

/* The id of a department; made where there is none of that code. Call these
 * two outside of transactions. */
uint64_t catalogue_department(struct catalogue *, const char *code,
	const char *name);

/*
 * The id of the category at the end of a path (n > 0), made with its branches
 * where it is missing: department answers for it, retired ones are not
 * offered. Its code is the path.
 */
uint64_t catalogue_category(struct catalogue *, const char *const *path,
	size_t n, uint64_t department, bool retired);

/* A request in a category: who answered it, and its target in seconds, or
 * -1: none. */
void catalogue_count(struct catalogue *, uint64_t category,
	uint64_t department, int64_t target);

/*
 * At the end: a category made here belongs to the department that answered
 * most of its requests, and its target is their median, where at least half
 * of them have one. all: also those that were there before. What has a
 * target is left as it is.
 */
void catalogue_settle(struct catalogue *, bool all);

#endif
