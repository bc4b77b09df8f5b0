#!/bin/sh
# What an administrator can ask each program: is it well, can it work, what
# did it count? Each counter moves by what it counts.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
cut=yes crew=4
setting theme town
setting password.hashes 2
themes=$home/xsl
town=$themes/themes/town
cp -R "$top/xsl" "$themes"
rm "$themes"/samples/[b-eghj-z]*.xml "$themes"/samples/letters/[b-z]*.xml
mkdir "$town"
# sheet [TEMPLATES]: a theme that fails at a page with BOOM on it
sheet() {
	cat >"$town/theme.new" <<-END
	<xsl:stylesheet version="1.0"
	    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../civic/theme.xsl"/>
	<xsl:template name="hook-banner">
	<xsl:if test="contains(/page, 'BOOM') or
	    contains(/page/@query, 'BOOM')">
	<xsl:message terminate="yes">no</xsl:message></xsl:if>
	</xsl:template>
	${1-}
	</xsl:stylesheet>
	END
	mv "$town/theme.new" "$town/theme.xsl"
}
sheet
start_house
q() { sql aedile -Ne "$1"; }

# curl_at PROGRAM PATH [OPTION]...: its answer in $home/told
curl_at() {
	socket=$home/sockets/$1.admin path=$2
	shift 2
	curl -s --max-time 30 -o "$home/told" -w '%{http_code}\n' \
	    --unix-socket "$socket" "$@" "http://localhost$path" \
	    >"$home/code"
}
# answers CODE PROGRAM PATH [OPTION]...
answers() {
	wanted=$1
	shift
	curl_at "$@"
	cat "$home/code" "$home/told"
	[ "$(cat "$home/code")" = "$wanted" ]
}
tells() { grep -q -e "$1" "$home/told"; }
# counted PROGRAM METRIC [LABELS]: its value, or nothing
counted() {
	curl_at "$1" /metrics
	sed -n "s/^aedile_$2{program=\"$1\"${3:+,$3}} //p" "$home/told"
}
# moves N PROGRAM METRIC [LABELS]: so much more than mark saw
mark() {
	for one in auth cases feedback reports courier; do
		curl_at $one /metrics
		cp "$home/told" "$home/marked-$one"
	done
}
before() {
	sed -n "s/^aedile_$2{program=\"$1\"${3:+,$3}} //p" "$home/marked-$1"
}
moves() {
	by=$1
	shift
	was=$(before "$@") is=$(counted "$@")
	echo "# $*: $was, now $is"
	[ "$((${is:-0} - ${was:-0}))" = "$by" ]
}

for program in auth cases feedback reports courier; do
	ok "$program is well" answers 200 $program /healthz
	ok "$program can work" answers 200 $program /readyz
	ok "$program counts" answers 200 $program /metrics
	ok "$program writes it as it should be" \
	    eval '! perl "$top/tests/exposition.pl" <"$home/told" | grep .'
done
ok 'nothing else is there' answers 404 cases /
ok 'nothing is changed by asking' answers 405 cases /healthz -X POST
private() { [ "$(stat -c %a "$home"/sockets/*.admin | sort -u)" = 600 ]; }
ok 'only we, and root, may ask' private
hidden() { for path in healthz readyz metrics; do
	get "/$path" && status 404 || return 1; done; }
ok 'the web sees none of it' hidden

# Who connects and says nothing, or too much, is in nobody's way.
perl -MIO::Socket::UNIX -e 'my @s = map { IO::Socket::UNIX->new($ARGV[0]) or
    die } 1 .. 3; sleep 1; print {$s[0]} "x" x 9000; sleep 3' \
    "$home/sockets/cases.admin" 2>/dev/null &
silent=$!
ok 'one that is silent keeps no other waiting' answers 200 cases /healthz
get /services
ok 'nor a page' status 200
wait $silent

# Requests.
mark
get /sign-in
get /sign-in
get /confirm/nothing
get /account
ok 'two pages' moves 2 auth requests_total 'status="200"'
ok 'one that is not there' moves 1 auth requests_total 'status="404"'
ok 'one that leads away' moves 1 auth requests_total 'status="303"'
ok 'four times' moves 4 auth request_seconds_count
ok 'none above the last bound' moves 4 auth request_seconds_bucket 'le="+Inf"'

