/* doctor_conf.c: are aedile.conf and the keys as they should be? */
/* SPDX-License-Identifier: ISC */
#include "doctor.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cage.h"

enum { WHY = 1024 };

/* Freed with the pool. */
static void
close_conf(void *conf)
{
	conf_close(conf);
}

void
check_conf(struct doctor *d)
{
	char why[WHY];
	struct conf *conf = conf_read(d->cmd->file, why, sizeof(why));
	struct stat st;

	if (!conf) {
		doctor_fault(d, "that line; nothing else is looked at before",
		    "%s", why);
		return;
	}
	pool_defer(d->pool, close_conf, conf);
	d->conf = d->cmd->conf = conf;
	d->has |= HAS_CONF;
	time_open(conf_site(conf)->zone);
	if (stat(conf_file(conf), &st) == 0 && (st.st_mode & S_IWOTH))
		doctor_fault(d, pool_print(d->pool, "chmod o-w %s",
		    conf_file(conf)), "everybody may write %s",
		    conf_file(conf));
	else
		doctor_ok(d, "%s; %s%s, zone %s", conf_file(conf),
		    conf_site(conf)->address, conf_site(conf)->prefix,
		    conf_site(conf)->zone);
}

/* What is wrong with one key file, or NULL; *mend says what to do. */
static const char *
key_fault(struct doctor *d, const char *path, uid_t owner, const char **mend)
{
	struct stat st;
	int fd;

	*mend = "aedile keys";
	if (lstat(path, &st) < 0)
		return errno == ENOENT ? "is missing" : strerror(errno);
	*mend = pool_print(d->pool, "rm %s; aedile keys", path);
	if (!S_ISREG(st.st_mode))
		return "is no plain file";
	if (st.st_size == 0)
		return "is empty";
	*mend = pool_print(d->pool, "chmod 0400 %s", path);
	if (st.st_mode & (S_IRWXG | S_IRWXO))
		return "may be read by others";
	*mend = pool_print(d->pool, "chown %lu %s", (unsigned long)owner, path);
	if (st.st_uid != owner)
		return "has another owner than its folder";
	*mend = "run aedile doctor as the user of the programs, or as root";
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
		return strerror(errno);
	close(fd);
	return NULL;
}

static bool
key_is_sound(struct doctor *d, const char *folder, const char *name,
	uid_t owner)
{
	const char *path = pool_print(d->pool, "%s/%s", folder, name);
	const char *mend, *fault = key_fault(d, path, owner, &mend);

	if (fault)
		doctor_fault(d, mend, "%s %s", path, fault);
	return !fault;
}

void
check_keys(struct doctor *d)
{
	const char *folder = conf_text(d->conf, "keys");
	bool sound = true;
	struct stat st;

	if (stat(folder, &st) < 0 || !S_ISDIR(st.st_mode)) {
		doctor_fault(d, "aedile keys, as the user of the programs",
		    "%s is no folder", folder);
		return;
	}
	if (st.st_mode & (S_IRWXG | S_IRWXO)) {
		doctor_fault(d, pool_print(d->pool, "chmod 0700 %s", folder),
		    "%s may be read by others", folder);
		sound = false;
	}
	sound &= key_is_sound(d, folder, "site", st.st_uid);
	sound &= key_is_sound(d, folder, "pepper", st.st_uid);
	for (const struct program *p = programs; p->name; p++)
		sound &= key_is_sound(d, folder, pool_print(d->pool,
		    "database-%s", p->name), st.st_uid);
	if (*conf_text(d->conf, "mail.user"))
		sound &= key_is_sound(d, folder, "mail", st.st_uid);
	if (!sound)
		return;
	d->has |= HAS_KEYS;
	doctor_ok(d, "all in %s, for nobody else", folder);
}

void
check_passwords(struct doctor *d)
{
	const char *file = conf_text(d->conf, "password.blocklist");
	char why[WHY];

	if (!password_ready(d->conf, why, sizeof(why)))
		doctor_fault(d, "set password.blocklist to a file of common "
		    "passwords, sorted by LC_ALL=C sort -u", "%s", why);
	else if (!*file)
		doctor_warning(d, "name one in password.blocklist, as "
		    DATADIR "/passwords.txt", "there is no list of common "
		    "ones, so people may choose them");
	else
		doctor_ok(d, "%ld characters at least, none of %s",
		    conf_number(d->conf, "password.least"), file);
}

/* Of this kernel; that of a container is the machine's. */
void
check_sandbox(struct doctor *d)
{
	int abi = cage_has_paths();

	if (!conf_switch(d->conf, "sandbox"))
		doctor_warning(d, "sandbox = on in aedile.conf", "it is off: "
		    "whoever takes a program over can do all that its user "
		    "can");
	else if (!cage_has_calls())
		doctor_warning(d, "a kernel with CONFIG_SECCOMP_FILTER",
		    "this kernel does not filter system calls");
	else if (!abi)
		doctor_warning(d, "a kernel since 5.13 with landlock among "
		    "its lsm=, see /proc/cmdline", "this kernel has no "
		    "Landlock: programs can open what their user can");
	else
		doctor_ok(d, "programs keep to the system calls, files and "
		    "ports they need (Landlock %d)", abi);
}
