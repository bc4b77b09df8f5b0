/* theme_load.h: sheets and words off the disk, behind walls. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_LOAD_H
#define CORE_THEME_LOAD_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

struct _xmlDict;
struct _xmlDoc;
struct _xmlNode;
struct _xsltStylesheet;
struct pool;

/* One reading of a theme: where it may read, and what went wrong first. */
struct theme_load {
	char		root[PATH_MAX];	/* the real path of the xsl folder */
	char		fault[512];	/* "" where all is well */
	char		said[1024];	/* what the libraries said */
	unsigned	files;		/* read so far */
	bool		proof;		/* mark what the sheets make */
	bool		long_way;	/* without theme_quick.h */
	struct pool	*quick;		/* for what that reads; or NULL */
	bool		forgiving;	/* words that cannot be read are left
					   out */
};

/* Tell libxml2 and libxslt, once a process, that nothing is read, written or
 * fetched but what theme_load_*() lets through. */
void theme_load_start(void);

/* False: there is no such folder. */
bool theme_load_from(struct theme_load *, const char *dir);

/*
 * Parse a file of the folder: a regular file whose real path lies below the
 * root, at most a megabyte, without DOCTYPE, so without entities. NULL where
 * it will not do; fault says why.
 */
struct _xmlDoc *theme_load_xml(struct theme_load *, const char *path,
	struct _xmlDict *);
/* The same of a sheet, when it has passed theme_check.h. */
struct _xmlDoc *theme_load_source(struct theme_load *, const char *path,
	struct _xmlDict *);
/* Compile a sheet and what it imports; path is below the root. */
struct _xsltStylesheet *theme_load_sheet(struct theme_load *,
	const char *path);

/* A path as people know it: from the xsl folder on. */
const char *theme_load_brief(const struct theme_load *, const char *path);

/* Write down a fault, unless there is one already. node may be NULL. */
void theme_load_refuse(struct theme_load *, const struct _xmlNode *,
	const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* "F:N: why", out of what libxslt says over several lines. */
void theme_load_retell(const struct theme_load *, const char *said,
	char *out, size_t size);
/* Let libxml2 and libxslt print nothing by themselves. */
void theme_load_hush(void);

/* A number that changes when any file of assets, base, samples, themes or
 * words below the folder does. */
unsigned long theme_load_stamp(const char *dir);

#endif
