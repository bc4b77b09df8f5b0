#!/bin/sh
# A letter of the outbox reaches its reader once, whatever the mail server
# says, and whoever dies on the way.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"

port=21510
mail=$home/mail
patience=${PATIENCE:-1}
mkdir "$mail"

stop_mail() {
	for one in ${couriers-} ${sink-}; do kill -9 "$one" 2>/dev/null; done
}
stops="stop_mail $stops"

# wait_for COMMAND...: until it succeeds, for some seconds; $PATIENCE times that
wait_for() {
	for try in $(seq $((150 * patience))); do
		"$@" >/dev/null 2>&1 && return 0
		sleep 0.1
	done
	echo "waited in vain: $*"
	return 1
}

# sink [OPTION]...: a mail server on a port of its own
sink() {
	stop_sink
	while :; do
		"$build/tests/sink" "$@" $port "$mail" 2>>"$home/log" 8>&- &
		sink=$!
		sleep 0.2
		kill -0 "$sink" 2>/dev/null && break
		port=$((port + 1))
	done
	setting mail.smtp "smtp://127.0.0.1:$port"
}

stop_sink() {
	[ -z "${sink-}" ] || { kill "$sink" && wait "$sink"; } 2>/dev/null
	sink=
}

# courier: one more, and it stands ready
courier() {
	lines=$(grep -c ready "$home/courier" 2>/dev/null)
	"$build/aedile-courier" 2>>"$home/courier" 8>&- &
	courier=$!
	couriers="${couriers-} $courier"
	wait_for more_ready "${lines:-0}"
}
more_ready() { [ "$(grep -c ready "$home/courier")" -gt "$1" ]; }

# end [SIGNAL]: the courier started last
end() {
	kill "-${1-TERM}" "$courier"
	wait "$courier" 2>/dev/null
}

# post ONCE [ADDRESS]: a letter into the outbox, as letter_post() does
letter() {
	document='<?xml version="1.0"?><letter name="confirm-address"
	base-address="http://localhost:8311" lang="en"><site><name>Zürich</name>
	<contact>help@example.org</contact></site><confirm-address><name>Zoë
	B.</name><token>tok-'$1'</token><code>123456</code></confirm-address></letter>'
	sql aedile --default-character-set=utf8mb4 -e "INSERT INTO outbox
	    (once, message_id, recipient, language, document)
	    VALUES ('$1', '<$1@example.org>', '${2-$1@example.org}', 'en',
	    '$document')"
}

