#!/bin/sh
# A backup is made while people are at work, and restored where there is
# nothing: up to that moment not a word, a file or a letter is missing.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/faults/town.sh"
open_town
kept=$home/kept

# There must be something of each kind, however busy this machine is.
enough() {
	[ "$(q 'SELECT LEAST((SELECT COUNT(*) FROM attachment),
	    (SELECT COUNT(*) FROM citizen_case)) > 2')" = 1 ]
}
for seed in 1 2 3 4 5 6 7 8; do
	load 4 $seed
	wait_for_load
	! enough || break
done
load "${LOAD:-6}" 9
sleep 3
began=$(date +%s.%N)
ok 'a backup is made while people are at work' \
    prints 'The keys are not in it' aedile backup "$kept"
ended=$(date +%s.%N)
ok 'meanwhile they went on' loaded
wait_for_load
be_quiet
ok 'nobody met an error' [ ! -s "$home/load.log" ]

ok 'its sums are as sha256sum checks them' \
    sh -c "cd $kept && sha256sum --quiet -c SHA256SUMS"
all_summed() {
	(cd "$kept" && find . -type f ! -name SHA256SUMS | sed 's|^\./||' |
	    sort) >"$home/there"
	sed 's/^[^ ]*  //' "$kept/SHA256SUMS" | sort | diff - "$home/there"
}
ok 'of every file' all_summed
private() { [ -z "$(find "$kept" -perm /077)" ]; }
ok 'nobody else may read it' private
keyless() {
	for key in "$home"/keys/*; do
		! grep -rqF -e "$(cat "$key")" "$kept" || return 1
	done
}
ok 'no key is in it' keyless
ok 'it is not written over' fails_with 'not there yet, or empty' \
    aedile backup "$kept"
perl -MFcntl=:flock -e 'open my $f, "<", shift or die; flock $f, LOCK_SH;
    $| = 1; print "locked\n"; sleep 30 * ($ENV{PATIENCE} // 1)' \
    "$home/files" >"$home/locked" &
locker=$!
until_true grep -q locked "$home/locked"
ok 'no sweep takes files away meanwhile' fails_with 'a backup is being made' \
    aedile sweep
kill $locker
ok 'afterwards it does' aedile sweep

# Another machine: its own database, its own folders, the same keys.
other=$home/other
mkdir -p "$other/files" "$other/sockets"
cp -R "$template/data" "$other/data"
run_server "$other/data" "$other/sock" >>"$other/log" 2>&1 8>&- &
second=$!
stop_second() { kill "$second" 2>/dev/null; wait "$second" 2>/dev/null; }
stops="stop_second $stops"
there() { mariadb --no-defaults --socket="$other/sock" "$@"; }
until_true there -e 'DROP DATABASE aedile'
for account in $(there -Ne "SELECT user FROM mysql.user
    WHERE user LIKE 'aedile%'"); do
	there -e "DROP USER $account@localhost"
done
sed "s|^database.socket = .*|database.socket = $other/sock|
    s|^files = .*|files = $other/files|; s|^keys = .*|keys = $other/keys|
    s|^sockets = .*|sockets = $other/sockets|" "$home/aedile.conf" \
    >"$other/aedile.conf"
elsewhere() { aedile --conf "$other/aedile.conf" "$@"; }

# What is no backup.
cp -R "$kept" "$home/bad"
rm "$home/bad/SHA256SUMS"
ok 'one that was cut off is none' fails_with 'that is no backup' \
    elsewhere restore "$home/bad"
cp "$kept/SHA256SUMS" "$home/bad"
echo >>"$home/bad/database.sql"
ok 'nor one that was changed' fails_with 'database.sql is not what was kept' \
    elsewhere restore "$home/bad"
cp "$kept/database.sql" "$home/bad"
echo "$(printf %064d 0)  files/../../evil" >>"$home/bad/SHA256SUMS"
ok 'nor one that leads elsewhere' fails_with 'not written by aedile backup' \
    elsewhere restore "$home/bad"
ok 'nothing came of them' [ -z "$(ls "$other/files")" ]
there -e 'CREATE DATABASE aedile; CREATE TABLE aedile.x (n INT)'
ok 'a database that holds something is left alone' \
    fails_with 'is not empty: name another' elsewhere restore "$kept"
there -e 'DROP DATABASE aedile'
mkdir "$other/files/AB"
: >"$other/files/AB/ABCD"
ok 'so is a folder of files' fails_with 'is not empty (AB/ABCD)' \
    elsewhere restore "$kept"
rm -r "$other/files/AB"

ok 'where nothing is, it is restored' \
    prints 'What is left to do' elsewhere restore "$kept"
sed 's/^/# /' "$home/said"
ok 'it asks for the keys' grep -q "keys back to $other/keys" "$home/said"
cp -R "$home/keys" "$other/keys"
ok 'once they are back, the programs get their accounts' \
    elsewhere migrate --from "$top/sql"
ok 'nobody is signed in any more' \
    [ "$(there -Ne 'SELECT COUNT(*) FROM aedile.session')" = 0 ]

# Letters that waited leave now, to the same people.
mkdir "$other/mail"
cp -p "$home"/mail/*.eml "$home"/mail/*.txt "$other/mail"
end courier
end sink
serve sink "$build/tests/sink" "$smtp" "$other/mail"
there aedile -e 'UPDATE outbox SET due_at = UTC_TIMESTAMP(), leased_until =
    NULL WHERE state = "waiting"'
serve courier "$build/aedile-courier" --conf "$other/aedile.conf"
none_waits() { [ "$(there -Ne 'SELECT COUNT(*) FROM aedile.outbox
    WHERE state = "waiting"')" = 0 ]; }
ok 'letters that waited leave' until_true none_waits
# What was written later to somebody is nothing this copy can know.
there -Ne "SELECT TRIM(BOTH '<' FROM TRIM(BOTH '>' FROM message_id))
    FROM aedile.outbox" >"$home/known"
for letter in "$other"/mail/*.eml; do
	id=$(sed -n 's/^[Mm]essage-[Ii][Dd]: *<\([^>]*\)>.*/\1/p' "$letter" |
	    head -n 1)
	grep -qxF -e "$id" "$home/known" || [ "$(stat -c %Y "$letter")" -lt \
	    "${began%.*}" ] || rm -f "$letter" "${letter%eml}txt"