# Other programs read the same database; all but the first try go well.
written() {
	get "/drafts/$(q "INSERT INTO draft (account_id, category_id,
	    body) VALUES (1, 4, '$1'); SELECT LAST_INSERT_ID()")/check"
	action=$(sed -n 's|.* action="\([^"]*/check\)".*|\1|p' "$home/reply")
	perl "$top/tests/fields.pl" "$home/reply" "$action" >"$home/form"
}
# fails CODE: the next receipt fails so, once
fails() {
	sql aedile <<-END
	DROP TABLE IF EXISTS first;
	CREATE TABLE first (n INT) ENGINE = MyISAM;
	INSERT INTO first VALUES (0);
	DROP TRIGGER IF EXISTS first_fails;
	DELIMITER //
	CREATE TRIGGER first_fails BEFORE INSERT ON receipt FOR EACH ROW
	BEGIN
		UPDATE first SET n = n + 1;
		IF (SELECT n FROM first) = 1 THEN
			SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = $1;
		END IF;
	END //
	END
}
sign_in ada
for fault in 1213:deadlock 1467:deadlock 1205:lock_wait 1020:snapshot; do
	written "Fails by $fault"
	fails "${fault%:*}"
	mark
	again
	ok "$fault: tried again, it is done" goes_to '/cases/[0-9]*/sent'
	ok 'counted' moves 1 cases retries_total "reason=\"${fault#*:}\""
done
sql aedile -e 'DROP TRIGGER first_fails'

# A COMMIT that nobody answers.
for outcome in after:done before:undone; do
	written "Cut off ${outcome%:*}"
	mark
	echo "${outcome%:*}" >"$home/orders"
	again
	ok "cut off ${outcome%:*} COMMIT" goes_to '/cases/[0-9]*/sent'
	ok "it was ${outcome#*:}: counted" \
	    moves 1 cases unknown_commits_total "outcome=\"${outcome#*:}\""
done

# Too many.
mark
as stranger
get /sign-in
for i in $(seq 12); do
	post /sign-in email=dora@example.org "password=wrong $i"
	! status 429 || break
done
ok 'K-4: too many tries are refused' status 429
ok 'counted' moves 1 auth throttled_total 'limit="sign-in-account"'
ok 'and as a status' moves 1 auth requests_total 'status="429"'

# lock FROM N SECONDS: so many bytes of the file that turns are locks in
lock() {
	perl "$top/tests/lock.pl" "$home/files/turns" "$@" >"$home/locked" &
	locker=$!
	until_true grep -q locked "$home/locked"
}
lock 0 2 60
first=$locker
ok 'two passwords are being hashed' [ "$(counted auth passwords_hashing)" = 2 ]
as carla
get /sign-in
post /sign-in email=carla@example.org password=wrong &
waiting=$!
queue() { [ "$(counted auth passwords_waiting)" = "$1" ]; }
ok 'a third waits' until_true queue 1
kill $first; wait $waiting $first 2>/dev/null
ok 'and has a turn' queue 0
lock 0 2 600; first=$locker; lock 1024 32 60
sql aedile -e 'DELETE FROM throttle'
mark
as bob; get /sign-in
sent_at=$(date +%s%3N)
post /sign-in email=bob@example.org password=wrong
ok 'who asks again at once is held up' \
    [ $(($(date +%s%3N) - sent_at)) -gt 1500 ]
ok 'A-4: no place is left in the queue' status 503
ok 'with the address, to send it again' says 'value="bob@example.org"'
ok 'but never the password' never_says 'value="wrong"'
ok 'counted' moves 1 auth given_up_total 'what="password"'
ok 'as no try' [ "$(sql aedile -Ne 'SELECT COUNT(*) FROM throttle')" = 0 ]
kill $locker
# try EMAIL: to sign in, beside all else
try() {
	perl "$top/tests/fields.pl" "$home/reply" /sign-in "email=$1" \
	    password=wrong >"$home/form-$1"
	curl -s -o /dev/null --max-time 60 -b "$home/cookies-bob" \
	    -K "$home/form-$1" -H "Origin: $address" "$address/sign-in" &
	trying="$trying $!"
}
one_waits() { moves 5 auth given_up_total 'what="password"' && queue 1; }
# All but one are told to come back; that one waits six seconds.
beside_a_storm() {
	trying=
	mark
	sql aedile -e 'DELETE FROM throttle'
	get /sign-in
	for i in 1 2 3 4 5 6; do try "nobody$i@example.org"; done
	until_true one_waits && get / && status 200 && queue 1
	came=$?; wait $trying
}
for i in 1 2 3 4 5; do beside_a_storm; [ $came = 0 ] && break; done
ok 'of six one waits, and a page comes meanwhile' [ $came = 0 ]
kill $first; wait $first 2>/dev/null

