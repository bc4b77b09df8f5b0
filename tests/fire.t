#!/bin/sh
# Many people at once, while workers are killed and the database is restarted:
# whatever anybody was promised is there, once. FIRE=60 makes each part last a
# minute.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
patience=${PATIENCE:-1}
part=${FIRE:-$((3 * patience))}
# A letter taken as the database went is nobody's until its lease is over.
lease=$((5 * patience))
# nap TENTHS: of a second; longer, where nothing would ever end in so few
nap() { sleep "$(echo "$1 $patience" | awk '{ print $1 * $2 / 10 }')"; }
setting mail.lease $lease
start_house
journal=$home/journal
: >"$journal"
q() { sql aedile -Ne "$1"; }
q 'INSERT IGNORE INTO terms_acceptance (account_id, version, address)
    SELECT id, 1, "::1" FROM account'

# crowd SECONDS: five people, in the background
crowd() {
	perl "$top/tests/crowd.pl" "127.0.0.1:$port" "$prefix" "$journal" "$1" \
	    ada bob olga ada bob >>"$home/crowd.log" 2>&1 8>&- &
	crowd=$!
}
stop_crowd() { kill "${crowd-}" 2>/dev/null; }
stops="stop_crowd $stops"
apart() { wait "$crowd"; crowd=; }
tally() {
	perl "$top/tests/tally.pl" "$journal" "$home/sock" "$home/files" \
	    "$home/mail" "$@" >"$home/tally"
	was=$?
	sed 's/^[^#]/# &/' "$home/tally"
	return $was
}
letters_sent() { [ "$(q "SELECT COUNT(*) FROM outbox
    WHERE state = 'waiting'")" = 0 ]; }
# proven SENTENCE: after a part, all that was told is true
proven() {
	until_true letters_sent || until_true letters_sent
	ok "$1" tally
	sed 1q "$home/tally"
}
count() { grep -c "^$1" "$journal"; }
children() { ps -o pid= --ppid "$(cat "$home/pids/$1")" | tr -d ' ' | sort; }
workers() { children cases; children auth; }

# The database goes, in peace and in pieces.
before=$(workers)
end=$(($(date +%s) + part * 2)) restarts=0
crowd $((part * 2))
while [ "$(date +%s)" -lt "$end" ]; do
	nap 10
	[ $((restarts % 2)) = 0 ] || kill -s KILL "$served"
	stop_database
	sleep 0.5
	serve_data "$home/data"
	restarts=$((restarts + 1))
done
apart
ok 'people were there when the database went' [ "$(count unknown)" -gt 0 ]
ok 'no worker went with it' [ "$(workers)" = "$before" ]
echo "# $restarts restarts, every second one a kill"
proven 'the database restarted: nothing lost, nothing double'

# Workers are killed, whatever they are doing.
crowd $((part * 2))
perl "$top/tests/at_once.pl" "127.0.0.1:$port" "$prefix" "$journal" ada 20 \
    >"$home/places" 2>>"$home/crowd.log" &
twins=$!
killed=0
while kill -0 "$crowd" 2>/dev/null; do
	nap 3
	one=$(children cases | shuf -n 1)
	[ -z "$one" ] || kill -s KILL "$one" 2>/dev/null &&
	    killed=$((killed + 1))
	kill -s HUP "$(cat "$home/pids/cases")"	# no slow start
done
apart
wait $twins
echo "# killed $killed workers"
ok 'one form sent twenty times at once meanwhile: twenty answers' \
    [ "$(grep -c '^/cases/' "$home/places")" = 20 ]
ok 'and one place' [ "$(sort -u "$home/places" | wc -l)" = 1 ]
proven 'workers killed: nothing lost, nothing double'

# Workers come and go as they should: nobody is even kept waiting.
setting worker.requests 20
kill -s HUP "$(cat "$home/pids/cases")"
nap 10
unknown=$(count unknown) away=$(count away)
crowd "$part"
while kill -0 "$crowd" 2>/dev/null; do
	kill -s HUP "$(cat "$home/pids/cases")"
	nap 5