done

# The invariants, of all that was over when the backup began.
perl "$top/tests/upto.pl" "$began" "$ended" <"$journal" >"$home/upto"
echo '{"kind": "doctor", "value": 0}' >>"$home/upto"
perl "$top/tests/check/aedile-check" "$home/upto" "$other/sock" \
    "$other/files" "$other/mail" >"$home/checked" 2>&1
sed 's/^/# /' "$home/checked"
kept() { grep -q "^$1 *[1-9][0-9]* examined, 0 violations" "$home/checked"; }
for rule in N1 N2 N4 N5 N7 N8 N12; do
	ok "$rule holds" kept $rule
done
ok 'and no other is broken' \
    not grep '^[NO].* [1-9][0-9]* examined, [1-9]' "$home/checked"
# It is a check that sees: one word less is told.
there aedile -e 'DELETE FROM case_event WHERE kind = "opened" LIMIT 1'
perl "$top/tests/check/aedile-check" "$home/upto" "$other/sock" \
    "$other/files" "$other/mail" >"$home/checked" 2>&1
ok 'a lost event would be seen' grep '^N5 .*, [1-9][0-9]* violations' \
    "$home/checked"

# It works: who had an account signs in with the same password.
end auth
AEDILE_CONF=$other/aedile.conf serve auth "$build/aedile-auth" \
    --conf "$other/aedile.conf"
until_true test -S "$other/sockets/auth.sock"
ln -sf "$other/sockets/auth.sock" "$home/sockets/auth.sock"
sign_in bob
ok 'people sign in as before' goes_to '/'
done_testing
