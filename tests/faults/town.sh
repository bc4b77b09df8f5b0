# town.sh: a town for the fault campaign: the whole portal, its people at work
# and what they keep journals of; faults.sh and check.t source it.
# SPDX-License-Identifier: ISC
cut=yes

q() { sql aedile -Ne "$1"; }

# What the database is run under: a clock that can be turned.
fake=$(ls /usr/lib/*/faketime/libfaketimeMT.so.1 2>/dev/null | head -n 1)
[ -z "$fake" ] || [ "${turns_clock-}" = '' ] ||
    under="env LD_PRELOAD=$fake FAKETIME_TIMESTAMP_FILE=$home/clock
	FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1"

open_town() {
	echo +0 >"$home/clock"
	cp -R "$top/xsl" "$home/xsl"	# some of it will be broken
	themes=$home/xsl
	journal=$home/journal
	: >"$journal"
	setting mail.tries 8
	setting mail.lease $((5 * ${PATIENCE:-1}))
	# With one at a time, people are sent away from signing up in peace.
	setting password.hashes 2
	start_house
	for name in carl dora emil fred; do person $name citizen; done
	q 'INSERT IGNORE INTO terms_acceptance (account_id, version, address)
	    SELECT a.id, t.version, "::1" FROM account a, terms t'
	tell tries '"value": 8'
	stops="stop_load $stops"
}

# tell KIND REST: a line of the journal that is no operation
tell() { echo "{\"kind\": \"$1\", $2}" >>"$journal"; }

# load SECONDS SEED: everybody at work, in the background
load() {
	perl "$top/tests/faults/load.pl" "127.0.0.1:$port" "$prefix" \
	    "$journal" "$home/mail" "$home/sock" "$2" "$1" citizen:ada \
	    citizen:fred citizen:bob citizen:carl citizen:dora citizen:emil \
	    officer:olga officer:oskar manager:mina nobody:n nobody:n \
	    >>"$home/load.log" 2>&1 8>&- &
	load=$!
}
stop_load() { kill "${load-}" 2>/dev/null; }
loaded() { kill -0 "$load" 2>/dev/null; }
wait_for_load() { wait "$load"; load=; }

letters_waiting() { q "SELECT COUNT(*) FROM outbox WHERE state = 'waiting'"; }

# Until no letter waits, as long as it takes; but not for ever.
be_quiet() {
	for second in $(seq $((${1:-60} * ${PATIENCE:-1}))); do
		[ "$(letters_waiting)" != 0 ] || return 0
		sleep 1
	done
	return 1
}

children() { ps -o pid= --ppid "$(cat "$home/pids/$1")"; }
most() { sort -n | tail -n 1; }
fds() { for pid; do ls "/proc/$pid/fd" | wc -l; done | most; }
kilobytes() {
	for pid; do
		awk '$1 == "VmRSS:" { print $2 }' "/proc/$pid/status"
	done | most
}

# Every worker opens what it keeps open.
warm() {
	for at in '' /services /feedback/thanks /reports; do
		seq 40 | xargs -P 8 -I{} curl -so /dev/null \
		    "$address$prefix$at?{}"
	done
}

# steady COMMAND...: the least of some moments: something may be under way
steady() {
	for moment in 1 2 3 4; do
		"$@"
		sleep 0.3
	done | sort -n | head -n 1
}

# held WHAT VALUE
held() {
	tell measure "\"when\": \"$when\", \"what\": \"$1\", \"value\": ${2:-0}"
}

# With sanitizers what was given back is kept, and says nothing.
held_kilobytes() {
	grep -q '^[^#]*-fsanitize' "$build/Makefile" ||
	    held "kilobytes $1" "$2"
}

# measure before|after: what the programs hold
measure() {
	when=$1
	warm
	for one in auth cases feedback reports; do
		parent=$(cat "$home/pids/$one")
		held "descriptors $one" "$(steady fds "$parent")"
		held "descriptors $one worker" \
		    "$(steady fds $(children $one))"
		held_kilobytes "$one" "$(kilobytes "$parent")"
		held_kilobytes "$one worker" \
		    "$(kilobytes $(children $one))"
		held "workers $one" "$(children $one | wc -l)"
	done
	held 'descriptors courier' "$(fds $(children courier))"
	held_kilobytes courier "$(kilobytes $(children courier))"
	held connections "$(q "SELECT COUNT(*) FROM
	    information_schema.processlist WHERE user LIKE 'aedile%'")"
	held 'open transactions' "$(q 'SELECT COUNT(*) FROM
	    information_schema.innodb_trx')"
	held 'temporary files' "$(find "$home/nginx" "$home/files/tmp" \
	    -type f ! -name pid 2>/dev/null | wc -l)"
}

# What was given up is told to administrators.
ask_doctor() {
	"$build/aedile" doctor --from "$top/sql" \
	    >"$home/doctor" 2>&1
	tell doctor "\"value\": $(sed -n \
	    's/.* \([0-9]*\) letters were given up.*/\1/p' "$home/doctor" |
	    grep . || echo 0)"
}

# Files without a row have a day; it passes in no time.
sweep_files() {
	find "$home/files" -type f -exec touch -d '25 hours ago' {} +
	"$build/aedile" sweep --all >>"$home/sweep.log" 2>&1
}

check() {
	perl "$top/tests/check/aedile-check" "$@" "$journal" "$home/sock" \
	    "$home/files" "$home/mail"
}
