#!/bin/sh
# A worker that is killed, and a database that goes away, at every point of a
# form's way: what was promised is there once, nothing is there in half, and
# who sends the form again is led to the same place.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
cut=yes
start_house
q() { sql aedile -Ne "$1"; }
q 'INSERT IGNORE INTO terms_acceptance (account_id, version, address)
    SELECT id, 1, "::1" FROM account'
journal=$home/journal
: >"$journal"
order() {
	echo "$1" >"$home/orders.new" && mv "$home/orders.new" "$home/orders"
}
obeyed() { [ ! -e "$home/orders" ]; }
themed() { says 'assets/base\.'; }
sent=0
# The limits count by address: each form comes from another.
send() {
	sent=$((sent + 1))
	again --interface "127.1.$((sent / 200)).$((sent % 200 + 1))"
}
# told OUTCOME TEXT FILES: for tally.pl
told() {
	printf '%s\tcase\t%s\t%s\t%s\t%s\n' "$1" "$2" "$2" "$(leads_to)" \
	    "${3-1}" >>"$journal"
}
# tally [PLANT]: what is wrong with all that was told
tally() {
	perl "$top/tests/tally.pl" "$journal" "$home/sock" "$home/files" \
	    "$home/mail" "$@" >"$home/tally"
}
# fill PATH [FIELD=VALUE]...: the form of the page got last, for send
fill() {
	action=$1
	shift
	perl "$top/tests/fields.pl" "$home/reply" "$prefix$action" "$@" \
	    >"$home/form" || echo "# no form for $action"
}
letters_sent() { [ "$(q "SELECT COUNT(*) FROM outbox
    WHERE state = 'waiting'")" = 0 ]; }
printf '\211PNG\r\n\032\n0000IHDR' >"$home/hole.png"

# open_check PATH: the last page of the request whose draft is there
open_check() {
	get "$1/check"
	perl "$top/tests/fields.pl" "$home/reply" "$prefix$1/check" \
	    >"$home/form" || {
		echo 'Bail out! no request could be written'
		exit 1
	}
	action=$1/check
}

# ready TEXT: a request with a file, its last page open
ready() {
	get /services/4
	post /services/4/start
	draft=$(leads_to) draft=${draft%/details}
	post "$draft/details" "body=$1" location=
	get "$draft/files"
	post "$draft/files" files=@"$home/hole.png"
	open_check "$draft"
}

# written TEXT: the same in no time, but without a file
written() {
	open_check "/drafts/$(q "INSERT INTO draft (account_id, category_id,
	    body) VALUES (1, 4, '$1'); SELECT LAST_INSERT_ID()")"
}
fresh() { kill -s HUP "$(cat "$home/pids/cases")"; }	# no slow start

sign_in ada
point=0 killed=0 unthemed=0 strayed=0
while [ $((point += 1)) -lt 60 ]; do
	text="Killed at $point" files=0
	case $point in
	*[05]) ready "$text"; files=1 ;;
	*) written "$text" ;;
	esac
	order "kill$point"
	send
	status 303 && break
	killed=$((killed + 1))
	status 502 && themed || unthemed=$((unthemed + 1))
	fresh
	send
	told ok "$text" $files
	first=$(leads_to)
	send
	[ "$(leads_to)" = "$first" ] || strayed=$((strayed + 1))
done
echo "# killed at $killed points"
rm -f "$home/orders"
# A worker that has prepared its statements sends a command for each of them
# (eight, says queries.t) and for START and COMMIT, a new one more. The first
# submission that survives ends the loop.
ok 'K-7: a worker is killed before each command of a submission' \
    [ "$killed" -ge 10 ]
ok 'H-7: each time the page in the theme says so' [ "$unthemed" = 0 ]
ok 'K-7: sent again, and again, it leads to one place' [ "$strayed" = 0 ]
told ok "$text" $files
until_true letters_sent
ok 'C-5: one case, one event, one letter, its file, each time' tally
sed 1q "$home/tally"

