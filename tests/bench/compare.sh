# compare.sh: this tree beside an earlier one, each built in a folder of its
# own, on a database, an nginx and a town of its own; bench.sh sources it.
# SPDX-License-Identifier: ISC
#
# The tools that ask and count are this tree's for both. Instructions say what
# a page takes on a busy machine too; times are worth what the machine is.

# side old|new: what is asked from now on
side() {
	side=$1 home=$both/$1
	case $1 in
	old) top=$both/tree build=$both/tree/build-bench ;;
	new) top=$mine build=$mine/build-bench ;;
	esac
	[ ! -e "$home/served" ] || served=$(cat "$home/served")
	[ ! -e "$home/rivals" ] || rivals=$(cat "$home/rivals")
}

build_old() {
	mkdir -p "$both/tree"
	git -C "$mine" archive "$compare" | tar -x -C "$both/tree" || exit 1
	say "building $compare"
	(top=$both/tree; make_programs) >"$both/build.log" 2>&1 || {
		tail -n 30 "$both/build.log" >&2
		exit 1
	}
}

start_side() {
	side "$1"
	mkdir -p "$home"
	must mariadb-install-db --no-defaults --user="$(id -un)" --force \
	    --datadir="$home/data" --skip-test-db \
	    --auth-root-authentication-method=normal
	make_towns
	echo "$served" >"$home/served"
	for page in $chosen; do
		case $page in
		submit) lines submit "$small" "$drafts" ;;
		*) lines "$page" "$small" 2000 ;;
		esac
	done
	for program in auth cases; do serve_at "$small" $program; done
	start_nginx
	echo "$rivals" >"$home/rivals"
}

stop_sides() {
	for one in new old; do
		side $one
		[ -d "$home" ] || continue
		stop_portal
		stop_database
	done
	home=$both
}

# time_pages: both sides of a page, in either order, right after each other
time_pages() {
	for page in $chosen; do
		for which in $(shuf -e old new); do
			side "$which"
			one "$page"
		done
	done
}

# drawn PAGE: thousands of instructions to draw its sample; none where that
# tree cannot count. A worker itself is caged, and callgrind could not write.
drawn() {
	sample=$1
	[ "$1" != my-cases ] || sample=cases
	[ "$1" != submit ] || return 0
	[ -x "$build/tests/bench/work" ] || return 0
	valgrind --tool=callgrind --callgrind-out-file=/dev/null \
	    --collect-atstart=no --toggle-collect=draw_cost \
	    "$build/tests/bench/work" 20 "$top/xsl" civic \
	    "$top/xsl/samples/$sample.xml" 2>&1 |
	    awk '/Collected/ { printf "%.0f\n", $4 / 20000 }'
}

count_pages() {
	for page in $chosen; do
		side old
		was=$(drawn "$page")
		side new
		echo "$was" "$(drawn "$page")" | awk -v page="$page" 'NF == 2 {
			printf "COMPARE %s drawn_thousand_instructions " \
			    "old=%d new=%d ratio=%.2f\n", page, $1, $2, $2 / $1
		}'
	done
}

compare_all() {
	mine=$top both=$home towns=$small
	load() { "$mine/build-bench/tests/bench/load" "$@"; }
	chosen=
	for name in sign-in my-cases case queue submit; do
		! wanted "$name" || chosen="$chosen $name"
	done
	[ "$chosen" ] || {
		say 'none of these can be compared; --help names those that can'
		exit 2
	}
	stops="stop_sides $stops"
	build_old
	start_side old
	start_side new
	count_pages
	round=0
	while [ $round -lt $rounds ]; do
		say "round $((round + 1)) of $rounds"
		time_pages
		round=$((round + 1))
	done
	perl "$mine/tests/bench/sum.pl" --beside "$both/old/figures" \
	    "$both/new/figures"
}
