/* life.c: a courier works in a child of ours, which may do too little to
 * begin afresh by itself. */
/* SPDX-License-Identifier: ISC */
#include "courier.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cage.h"
#include "porter.h"
#include "tally.h"

static _Noreturn void
begin(carry_fn *carry, const char *conf_file, const struct porter *porter,
	pid_t parent)
{
	sigset_t none;

	/* Who kills one of us means both. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		exit(EXIT_FAILURE);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	exit(carry(conf_file, porter));
}

/* What it ended with. A signal before it could heed it counts, too. */
static int
told(int status)
{
	int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	if (number == SIGHUP)
		return COURIER_AFRESH;
	if (number == SIGTERM || number == SIGINT)
		return EXIT_SUCCESS;
	log_error("ended by signal %d (%s)", number, strsignal(number));
	return EXIT_FAILURE;
}

static int
wait_for(pid_t child, const sigset_t *signals)
{
	int status, number;

	while (waitpid(child, &status, WNOHANG) == 0) {
		number = sigwaitinfo(signals, NULL);
		if (number > 0 && number != SIGCHLD)
			kill(child, number);
	}
	return told(status);
}

/* With aedile.conf as it is now. */
static int
live_once(carry_fn *carry, const char *conf_file, const sigset_t *signals)
{
	struct conf *conf = conf_open(conf_file);
	pid_t parent = getpid(), child;
	struct porter porter;
	int status;

	porter_open(&porter, conf, "courier");
	child = fork();
	if (child < 0)
		log_die("fork: %s", strerror(errno));
	if (child == 0)
		begin(carry, conf_file, &porter, parent);
	status = wait_for(child, signals);
	porter_close(&porter);
	conf_close(conf);
	return status;
}

/* What is counted is counted on in the next life. */
int
courier_live(carry_fn *carry, const char *conf_file)
{
	struct conf *conf = conf_open(conf_file);
	sigset_t signals;
	int status;

	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, NULL);
	tally_open();
	cage_tell(conf);
	cage_parent(conf);
	conf_close(conf);
	while ((status = live_once(carry, conf_file, &signals)) ==
	    COURIER_AFRESH)
		log_info("begins afresh");
	return status;
}
