#!/bin/sh
# faults.sh [--minutes N] [--seed S] [--list]: a town at work while everything
# around it breaks; when it is quiet again, aedile-check says what was lost,
# doubled, or shown to the wrong people.
# SPDX-License-Identifier: ISC
#
# The seed alone decides what people do and what breaks when: tell it again to
# see the same again. Run it in a folder of a build, or beside build-test/plain
# or build/. Five minutes, unless told otherwise. The last table says how often
# each fault of the list was there. --list prints the plan and ends.
minutes=5 seed=$(date +%s) list=
while [ $# -gt 0 ]; do
	case $1 in
	--minutes) minutes=${2?} ; shift ;;
	--seed) seed=${2?} ; shift ;;
	--list) list=yes ;;
	*) echo "usage: $0 [--minutes N] [--seed S] [--list]" >&2; exit 2 ;;
	esac
	shift
done
srcdir=$(cd "$(dirname "$0")/.." && pwd)
[ -x aedile-cases ] || cd "$srcdir/build-test/plain" 2>/dev/null ||
    cd "$srcdir/build" || exit 1
faults=$srcdir/tests/faults
seconds=$((minutes * 60 - ${SPARE:-60}))
plan() { perl "$faults/plan.pl" "$@"; }
[ -z "$list" ] || { plan "$seed" $seconds; exit; }
. "$srcdir/tests/house.sh"
turns_clock=yes
for part in town database programs mail files net; do
	. "$faults/$part.sh"
done

echo "faults: seed $seed, $minutes minutes"
began=$(date +%s)
injected=$home/injected
: >"$injected"
for disk in 'data 600m' 'files 200m' 'nginx 30m'; do
	mount_small "$home/${disk% *}" "${disk#* }"
done
stops="$stops unmount_all"
open_town
load 5 "0$seed"
wait_for_load
be_quiet
measure before

plan "$seed" $seconds >"$home/plan"
start=$(date +%s)
load $seconds "$seed"
while read -r second fault argument; do
	while [ $(($(date +%s) - start)) -lt "$second" ]; do sleep 0.2; done
	[ $(($(date +%s) - start)) -lt $((seconds - 8)) ] || break
	if "$fault" $argument >>"$home/faults.log" 2>&1; then
		echo "$fault" >>"$injected"
		[ -z "${VERBOSE-}" ] ||
		    echo "$(($(date +%s) - start)) $fault $argument"
	else
		echo "# at $second: no $fault $argument"
	fi
done <"$home/plan"
mend_all >>"$home/faults.log" 2>&1
wait_for_load
be_quiet 150 || echo '# letters still wait'
measure after
ask_doctor
sweep_files
check >"$home/checked" 2>&1
ended=$?
cat "$home/checked"
check_backup >"$home/checked" 2>&1 || ended=1
cat "$home/checked"
[ -z "${KEEP-}" ] || cp -R "$home/." "$KEEP"
if [ -s "$home/load.log" ]; then
	head -n 20 "$home/load.log"
	ended=1
fi
# What a program says of itself: never a signal but ours, never a sanitizer.
if grep -h -e Sanitizer -e 'runtime error' -e 'signal \(4\|6\|7\|8\|11\)' \
    "$home"/*.log | head -n 20 | grep .; then
	ended=1
fi
perl "$faults/table.pl" "$injected" "$journal"
[ $ended = 0 ] || echo "faults: violated, with --minutes $minutes --seed $seed"
echo "faults: $(($(date +%s) - began)) seconds, seed $seed"
exit $ended
