/* theme_trial.c: every sample is drawn with a theme, by a child that may
 * loop, crash and take all memory. */
/* SPDX-License-Identifier: ISC */
#include "theme_trial.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libxml/tree.h>

#include "cage.h"
#include "pool.h"
#include "theme.h"
#include "theme_load.h"
#include "theme_parts.h"
#include "theme_proof_tree.h"

/* Of processor time, and on the clock: a sheet cannot but use the first up,
 * so who is still at it after the second had no processor. */
#ifdef POOL_DEBUG		/* sanitizers are slow */
enum { SECONDS = 60, PATIENCE = 300 };
#else
enum { SECONDS = 10, PATIENCE = 60 };
#endif

/* Whatever is wrong is a fault of the theme; the first one counts. */
static void
hear_fault(void *arg, const struct remark *r)
{
	struct theme *t = arg;

	if (r->file)
		theme_load_refuse(&t->load, NULL, "%s:%ld: %s, in %s",
		    r->file, r->line, r->text, t->on_trial);
	else
		theme_load_refuse(&t->load, NULL, "%s, in %s", r->text,
		    t->on_trial);
}

/* Without these nobody can find their way, or send a form. */
void
theme_trial_look(const struct proof *proof, xmlNode *html)
{
	const xmlNode *node = html;

	if (!tree_value(html, "lang"))
		proof_tell(proof, html, "<html> has no lang");
	if (!tree_first(html, "title"))
		proof_tell(proof, html, "there is no <title>");
	if (!tree_first(html, "main"))
		proof_tell(proof, html, "there is no <main>");
	while ((node = tree_next(html, node)))
		if (tree_is(node, "form") &&
		    tree_has(node, "method", "post") &&
		    !tree_find(node, "name", "csrf"))
			proof_tell(proof, node, "a form has lost its field "
			    "csrf");
}

static void
draw_page(struct theme *t, xmlDoc *doc, struct pool *pool)
{
	size_t len;

	theme_apply(t, doc, pool, &len, NULL);
}

static void
draw_letter(struct theme *t, xmlDoc *doc, struct pool *pool)
{
	struct letter_parts out;

	theme_letter(t, doc, pool, &out);
}

/* Nothing of a sample that cannot be read is left, so its fault is told by
 * the theme's load. */
static void
draw_sample(struct theme *t, const char *path)
{
	struct pool *pool = pool_new();
	struct theme_load load = { .proof = false };
	xmlDoc *doc = NULL;

	theme_begin();
	if (theme_load_from(&load, t->dir))
		doc = theme_load_xml(&load, path, NULL);
	t->on_trial = theme_load_brief(&load, path);
	if (!doc)
		theme_load_refuse(&t->load, NULL, "%s", load.fault);
	else if (tree_is(xmlDocGetRootElement(doc), "letter"))
		draw_letter(t, doc, pool);
	else
		draw_page(t, doc, pool);
	t->on_trial = NULL;
	xmlFreeDoc(doc);
	theme_done();
	pool_free(pool);
}

static int
is_sample(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return *e->d_name != '.' && dot && !strcmp(dot, ".xml");
}

static void
draw_folder(struct theme *t, const char *folder)
{
	struct dirent **names = NULL;
	char *dir = NULL, *path = NULL;
	int n;

	if (asprintf(&dir, "%s/%s", t->load.root, folder) < 0)
		return;
	n = scandir(dir, &names, is_sample, alphasort);
	for (int i = 0; i < n; i++) {
		if (!*t->load.fault &&
		    asprintf(&path, "%s/%s", dir, names[i]->d_name) > 0) {
			draw_sample(t, path);
			free(path);
		}
		free(names[i]);
	}
	free(names);
	free(dir);
}

/* Of the supervisor it keeps nothing: no socket, no signal, no log, and what
 * it may use up is little. */
