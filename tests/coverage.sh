#!/bin/sh
# coverage.sh [--more] [--units | --torture | TEST...]: how many lines and
# branches of core the tests run, file by file; all of make check and the
# torture of torture.sh, or only what is named: unit/csv, cases.t.
# SPDX-License-Identifier: ISC
#
# Builds in build-coverage/ anew, or with --more what has changed, and counts
# on. The aim: 95 % of lines, 90 % of branches. What the compiler knows to be
# never run does not count, nor does how an assert() fails: by definition no
# test can make it, and it ends the process, as tests/unit/memory.c shows.
cd "$(dirname "$0")/.." || exit 1
folder=$PWD/build-coverage
here=$PWD/tests/coverage
more= parts='check torture' tests=
for word; do
	case $word in
	--more) more=yes ;;
	--units) parts=check tests='$(check_PROGRAMS)' ;;
	--torture) parts=torture ;;
	-*) echo "usage: $0 [--more] [--units | --torture | TEST...]" >&2
	    exit 2 ;;
	*) parts=check tests="$tests tests/$word" ;;
	esac
done
sh conf/packages.sh run build test coverage || exit 1
sh conf/prepare.sh >/dev/null || exit 1

# quietly COMMAND...: what it says is shown only where it fails
quietly() {
	"$@" >$folder/log 2>&1 || { tail -n 40 $folder/log; exit 1; }
}

count='-fdata-sections -fprofile-update=atomic'

# All that a program forks counts together; coverage/shared.c says why.
configure() {
	rm -rf $folder
	mkdir $folder || exit 1
	(cd $folder && quietly ../configure --prefix=/usr --sysconfdir=/etc \
	    --localstatedir=/var CFLAGS="-g -O0 --coverage $count") || exit 1
	quietly gcc -std=gnu17 -D_GNU_SOURCE -O1 -Wall -Wextra -fPIE -c \
	    -o $folder/shared.o $here/shared.c
}
link="--coverage $folder/shared.o -Wl,-T,$here/counters.ld"
for call in __gcov_exit _exit __assert_fail; do
	link="$link -Wl,--wrap=$call"
done
build() {
	quietly make -C $folder -j"$(nproc)" LDFLAGS="$link"
}

run_check() {
	make -C $folder -k -j"$(nproc)" check LDFLAGS="$link" \
	    ${tests:+TESTS="$tests"} >$folder/check.log 2>&1 ||
	    grep '^\(FAIL\|ERROR\): ' $folder/check.log
}

run_torture() {
	(cd $folder && srcdir=.. sh ../tests/torture.sh) \
	    >$folder/torture.log 2>&1 || grep '^not ok' $folder/torture.log
}

# A program that is in a cage from its start can write nothing when it ends;
# workers need not. sandbox.t has them caged all the same.
export SANDBOX=off
[ "$more" ] || configure
build
for part in $parts; do
	run_$part
done
gcovr --root . --filter 'modules/core/' --exclude '.*_sql\.c' \
    --exclude-unreachable-branches \
    --exclude-branches-by-pattern '^\s*assert\(' \
    --json $folder/all.json \
    --json-summary $folder/summary.json $folder \
    >$folder/lines 2>$folder/said || { tail $folder/said; exit 1; }
perl -MJSON::PP -0777 -ne '
    my $all = decode_json($_);
    for my $file (sort { $a->{line_percent} <=> $b->{line_percent} ||
	    $a->{branch_percent} <=> $b->{branch_percent} }
	@{ $all->{files} }) {
	printf "%5.1f %% of %4d lines, %5.1f %% of %4d branches: %s\n",
	    $file->{line_percent}, $file->{line_total},
	    $file->{branch_percent} // 100, $file->{branch_total},
	    $file->{filename};
    }
    printf "core: %.1f %% of %d lines, %.1f %% of %d branches\n",
	$all->{line_percent}, $all->{line_total},
	$all->{branch_percent}, $all->{branch_total};' $folder/summary.json
