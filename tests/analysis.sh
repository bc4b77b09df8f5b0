#!/bin/sh
# analysis.sh: what gcc -fanalyzer, cppcheck and clang-tidy say of modules/,
# less what analysis.txt excuses, and why.
# SPDX-License-Identifier: ISC
#
# In a build folder, after make.
[ -e config.status ] || {
	echo 'analysis: no build folder: configure and make in one first' >&2
	exit 2
}
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
shown=faults
. "$top/tests/tap.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL
tools='gcc cppcheck clang-tidy'
cores=$(nproc)

# How the house is compiled, and each module with its own queries.
make -s --eval 'flags:;$(info $(DEFS) $(AM_CPPFLAGS))' flags |
    tail -n 1 >"$home/flags"
for module in "$top"/modules/*/; do
	echo "-iquote modules/$(basename "$module")" >>"$home/flags"
done
eval "set -- $(tr '\n' ' ' <"$home/flags")"

# all COMMAND...: with each file for {}, at once as many as there are cores
all() {
	find "$top"/modules/*/*.c modules/*/*.c -prune |
	    nice xargs -P "$cores" -I{} "$@"
}

# Each tool's findings, as TOOL CHECK FILE LINE and a sentence.
look_gcc() {
	all gcc -std=gnu17 -O1 -fanalyzer -Wframe-larger-than=20480 "$@" \
	    -o /dev/null -c {} 2>&1 |
	sed -n 's/^[^ ]*\(modules[^: ]*\):\([0-9]*\):[^:]*: [a-z ]*: \(.*\) \[-W\([a-z-]*\)[^][]*\]$/gcc \4 \1 \2 \3/p
	    s/.*error: /gcc error none 0 &/p'
}
look_cppcheck() {
	(cd "$top" && cppcheck -j "$cores" --quiet --inconclusive \
	    --enable=warning,portability,performance --std=c11 -D_GNU_SOURCE \
	    -D'log_die(...)=abort()' -D'word_wrong(...)=abort()' \
	    -I modules/core -I modules/aedile \
	    --template='cppcheck {id} {file} {line} {message}' modules 2>&1)
}
# Which checks, and why not the others: .clang-tidy.
look_clang_tidy() {
	all clang-tidy --quiet --config-file="$top/.clang-tidy" {} \
	    -- -std=gnu17 -D_GNU_SOURCE "$@" 2>/dev/null |
	sed -n 's/^[^ ]*\(modules[^: ]*\):\([0-9]*\):[^:]*: [a-z ]*: \(.*\) \[\([a-z][A-Za-z.0-9-]*\)[^][]*\]$/clang-tidy \4 \1 \2 \3/p'
}

# An exception is TOOL CHECK FILE, or * for every file; its reason stands
# above it. One that excuses nothing any more goes.
excused() {
	awk -v tools=" $tools " '
	    FNR == NR {
		if (NF == 3 && !/^#/ && index(tools, " " $1 " "))
			excuse[$1, $2, $3] = $0
		next
	    }
	    ($1, $2, "*") in excuse { used[$1, $2, "*"]; next }
	    ($1, $2, $3) in excuse { used[$1, $2, $3]; next }
	    { print }
	    END {
		for (e in excuse)
			if (!(e in used))
				print "excuses nothing: " excuse[e]
	    }' "$top/tests/analysis.txt" "$home/found" | sort -u \
	    >"$home/faults"
}

for tool in $tools; do
	command -v $tool >/dev/null || { echo "Bail out! no $tool"; exit 1; }
done
look_gcc "$@" >"$home/found"
look_cppcheck >>"$home/found"
look_clang_tidy "$@" >>"$home/found"
excused
for tool in $tools; do
	ok "$tool finds nothing that was not looked into" \
	    not grep "^$tool " "$home/faults"
done
ok 'no exception is idle' not grep '^excuses' "$home/faults"

# What is wrong is found.
cat >"$home/wrong.c" <<'E'
#include <stdlib.h>
int
wrong(int n)
{
	int *p = malloc(sizeof(*p));

	if (!p)
		return 1;
	*p = n;
	return n > 3 ? *p : 0;
}
E
ok 'a leak is found by gcc' prints Wanalyzer gcc -O1 -fanalyzer -c \
    -o /dev/null "$home/wrong.c"
ok 'and by clang-tidy' prints clang-analyzer-unix.Malloc clang-tidy --quiet \
    --config-file="$top/.clang-tidy" "$home/wrong.c" --
echo "# $(wc -l <"$home/found") were found and excused:"
cut -d' ' -f1,2 "$home/found" | sort | uniq -c | sed 's/^/# /'
done_testing
