#!/bin/sh
# Passwords forgotten and changed, sessions and their ends, limits, the terms.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
unthrottle() { sql aedile -e 'DELETE FROM throttle'; }
token() { awk '/aedile-/ { print $NF }' "$home/cookies-$who"; }
signed_in() { get /account && status 200; }
new='password=seven blue goats dance'

# A forgotten password
as ada
get /password/forgotten
post /password/forgotten email=nonsense
ok 'no address, no letter' says 'href="#forgotten-email'
get /password/forgotten
post /password/forgotten email=nobody@example.org
ok 'A-5: an unknown address gets the same answer' goes_to /password/sent
follow
cp "$home/reply" "$home/unknown"
get /password/forgotten
post /password/forgotten email=ADA@Example.ORG
ok 'as a known one' goes_to /password/sent
follow
sed 's/ key="[^"]*"//g; s/value="[^"]*"//g' "$home/unknown" >"$home/a"
sed 's/ key="[^"]*"//g; s/value="[^"]*"//g' "$home/reply" >"$home/b"
ok 'A-5: to the letter' cmp "$home/a" "$home/b"
ok 'the letter goes to the address that we know' is "SELECT COUNT(*)
    FROM outbox WHERE BINARY recipient = 'ada@example.org'" 1
ok 'nobody else is written to' is 'SELECT COUNT(*) FROM outbox' 1
mail_to ada@example.org
first=$(letter_link)
unthrottle
get /password/forgotten
post /password/forgotten email=ada@example.org
mail_to ada@example.org
link=$(letter_link)
ok 'A-8: its link names no host but ours' test "$link"
get "$first"
ok 'A-8: a newer letter ends the older link' status 404
sign_in ada
ok 'A-7: asking changes nothing: the old password is good' goes_to /
as phone
get "$link"
ok 'the link asks for a new password' says form-reset
ok 'A-2: of which a browser knows that it is new' says 'new-password'
post "$link" password=short
ok 'a bad one is refused' status 422
ok '... and never shown' never_says 'value="short'
post "$link" 'password=ada@example.org!!'
ok 'A-3: one with the address in it, too' says 'name or your address'
post "$link" "$new"
ok 'a good one is kept' goes_to '/sign-in?done=changed'
follow
ok 'that is said' says 'Your password is changed'
post "$link" "$new"
ok 'A-8: the link is used up' status 404
get "$link"
ok '... to look at, too' status 404
mail_to ada@example.org
ok 'A-12: a letter tells that it was changed' letter_says \
    'Your password was changed'
ok '... and leads whoever did not do it to another' \
    [ "$(letter_link)" = /password/forgotten ]
as ada
get /account
ok 'B-5: the sessions of before have ended' goes_to '/sign-in?next=/account'
sign_in ada
ok 'the old password is none' status 422
sign_in ada 'seven blue goats dance'
ok 'the new one is' goes_to /
unthrottle
as phone
get /password/forgotten
post /password/forgotten email=ada@example.org
mail_to ada@example.org
link=$(letter_link)
sql aedile -e "UPDATE verification SET ends_at = UTC_TIMESTAMP()
    - INTERVAL 1 SECOND WHERE purpose = 'password'"
get "$link"
ok 'A-8: after an hour a link is dead' status 404
ok '... which is said' says 'one hour'
sql aedile -e "UPDATE account SET state = 'disabled'
    WHERE email = 'bob@example.org'"
get /password/forgotten
post /password/forgotten email=bob@example.org
ok 'who may not come in gets no letter' is "SELECT COUNT(*) FROM outbox
    WHERE recipient = 'bob@example.org'" 0
sign_in bob
ok '... and is not let in by the right password' status 422
sql aedile -e "UPDATE account SET state = 'active'"

