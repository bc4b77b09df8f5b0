#!/bin/sh
# aedile sweep takes away what is past its time, and nothing else: never the
# file of a row, never a row that may still be asked for.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database
files=$home/files

# ago HOURS: that moment, in SQL
ago() { echo "UTC_TIMESTAMP() - INTERVAL $1 HOUR"; }
# file NAME HOURS: of that age. row NAME DRAFT CASE HOURS: its row
file() {
	mkdir -p "$files/${1%/*}"
	echo text >"$files/$1"
	touch -d "$2 hours ago" "$files/$1"
}
row() {
	sql aedile -e "INSERT INTO attachment (account_id, draft_id, case_id,
	    \`stored\`, name, type, size, sha256, brought_at) VALUES (1, $2,
	    $3, '$1', 'a.pdf', 'application/pdf', 5, '', $(ago "$4"))"
}
sweeps() { aedile sweep >"$home/said" 2>&1; }
is_there() { [ -e "$files/$1" ]; }
is_gone() { [ ! -e "$files/$1" ]; }

# Rows: of each kind one that is past its time and one that is not.
sql aedile <<END || exit 1
INSERT INTO session (token_hash, account_id, idle_seconds, ends_at, address)
VALUES (REPEAT('a', 32), 1, 60, $(ago 1), ''),
       (REPEAT('b', 32), 1, 60, $(ago -1), '');
INSERT INTO receipt (key_hash, taken_at)
VALUES (REPEAT('a', 32), $(ago 169)), (REPEAT('b', 32), $(ago 167));
INSERT INTO throttle (bucket, level, filled_at)
VALUES ('a', 1, $(ago 49)), ('b', 1, $(ago 47));
INSERT INTO parked (token_hash, path, sealed, parked_at)
VALUES (REPEAT('a', 32), '/', '', $(ago 25)),
       (REPEAT('b', 32), '/', '', $(ago 23));
INSERT INTO verification (purpose, email, browser, token_hash, ends_at)
VALUES ('address', 'a@example.org', '', REPEAT('a', 32), $(ago 721)),
       ('address', 'b@example.org', '', REPEAT('b', 32), $(ago 719));
INSERT INTO citizen_case (id, reference, account_id, category_id,
       department_id, body) VALUES (1, 'AAAAAAAA', 1, 3, 1, '');
INSERT INTO feedback (case_id, token_hash, ends_at, given_at)
VALUES (1, REPEAT('a', 32), $(ago 2161), NULL),
       (1, REPEAT('b', 32), $(ago 2159), NULL),
       (1, REPEAT('c', 32), $(ago 9999), $(ago 9999));
INSERT INTO draft (id, account_id, category_id, changed_at)
VALUES (1, 1, 3, $(ago 721)), (2, 1, 3, $(ago 719));
INSERT INTO draft_answer (draft_id, question_id, answer) VALUES (1, 1, 'x');
END
# Files: of a case, of either draft, of a message taken away, of no row.
file AA/AAcase 9999;		row AA/AAcase NULL 1 9999
file AA/AAold 721;		row AA/AAold 1 NULL 721
file AA/AAdraft 719;		row AA/AAdraft 2 NULL 719
file AA/AAloose 25;		row AA/AAloose NULL NULL 25
file BB/BBnew 1;		row BB/BBnew NULL NULL 1
file BB/BBlone 25
file BB/BByoung 23
file BB/.BBcut.part 25
file BB/.BBnow.part 1
file tmp/upload-abc123 25
touch -d '99 days ago' "$files/turns"

ok 'it ends well' sweeps
for table in session receipt throttle parked verification draft; do
	ok "$table: one is over, one is not" value 1 \
	    "SELECT COUNT(*) FROM $table"
done
ok 'an answer stays for good, a question for 90 days' value bc \
    "SELECT GROUP_CONCAT(LEFT(token_hash, 1) ORDER BY id SEPARATOR '')
       FROM feedback"
ok 'a draft takes its answers with it' value 0 \
    'SELECT COUNT(*) FROM draft_answer'
ok 'and its attachments' is_gone AA/AAold
ok 'those of nothing go' is_gone AA/AAloose
ok 'those of cases stay' is_there AA/AAcase
ok 'those of the other draft, too' is_there AA/AAdraft
ok 'a file without a row goes' is_gone BB/BBlone
ok 'but has a day to get one' is_there BB/BByoung
ok 'one whose row is new stays' is_there BB/BBnew
ok 'what was cut off goes' is_gone BB/.BBcut.part
ok 'what is being written stays' is_there BB/.BBnow.part
ok 'what was received for nothing goes' is_gone tmp/upload-abc123
ok 'what is no attachment is let be' is_there turns
lost() {
	sql -N aedile -e 'SELECT `stored` FROM attachment' |
	    while read -r name; do is_there "$name" || echo "$name"; done
}
ok 'no row is without its file' eval '[ ! "$(lost)" ]'
ok 'it says what it took' grep -qx 'files without a row *5' "$home/said"
ok 'run again, it finds nothing' eval 'sweeps && [ ! -s "$home/said" ]'

# The wrong database must not cost every file.
for each in $(seq 120); do file "CC/CC$each" 25; done
refuses() { ! sweeps && grep -q 'sweep --all' "$home/said"; }
ok 'when most files have no row it stops' refuses
ok 'and took none' eval '[ "$(ls "$files/CC" | wc -l)" = 120 ]'
ok 'unless it is told to' aedile sweep --all
ok 'then they go' eval '[ "$(ls "$files/CC" | wc -l)" = 0 ]'
ok 'and those with a row stay' is_there AA/AAcase
setting files "$home/nowhere"
ok 'a folder that is not there is told' \
    eval '! sweeps && grep -q "nowhere: .*see files" "$home/said"'

# Its account sees dates, and nothing of anybody.
refused() {
	mariadb --no-defaults --socket="$home/sock" --user=aedile_sweep \
	    --password="$(cat "$home/keys/database-sweep")" aedile -e "$1" \
	    2>&1 | grep -E '^ERROR (1142|1143)'
}
for asked in 'SELECT body FROM draft' 'SELECT sealed FROM parked' \
    'SELECT email FROM account' 'SELECT name FROM attachment' \
    'SELECT comment FROM feedback' 'DELETE FROM citizen_case' \
    'UPDATE attachment SET case_id = 1' 'DELETE FROM outbox'; do
	ok "it may not $asked" refused "$asked"
done
done_testing
