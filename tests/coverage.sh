#!/bin/sh
# coverage.sh [--units]: how many lines and branches of core the tests run, and
# of which file the fewest; all of make check, or only the unit tests.
# SPDX-License-Identifier: ISC
#
# Builds in build-coverage/, anew. The aim: 95 % of lines, 90 % of branches.
cd "$(dirname "$0")/.." || exit 1
folder=$PWD/build-coverage
case ${1-} in
'') tests= ;;
--units) tests='TESTS=$(check_PROGRAMS)' ;;
*) echo "usage: $0 [--units]" >&2; exit 2 ;;
esac
sh conf/packages.sh run build test coverage || exit 1
sh conf/prepare.sh >/dev/null || exit 1

# quietly COMMAND...: what it says is shown only where it fails
quietly() {
	"$@" >$folder/log 2>&1 || { tail -n 40 $folder/log; exit 1; }
}
rm -rf $folder
mkdir $folder || exit 1
(cd $folder && quietly ../configure --prefix=/usr --sysconfdir=/etc \
    --localstatedir=/var CFLAGS='-g -O0 --coverage') || exit 1
quietly make -C $folder -j"$(nproc)" AM_LDFLAGS=--coverage

# Nobody may write what was counted from inside a sandbox.
export SANDBOX=off
make -C $folder -k -j"$(nproc)" check ${tests:+"$tests"} \
    >$folder/check.log 2>&1 ||
    grep '^\(FAIL\|ERROR\): ' $folder/check.log
gcovr --root . --filter 'modules/core/' --exclude '.*_sql\.c' \
    --exclude-unreachable-branches --exclude-throw-branches \
    --json-summary $folder/summary.json $folder >$folder/lines 2>$folder/said ||
    { tail $folder/said; exit 1; }
perl -MJSON::PP -0777 -ne '
    my $all = decode_json($_);
    for my $file (sort { $a->{line_percent} <=> $b->{line_percent} }
	@{ $all->{files} }) {
	printf "%5.1f %% of lines, %5.1f %% of branches: %s\n",
	    $file->{line_percent}, $file->{branch_percent} // 100,
	    $file->{filename} if $file->{line_percent} < 95;
    }
    printf "core: %.1f %% of %d lines, %.1f %% of %d branches\n",
	$all->{line_percent}, $all->{line_total},
	$all->{branch_percent}, $all->{branch_total};' $folder/summary.json
