/* fastcgi.h: one question to a program, as nginx would ask it. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_FASTCGI_H
#define AEDILE_FASTCGI_H

struct pool;

/* GET path over a connected socket. The status of the answer; 0: there was
 * none that could be read, in the time the socket allows. */
int fastcgi_ask(struct pool *, int fd, const char *path);

#endif
