#!/bin/sh
# Workers that come and go while people are asking: nobody notices.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/door.sh"
start_database
start_nginx

configure 'worker.requests = 40'
start_hello
first=$(workers)
load '' 4 300
wait_for_load
ok 'recycled every 40 requests, 1200 of 1200 are served' all_got 200
ok 'by other workers than at first' [ "$(workers)" != "$first" ]
ok 'none of which ended badly' not grep -q 'ended' "$home/hello.log"
end hello.pid

configure
start_hello
parent=$(cat "$home/hello.pid")
first=$(workers)
load '' 4 400
for i in $(seq 20); do
	kill -s HUP "$parent"
	sleep 0.1
done
wait_for_load
ok 'K-7: reloaded 20 times, 1600 of 1600 are served' all_got 200
ok 'the parent is the same' kill -0 "$parent"
settled() {
	for i in $(seq $((100 * patience))); do
		[ "$(workers | wc -w)" != "${1-2}" ] || return 0
		sleep 0.1
	done
	return 1
}
ok 'as many workers as before are left' settled
kept() {
	for pid in $first; do
		workers | grep -qw "$pid" && return 0
	done
	return 1
}
# Before the new ones come, there are two as well: the first.
gone() {
	for i in $(seq $((100 * patience))); do
		kept || return 0
		sleep 0.1
	done
	return 1
}
ok 'none of the first' gone
ok 'none ended badly' not grep -q 'ended' "$home/hello.log"

end hello.pid
"$hello" --conf "$home/aedile.conf" >"$home/hello.log" 2>&1 &
parent=$!
echo $parent >"$home/hello.pid"
sleep $((patience / 10)).1	# until it has begun at all
for i in 1 2 3 4 5 6 7 8; do
	sleep 0.01
	kill -s HUP "$parent"
done
ok 'told to reload before it is ready, it comes to be ready' \
    log_has 'workers serve'
settled

echo 'wrkers = 3' >>"$home/aedile.conf"
first=$(workers)
kill -s HUP "$parent"
ok 'a wrong aedile.conf is told' log_has 'did you mean workers?; all stays'
ok 'and nothing changes' kept
sed -i '/wrkers/d; s/workers = .*/workers = 3/' "$home/aedile.conf"
kill -s HUP "$parent"
ok 'a right one is taken' settled 3
ask /
ok 'and serves' status 200

load '' 3 100000
load 'sleep' 1 3
sleep 1
: >"$home/nginx/error.log"
kill -s TERM "$parent"
wait "$parent"
ok 'told to stop under load, it ends well' [ $? = 0 ]
rm -f "$home/hello.pid"
sleep 1
while read -r pid; do kill "$pid" 2>/dev/null; done <"$home/loads"
rm "$home/loads"
ok 'its socket is gone' [ ! -e "$home/run/hello.sock" ]
ok 'who had got in was answered: nobody was cut off' \
    not grep -q -e prematurely -e 'reset by peer' "$home/nginx/error.log"
ok 'who came later was told at once' \
    grep -q 'No such file' "$home/nginx/error.log"

configure 'workers = 2'
sed -i '0,/workers/{/workers/d}' "$home/aedile.conf"
start_hello
ask "/sleep?ms=$((1500 * patience))" &
slow=$!
sleep $((patience / 10)).5
end hello.pid
wait $slow
ok 'K-7: who is being served is served to the end' status 200

# The last worker comes to the end of its days just when all are to stop.
configure 'worker.requests = 1'
sed -i 's/workers = .*/workers = 1/' "$home/aedile.conf"
start_hello
load "sleep?ms=$((1000 * patience))&" 3 1
sleep $((patience / 10)).5
end hello.pid
wait_for_load
ok 'who waits behind it is served all the same' all_got 200

# Out of descriptors, a worker waits; it does not spin, and nobody is lost.
configure
sed -i 's/workers = .*/workers = 1/' "$home/aedile.conf"
start_hello
prlimit --pid "$(workers | tr -d ' ')" --nofile=3:64
ask / &
slow=$!
ok 'out of descriptors: the log says so' log_has 'accept: Too many open files'
ok 'without a busy loop' [ "$(grep -c accept: "$home/hello.log")" -lt 20 ]
prlimit --pid "$(workers | tr -d ' ')" --nofile=64:64
wait $slow
ok 'who waited meanwhile is served' status 200

# Workers that end young are replaced, each time a little later.
for i in 1 2 3 4; do
	settled 1
	gone=$(workers | tr -d ' ')
	kill -s KILL "$gone"
	until [ "$(workers | tr -d ' ')" != "$gone" ]; do :; done
done
ok 'who ended young is not replaced at once' [ -z "$(workers)" ]
ok 'but is' settled 1
ask /
ok 'and serves' status 200
end hello.pid

# A socket somebody else opened: systemd's way, then spawn-fcgi's.
rm -f "$home/run/hello.sock"
if command -v systemd-socket-activate >/dev/null; then
	systemd-socket-activate -l "$home/run/hello.sock" "$hello" \
	    --conf "$home/aedile.conf" >"$home/hello.log" 2>&1 &
	echo $! >"$home/hello.pid"
	until [ -S "$home/run/hello.sock" ]; do sleep 0.1; done
	ask /
	ok 'a socket of systemd is served' status 200
	ok 'and told apart from our own' log_has 'the socket handed over'
	end hello.pid
	ok 'and left where it is' [ -S "$home/run/hello.sock" ]
	rm -f "$home/run/hello.sock"
fi
: >"$home/hello.log"
perl -MIO::Socket::UNIX -MPOSIX -e '
    my $s = IO::Socket::UNIX->new(Local => shift, Listen => 5) or die;
    POSIX::dup2(fileno $s, 0); exec @ARGV' "$home/run/hello.sock" \
    "$hello" --conf "$home/aedile.conf" >"$home/hello.log" 2>&1 &
echo $! >"$home/hello.pid"
log_has 'workers serve'
ask /
ok 'a socket on standard input too' status 200
end hello.pid

# It tells systemd when it is ready.
perl -MIO::Socket::UNIX -MSocket -e '
    my $s = IO::Socket::UNIX->new(Local => shift, Type => SOCK_DGRAM);
    alarm 20; for (1, 2) { $s->recv(my $said, 100); print "$said\n" }' \
    "$home/notify" >"$home/notified" &
teller=$!
until [ -S "$home/notify" ]; do sleep 0.1; done
rm -f "$home/run/hello.sock"
start_hello env NOTIFY_SOCKET="$home/notify"
end hello.pid
wait $teller
ok 'systemd is told' [ "$(tr '\n' ' ' <"$home/notified")" = \
    'READY=1 STOPPING=1 ' ]
done_testing