# A theme that fails at one page.
mark
as stranger
get /sign-in
post /sign-in email=BOOM password=x
ok 'H-7: a page that cannot be drawn is plain' never_says tokens
ok 'and an error' status 500
ok 'counted by theme' moves 1 auth render_failures_total 'theme="town"'
get '/account/nowhere?BOOM'
ok 'a notice without its theme' never_says tokens
ok 'is what it was' status 404

# Workers that end badly; what was counted stays.
mark
kill -s KILL "$(grep -l "^PPid:.$(cat "$home/pids/auth")\$" \
    /proc/[0-9]*/status | sed -n '1s|[^0-9]||gp')"
ends() { moves 1 auth worker_ends_total 'how="signal"'; }
ok 'a worker is killed: counted' until_true ends
ok 'what it had counted is not lost' moves 0 auth request_seconds_count
ready() { [ "$(counted auth workers)" = 4 ]; }
ok 'another one comes' until_true ready
get /sign-in
kill -s HUP "$(cat "$home/pids/auth")"
until_true grep -q sys_restart "$home/auth.log"
ok 'nor by a reload' moves 1 auth request_seconds_count

# Letters.
until_true eval '[ "$(counted courier outbox_waiting)" = 0 ]'
mark
end sink
sign_in ada
written 'A letter that has to wait'
again
later() { [ "$(counted courier letters_total 'outcome="later"')" -gt 0 ]; }
ok 'no mail server: the letter waits' until_true later
ok 'counted' [ "$(counted courier outbox_waiting)" = 1 ]
aged() { [ "$(counted courier outbox_oldest_seconds)" -gt 1 ]; }
ok 'and how long' until_true aged
serve sink "$build/tests/sink" "$smtp" "$home/mail"
gone() { moves 1 courier letters_total 'outcome="sent"'; }
ok 'it leaves' until_true gone
ok 'and none waits' [ "$(counted courier outbox_waiting)" = 0 ]
q "UPDATE outbox SET state = 'dead' LIMIT 1"
ok 'one was given up' [ "$(counted courier outbox_dead)" = 1 ]

# What is not ready.
sheet '<xsl:template'
behind() { answers 503 cases /readyz && tells '^theme: the last good'; }
ok 'a broken theme is told' until_true behind
ok 'and as a number' [ "$(counted cases theme_shown)" = 0 ]
sheet
ok 'mended, all is well' until_true answers 200 cases /readyz
mv "$home/files" "$home/elsewhere"
ok 'no folder for files is told' eval 'answers 503 cases /readyz && tells disk:'
mkdir "$home/files"
if mount -t tmpfs -o size=64k aedile "$home/files" 2>/dev/null; then
	dd if=/dev/zero of="$home/files/full" bs=1k count=63 2>/dev/null
	ok 'nor a disk that is full' \
	    eval 'answers 503 cases /readyz && tells "less than 5 percent"'
	umount "$home/files"
fi
rmdir "$home/files"
mv "$home/elsewhere" "$home/files"
sql -e 'SET GLOBAL read_only = 1'
for program in cases reports courier; do
	ok "a database that only reads: $program" \
	    eval 'answers 503 $program /readyz && tells "^database: [^o]"'
done
sql -e 'SET GLOBAL read_only = 0'
ok 'and well again' answers 200 cases /readyz
stop_database
ok 'the database is away' \
    eval 'answers 503 cases /readyz && tells "^database: [^o]"'
ok 'the program itself is well' answers 200 cases /healthz
ok 'and counts' answers 200 courier /metrics
end cases
ok 'a program that has ended leaves no socket' [ ! -e "$home/sockets/cases.admin" ]
done_testing
