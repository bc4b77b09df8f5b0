#!/bin/sh
# Who may include whom: the layers of modules/README.md.
# SPDX-License-Identifier: ISC
cd "${srcdir:-.}" || exit 1
n=0

# never SENTENCE PATTERN FILES...: no file includes what fits the pattern
never() {
	n=$((n + 1)) said=$1 pattern=$2
	shift 2
	if found=$(grep -n -E "#include [<\"]($pattern)" "$@"); then
		echo "not ok $n - $said"
		echo "$found" | sed 's/^/# /'
	else
		echo "ok $n - $said"
	fi
}

modules=$(ls modules/*/*.[ch] 2>/dev/null | grep -v '^modules/core/')
[ -n "$modules" ] || modules=/dev/null
never 'a module speaks to no library' 'mysql|libxml|libxslt|fcgi' $modules
never 'a module opens no single room of the core' \
	'(db|door|form|guard|page|pool|reply|request|route)\.h' $modules
never 'only letters, error pages and samples are drawn outside the door' 'theme\.h' \
	$(echo "$modules" | grep -v -e /courier/ -e /aedile/pages.c -e /aedile/manifest.c \
	    -e /aedile/doctor_theme.c -e /aedile/samples.c \
	    -e /aedile/studio -e /aedile/theme)
never 'D-1: only db*.c know MariaDB' 'mysql|errmsg\.h|db_link' \
	$(ls modules/core/*.[ch] | grep -v -e /db.c -e /db_)
never 'only door_worker.c knows FastCGI' 'fcgi|fastcgi' \
	$(ls modules/core/*.[ch] | grep -v /door_worker.c)
never 'only the theme knows libxslt' 'libxslt' \
	$(ls modules/core/*.[ch] | grep -v -e /theme -e /words)
never 'D-3: only page, theme and the door'"'"'s frame know libxml' 'libxml' \
	$(ls modules/core/*.[ch] | grep -v -e /page -e /theme -e /words \
	    -e /html -e /arena -e /door_frame.c)
never 'G-1: only secret.c and password*.c know libsodium' 'sodium' \
	modules/*/*.h $(ls modules/*/*.c | grep -v -e /secret.c -e /password)
never 'I-6: only smtp.c knows libcurl' 'curl' \
	modules/*/*.h $(ls modules/*/*.c | grep -v /smtp.c)
never 'only cage_calls.c knows libseccomp' 'seccomp' \
	modules/*/*.h $(ls modules/*/*.c | grep -v /cage_calls.c)
never 'the floor stands on nothing' \
	'(db|door|form|guard|page|reply|request|route|theme)\.h' \
	modules/core/pool.c modules/core/text.c modules/core/log.c \
	modules/core/time.c modules/core/conf.c
never 'the theme sees the page alone' \
	'(db|door|form|guard|reply|request|route)\.h' modules/core/theme.c
echo "1..$n"
