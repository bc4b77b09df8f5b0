#!/bin/sh
# Who is asking, may they, is the POST ours: through nginx, as a browser and
# as somebody who is none.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
. "$top/tests/portal.sh"

start_house
name=aedile-$port
jar() { echo "$home/cookies-$who"; }
token() { awk -v n="$name" '$6 == n { print $7 }' "$(jar)"; }
account() { sql aedile -Ne "SELECT $1 FROM account
    WHERE email = 'ada@example.org'"; }
sessions() { sql aedile -Ne "SELECT COUNT(*) FROM session
    WHERE token_hash = UNHEX(SHA2('$1', 256))"; }

# A browser that nobody knows.
as nobody
get /sign-in
ok 'B-2: a stranger gets a token' header "set-cookie: $name=[A-Za-z0-9_-]\{43\};"
ok 'B-1: that no script reads' header 'set-cookie: .*; HttpOnly; SameSite=Lax'
ok 'and no row remembers' [ "$(sql aedile -Ne 'SELECT COUNT(*) FROM session')" = 0 ]
stranger=$(token)
get /sign-in
ok 'one is enough' [ "$(token)" = "$stranger" ]
ok 'and is not sent again' sh -c "! grep -qi '^set-cookie' $home/head"
as careless
get /sign-in -b "$name=short"
ok 'B-3: what we cannot have made is replaced' header "set-cookie: $name="
as nobody
get /account
ok 'who is not signed in is led to sign in, and back' \
    goes_to '/sign-in?next=/account'
get '/account/sessions?a=b&c=d%20e'
ok 'with what the page was asked' \
    goes_to '/sign-in?next=/account/sessions%3Fa%3Db%26c%3Dd%2520e'

# Sign in: nothing that was there before is worth anything after.
as ada
get /sign-in
before=$(token)
post /sign-in email=ada@example.org 'password=correct horse battery staple'
after=$(token)
ok 'B-3: signing in makes a new token' [ "$before" != "$after" ]
ok 'B-2: of which the hash alone is kept' [ "$(sessions "$after")" = 1 ]
get /account
ok 'which opens her pages' status 200
as eve
get /account -b "$name=$before"
ok 'B-3: and the one before does not' status 303

# A POST that is not ours.
as ada
get /account
ok 'a form of hers has a csrf' says 'name="csrf"'
try() { visit /account -X POST -d "name=Eve&key=$(token)" "$@"; }
csrf=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$home/reply" |
    head -n 1)
try
ok 'B-6: without csrf: no' status 403
try -d csrf=wrong
ok 'B-6: with a wrong one: no' status 403
as bob
get /sign-in
theirs=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$home/reply" |
    head -n 1)
as ada
try -d "csrf=$theirs"
ok 'B-6: with that of another browser: no' status 403
try -d "csrf=$csrf" -H 'Origin: http://evil.example'
ok 'B-6: from another site: no' status 403
try -d "csrf=$csrf" -H 'Origin: null'
ok 'B-6: from a page that hides where it is: no' status 403
try -d "csrf=$csrf" -H "Origin: $address" -H 'Sec-Fetch-Site: cross-site'
ok 'B-6: from a page of another site: no' status 403
try -d "csrf=$csrf" -H "Origin: $address" -H 'Sec-Fetch-Site: same-site'
ok 'B-6: from a neighbour: no' status 403
ok 'B-6: and nothing has changed' [ "$(account name)" = 'Ada Test' ]
as nobody
get /sign-in
visit /sign-in -X POST -d "email=ada@example.org&password=x"
ok 'B-6: the sign-in form is guarded too' status 403

# What she may.
as ada
get /queue
ok 'a citizen does not enter the queue' status 403

