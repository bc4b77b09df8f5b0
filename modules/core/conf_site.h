/* conf_site.h: for conf.c alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CONF_SITE_H
#define CORE_CONF_SITE_H

#include "conf.h"

enum { CONF_COOKIE = 32 };

/* Fill in the cookie's name (written to cookie) and secure, from address and
 * prefix. NULL, or what is wrong with the site. */
const char *conf_site_fault(struct site *, char *cookie, size_t size);

#endif
