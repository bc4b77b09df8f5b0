#!/bin/sh
# fuzz.sh [--seconds N] [--seed N] [TARGET]...: clang's libFuzzer, with
# sanitizers, at each parser and writer of the core, or at those named: N
# seconds of the processor in all (60), 0 for what is kept in fuzz/corpus alone;
# a seed begins with the same inputs each time, 0 (the default) with others. A
# line for each target; status 1 where one breaks its promises, with the input's
# place.
# SPDX-License-Identifier: ISC
#
# Builds in build-fuzz, or $FUZZ, and keeps there what it learned.
seconds=60
chance=0
while [ $# -gt 0 ]; do
	case $1 in
	--seconds) seconds=${2-}; shift ;;
	--seed) chance=${2-}; shift ;;
	-*) seconds= ;;
	*) break ;;
	esac
	shift
done
case ${seconds:-x}${chance:-x} in
*[!0-9]*)
	echo "usage: $0 [--seconds N] [--seed N] [TARGET]..." >&2
	exit 2
	;;
esac
cd "$(dirname "$0")/.." || exit 1
top=$PWD
folder=${FUZZ-$top/build-fuzz}
all=$(sed -n 's/^	{ "\([a-z0-9]*\)", try_.*/\1/p' tests/fuzz/targets.c |
    grep -v '^planted$')
[ $# -gt 0 ] || set -- $all
export LC_ALL=C TMPDIR="$folder/tmp"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

make_it() {
	command -v clang >/dev/null || { echo 'there is no clang'; return 1; }
	[ -x configure ] || autoreconf -i || return 1
	cd "$folder" || return 1
	[ -e Makefile ] || "$top/configure" CC=clang --enable-sanitizers \
	    CFLAGS='-g -O1 -fsanitize=fuzzer-no-link' || return 1
	make -j"$(nproc)" modules/core/core_sql.h && make -j"$(nproc)" \
	    tests/fuzz/fuzz
}

# What others wrote for other tests is something to begin with.
seeds() {
	case $1 in
	csv) ls tests/data/import/*.csv sql/seed/test.csv ;;
	page) ls xsl/samples/*-hostile.xml ;;
	theme) ls tests/theme/attacks/drop-*.xsl tests/theme/attacks/load-*.xsl ;;
	words) ls xsl/words/*/cases.xml ;;
	esac
}

# learn TARGET [OPTION]...: what it says goes to $folder/TARGET.log. A sheet
# that eats all memory ends the process, and another goes on.
learn() {
	target=$1
	shift
	for kind in learned seeds findings; do
		mkdir -p "$folder/$kind/$target"
	done
	for seed in $(seeds "$target"); do
		cp "$seed" "$folder/seeds/$target/$(echo "$seed" | tr / -)"
	done
	kept=tests/fuzz/corpus/$target
	log=$folder/$target.log
	for try in 1 2 3 4 5; do
		FUZZ_TARGET=$target FUZZ_SECONDS=$share \
		    "$folder/tests/fuzz/fuzz" -timeout=300 \
		    -rss_limit_mb=4096 -close_fd_mask=3 -print_final_stats=1 \
		    -seed=$chance \
		    -artifact_prefix="$folder/findings/$target/" "$@" \
		    "$folder/learned/$target" "$folder/seeds/$target" \
		    $([ ! -d $kept ] || echo $kept) >"$log" 2>&1 || return
		! grep -aq '^stat::' "$log" || break
	done
	return 0
}

# tell TARGET RESULT: in a line what its log says
tell() {
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	last=$(grep -a ' ft: ' "$log" | tail -n 1)
	printf '%-11s %9s executions %6s features %5s inputs  %s\n' "$1:" \
	    "${runs:-?}" \
	    "$(echo "$last" | sed -n 's/.* ft: \([0-9]*\).*/\1/p')" \
	    "$(echo "$last" | sed -n 's/.* corp: \([0-9]*\).*/\1/p')" "$2"
}

# A fault that was put there must be found, or silence means nothing.
prove() {
	share=60
	rm -rf "$folder/learned/planted" "$folder/findings/planted"
	learn planted
	grep -qs ^bug "$folder/findings/planted"/crash-* ||
	    { tell planted 'NOT FOUND'; return 1; }
	tell planted 'found, as it must be'
}

mkdir -p "$folder/tmp" && [ -d "tests/fuzz/corpus" ] || exit 1
trap 'rm -rf "$folder/tmp"' EXIT
trap 'exit 1' INT TERM HUP
(make_it) >"$folder/make.log" 2>&1 || { tail -n 30 "$folder/make.log"; exit 1; }
prove || exit 1
share=$(((seconds + $# - 1) / $#))
[ "$seconds" -gt 0 ] || only=-runs=0
found=0
for one; do
	if learn "$one" ${only-}; then
		tell "$one" ok
		continue
	fi
	found=1
	tell "$one" "BROKEN by $(ls -t "$folder/findings/$one"/* | head -n 1)"
	grep -a 'broken promise\|rror:\|^SUMMARY\| in [a-z_]* .*\.[ch]:' \
	    "$log" | head -n 30 | cut -c1-200
done
exit $found