# A changed one
unthrottle
as phone
get /password/forgotten
post /password/forgotten email=ada@example.org
mail_to ada@example.org
link=$(letter_link)
sign_in ada 'seven blue goats dance'
cp "$home/cookies-ada" "$home/cookies-laptop"
as tablet
get /sign-in
post /sign-in email=ada@example.org "$new"
as ada
get /account/password
post /account/password 'current=not the one at all' \
    'password=quiet owls read maps'
ok 'A-14: who does not know the old one changes nothing' says 'password is wrong'
get /account/password
post /account/password 'current=seven blue goats dance' password=short
ok 'a bad new one is refused' status 422
get /account/password
post /account/password 'current=seven blue goats dance' \
    'password=quiet owls read maps'
ok 'a good one is taken' goes_to '/account?done=changed'
ok 'this browser stays signed in' signed_in
mail_to ada@example.org
ok 'A-12: this is told by letter, too' letter_says 'Your password was changed'
ok '... once for each change' is "SELECT COUNT(*) FROM outbox
    WHERE once LIKE 'password-changed:%'" 2
as tablet
get /account
ok 'B-5: the other one is not' goes_to /sign-in
get "$link"
ok 'A-8: a letter on its way is worth nothing any more' status 404

# Sessions
unthrottle
as ada
as tablet
get /sign-in -A 'Tablet of Ada'
post /sign-in email=ada@example.org 'password=quiet owls read maps'
as ada
get /account/sessions
ok 'B-5: both are listed' says 'Sign out everywhere else'
ok 'one is this' says 'This browser'
other=$(sql -N aedile -e 'SELECT MAX(id) FROM session')
sign_in mina
hers=$(sql -N aedile -e 'SELECT MAX(id) FROM session')
as ada
get /account/sessions
post /account/sessions "session=$hers"
as mina
ok 'B-5: nobody ends another person’s' signed_in
as ada
get /account/sessions
cp "$home/reply" "$home/stale"
post /account/sessions "session=$other"
ok 'one’s own is ended' goes_to '/account/sessions?done=ended'
cp "$home/stale" "$home/reply"
as tablet
get /account
ok '... there' goes_to /sign-in
as ada
ok '... not here' signed_in
as tablet
get /sign-in
post /sign-in email=ada@example.org 'password=quiet owls read maps'
as ada
get /account/sessions
post /account/sessions session=abc
ok 'nonsense is refused' status 400
get /account/sessions
post /account/sessions
as tablet
get /account
ok 'B-5: all others can be ended at once' goes_to /sign-in

# Their time
as ada
sql aedile -e "UPDATE session SET seen_at = UTC_TIMESTAMP()
    - INTERVAL idle_seconds + 1 SECOND"
get /account
ok 'B-4: who is idle for too long is signed out' goes_to /sign-in
sign_in ada 'quiet owls read maps'
sql aedile -e "UPDATE session SET seen_at = UTC_TIMESTAMP()
    - INTERVAL idle_seconds - 60 SECOND"
ok 'who is not stays' signed_in
ok '... and is seen' is "SELECT seen_at > UTC_TIMESTAMP()
    - INTERVAL 9 SECOND FROM session s JOIN account a
    ON a.id = s.account_id WHERE a.email = 'ada@example.org'
    ORDER BY s.id DESC LIMIT 1" 1
sql aedile -e 'UPDATE session SET ends_at = UTC_TIMESTAMP()'
get /account
ok 'B-4: in the end everybody is' goes_to /sign-in
ok 'B-4: officers sooner' is "SELECT COUNT(DISTINCT idle_seconds) FROM session" 2

# The cookie
as fixed
get /sign-in
before=$(token)
post /sign-in email=ada@example.org 'password=quiet owls read maps'
ok 'B-3: signing in makes a new cookie' test "$(token)" != "$before"
ok 'for browsers alone' header 'set-cookie: aedile-.*HttpOnly; SameSite=Lax'
ok '... not to be kept' sh -c "! grep -i '^set-cookie.*max-age' $home/head"
cp "$home/cookies-fixed" "$home/jar"
sed "s/$(token)/$before/" "$home/jar" >"$home/cookies-old"
as old
get /account
ok 'B-3: the old one opens nothing' goes_to /sign-in
as fixed
cp "$home/jar" "$home/cookies-fixed"
get /
post /sign-out
ok 'signing out takes it away' header 'set-cookie: aedile-.*Max-Age=0'
cp "$home/jar" "$home/cookies-fixed"
get /account
ok 'B-5: ... and it is worth nothing' goes_to /sign-in