static void
shed(int to, pid_t parent)
{
	const struct rlimit time = { SECONDS, SECONDS }, none = { 0, 0 };
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	sigset_t set;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_FAILURE);
	for (int fd = 0; fd < 3; fd++)
		dup2(nowhere, fd);
	if (to != 3 && dup2(to, 3) < 0)
		_exit(EXIT_FAILURE);
	close_range(4, ~0U, 0);
	setrlimit(RLIMIT_CPU, &time);
	setrlimit(RLIMIT_FSIZE, &none);
	for (int number = 1; number < 32; number++)
		if (number != SIGVTALRM)	/* it stops sheets */
			signal(number, SIG_DFL);
	sigemptyset(&set);
	sigprocmask(SIG_SETMASK, &set, NULL);
	alarm(PATIENCE);
}

/* Never returns, and leaves no trace but its verdict. */
static _Noreturn void
try(const char *dir, const char *name, bool forgiving)
{
	struct theme *t = theme_new(dir, name);

	t->proof = (struct proof){ hear_fault, t, &t->load };
	t->load.proof = true;
	if (theme_take(&t->load, dir, name, forgiving, &t->sheets)) {
		draw_folder(t, "samples");
		draw_folder(t, "samples/letters");
	}
	if (*t->load.fault &&
	    write(3, t->load.fault, strlen(t->load.fault)) > 0)
		_exit(EXIT_FAILURE);
	_exit(EXIT_SUCCESS);
}

void
theme_trial_begin(struct theme_trial *trial, const char *dir,
	const char *name, bool forgiving)
{
	pid_t parent = getpid();
	int ends[2];

	*trial = (struct theme_trial){ .pid = -1, .from = -1 };
	if (pipe2(ends, O_CLOEXEC) < 0)
		return;
	trial->from = ends[0];
	trial->pid = fork();
	if (trial->pid == 0) {
		shed(ends[1], parent);
		cage_trial(dir);
		try(dir, name, forgiving);
	}
	close(ends[1]);
}

static void
hear_child(const struct theme_trial *trial, int status, char *fault,
	size_t size)
{
	ssize_t got = 0;

	if (trial->from >= 0)
		got = read(trial->from, fault, size - 1);
	fault[got > 0 ? got : 0] = '\0';
	if (got > 0)
		return;
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
	    WTERMSIG(status) == SIGKILL))
		snprintf(fault, size, "to draw the samples takes longer than "
		    "%d seconds", SECONDS);
	else if (WIFSIGNALED(status))
		snprintf(fault, size, "it ended the process that tried it by "
		    "signal %d", WTERMSIG(status));
	else
		snprintf(fault, size, "it ended the process that tried it");
}

static enum theme_verdict
judge(const struct theme_trial *trial, int status, char *fault, size_t size)
{
	if (status == 0)
		return TRIAL_GOOD;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
		snprintf(fault, size, "it cannot be tried: the machine is "
		    "too busy");
		return TRIAL_NONE;
	}
	hear_child(trial, status, fault, size);
	return TRIAL_BAD;
}

enum theme_verdict
theme_trial_end(struct theme_trial *trial, bool wait, char *fault,
	size_t size)
{
	enum theme_verdict verdict = TRIAL_NONE;
	int status = 0;
	pid_t gone = -1;

	errno = EAGAIN;		/* there is none to wait for */
	if (trial->pid > 0)
		gone = waitpid(trial->pid, &status, wait ? 0 : WNOHANG);
	if (gone == 0)
		return TRIAL_LASTS;
	if (gone > 0)
		verdict = judge(trial, status, fault, size);
	else
		snprintf(fault, size, "it cannot be tried: %s",
		    strerror(errno));
	if (trial->from >= 0)
		close(trial->from);
	*trial = (struct theme_trial){ 0 };
	return verdict;
}

void
theme_trial_drop(struct theme_trial *trial)
{
	char fault[64];

	if (!trial->pid ||
	    theme_trial_end(trial, false, fault, sizeof(fault)) != TRIAL_LASTS)
		return;
	kill(trial->pid, SIGKILL);
	theme_trial_end(trial, true, fault, sizeof(fault));
}