done
apart
ok 'K-7: recycled every 20 requests and reloaded: no form without an answer' \
    [ "$(count unknown)" = "$unknown" ]
ok 'and no page' [ "$(count away)" = "$away" ]
crowd "$part"
nap 10
end cases
start_program cases
apart
proven 'stopped and started: nothing lost, nothing double'
none_left() { [ -z "$(find "$home/nginx" "$home/files/tmp" -type f \
    ! -name pid)" ]; }
until_true none_left
ok 'no temporary file is left' none_left
ok 'no program complained of itself' sh -c "! grep -e Sanitizer \
    -e 'signal [^9]' -e 'given up' $home/*.log"
ok 'nor the crowd' [ ! -s "$home/crowd.log" ]

# The tally itself: each wrong, made on purpose, is seen. sees KIND SQL
sees() {
	tally "$2" >"$home/seen" && return 1
	grep -q " $1 [1-9]" "$home/seen"
}
last='(SELECT MAX(id) FROM citizen_case)'
ok 'a lost case is seen' sees lost "SET foreign_key_checks = 0;
    DELETE FROM citizen_case ORDER BY id DESC LIMIT 1"
ok 'a text that was changed' sees lost \
    "UPDATE citizen_case SET body = CONCAT(body, '.') WHERE id = 1"
ok 'a doubled case' sees doubled "INSERT INTO citizen_case (reference,
    account_id, category_id, department_id, body) SELECT 'AAAAAAAA',
    account_id, category_id, department_id, body FROM citizen_case
    WHERE id = 1"
ok 'a case nobody asked for' sees ghosts "INSERT INTO citizen_case
    (reference, account_id, category_id, department_id, body) SELECT
    'AAAAAAAA', account_id, category_id, department_id, 'x'
    FROM citizen_case WHERE id = 1"
ok 'a lost event' sees history "DELETE FROM case_event WHERE id = 1"
ok 'an event told twice' sees history "INSERT INTO case_event (case_id, kind,
    to_value) SELECT case_id, kind, to_value FROM case_event WHERE id = 1"
ok 'a gap in the versions' sees history \
    'UPDATE citizen_case SET version = version + 1 WHERE id = 1'
ok 'a status nobody set' sees history \
    "UPDATE citizen_case SET status = 'approved' WHERE id = 1"
ok 'a lost note' sees lost "DELETE FROM case_event WHERE kind = 'note'
    LIMIT 1"
ok 'a lost letter' sees letters "DELETE FROM outbox
    WHERE once LIKE 'case-received:%' LIMIT 1"
ok 'a letter that waits' sees letters "UPDATE outbox SET state = 'waiting'
    WHERE once LIKE 'case-received:%' LIMIT 1"
ok 'a letter that never came' sees letters "UPDATE outbox
    SET message_id = 'x' WHERE once LIKE 'case-received:%' LIMIT 1"
ok 'a lost attachment' sees files \
    'DELETE FROM attachment WHERE case_id IS NOT NULL LIMIT 1'
ok 'one whose bytes are others' sees files "UPDATE attachment
    SET sha256 = REPEAT('0', 64) WHERE case_id IS NOT NULL LIMIT 1"
ok 'one without its file' sees files "UPDATE attachment SET \`stored\` = 'aa/aa'
    WHERE case_id IS NOT NULL LIMIT 1"
refused() {
	cp "$journal" "$home/told"
	printf 'no\tcase\tx\t%s\n' "$(q 'SELECT body FROM citizen_case
	    WHERE id = 1')" >"$journal"
	sees refused ''
	was=$?
	cp "$home/told" "$journal"
	return $was
}
ok 'a case somebody was refused' refused
ok 'and all of it was taken back' tally
done_testing
