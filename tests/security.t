#!/bin/sh
# Promises of rows.txt that no other story keeps.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house
q() { sql aedile -Ne "$1"; }
unthrottle() { q 'DELETE FROM throttle'; }
restart() {
	end "$1"
	start_program "$1"
}

# A password as long as anybody likes, to its last letter.
long=$(perl -e 'print map { ("kolibri tango ")[0], $_ } 100 .. 158')
fit=$(printf %s "$long" | head -c 1000)
sign_in ada
change() {
	get /account/password
	post /account/password \
	    'current=correct horse battery staple' "password=$1"
}
change 'kolibri tango1'
ok 'A-1: 14 letters are too few' status 422
change "$fit"
ok 'A-1: a thousand are taken' goes_to '/account?done=changed'
sign_in ada "${fit%?}"
ok 'A-1: and one less is wrong' status 422
sign_in ada "${fit%?}#"
ok 'A-1: so is another last one' status 422
sign_in ada "$fit"
ok 'A-1: all of them are right' goes_to /
get /account/password
ok 'A-2: a browser knows which is the old one' \
    says 'autocomplete="current-password"'

# Whoever fills an account's bucket does not keep its owner out for long.
unthrottle
as eve
for nth in $(seq 12); do
	get /sign-in
	post /sign-in email=bob@example.org "password=wrong number $nth"
done
ok 'A-7: who guesses has to wait' status 429
wait=$(tr -d '\r' <"$home/head" | sed -n 's/^[Rr]etry-[Aa]fter: //p')
ok 'A-7: for minutes, not for days' [ "${wait:-9999}" -le 900 ]
sign_in bob
ok 'A-7: while they do, so has the owner' status 429
q "UPDATE throttle SET filled_at = filled_at - INTERVAL ${wait:-0} SECOND"
sign_in bob
ok 'A-7: after that time bob comes in' goes_to /

# What somebody may is asked with each request.
sign_in oskar
get /queue
ok 'C-4: an officer has a queue' status 200
q "INSERT INTO citizen_case (reference, account_id, category_id,
    department_id, body) VALUES ('C4C4C4C4', 2, 5, 2, 'x')"
case=$(q "SELECT id FROM citizen_case WHERE reference = 'C4C4C4C4'")
get "/queue/$case"
ok 'C-4: with the cases of their department' status 200
q 'DELETE FROM department_officer WHERE account_id = 4'
get "/queue/$case"
ok 'C-4: who leaves it finds them no more' status 404
q "UPDATE account SET role = 'citizen' WHERE id = 4"
get /queue
ok 'C-4: who is no officer any more has no queue' status 403
q "UPDATE account SET role = 'officer' WHERE id = 4"

# A form has its own fields and no others, whatever is sent along.
sign_in bob
get /account
post /account 'name=Bob Baker' 'name=Bob Builder'
ok 'C-3: a field that comes twice is refused' status 400
get /account
post /account 'name=Bob Baker' role=admin state=disabled id=1 account_id=1 \
    email=root@example.org kind=official
ok 'C-3: what a form asks for is taken' goes_to '/account?done=saved'
ok 'C-3: and nothing of the rest' value \
    'Bob Baker citizen active bob@example.org citizen' "SELECT CONCAT_WS(' ',
    name, role, state, email, kind) FROM account WHERE id = 2"
ok 'C-3: of nobody else either' value 'Ada Test' \
    'SELECT name FROM account WHERE id = 1'
get '/account?role=admin&name=Bob+Burglar'
ok 'C-3: a query fills no form' never_says 'value="Bob Burglar'

# What is too long is refused, and not cut.
get /account
post /account "name=$(printf '%0130d' 7)"
ok 'D-1: what is too long is refused' status 422
ok 'D-1: and nothing of it kept' value 'Bob Baker' \
    'SELECT name FROM account WHERE id = 2'

# Where somebody comes from is what nginx saw.
unthrottle
as carla
action=/sign-in
get /sign-in
perl "$top/tests/fields.pl" "$home/reply" /sign-in email=bob@example.org \
    'password=correct horse battery staple' >"$home/form"
again -H 'X-Forwarded-For: 203.0.113.9' -H 'X-Real-IP: 203.0.113.9' \
    -H 'Forwarded: for=203.0.113.9' -H 'X-User: alma@example.org' \
    -H 'Remote-User: alma@example.org' -H 'REMOTE_ADDR: 203.0.113.9'
