/* conf_keys.h: the table of keys, for the files of the conf room alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CONF_KEYS_H
#define CORE_CONF_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum conf_kind {
	CONF_TEXT,
	CONF_PATH,	/* from the folder of aedile.conf, where relative */
	CONF_NUMBER,	/* least to most */
	CONF_SWITCH,	/* on, off */
};

struct conf_key {
	const char	*name;
	enum conf_kind	 kind;
	const char	*value;		/* the default; NULL: must be said */
	const char	*sentence;	/* what it is for */
	long		 least, most;
};

extern const struct conf_key conf_keys[];
extern const size_t conf_keys_count;

enum { CONF_KEYS_MAX = 64 };

/* The place of a key in the table, or -1. */
int conf_key(const char *name);
/* The listed key whose name is nearest to one that is not, or NULL. */
const char *conf_key_near(const char *name);

#endif
