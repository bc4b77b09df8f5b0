# measure.sh: one run of load, and what the servers used up meanwhile;
# bench.sh sources it.
# SPDX-License-Identifier: ISC

load() { "$build/tests/bench/load" "$@"; }

# lines WHAT TOWN COUNT: the requests of WHAT, in $home/lines/WHAT-TOWN
lines() {
	mkdir -p "$home/lines"
	perl "$top/tests/bench/requests.pl" "$1" "$2" "$3" "$(cookie "$2")" \
	    "$home/keys/site" >"$home/lines/$1-$2" || exit 1
}

# used PROGRAM: processor time so far of nginx, database and the program,
# then the RSS of a worker of it
used() {
	set -- "$1" $(perl "$top/tests/bench/processes.pl" \
	    "$(cat "$home/pids/nginx")" "$served") \
	    $(perl "$top/tests/bench/processes.pl" "$(cat "$home/pids/$1")")
	echo "$(($2 + $5)) $6"
}

# Statements the database was sent, this one among them.
asked() {
	sql -N -e "SHOW GLOBAL STATUS LIKE 'Questions'" | cut -f 2
}

figure() { echo "$1" | tr ' ' '\n' | sed -n "s/^$2=//p"; }

# run NAME PROGRAM PORT LINES [OPTION]...: a line in $home/figures
run() {
	name=$1 program=$2 port=$3 file=$home/lines/$4
	shift 4
	own=$(asked)
	own=$(($(asked) - own))
	before=$(used "$program")
	first=$(asked)
	said=$(load "$@" "$port" "$file") || exit 1
	last=$(asked)
	after=$(used "$program")
	done_=$(figure "$said" requests)
	failed=$(figure "$said" failed)
	[ "$failed" = 0 ] && [ "$done_" -gt 0 ] || {
		echo "bench: $name: $failed requests failed" >&2
		tail -n 5 "$home/$program.log" >&2
		exit 1
	}
	echo "$round $name $(figure "$said" req_s) $(figure "$said" p50_ms)" \
	    "$(figure "$said" p99_ms)" \
	    "$(((${after% *} - ${before% *}) / done_))" "${after#* }" \
	    "$(((last - first - own) * 100 / done_))" >>"$home/figures"
}

# one NAME: the page of that name, measured once
one() {
	port=$(cat "$home/$small/port")
	case $1 in
	hello) run hello hello "$rivals" "hello:sign-in-$small" -d "$long" ;;
	floor|php)
		run "$1" "$1" "$rivals" "$1:my-cases-$small" -d "$long" ;;
	bare)	run bare bare "$rivals" "bare:submit-$small" -s 303 \
		    -d "$long" ;;
	sign-in) run sign-in "auth-$small" "$port" "sign-in-$small" \
		    -d "$long" ;;
	my-cases|case|queue)
		run "$1" "cases-$small" "$port" "$1-$small" -d "$long" ;;
	*-large)
		run "$1" "cases-$large" "$(cat "$home/$large/port")" \
		    "${1%-large}-$large" -d "$long" ;;
	submit)
		tail -n +$((round * share + 1)) "$home/lines/submit-$small" |
		    head -n "$share" >"$home/lines/submit-now"
		run submit "cases-$small" "$port" submit-now -o -s 303 \
		    -d "$long" ;;
	esac
}
