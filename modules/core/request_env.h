/* request_env.h: the variables nginx passes, and the headers among them. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_REQUEST_ENV_H
#define CORE_REQUEST_ENV_H

struct request;

/* The value of a variable, "" where there is none. */
const char *env_text(char **env, const char *name);
/* Who asks, with what, from where: rq's address, agent, accept and so on to
 * id, and our own cookies. Whatever came, it is clean afterwards. */
void env_read(struct request *rq, char **env);

#endif
