/* file.h: attachments: told apart by their bytes, kept outside the web root
 * under a random name. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct pool;
struct upload;

struct kept_file {
	const char	*stored;	/* its name below the files folder */
	const char	*name;		/* for people, cleaned */
	const char	*type;		/* "image/png", from its bytes */
	const char	*sha256;	/* 64 hex digits */
	uint64_t	 size;
};

/* Why an upload will not do: "empty", "large", "type" (its bytes are no PDF,
 * JPEG or PNG, or its name claims another), or NULL. */
const char *file_fault(const struct conf *, const struct upload *);

/*
 * Keep an upload for good: written, fsynced, renamed, folder fsynced, before
 * the row that names it is committed. False: it could not be kept, nothing is
 * left; answer 500. A file whose row was rolled back is swept a day later.
 */
bool file_keep(struct pool *, const struct conf *, const struct upload *,
	struct kept_file *out);

#endif
