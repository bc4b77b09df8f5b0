#!/bin/sh
# Programs are reloaded, renewed and replaced, and nginx is reloaded, while
# 200 requests come in each second: none of them notices.
# SPDX-License-Identifier: ISC
#
# upgrade.t [--times N] [--rate N]: each of these N times (3); fewer come in
# where all is slow, for who is told to stop has so many seconds.
times=3 rate_of=$((200 / ${PATIENCE:-1}))
while [ $# -gt 1 ]; do
	case $1 in
	--times) times=$2 ;;
	--rate) rate_of=$2 ;;
	esac
	shift 2
done
. "${srcdir:-.}/tests/house.sh"
setting worker.requests 60
start_house
sign_in ada
cookie=$(awk 'length($7) > 20 { print $6 "=" $7 }' "$home/cookies-ada")

# Lost is who is turned away or cut off; a busy machine may be slow.
sed -i 's/read_timeout 15s/read_timeout 90s/' "$home/server.conf"
kill -s HUP "$(cat "$home/pids/nginx")"
sleep 1
patiently() {
	for try in 1 2 3 4 5 6; do
		! until_true "$@" || return 0
	done
	return 1
}

# A socket that stays while its program is restarted.
end auth
serve auth perl "$top/tests/holder.pl" "$home/sockets/auth.sock" \
    "$build/aedile-auth"
patiently grep -q 'handed over' "$home/auth.log"

# events PROGRAM: how often it stood ready
events() { grep -c 'event=sys_\(startup\|restart\)' "$home/$1.log"; }
# again_ready PROGRAM BEFORE
again_ready() { [ "$(events "$1")" -gt "$2" ]; }
load() {
	rm -f "$home/enough"
	perl "$top/tests/steady.pl" "$port" "$rate_of" "$home/enough" \
	    "$cookie" >"$home/served" 2>"$home/missed" &
	people=$!
	sleep 1
}
# nobody_noticed SENTENCE
nobody_noticed() {
	sleep 0.5
	: >"$home/enough"
	wait $people
	sum=$(awk '$2 == "served" { n += $1 } END { print n + 0 }' \
	    "$home/served")
	missed=$(wc -l <"$home/missed")
	ok "$1: $sum served, $missed not" eval \
	    'head "$home/missed" && [ "$missed" = 0 ] && [ "$sum" -gt 20 ]'
}
repeat() {
	load
	for i in $(seq "$times"); do "$@"; done
}

reload() {
	before=$(events cases)
	kill -s HUP "$(cat "$home/pids/cases")"
	patiently again_ready cases "$before"
}
repeat reload
nobody_noticed "$times reloads"

# The new program is put in place, then started beside the old one.
mkdir "$home/bin"
upgrade() {
	cp "$build/aedile-cases" "$home/bin/new"
	mv "$home/bin/new" "$home/bin/aedile-cases"
	before=$(events cases) old=$(cat "$home/pids/cases")
	serve cases "$home/bin/aedile-cases" --take-over
	patiently again_ready cases "$before"
	wait "$old" || echo "$old: $?" >>"$home/badly"
}
repeat upgrade
nobody_noticed "$times upgrades"
ok 'each old one ended well' [ ! -e "$home/badly" ]
ok 'the new one answers administrators' [ "$(curl -s --unix-socket \
    "$home/sockets/cases.admin" http://localhost/healthz)" = 'cases: ok' ]
ok 'only one is left' [ "$(ls "$home/sockets" | grep -c '^cases')" = 2 ]

# One that does not start, or does not stand: the old one stays.
bad() {
	before=$(cat "$home/pids/cases")
	cp "$home/aedile.conf" "$home/bad.conf"
	echo 'wrkers = 3' >>"$home/bad.conf"
	! "$build/aedile-cases" --conf "$home/bad.conf" --take-over \
	    2>>"$home/bad.log" || echo 'it started' >>"$home/badly"
	printf '#!/bin/sh\nexit 1\n' >"$home/bin/broken"
	chmod +x "$home/bin/broken"
	! "$home/bin/broken" --take-over || echo 'it started' >>"$home/badly"
	kill -0 "$before" || echo 'the old one has gone' >>"$home/badly"
}
repeat bad
nobody_noticed "$times upgrades that fail"
ok 'the old one stays' [ ! -e "$home/badly" ]
ok 'and answers administrators' [ "$(curl -s --unix-socket \
    "$home/sockets/cases.admin" http://localhost/healthz)" = 'cases: ok' ]

restart() {
	before=$(events auth)
	kill -s USR1 "$(cat "$home/pids/auth")"
	patiently again_ready auth "$before"
}
repeat restart
nobody_noticed "$times restarts behind a socket that stays"

# nginx waits for its old workers; until they have gone, it is not told again.
web_workers() { cat "/proc/$(cat "$home/pids/nginx")/task"/*/children; }
renewed() {
	for pid in $web; do kill -0 "$pid" 2>/dev/null && return 1; done
	return 0
}
reload_nginx() {
	web=$(web_workers)
	kill -s HUP "$(cat "$home/pids/nginx")"
	patiently renewed
}
repeat reload_nginx
nobody_noticed "$times reloads of nginx"

# Everything at once. As systemd does, nobody is told to stop before it stood
# ready: else it never would.
all() {
	web=$(web_workers) auth=$(events auth)
	kill -s HUP "$(cat "$home/pids/nginx")"
	kill -s USR1 "$(cat "$home/pids/auth")"
	upgrade
	reload
	patiently renewed
	patiently again_ready auth "$auth"
}
repeat all
nobody_noticed "$times times all of it together"

recycled() { curl -s --unix-socket "$home/sockets/cases.admin" \
    http://localhost/metrics | grep '^aedile_worker_ends_total'; }
ok 'no worker ended badly' eval 'recycled; ! recycled | grep -v " 0$"'
ok 'nor by any log' not grep -h ' ended ' "$home/cases.log" "$home/auth.log"
ok 'nginx complained of none' not grep -e prematurely -e refused -e reset \
    "$home/nginx.log"
done_testing