# Limits
unthrottle
as guess
for nth in $(seq 11); do
	get /sign-in
	post /sign-in email=olga@example.org "password=wrong number $nth"
done
ok 'A-6: who guesses one account’s password waits' status 429
ok '... is told how long' header 'retry-after: [1-9]'
ok 'A-6: the account’s bucket is not the browser’s' is "SELECT COUNT(*)
    FROM throttle WHERE bucket LIKE 'sign-in-account:%'
    AND level > 9" 1
sign_in ada 'quiet owls read maps'
ok 'A-6: others come in' goes_to /
ok 'aedile account unlock lets her try' "$build/aedile" account unlock \
    olga@example.org
sign_in olga
ok '... and she comes in' goes_to /
ok 'the right password empties the bucket' is "SELECT COUNT(*)
    FROM throttle WHERE bucket LIKE 'sign-in-account:%'" 0
unthrottle
as spray
for nth in $(seq 60); do	# a slow machine's bucket leaks meanwhile
	get /sign-in
	post /sign-in "email=person$nth@example.org" 'password=Summer 2026!'
	! status 429 || break
done
ok 'A-6: who tries one password on many waits, too' status 429
unthrottle
get /sign-in
post /sign-in email=person@example.org 'password=Summer 2026!'
sed 's/ key="[^"]*"//g; s/value="[^"]*"//g; s/person@//' "$home/reply" \
    >"$home/a"
get /sign-in
post /sign-in email=olga@example.org 'password=Summer 2026!'
sed 's/ key="[^"]*"//g; s/value="[^"]*"//g; s/olga@//' "$home/reply" \
    >"$home/b"
ok 'A-5: unknown and wrong are one answer' cmp "$home/a" "$home/b"

# The terms
sql aedile -e "INSERT INTO terms VALUES (2, '2026-02-01'),
    (3, '2126-01-01')"
as oskar
get '/queue?state=done'
ok 'the way is remembered' goes_to '/sign-in?next=/queue%3Fstate%3Ddone'
follow
post /sign-in email=oskar@example.org 'password=correct horse battery staple'
ok 'a new edition comes first' goes_to '/terms/accept?next=/queue%3Fst'
get /queue
ok 'there is no way around it' goes_to '/terms/accept?next=/queue'
get /terms
ok 'it can be read' says 'Edition 2'
get '/terms/accept?next=/queue%3Fstate%3Ddone'
post /terms/accept
ok 'it must be agreed to' status 422
post /terms/accept terms=yes
ok 'then one is led on' goes_to '/queue?state=done'
follow
ok '... and let in' status 200
ok 'who, what and from where is kept' is "SELECT CONCAT(t.version, t.address)
    FROM terms_acceptance t JOIN account a ON a.id = t.account_id
    WHERE a.email = 'oskar@example.org' ORDER BY 1 DESC LIMIT 1" 2127.0.0.1
get '/sign-in?next=/queue'
ok 'who is signed in need not sign in' goes_to /queue
get '/sign-in?next=//evil.example/'
ok '... and is led nowhere else' goes_to '/$'
get /sign-up
ok '... nor sign up' goes_to '/$'
as mallory
get '/sign-in?next=https://evil.example/'
post /sign-in email=alma@example.org 'password=correct horse battery staple'
follow
post /terms/accept terms=yes
ok 'D-4: a foreign address is no way to go on' goes_to '/$'

# Language
as alma
get /
ok 'a language that we have no words for is none' sh -c \
    "! grep -qi 'set-cookie: aedile-language' $home/head"
done_testing
