#!/bin/sh
# The units for systemd leave a program little, and no less than it needs.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
build=$PWD
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
trap 'exit 1' INT TERM
. "$top/tests/tap.sh"

units='aedile@.service aedile-courier.service aedile-sweep.service'
for unit in $units; do
	make -s -C "$build" "conf/systemd/$unit" || exit 1
done
if ! command -v systemd-analyze >/dev/null; then
	echo '1..0 # SKIP there is no systemd-analyze: install systemd'
	exit
fi

# low UNIT: what is left to it is at most 1.0 of 10; a template needs a name
low() {
	name=$(echo "$1" | sed 's/@/@cases/')
	cp "$build/conf/systemd/$1" "$home/$name"
	systemd-analyze security --offline=true --no-pager "$home/$name" \
	    >"$home/score" 2>&1
	grep -e '✗' -e Overall "$home/score"
	sed -n 's/.*exposure level for [^ ]*: \([0-9.]*\) .*/\1/p' \
	    "$home/score" | awk '{ found = $1 <= 1.0 } END { exit !found }'
}
for unit in $units; do
	ok "I-2: $unit: an exposure of 1.0 at most" low "$unit"
	echo "# $(sed -n 's/^→ //p' "$home/score")"
done

# expand NAME...: groups of system calls as their members
expand() {
	for call; do
		case $call in
		@*) expand $(systemd-analyze syscall-filter --no-pager \
		    "$call" 2>/dev/null | sed '1d; /#/d') ;;
		*) echo "$call" ;;
		esac
	done
}

# allowed UNIT: one line after the other, as systemd reads them
allowed() {
	: >"$home/calls"
	sed -n 's/^SystemCallFilter=//p' "$build/conf/systemd/$1" |
	    while read -r line; do
		expand ${line#"~"} | sort -u >"$home/these"
		case $line in
		"~"*) comm -23 "$home/calls" "$home/these" ;;
		*) sort -u "$home/calls" "$home/these" ;;
		esac >"$home/now"
		mv "$home/now" "$home/calls"
	done
	cat "$home/calls"
}

# What the cage leaves a program it may want to call; but only root gives
# files away.
grep -o 'C([a-z0-9_]*)' "$top/modules/core/cage_calls.c" | tr -d 'C()' |
    grep -vxE 'name|fchown|execve|execveat' | sort -u >"$home/needed"
enough() { allowed "$1" | comm -13 - "$home/needed" >"$home/lacks"
	cat "$home/lacks"; [ ! -s "$home/lacks" ]; }
for unit in aedile@.service aedile-courier.service; do
	ok "$unit: what the cage leaves is allowed" enough "$unit"
done
ok 'which is much' [ "$(wc -l <"$home/needed")" -gt 100 ]
ok 'and not to run debuggers' eval '! grep -qx ptrace "$home/calls"'
done_testing
