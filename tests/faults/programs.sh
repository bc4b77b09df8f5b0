# programs.sh: faults of the programs and of nginx: killed, reloaded, worn.
# SPDX-License-Identifier: ISC

one_of() { shuf -n 1 --random-source="$home/plan"; }

fresh() { kill -s HUP "$(cat "$home/pids/$1")"; }

# Each of them ends; but nobody waits for ever.
wait_until_gone() {
	until=$(($(date +%s) + 30))
	for pid; do
		while kill -0 "$pid" 2>/dev/null &&
		    [ "$(date +%s)" -lt $until ]; do
			sleep 0.1
		done
	done
}

kill_worker() {
	worker=$(children "$1" | tr -d ' ' | one_of)
	[ "$worker" ] && kill -s KILL "$worker"
}

# One that finds no database ends; systemd starts it again, and so do we.
ready_or_gone() {
	test -S "$home/sockets/$1.sock" || ! kill -0 "$(cat "$home/pids/$1")"
}
start_program() {
	for time in $(seq 30); do
		serve "$1" "$build/aedile-$1"
		until_true ready_or_gone "$1"
		test -S "$home/sockets/$1.sock" && return 0
		wait "$(cat "$home/pids/$1")"
		sleep 1
	done
	give_up "$1"
}

exec 9>&1	# where all else goes to a log
give_up() {
	tail -n 30 "$home/$1.log" >&9
	echo "Bail out! $1 does not start" >&9
	exit 1
}

# A supervisor's end is its workers', as soon as each is done; then somebody
# starts it again.
kill_program() {
	workers=$(children "$1")
	end "$1" KILL
	wait_until_gone $workers
	rm -f "$home/sockets/$1.sock"
	start_program "$1"
}

# Who sends is its child.
kill_courier() {
	kill -s KILL $(children courier)
	end courier KILL
	start_courier
}
start_courier() {
	serve courier "$build/aedile-courier" --conf "$courier"
}

kill_nginx_worker() {
	worker=$(children nginx | tr -d ' ' | one_of)
	[ "$worker" ] && kill -s KILL "$worker"
}

reload_nginx() {
	for time in 1 2 3 4 5; do
		kill -s HUP "$(cat "$home/pids/nginx")"
		sleep 0.2
	done
}

reload_programs() {
	for one in auth cases feedback reports; do fresh $one; done
}

recycle_workers() {
	setting worker.requests 20
	reload_programs
	setting worker.requests 10000
	return 0
}

# All stands again as it was.
mend_all() {
	mend_database
	mend_files
	mend_programs
	mend_mail
}

mend_programs() {
	for one in auth cases feedback reports; do
		kill -0 "$(cat "$home/pids/$one")" || {
			rm -f "$home/sockets/$one.sock"
			start_program $one
		}
	done
	kill -0 "$(cat "$home/pids/courier")" || start_courier
	reload_programs
	sleep 1
}

# A new one takes its socket over: nobody notices.
replace_program() {
	old=$(cat "$home/pids/$1")
	serve "$1" "$build/aedile-$1" --take-over
	for tenth in $(seq 200); do
		kill -0 "$old" 2>/dev/null || return 0
		sleep 0.1
	done
	return 1
}

# Another one in its place; whoever comes between is told to try again.
restart_program() {
	end "$1"
	start_program "$1"
}
