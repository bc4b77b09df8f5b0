#!/bin/sh
# sqlmap.sh [--level N] [--risk N] [--only PATTERN] [--prove]: sqlmap finds
# nothing in any parameter of any route, and does where something is.
# SPDX-License-Identifier: ISC
#
# In a build folder, by hand: at level 1 it takes most of an hour. Routes are
# those of access.txt whose row fits PATTERN; --prove asks of the hole alone.
command -v sqlmap >/dev/null || {
	echo "no sqlmap: apt-get install sqlmap" >&2
	exit 2
}
. "${srcdir:-.}/tests/house.sh"
start_house
end courier	# what is sent is taken back
export TORTURE_NOW=DEFAULT HOME="$home" TERM=dumb
for program in auth cases feedback reports; do
	"$build/aedile-$program" --describe
done >"$home/described"
perl "$top/tests/sqlmap.pl" "127.0.0.1:$port" "$home" "$(free_port)" "$@" |
    tee "$home/tap"
! grep -q '^not ok' "$home/tap" && grep -q '^1\.\.' "$home/tap"
