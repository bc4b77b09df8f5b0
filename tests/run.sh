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
passed=0
mkdir -p $folder && : >$failures || exit 1

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
	passed=$((passed + right))
	[ "$wrong" ] || return 0
	echo "$wrong" | sed "s|^$folder/|FAILED |; s|\.trs:| |;
	    s|:test-result: ||" | tee -a $failures
	for trs in $(echo "$wrong" | cut -d: -f1 | sort -u); do
		echo "---- ${trs%.trs}.log"
		grep -v '^ok ' "${trs%.trs}.log" | tail -n 60
	done
	return 1
}

# check NAME OPTIONS: build, and run every test of make check
check() {
	say "$1: build"
	build "$@" || { fail "$1: build"; return; }
	say "$1: make check"
	find $folder/$1 -name '*.trs' -delete
	make -C $folder/$1 -k -j$jobs check >$folder/$1/check.log 2>&1
	ended=$?
	count $1 || return
	[ $ended = 0 ] || {
		tail -n 40 $folder/$1/check.log
		fail "$1: make check"
	}
}

# One of tests/browser, against what was built last; TAP again.
browse() {
	say "browser $1"
	(cd $folder/plain && srcdir=../.. sh ../../tests/browser/$1.sh) \
	    >$folder/browser-$1.log 2>&1
	ended=$?
	passed=$((passed + $(grep '^ok ' $folder/browser-$1.log |
	    grep -c -v ' # SKIP')))
	wrong=$(grep '^not ok ' $folder/browser-$1.log)
	[ $ended = 0 ] && [ ! "$wrong" ] && return
	grep -v '^ok ' $folder/browser-$1.log | tail -n 100
	[ "$wrong" ] || { fail "browser: $1 ended early"; return; }
	echo "$wrong" | sed 's/^not ok/FAILED browser/' | tee -a $failures
}

browse_all() {
	quietly $folder/npm.log npm --prefix tests/browser ci --no-audit \
	    --no-fund --ignore-scripts || { fail 'browser: npm ci'; return; }
	browse run
	browse rtl
	browse matrix
	browse usability
	browse gallery
}

# Whatever call fails, in each handler; TAP again.
torture() {
	say torture
	(cd $folder/plain && srcdir=../.. sh ../../tests/torture.sh) \
	    >$folder/torture.log 2>&1
	ended=$?
	passed=$((passed + $(grep -c '^ok ' $folder/torture.log)))
	[ $ended != 0 ] || return
	grep -v '^ok ' $folder/torture.log | tail -n 100
	fail torture
}

# A town at work while all breaks around it; another seed each time.
break_all() {
	say faults
	(cd $folder/plain && sh ../../tests/faults.sh) >$folder/faults.log 2>&1
	ended=$?
	grep '^N[0-9]\|^R-\|^O \|seed' $folder/faults.log
	right=$(grep -c ' 0 violations' $folder/faults.log)
	passed=$((passed + right))
	[ $ended != 0 ] || return
	grep -v '^R-' $folder/faults.log | tail -n 60
	fail faults
}

sum_up() {
	failed=$(grep -c . $failures)
	echo
	cat $failures
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}

say packages
sh conf/packages.sh run build test browser || { fail packages; sum_up; }
quietly $folder/prepare.log sh conf/prepare.sh || { fail autoreconf; sum_up; }
[ "${DATABASE-}" != mysql ] || {
	export MYSQL="$PWD/$folder/mysql"
	quietly $folder/mysql.log sh tests/mysql.sh "$MYSQL" ||
	    { fail 'mysql: not fetched'; sum_up; }
}
check sanitizers --enable-sanitizers
check plain
torture
break_all
[ ! -e tests/browser/package.json ] || browse_all
sum_up