ok 'D-12: who says to come from elsewhere comes in' goes_to /
ok 'D-12: from where they are' value 127.0.0.1 \
    'SELECT address FROM session ORDER BY id DESC LIMIT 1'
ok 'D-12: as who they are' value 2 \
    'SELECT account_id FROM session ORDER BY id DESC LIMIT 1'
ok 'D-12: buckets are of that place, too' value 1 "SELECT COUNT(DISTINCT
    bucket) FROM throttle WHERE bucket LIKE 'sign-in-address:%'"

# What a program hears is written down once, and is all.
heard() {
	"$build/aedile" nginx | sed -n 's/^[[:blank:]]*fastcgi_param *//p' |
	    cut -d ' ' -f 1 | sort -u | tr '\n' ' '
}
ok 'K-2: a program hears of this, and of no more' test "$(heard)" = \
    "CONTENT_LENGTH CONTENT_TYPE HTTP_ACCEPT HTTP_ACCEPT_LANGUAGE HTTP_COOKIE\
 HTTP_ORIGIN HTTP_SEC_FETCH_SITE HTTP_USER_AGENT PATH_INFO QUERY_STRING\
 REMOTE_ADDR REQUEST_ID REQUEST_METHOD "
ok 'K-2: no list of others is included' eval '! "$build/aedile" nginx |
    grep "include.*fastcgi"'
ok 'K-2: no header is passed by itself' eval '"$build/aedile" nginx |
    grep -q "fastcgi_pass_request_headers off"'
for path in /.git/config /assets/ /themes/ /themes/civic/ /status \
    /nginx_status /healthz /metrics /errors/; do
	get "$path"
	ok "I-4: nobody is shown $path" status 404
	ok "I-4: $path tells no version" header 'server: nginx$'
done

# What somebody typed as a password is gone with the request: root finds it
# nowhere. The sanitizers keep what was freed.
remembers() {
	for pid in $(cat /proc/"$(cat "$home/pids/auth")"/task/*/children); do
		perl "$top/tests/remembers.pl" "$pid" "$1" || return
	done | grep .
}
if [ "$(id -u)" = 0 ] && ! ldd "$build/aedile-auth" | grep -q libasan; then
	unthrottle
	sign_in bob 'zebra and kolibri'
	ok 'D-10: a wrong password is refused' status 422
	sign_in bob
	ok 'D-10: a right one is taken' goes_to /
	ok 'D-10: what a worker knows can be found' remembers "$home/files"
	ok 'D-10: no wrong password is among it' not remembers kolibri
	ok 'D-10: nor a right one' not remembers 'horse'
	change pelican
	ok 'D-10: one too short to be a new one' status 422
	ok 'D-10: is forgotten, too' not remembers pelican
fi

# Without its pepper what the database keeps is worth nothing.
mv "$home/keys/pepper" "$home/pepper"
echo fedcba9876543210fedcba9876543210 >"$home/keys/pepper"
chmod 0400 "$home/keys/pepper"
restart auth
unthrottle
sign_in bob
ok 'A-4: with another pepper no password is right' status 422
# Of that pepper, by cheaper parameters: tests/unit/password.c says how.
q "UPDATE credential SET password = CONCAT('\$argon2id\$v=19\$m=8192,t=1,p=1',
    '\$+/d37yxVg5Yk9vOwrdSKXw\$VRZQHtzGHR4vlUukvLybiMdPJkoXaMYfaZb4CIEZzGU')
    WHERE account_id = 2"
sign_in bob somebody
ok 'A-4: who has a cheap old hash comes in' goes_to /
ok 'A-4: and has one of today after it' value 1 "SELECT password LIKE
    '\$argon2id\$v=19\$m=19456,t=2,p=1\$%' FROM credential WHERE account_id = 2"
sign_in bob somebody
ok 'A-4: with which they come in' goes_to /

# Where the list of common passwords cannot be read, nobody can tell.
cp "$top/conf/passwords.txt" "$home/list"
setting password.blocklist "$home/list"
restart auth
pia_signs_up() {
	get /sign-up
	post /sign-up kind=citizen 'name=Pia Gone' email=pia@example.org \
	    'password=quiet owls read maps' terms=yes
}
mv "$home/list" "$home/away"
as pia
pia_signs_up
ok 'A-3: what cannot be checked is not taken' status 503
ok 'A-3: and nobody is told that it is common' never_says 'too common'
ok 'A-3: what was typed is there to send again' says 'Pia Gone'
mv "$home/away" "$home/list"
pia_signs_up
ok 'A-3: once the list is back it goes on' goes_to /sign-up/code
done_testing