# is ONCE STATE; column NAME ONCE; came ONCE TIMES
column() { sql aedile -Ne "SELECT $1 FROM outbox WHERE once = '$2'"; }
is() { [ "$(column state "$1")" = "$2" ]; }
came() { [ "$(grep -l "^Message-ID: <$1@" "$mail"/*.eml | wc -l)" = "$2" ]; }
tried() { [ "$(column tries "$1")" -ge "$2" ]; }
due() { sql aedile -e "UPDATE outbox SET due_at = UTC_TIMESTAMP()
    WHERE once = '$1'"; }
file_of() { grep -l "^Message-ID: <$1@" "$mail"/*.eml | head -n 1; }

start_database
setting mail.wait 1
setting mail.tries 3
setting mail.lease $((4 * patience))
setting mail.from portal@example.org
setting mail.domain example.org
setting site.name Zürich
sink

courier
letter plain
ok 'a letter is sent' wait_for is plain sent
ok 'it has come, once' came plain 1
eml=$(file_of plain)
ok 'its text can be read as it is' grep -q 'tok-plain' "$eml"
ok 'it says that a machine wrote it' \
    grep -q '^Auto-Submitted: auto-generated' "$eml"
ok 'a name that is not ASCII is encoded' \
    grep -q '^From: =?utf-8?Q?Z=C3=BCrich?= <portal@example.org>' "$eml"
ok 'text and HTML say the same in two ways' \
    grep -q '^Content-Type: multipart/alternative' "$eml"
ok 'what it said is forgotten' [ "$(column document plain)" = NULL ]

letter evil 'eve@example.org>
Bcc: all@example.org'
ok 'an address that is none is given up' wait_for is evil dead
ok 'D-5: and a blank line in it made no header' \
    sh -c "! grep -q '^Bcc' $mail/*.eml"
end
ok 'SIGTERM ends a courier' [ $? = 0 ]

sink --rcpt 450 --times 1
courier
letter greylisted
ok 'a letter refused for now is tried again' wait_for is greylisted sent
ok 'after it had waited' [ "$(column tries greylisted)" = 2 ]
ok 'and came once' came greylisted 1
end

sink --rcpt 550
courier
letter unknown
ok 'a letter to nobody is given up' wait_for is unknown dead
ok 'at the first try' [ "$(column tries unknown)" = 1 ]
ok 'with what the server said' \
    [ "$(column "fault LIKE '%550 not here%'" unknown)" = 1 ]
ok 'and the log tells' grep -q 'is given up.*550' "$home/courier"
end

sink --greet 554
courier
letter closed
wait_for tried closed 1
ok 'a server that refuses us all is asked again' is closed waiting
ok 'but not for ever' wait_for is closed dead
ok 'as often as conf says' [ "$(column tries closed)" = 3 ]
end

sink --data 451 --times 1
courier
letter full
ok 'a letter not taken at its end is tried again' wait_for is full sent
ok 'and came once' came full 1
end

sink --drop-after-dot --times 1
courier
letter dropped
ok 'no answer after the dot: it is sent again' wait_for is dropped sent
ok 'under the same Message-ID, so that readers see one' came dropped 2
end

sink
letter both
for i in $(seq 60); do letter "many-$i"; done
courier
courier
all_sent() { [ "$(sql aedile -Ne "SELECT COUNT(*) FROM outbox
    WHERE state = 'waiting'")" = 0 ]; }
ok 'two couriers empty the outbox' wait_for all_sent
ok 'and send nothing twice' [ "$(grep -h '^Message-ID: <many' "$mail"/*.eml |
    sort | uniq -d | wc -l)" = 0 ]
ok 'and leave nothing out' [ "$(grep -lh '^Message-ID: <many' "$mail"/*.eml |
    wc -l)" = 60 ]
for courier in $couriers; do kill "$courier" 2>/dev/null; done
for courier in $couriers; do wait "$courier" 2>/dev/null; done

setting mail.lease $((8 * patience))
sink --slow 500
courier
letter killed
wait_for came killed 1
end KILL
ok 'killed before it could tell: nobody knows' is killed waiting
sink
courier
ok 'the lease runs out, another courier sends it' wait_for is killed sent
ok 'under the same Message-ID' came killed 2
end

# On a busy machine a letter must not be gone before its courier is stopped.
setting mail.lease $((8 * patience))
sink --slow 800
courier
asleep=$courier
begun() { [ "$(column fence "$1")" = 1 ]; }
letter paused
wait_for begun paused
worker() { cat "/proc/$asleep/task/$asleep/children"; }
kill -STOP $(worker)
courier
ok 'a courier that sleeps loses its letter' wait_for is paused sent
kill -CONT $(worker)
wait_for grep -q 'lease ended' "$home/courier"
ok 'and on waking sends nothing' came paused 1
ok 'and changes nothing' is paused sent
kill $asleep
wait $asleep 2>/dev/null
sink

stop_database
sleep 2.5
serve_data "$home/data"
letter after
ok 'a database that was away is waited for' wait_for is after sent
end

letter poison
sql aedile -e "UPDATE outbox SET fence = 3 WHERE once = 'poison'"
letter broken
sql aedile -e "UPDATE outbox SET document = '<letter' WHERE once = 'broken'"
courier
ok 'a letter that killed three couriers is put aside' \
    wait_for is poison dead
ok 'and never sent' came poison 0
for try in 1 2; do wait_for tried broken $try; due broken; done
ok 'so is one that cannot be drawn' wait_for is broken dead
end

sink
courier
kill -HUP $courier
setting mail.smtp "smtp://127.0.0.1:$port/hup.example"
wait_for grep -q 'begins afresh' "$home/courier"
letter hup
ok 'SIGHUP: the same courier, with aedile.conf as it is now' \
    wait_for is hup sent
end

setting mail.lease $((10 * patience))
sink --slow 200
courier
letter last
wait_for begun last
end
ok 'SIGTERM lets the letter at hand go' is last sent

ok 'grants suffice, and reach no farther' \
    sh -c "! grep -i -e denied -e 'leak' -e 'runtime error' $home/courier"
done_testing