# The clock of the database says how long.
seen() { sql aedile -Ne 'SELECT seen_at FROM session'; }
sql aedile -e 'UPDATE session SET seen_at = UTC_TIMESTAMP() - INTERVAL 50 SECOND'
was=$(seen)
get /account
ok 'a page within a minute writes nothing' [ "$(seen)" = "$was" ]
sql aedile -e 'UPDATE session SET seen_at = UTC_TIMESTAMP() - INTERVAL 90 SECOND'
was=$(seen)
get /account
ok 'after a minute she is seen again' [ "$(seen)" != "$was" ]
ok 'and the page is there' status 200
sum() { sql aedile -Ne "CHECKSUM TABLE account, session, receipt, parked,
    outbox, citizen_case, draft, verification, feedback, throttle"; }
was=$(sum)
for page in / /account /account/sessions /account/password /cases /services \
    /terms /find; do get "$page"; done
ok 'B-6: no GET changes anything' [ "$(sum)" = "$was" ]
sql aedile -e 'UPDATE session SET seen_at = UTC_TIMESTAMP() - INTERVAL 1801 SECOND'
get /account
ok 'B-4: half an hour unseen: signed out' goes_to /sign-in
sql aedile -e 'UPDATE session SET seen_at = UTC_TIMESTAMP(),
    ends_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND'
get /account
ok 'B-4: after the longest time: signed out' goes_to /sign-in
sql aedile -e "UPDATE session SET ends_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR"
sql aedile -e "UPDATE account SET state = 'disabled'
    WHERE email = 'ada@example.org'"
get /account
ok 'B-5: a disabled account is out at once' goes_to /sign-in
sql aedile -e "UPDATE account SET state = 'active'
    WHERE email = 'ada@example.org'"
sign_in olga
ok 'B-4: staff have less time' [ "$(sql aedile -Ne 'SELECT idle_seconds
    FROM session ORDER BY id DESC LIMIT 1')" = 900 ]

# What was typed too late.
expire() { sql aedile -e 'UPDATE session
    SET seen_at = UTC_TIMESTAMP() - INTERVAL 2 HOUR'; }
sign_in ada
get /account
expire
post /account 'name=Ada of Milltown'
ok 'a form that comes too late leads to sign in' \
    goes_to '/sign-in?next=/account'
ok 'what it said is kept, but not to be read' [ "$(sql aedile -Ne "SELECT
    sealed LIKE '%Milltown%' FROM parked")" = 0 ]
get /sign-in
post /sign-in email=ada@example.org 'password=correct horse battery staple'
ok 'after that she is led back to it' goes_to '/account?parked='
follow
ok 'and finds what she had typed' says 'value="Ada of Milltown"'
ok 'and is told' says 'What you had typed is here'
cp "$home/reply" "$home/restored"
get '/account?parked=yes'
ok 'once' never_says Milltown
cp "$home/restored" "$home/reply"
post /account
ok 'the form can be sent' goes_to '/account?done=saved'
ok 'and takes effect' [ "$(account name)" = 'Ada of Milltown' ]
again
ok 'once' goes_to '/account?done=saved'

get /account
expire
post /account 'name=Ada of Overhill'
get /sign-in
post /sign-in email=bob@example.org 'password=correct horse battery staple'
ok 'nobody else is led to it' sh -c "! grep -q parked= $home/head"
get '/account?parked=yes'
ok 'nor given it' never_says Overhill
ok 'and nothing is left of it' [ "$(sql aedile -Ne 'SELECT COUNT(*)
    FROM parked')" = 0 ]

sign_in ada
get /account/password
expire
post /account/password 'current=correct horse battery staple' \
    'password=kolibri tango violet'
get /sign-in
post /sign-in email=ada@example.org 'password=correct horse battery staple'
follow
ok 'a password is never kept' never_says kolibri

# Out.
old=$(token)
post /sign-out
ok 'signing out takes the row' [ "$(sessions "$old")" = 0 ]
get /account -b "$name=$old"
ok 'B-5: so the token opens nothing' status 303
ok 'B-2: and no log holds a token' sh -c "! grep -q -e '$after' -e '$old' $home/*.log"
# A browser that lost its cookie since it opened the form.
sign_in bob
get /services/3
post /services/3/start
follow
rm -f "$home/cookies-bob"
draft=$(grep -o ' action="[^"]*/details"' "$home/reply" | cut -d'"' -f2)
draft=${draft#"$prefix"}
post "$draft" 'body=A hole as deep as a <boot>' 'location=Mill Street'
ok 'a form whose cookie is lost is not taken' status 403
ok 'but shown again' says 'A hole as deep as a &lt;boot&gt;'
post "$draft"
ok 'and sent again by one button, it leads to sign in' goes_to /sign-in
get /sign-in
post /sign-in email=bob@example.org 'password=correct horse battery staple'
follow
ok 'after which what was typed is back' says 'as deep as a &lt;boot'
get "$draft"
post "$draft" csrf=wrong body=x location=y
visit "$draft" -X POST -d csrf=x -d body=secret \
    -H 'Origin: https://evil.example'
ok 'what another site sends is not shown again' never_says secret
done_testing
