#!/bin/sh
# bench.sh: what a page costs, beside the least that one could cost and beside
# one written by hand in PHP; all in one run, in turns, on one machine.
# SPDX-License-Identifier: ISC

usage='Usage: sh tests/bench.sh [OPTION]...
Measure aedile and its rivals on an instance of their own.

  --quick      100,000 cases alone, short rounds, about three minutes
  --only NAME  that measurement alone; may be said more than once
  --compare REV  this tree beside that revision, each built in a folder of
               its own and asked in turns: the sign-in page, my-cases, case,
               queue and submit; instructions to draw them, and times
  --help       this text

One line a measurement, medians over all rounds:
  BENCH name req_s= p50_ms= p99_ms= cpu_us= rss_kb= queries=
8 connections; cpu_us is the time of every server process (nginx, database,
program) for one request; rss_kb a worker; queries all the statements that
the database was sent for one request.
  RATIO name value target=
is the median over rounds of two measurements of the same round. A slow
figure fails nothing: status 1 means that something could not be measured.

  hello sign-in          a constant page; the sign-in page
  floor php my-cases     three queries and a constant page; the page in PHP
  bare submit            one row; a request with all that belongs to it
  case queue             one case; an officer'"'"'s queue
  my-cases-large case-large queue-large     the same of 1,000,000 cases
  render samples words   a page drawn; each page, each language; more words
  report import start reload memory storm'

small=100000 large=1000000 rounds=7 long=3 share=9000 only=
quick= compare=

while [ $# -gt 0 ]; do
	case $1 in
	--quick) quick=yes ;;
	--only) only="$only ${2?--only takes a name}"; shift ;;
	--only=*) only="$only ${1#*=}" ;;
	--compare) compare=${2?--compare takes a revision}; shift ;;
	--compare=*) compare=${1#*=} ;;
	--help) echo "$usage"; exit ;;
	*) echo "bench: what is \"$1\"? --help says what there is" >&2
	   exit 2 ;;
	esac
	shift
done
pages='hello sign-in floor php my-cases bare submit case queue'
others='render samples words report import start reload memory storm'
if [ "$quick" ]; then
	rounds=3 long=1 share=4000 towns=$small
else
	towns="$small $large"
	pages="$pages my-cases-large case-large queue-large"
fi

top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
drafts=$((rounds * share))
say() { echo "bench: $*" >&2; }

# wanted NAME
wanted() {
	case " ${only:-$1} " in *" $1 "*) return 0 ;; esac
	return 1
}
for name in $only; do
	case " $pages $others " in
	*" $name "*) ;;
	*) echo "bench: no measurement $name; --help names them" >&2
	   exit 2 ;;
	esac
done
case " $only " in
*-large*|'  '|*' report '*) ;;
*) towns=$small ;;
esac

# Built as it would be installed, in a folder of its own.
make_programs() {
	mkdir -p "$top/build-bench" && cd "$top/build-bench" || exit 1
	sh ../conf/prepare.sh && { [ -e Makefile ] || ../configure; } &&
	    make -j"$(nproc)" all
}

sh "$top/conf/packages.sh" run build bench || exit 1
say 'building'
(make_programs) >"$top/build-bench.log" 2>&1 || {
	tail -n 30 "$top/build-bench.log" >&2
	exit 1
}
mv "$top/build-bench.log" "$top/build-bench/bench.log"
cd "$top/build-bench" || exit 1
srcdir=..
export LC_ALL=C.UTF-8
. ../tests/house.sh
. ../tests/bench/instance.sh
. ../tests/bench/measure.sh
. ../tests/bench/others.sh
. ../tests/bench/compare.sh
stops="stop_portal $stops"

start_all() {
	must mariadb-install-db --no-defaults --user="$(id -un)" --force \
	    --datadir="$home/data" --skip-test-db \
	    --auth-root-authentication-method=normal
	make_towns
	for town in $towns; do
		serve_at "$town" auth
		serve_at "$town" cases
		serve_at "$town" reports
		for page in my-cases case queue; do
			lines $page "$town" 2000
		done
	done
	for page in sign-in hello:sign-in; do lines $page "$small" 1; done
	for page in floor:my-cases php:my-cases; do
		lines $page "$small" 2000
	done
	lines submit "$small" "$drafts"
	lines bare:submit "$small" 2000
	start_one
	start_nginx
}

# What rivals send is what aedile sent.
start_rivals() {
	port=$(cat "$home/$small/port")
	fetch "sign-in-$small" "$home/sign-in.http" "$port"
	fetch "my-cases-$small" "$home/my-cases.http" "$port"
	program_bytes "$home/sign-in.http" >"$home/sign-in.page"
	program_bytes "$home/my-cases.http" >"$home/my-cases.page"
	rival hello "$home/sign-in.page"
	rival floor "$home/my-cases.page"
	rival bare
	start_php
	compare_php
}

# Chance apart, PHP's page is aedile's, byte by byte.
body() { tr -d '\r' <"$1" | sed -e '1,/^$/d' -e 's/value="[^"]\{43\}"//g'; }
compare_php() {
	fetch "php:my-cases-$small" "$home/php.http" "$rivals"
	body "$home/my-cases.http" >"$home/ours"
	body "$home/php.http" >"$home/theirs"
	cmp -s "$home/ours" "$home/theirs" && return
	say 'tests/bench/cases.php does not write the same page any more:'
	for page in ours theirs; do
		sed 's/></>\n</g' "$home/$page" >"$home/$page.lines"
	done
	diff "$home/ours.lines" "$home/theirs.lines" | head -n 10 >&2
	echo 'NOTE php is not the same page; page/php is not to be trusted'
}

measure_pages() {
	: >"$home/figures"
	round=0
	chosen=
	for name in $pages; do
		! wanted "$name" || chosen="$chosen $name"
	done
	[ "$chosen" ] || return 0
	for name in $chosen; do
		case $name in submit) continue ;; esac
		(long=0.5; one "$name") || exit 1
	done
	: >"$home/figures"
	while [ $round -lt $rounds ]; do
		say "round $((round + 1)) of $rounds"
		for name in $(shuf -e $chosen); do
			one "$name"
		done
		round=$((round + 1))
	done
	perl ../tests/bench/sum.pl "$home/figures"
}

begun=$(date +%s)
[ ! "$compare" ] || { compare_all; exit; }
! wanted render || measure_render
! wanted samples || measure_samples
! wanted words || measure_words
house=yes	# somebody must answer what is measured next
[ ! "$only" ] || house=
for name in $only; do
	case $name in
	render|samples|words) ;;
	*) house=yes ;;
	esac
done
[ "$house" ] || exit 0
start_all
start_rivals
measure_pages
for name in report import start reload memory storm; do
	! wanted $name || measure_$name
done
say "done in $(($(date +%s) - begun)) seconds"
