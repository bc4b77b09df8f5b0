#!/bin/sh
# A request that is sent: with what came meanwhile, once, and not too often.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
with_another_key() {
	key=$(head -c 32 /dev/urandom | base64 | tr +/ -_ | tr -d '=\n')
	sed "s/\"key=.*/\"key=$key\"/"
}

sign_in bob

# A file that comes as the request is sent: it is there when the request goes
# on, which must not leave it behind.
begin_request 4
get "$draft/details"
post "$draft/details" 'body=Dark here' location=
get "$draft/check"
sql aedile -e "BEGIN; INSERT INTO attachment (account_id, draft_id, \`stored\`,
    name, type, size, sha256) SELECT account_id, id, 'aa/late', 'late.png',
    'image/png', 1, REPEAT('0', 64) FROM draft
    WHERE id = ${draft#/drafts/}; SELECT SLEEP(2); COMMIT" >>"$home/log" &
late=$!
sleep 0.5
post "$draft/check"
wait $late
ok 'a file that comes meanwhile goes along' is "SELECT COUNT(*)
    FROM attachment f JOIN citizen_case c ON c.id = f.case_id
    WHERE c.body = 'Dark here' AND f.name = 'late.png'" 1

# What is counted is what was sent, not what was tried.
begin_request 4
get "$draft/details"
post "$draft/details" 'body=Dark again' location=
get "$draft/check"
sql aedile -e "UPDATE throttle SET level = 20, filled_at = UTC_TIMESTAMP(3)
    WHERE bucket LIKE 'case-address:%'"
post "$draft/check"
ok 'who sends too many requests waits' status 429
ok '... and is told how long' header 'Retry-After: [1-9]'
ok '... nothing has happened' is "SELECT COUNT(*) FROM citizen_case
    WHERE body = 'Dark again'" 0
sql aedile -e 'DELETE FROM throttle'
get "$draft/check"
post "$draft/check"
ok '... and it is sent later' goes_to '/cases/[0-9]*/sent'
with_another_key <"$home/form" >"$home/form-again"
mv "$home/form-again" "$home/form"
again
ok '... once' status 404
begin_request 4
get "$draft/check"
post "$draft/check"
ok 'a step that is missing is led to' goes_to "$draft/details"
ok 'what led nowhere is not counted' is "SELECT ROUND(level) FROM throttle
    WHERE bucket LIKE 'case-address:%'" 1

# Eight at once, and room for three: none sees a bucket before it is counted.
for nth in $(seq 8); do
	begin_request 4
	get "$draft/details"
	post "$draft/details" "body=Dark $nth" location=
	get "$draft/check"
	perl "$top/tests/fields.pl" "$home/reply" "$draft/check" \
	    >"$home/room-$nth"
	echo "$draft" >"$home/draft-$nth"
done
sql aedile -e "UPDATE throttle SET level = 17, filled_at = UTC_TIMESTAMP(3)
    WHERE bucket LIKE 'case-address:%'"
posting=
for nth in $(seq 8); do
	curl -s -o /dev/null -w '%{http_code}\n' -b "$home/cookies-bob" \
	    -K "$home/room-$nth" -H "Origin: $address" \
	    "$address$(cat "$home/draft-$nth")/check" >>"$home/room" &
	posting="$posting $!"
done
wait $posting
ok 'of eight at once three have room' test "$(sort "$home/room" | uniq -c |
    tr -s ' \n' ' ')" = ' 3 303 5 429 '
ok '... and are sent' is "SELECT COUNT(*) FROM citizen_case
    WHERE body RLIKE 'Dark [0-9]'" 3

# Twenty forms of one draft at once, each with a key of its own; somebody
# holds the draft, so that none can be over before another begins.
begin_request 4
get "$draft/details"
post "$draft/details" 'body=Dark there' location=
get "$draft/check"
perl "$top/tests/fields.pl" "$home/reply" "$draft/check" >"$home/form"
sql aedile -e 'DELETE FROM throttle'
sql aedile -e "BEGIN; SELECT id FROM draft WHERE id = ${draft#/drafts/}
    FOR UPDATE; SELECT SLEEP(2); ROLLBACK" >>"$home/log" &
posting=$!
for nth in $(seq 20); do
	with_another_key <"$home/form" >"$home/form-$nth"
	curl -s -o /dev/null -w '%{http_code}\n' -b "$home/cookies-bob" \
	    -K "$home/form-$nth" -H "Origin: $address" \
	    "$address$draft/check" >>"$home/sent" &
	posting="$posting $!"
done
wait $posting
sort "$home/sent" | uniq -c | sed 's/^/# /'
ok 'C-5: of twenty forms of a draft at once one makes a case' is "SELECT
    COUNT(*) FROM citizen_case WHERE body = 'Dark there'" 1
ok '... and is led to it' test "$(grep -c 303 "$home/sent")" = 1
ok '... the others find no draft' test "$(grep -c 404 "$home/sent")" = 19
done_testing
