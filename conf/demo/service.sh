# service.sh: start, watch and stop the processes of the demo.
# SPDX-License-Identifier: ISC
#
# Each is the head of a session of its own, so that a Ctrl-C reaches only
# demo.sh, which stops them in order. A pid is kept with its start time: the
# number alone may be another's by tomorrow.

services='nginx aedile-courier aedile-reports aedile-feedback aedile-cases
	aedile-auth sink mariadb'

# When a process started; nothing where it is dead.
born() {
	sed -n 's/.*) [^Z]/&/; T; s/.*) //p' "/proc/$1/stat" 2>/dev/null |
	    cut -d' ' -f20
}

alive() {
	[ -s "$home/pids/$1" ] || return 1
	read -r pid since <"$home/pids/$1"
	[ "$(born "$pid")" = "$since" ]
}

# start NAME COMMAND...
start() {
	service=$1
	shift
	setsid "$@" >>"$home/log/$service" 2>&1 </dev/null &
	echo "$! $(born $!)" >"$home/pids/$service"
}

# until_true SECONDS COMMAND...
until_true() {
	left=$(($1 * 10))
	shift
	until "$@" >/dev/null 2>&1; do
		left=$((left - 1))
		[ $left -gt 0 ] || return 1
		sleep 0.1
	done
}

gone() { ! alive "$1"; }

stop() {
	if alive "$1"; then
		read -r pid since <"$home/pids/$1"
		kill -s TERM "$pid" 2>/dev/null
		until_true 20 gone "$1" || kill -s KILL "$pid" 2>/dev/null
		# Whoever outlived the head of the session goes too.
		kill -s KILL -- "-$pid" 2>/dev/null
	fi
	rm -f "$home/pids/$1"
}

stop_all() {
	trap '' INT TERM HUP
	[ ! "${worker-}" ] || kill -s TERM -- "-$worker" 2>/dev/null
	for service in $services; do
		stop "$service"
	done
	[ ! -s "$home/run" ] || rm -rf "$(cat "$home/run")"
	rm -f "$home/run"
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
}

forget() {
	rm -rf "$home"
	mkdir -p "$home/log" "$home/pids"
}

# ready NAME SECONDS COMMAND...: wait for it, or say why it is not there
ready() {
	service=$1 seconds=$2
	shift 2
	until_true "$seconds" "$@" && return
	echo "demo: $service does not come up:" >&2
	tail -n 20 "$home/log/$service" >&2
	exit 1
}

# Until one of them ends by itself, or we are told to stop.
watch_all() {
	while :; do
		sleep 1 &
		wait $!
		for service in $services; do
			alive "$service" && continue
			echo "demo: $service has ended:" >&2
			tail -n 5 "$home/log/$service" >&2
			exit 1
		done
	done
}
