# step.sh: say what is being done, show that it goes on, and what went wrong.
# SPDX-License-Identifier: ISC

now() { date +%s; }

# The last thing a log says, short enough for one line.
last_line() {
	tail -c 400 "$1" | tr '\r' '\n' | grep . | tail -n 1 |
	    sed 's/^ *//; s|[a-z]*://[^ ]* ||' | cut -c1-50
}

# On a terminal one line that changes; elsewhere a line now and then.
show() {
	if [ -t 1 ]; then
		printf '\r\033[K%s ... %s s  %s' "$1" "$2" "$(last_line "$3")"
	elif [ "$2" -ge "$next" ]; then
		next=$(($2 + 15))
		echo "$1 ... $2 s  $(last_line "$3")"
	fi
}

# step SENTENCE LOG COMMAND...: dies with the end of the log where it fails.
# COMMAND is a program, in a session of its own: stopped whole if we are.
step() {
	sentence=$1 log=$home/log/$2 begun=$(now) next=15
	shift 2
	[ -t 1 ] || echo "$sentence ..."
	setsid "$@" >"$log" 2>&1 </dev/null &
	worker=$!
	while kill -0 $worker 2>/dev/null; do
		show "$sentence" $(($(now) - begun)) "$log"
		sleep 0.5
	done
	[ ! -t 1 ] || printf '\r\033[K'
	if ! wait $worker; then
		worker=
		echo "$sentence: this went wrong:" >&2
		tail -n 20 "$log" >&2
		echo "(all of it: $log)" >&2
		exit 1
	fi
	worker=
	[ ! -t 1 ] || echo "$sentence: done in $(($(now) - begun)) s"
}
