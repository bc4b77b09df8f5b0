/* conf_secret.h: the keys folder, for conf.c alone. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_CONF_SECRET_H
#define CORE_CONF_SECRET_H

struct secrets;

/* None is read yet. secrets_free() wipes what was. */
struct secrets *secrets_new(const char *folder);
void secrets_free(struct secrets *);
/* See conf_secret(). */
const char *secrets_get(struct secrets *, const char *name);

#endif