# The answer is lost after COMMIT: the worker dies of it, or the connection.
fresh
written 'Died of it'
order die
send
ok 'killed between COMMIT and the answer: a 502' status 502
ok 'which says that sending again counts once' says 'counted twice'
ok 'and where to find what was typed' says 'still in your browser'
fresh
send
ok 'sent again, it leads to the case' goes_to '/cases/[0-9]*/sent'
told ok 'Died of it' 0

# cut_off WHEN TEXT: told at once where it leads, whatever the connection did
cut_off() {
	order "$1"
	send
	ok "$2, cut off $1 COMMIT" goes_to "$3"
	ok 'the order was for it' obeyed
}
for when in before after; do
	sign_in ada
	ready "Cut off $when"
	cut_off $when 'a request' '/cases/[0-9]*/sent'
	told ok "Cut off $when"
	case=$(leads_to) case=${case#/cases/} case=${case%/sent}

	sign_in olga
	get "/queue/$case/outcome"
	fill "/queue/$case/outcome" resolution=done "body=Done $when"
	cut_off $when 'an outcome' "/queue/$case"
	ok 'is there once' [ "$(q "SELECT COUNT(*) FROM case_event
	    WHERE case_id = $case AND body = 'Done $when'")" = 1 ]
	ok 'with one letter' [ "$(q "SELECT COUNT(*) FROM outbox
	    WHERE once LIKE 'case-resolved:%'
	    AND once LIKE CONCAT('%:', (SELECT MAX(id) FROM case_event
	    WHERE case_id = $case AND kind = 'status'), '%')")" = 1 ]
	ok 'and one question how it was' [ "$(q "SELECT COUNT(*)
	    FROM feedback WHERE case_id = $case")" = 1 ]

	as stranger
	get /sign-in
	token=$(grep -o 'name="key" value="[^"]*"' "$home/reply" |
	    sed 's/.*value="//; s/"//; 1q')
	[ "$token" ] || token=$(grep -o 'value="[A-Za-z0-9_-]\{43\}"' \
	    "$home/reply" | sed 's/.*="//; s/"//; 1q')
	q "UPDATE feedback SET token_hash = UNHEX(SHA2('$token', 256))
	    WHERE case_id = $case"
	get "/feedback/$token"
	fill "/feedback/$token" rating=2 solved=no "comment=Open $when"
	cut_off $when 'a rating' '/feedback/thanks'
	ok 'is given once' [ "$(q "SELECT COUNT(*) FROM case_event
	    WHERE case_id = $case AND kind IN ('rated', 'reopened')")" = 2 ]

	as "new-$when"
	get /sign-up
	fill /sign-up kind=citizen "name=New $when" \
	    "email=new-$when@example.org" \
	    'password=seven blue goats dance' terms=yes
	cut_off $when 'a new account' /sign-up/code
	ok 'is made once' [ "$(q "SELECT COUNT(*) FROM account
	    WHERE email = 'new-$when@example.org'")" = 1 ]
	ok 'with one letter' [ "$(q "SELECT COUNT(*) FROM outbox
	    WHERE recipient = 'new-$when@example.org'")" = 1 ]
done

# Somebody else's transaction: what it holds, others wait for.
hold() {
	rm -f "$home/hold" "$home/held"
	mkfifo "$home/hold"
	sql -n aedile <"$home/hold" >"$home/held" 2>&1 8>&- &
	holder=$!
	exec 7>"$home/hold"
	echo 'START TRANSACTION;' >&7
}
# also SQL: and wait until that has been done
also() {
	echo "$1; SELECT 'done-$((done += 1))';" >&7
	until_true grep -q "done-$done" "$home/held"
}
let_go() {
	echo 'ROLLBACK;' >&7
	exec 7>&-
	wait $holder
}
done=0
# The server looks again only when nobody has asked for a tenth of a second.
waiting() { sleep 0.2; [ "$(q "SELECT COUNT(*) FROM information_schema.innodb_trx
    WHERE trx_state = 'LOCK WAIT'")" = 1 ]; }
deadlocks() { q "SELECT count FROM information_schema.innodb_metrics
    WHERE name = 'lock_deadlocks'"; }
nothing_open() { sleep 0.2; [ "$(q 'SELECT COUNT(*)
    FROM information_schema.innodb_trx')" = 0 ]; }

# deadlock SQL: the form waits for what that holds, which comes to want the
# form's own receipt, and has so much done that it is the form that must yield
deadlock() {
	before=$(deadlocks)
	hold
	also "INSERT INTO throttle SELECT UUID(), 0, UTC_TIMESTAMP(3)
	    FROM information_schema.columns LIMIT 300"
	also "$1"
	send &
	sender=$!
	until_true waiting || echo '# nobody waits'
	also 'SELECT COUNT(*) FROM receipt FOR UPDATE'
	let_go
	wait $sender
	ok 'there was a deadlock' [ "$(deadlocks)" -gt "$before" ]
}
sign_in ada
written 'In a deadlock'
id=${action#/drafts/} id=${id%/check}
deadlock "SELECT id FROM draft WHERE id = $id FOR UPDATE"
ok 'a request that lost a deadlock is made after all' \
    goes_to '/cases/[0-9]*/sent'
told ok 'In a deadlock' 0
case=$(leads_to) case=${case#/cases/} case=${case%/sent}
sign_in olga
get "/queue/$case"
fill "/queue/$case/take"
deadlock "SELECT id FROM citizen_case WHERE id = $case FOR UPDATE"
ok 'so is an edit' goes_to "/queue/$case"
ok 'once' [ "$(q "SELECT COUNT(*) FROM case_event
    WHERE case_id = $case AND kind = 'taken'")" = 1 ]
printf 'ok\tedit\ttake\ttaken /queue/%s\t\t\n' "$case" >>"$journal"

sign_in ada
get /services/4
post /services/4/start
fill_in=$(leads_to)
get "$fill_in"
id=${fill_in#/drafts/} id=${id%/details}
fill "$fill_in" 'body=Too <long> a wait' location=
hold
also "SELECT id FROM draft WHERE id = $id FOR UPDATE"
send
ok 'a row that is not let go: a 503' status 503
ok 'with a time to come back' header 'retry-after: [1-9]'
ok 'and what was typed' says 'Too &lt;long&gt; a wait'
ok 'in a form that can be sent' says 'name="key"'
let_go
ok 'no transaction is left open' nothing_open
cp "$home/form" "$home/first"
post "$fill_in"	# as it is drawn, one button
ok 'that form is taken' goes_to "/drafts/$id/files"
cp "$home/first" "$home/form"
send
ok 'and is the same as the first' goes_to "/drafts/$id/files"

# A form that came too late is given back, even if that fails at first.
get /services/4
post /services/4/start
late=$(leads_to)
get "$late"
q 'UPDATE session SET seen_at = UTC_TIMESTAMP() - INTERVAL 2 HOUR'
post "$late" 'body=Typed too late' location=
ok 'a form that came too late leads to sign in' goes_to /sign-in
get /sign-in
post /sign-in email=ada@example.org 'password=correct horse battery staple'
back=$(leads_to)
ok 'and from there back to it' goes_to "$late?parked="
q 'RENAME TABLE draft TO gone'
get "$back"
ok 'the page fails' status 500
q 'RENAME TABLE gone TO draft'
get "$back"
ok 'what was typed is there after that' says 'Typed too late'
get "$back"
ok 'and then forgotten' never_says 'Typed too late'

written 'Held at COMMIT'
fresh
order hold
began=$(date +%s)
send
ok 'no answer to COMMIT for long: the receipt tells' \
    goes_to '/cases/[0-9]*/sent'
ok 'in less time than a worker has' [ $(($(date +%s) - began)) -lt 10 ]
told ok 'Held at COMMIT' 0

until_true letters_sent
ok 'at the end all is there, once' tally
sed 1q "$home/tally"
ok 'and no worker was stopped for being slow' \
    sh -c "! grep -q 'longer than worker.seconds' $home/*.log"
done_testing
