#!/bin/sh
# run.sh [--full] [--mysql]: everything, from packages to browser; "N passed,
# N failed" is last. --full looks at every page in every theme, language, width
# and colour scheme, for an hour; without it themes and languages come in turn.
# --mysql does all of it on a MySQL server that is fetched for it.
# SPDX-License-Identifier: ISC
#
# Asks nothing, and builds in no folder but its own, build-test/.
for option; do
	case $option in
	--full) export FULL=1 ;;
	--mysql) export DATABASE=mysql ;;
	*) echo "usage: $0 [--full] [--mysql]" >&2; exit 2 ;;
	esac
done
cd "$(dirname "$0")/.." || exit 1
exec </dev/null
export LC_ALL=C.UTF-8
jobs=$(nproc)
folder=build-test
failures=$folder/failures
passes=$folder/passes
mkdir -p $folder && : >$failures && : >$passes || exit 1
rm -rf $folder/taken-*

say() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED $*" | tee -a $failures; }

# quietly LOG COMMAND...: what it says is shown only where it fails
quietly() {
	log=$1
	shift
	"$@" >"$log" 2>&1 || { tail -n 60 "$log"; return 1; }
}

# build NAME OPTIONS: in build-test/NAME
build() (
	mkdir -p $folder/$1 && cd $folder/$1 || exit 1
	quietly configure.log ../../configure --prefix=/usr --sysconfdir=/etc \
	    --localstatedir=/var --enable-werror $2 &&
	    quietly make.log make -j$jobs
)

# Automake keeps a line ":test-result: PASS 3 - sentence" for each thing tried.
count() {
	results=$(find $folder/$1 -name '*.trs' -exec \
	    grep -H '^:test-result:' {} +)
	right=$(echo "$results" | grep -c -E ':test-result: (PASS|XFAIL)')
	wrong=$(echo "$results" | grep -E ':test-result: (FAIL|ERROR|XPASS)')
	echo $right >>$passes
	[ "$wrong" ] || return 0
	echo "$wrong" | sed "s|^$folder/|FAILED |; s|\.trs:| |;
	    s|:test-result: ||" | tee -a $failures
	for trs in $(echo "$wrong" | cut -d: -f1 | sort -u); do
		echo "---- ${trs%.trs}.log"
		grep -v '^ok ' "${trs%.trs}.log" | tail -n 60
	done
	return 1
}

# check NAME [VARIABLE=VALUE]: every test of make check, or TESTS
check() {
	say "$1: make check"
	find $folder/$1 -name '*.trs' -delete
	make -C $folder/$1 -k -j$jobs check ${2+"$2"} \
	    >$folder/$1/check.log 2>&1
	ended=$?
	count $1 || return
	[ $ended = 0 ] || {
		tail -n 40 $folder/$1/check.log
		fail "$1: make check"
	}
}

# tap NAME SCRIPT: one of tests/ that speaks TAP, in the plain build
tap() {
	say "$1"
	log=$folder/$(echo "$1" | tr ' ' -).log
	(cd $folder/plain && srcdir=../.. sh ../../tests/$2) >$log 2>&1
	ended=$?
	grep '^ok ' $log | grep -c -v ' # SKIP' >>$passes
	wrong=$(grep '^not ok ' $log)
	[ $ended = 0 ] && [ ! "$wrong" ] && return
	grep -v '^ok ' $log | tail -n 100
	[ "$wrong" ] || { fail "$1 ended early"; return; }
	echo "$wrong" | sed "s/^not ok/FAILED $1/" | tee -a $failures
}

# What is left when a lane's own tests are done; with a browser, much more: the
# longest first.
left='faults torture'
bring_browser() {
	[ -e tests/browser/package.json ] || return
	quietly $folder/npm.log npm --prefix tests/browser ci --no-audit \
	    --no-fund --ignore-scripts || { fail 'browser: npm ci'; return; }
	left='faults browser/run browser/usability browser/matrix browser/rtl
	    torture browser/gallery'
}

# Whichever lane is free takes the next part.
take_what_is_left() {
	for part in $left; do
		mkdir $folder/taken-"${part#*/}" 2>/dev/null || continue
		case $part in
		faults) break_all ;;
		*) tap "$(echo $part | tr / ' ')" $part.sh ;;
		esac
	done
}

# What somebody would wait for, and what takes the processor.
slowest() {
	say 'what took most of the processor'
	grep -r --include='*.log' '^# took' $folder/*/tests |
	    sed "s|^$folder/\(.*\)\.log:# took|\1|" |
	    sort -k2,2nr | head -n 12
}

# gcc and clang warn of different things. One build has sanitizers, one is as
# it will be installed; clang's, which nobody is given, runs the unit tests.
builds() {
	say builds
	build plain || { fail 'plain: build'; sum_up; }
	build sanitizers --enable-sanitizers ||
	    { fail 'sanitizers: build'; sum_up; }
	build clang CC=clang || { fail 'clang: build'; sum_up; }
}

# Stories wait for each other's answers: two lanes keep both cores at work.
sanitized() {
	check sanitizers
	check clang "TESTS=\$(check_PROGRAMS)"
	take_what_is_left
}
as_installed() {
	check plain
	take_what_is_left
}

# A town at work while all breaks around it, for five minutes by the clock;
# another seed each time. It gives way to what the other lane does, but its
# people wait for answers: less than the fuzzer.
break_all() {
	[ "${DATABASE-}" != mysql ] || return	# check.t is tried on both
	(cd $folder/plain && nice sh ../../tests/faults.sh) \
	    >$folder/faults.log 2>&1
	ended=$?
	say faults
	grep '^N[0-9]\|^R-\|^O \|seed' $folder/faults.log
	right=$(grep -c ' 0 violations' $folder/faults.log)
	echo $right >>$passes
	[ $ended != 0 ] || return
	grep -v '^R-' $folder/faults.log | tail -n 60
	fail faults
}

# Clang's fuzzer takes what the stories leave of the processor. The same seed
# each time: a change is not refused for what another one left, found by chance.
fuzz_all() {
	FUZZ=$PWD/$folder/fuzz nice -n 19 sh tests/fuzz.sh --seconds 300 \
	    --seed 1 >$folder/fuzz.log 2>&1
	ended=$?
	say fuzz
	cat $folder/fuzz.log
	grep -c ' ok$' $folder/fuzz.log >>$passes
	[ $ended = 0 ] || fail fuzz
}

# What is promised of security, and which tests stand for it.
rows() {
	say 'security, row by row'
	sh tests/rows.sh $folder || fail 'rows of security'
}

sum_up() {
	passed=$(awk '{ n += $1 } END { print n + 0 }' $passes)
	failed=$(grep -c . $failures)
	echo
	cat $failures
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}

say packages
sh conf/packages.sh run build test browser || { fail packages; sum_up; }
# A Chromium without windows takes less of the processor; any will do.
sh conf/packages.sh headless || sh conf/packages.sh chromium ||
    { fail 'packages: chromium'; sum_up; }
quietly $folder/prepare.log sh conf/prepare.sh || { fail autoreconf; sum_up; }
[ "${DATABASE-}" != mysql ] || {
	export MYSQL="$PWD/$folder/mysql"
	quietly $folder/mysql.log sh tests/mysql.sh "$MYSQL" ||
	    { fail 'mysql: not fetched'; sum_up; }
}
builds
bring_browser
fuzz_all &
sanitized &
as_installed
wait
rows
slowest
sum_up
