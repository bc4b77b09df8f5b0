#!/bin/sh
# Signing up and in: every field, every refusal, every limit; the cookie.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
unthrottle() { sql aedile -e 'DELETE FROM throttle'; }
code_of() { tr -d '\r ' <"$home/letter" | grep -x '[0-9]\{6\}'; }
no_mail_to() { sleep 1.5 && ! grep -il "^to:.*$1" "$home"/mail/*.txt; }
cookie() { awk '/aedile-/ { print $NF }' "$home/cookies-$who"; }
sign_up() {
	unthrottle
	as "$1"
	get /sign-up
	post /sign-up kind=citizen "name=$1 Tester" "email=$1@example.org" \
	    'password=seven blue goats dance' terms=yes
}
tries() {
	get /sign-up
	post /sign-up "$@"
}
good='kind=citizen name=Carla terms=yes'
password='password=seven blue goats dance'

# What a form refuses
as carla
tries kind=king name=Carla email=carla@example.org "$password" terms=yes
ok 'a kind must be one' says 'href="#sign-up-kind'
tries kind=citizen name= email=carla@example.org "$password" terms=yes
ok 'a name is needed' says 'href="#sign-up-name'
tries kind=citizen name=C email=carla@example.org "$password" terms=yes
ok 'of more than a letter' says 'href="#sign-up-name'
for typed in '' carla carla@example 'car la@example.org' carla@-a.org; do
	tries $good "email=$typed" "$password"
	ok "no address: '$typed'" says 'href="#sign-up-email'
done
tries kind=citizen name=Carla email=carla@example.org "$password"
ok 'without the terms no account' says 'href="#sign-up-terms'
tries kind=citizen name= email=carla password=short terms=yes
ok 'all that is wrong is told at once' says \
    'href="#sign-up-name.*href="#sign-up-email.*href="#sign-up-password'
ok 'what is wrong stands in the title' says '<title>Error:'
ok 'the kind is kept' says 'value="citizen" checked'
unthrottle
refused() {
	tries $good email=carla@example.org "password=$2"
	ok "A-1 A-3: a password that is $1 is refused" says "$3"
	unthrottle
}
refused short 'seven goats' 'at least 15 characters'
refused common 'passwordpassword' 'too common'
refused simple 'aaaaaaaaaaaaaaaaaaaa' 'too common'
refused personal 'carla@example.org!' 'name or your address'
unthrottle
tries $good email=carla@example.org "$password" website=http://spam.example
ok 'A-15: who fills the trap is refused' status 422
ok 'nothing of all this made an account' is "SELECT COUNT(*) FROM account
    WHERE email LIKE 'carla%'" 0

# Signing up, and who is told what
sign_up dora
ok 'an account is begun' goes_to /sign-up/code
ok 'the form once more leads to the same' again
ok '... and sends no second letter' is "SELECT COUNT(*) FROM outbox
    WHERE recipient = 'dora@example.org'" 1
follow
cp "$home/reply" "$home/fresh"
ok 'the terms are noted with the address of the browser' is "SELECT
    CONCAT(t.version, ' ', t.address) FROM terms_acceptance t
    JOIN account a ON a.id = t.account_id
    WHERE a.email = 'dora@example.org'" '1 127.0.0.1'
as stranger
tries kind=citizen name=Mallory email=ADA@example.org "$password" terms=yes
ok 'A-5: with an address that is taken it looks the same' goes_to /sign-up/code
follow
sed 's/ada@/dora@/; s/key" value="[^"]*"//g; s/csrf" value="[^"]*"//g
    s/number">[^<]*//' "$home/reply" >"$home/known"
sed 's/key" value="[^"]*"//g; s/csrf" value="[^"]*"//g; s/number">[^<]*//' \
    "$home/fresh" >"$home/new"
ok 'A-5: to the letter' cmp "$home/known" "$home/new"
mail_to ada@example.org
ok 'A-12: its owner is told by mail' letter_says 'You have an account already'
unthrottle
tries kind=citizen name=Mallory email=ada@example.org "$password" terms=yes
ok 'once a day' is "SELECT COUNT(*) FROM outbox
    WHERE recipient = 'ada@example.org'" 1
ok 'nothing of the account is changed' is "SELECT CONCAT(name, state)
    FROM account WHERE email = 'ada@example.org'" 'Ada Testactive'
post /sign-up/code code=123456
ok 'a code for nobody is wrong as any other' goes_to '/sign-up/code?wrong'

# Codes
as dora
mail_to dora@example.org
first=$(code_of)
for n5 in 1 2 3 4 5; do
	get /sign-up/code
	post /sign-up/code code=000000
	unthrottle
done
follow
ok 'A-8: after five wrong codes it says so' says 'no longer works'
get /sign-up/code
post /sign-up/code "code=$first"
ok 'A-8: and the right one is dead' goes_to '/sign-up/code?wrong'
get /sign-up/code
post /sign-up/resend
ok 'a new letter can be had' goes_to '/sign-up/code?done=sent-again'
follow
ok 'that is said' says 'sent a new e-mail'
mail_to dora@example.org
second=$(code_of)
ok 'with another code' test "$first" != "$second"
link=$(letter_link)
sql aedile -e "UPDATE verification SET asked_at = asked_at
    - INTERVAL 11 MINUTE WHERE used_at IS NULL"
get /sign-up/code
post /sign-up/code "code=$second"
ok 'A-8: after ten minutes a code is dead' goes_to '/sign-up/code?wrong'
follow
ok 'and it is told so' says 'no longer works'
as phone
get "$link"
ok 'the link lives an hour, in any browser' says form-confirm
get "$link"
ok 'A-8: looking at it uses nothing up' says form-confirm
as dora
get /sign-up/code
post /sign-up/resend
mail_to dora@example.org
newest=$(letter_link)
get "$link"
ok 'A-8: a newer letter ends the older link' status 404
ok 'which says why' says 'no longer works'
unthrottle
for nth in 1 2 3 4 5 6; do
	get /sign-up/code
	post /sign-up/resend
done
ok 'C-8: who asks for too many letters waits' status 429
ok 'is told how long' header 'retry-after: [1-9]'
ok 'in words' says 'minute'
unthrottle
get /sign-up/address
ok 'the address can be corrected' says 'value="dora@example.org"'
post /sign-up/address email=nonsense
ok 'not to nonsense' status 422
post /sign-up/address email=Dora2@Example.org
ok 'to another' goes_to '/sign-up/code?done=address-corrected'
ok 'which is kept in small letters' is "SELECT COUNT(*) FROM account
    WHERE BINARY email = 'dora2@example.org'" 1
mail_to dora2@example.org
get "$newest"
ok 'A-8: the link to the old address is dead' status 404
newest=$(letter_link)
get /sign-up/code
post /sign-up/address email=bob@example.org
follow
ok 'A-5: to somebody else’s it looks the same' says bob@example.org
ok '... but the account keeps its own' is "SELECT COUNT(*) FROM account
    WHERE email = 'dora2@example.org' AND state = 'unproven'" 1
unthrottle
get /sign-up/code
post /sign-up/resend
ok '... and bob gets no code for it' is "SELECT COUNT(*) FROM outbox
    WHERE recipient = 'bob@example.org' AND once LIKE 'confirm%'" 0
get /sign-up/address
post /sign-up/address email=dora2@example.org
mail_to dora2@example.org
newest=$(letter_link)

as bert
tries kind=business 'name=Bert and Sons' email=ada@example.org "$password" \
    terms=yes
unthrottle
get /sign-up/code
post /sign-up/resend
get /sign-up/address
post /sign-up/address email=bert@example.org
ok 'who mistyped somebody’s address corrects it, too' goes_to \
    '/sign-up/code?done=address-corrected'
mail_to bert@example.org
get /sign-up/code
post /sign-up/code "code=$(code_of)"
ok '... and proves it as anybody does' goes_to '/sign-in?done=confirmed'
ok '... as who they said they are' is "SELECT CONCAT(name, kind, state)
    FROM account WHERE email = 'bert@example.org'" \
    'Bert and Sonsbusinessactive'
as dora

# One link, twenty takers
unthrottle
as phone
get "$newest"
for nth in $(seq 20); do
	key=$(head -c 32 /dev/urandom | base64 | tr +/ -_ | tr -d '=\n')
	csrf=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' \
	    "$home/reply" | head -n 1)
	curl -s -o /dev/null -w '%{http_code}\n' -b "$home/cookies-phone" \
	    -H "Origin: $address" --data-urlencode "csrf=$csrf" \
	    --data-urlencode "key=$key" "$address$newest" >>"$home/codes" &
	takers="${takers-} $!"
done
wait $takers
sort "$home/codes" | uniq -c | sed 's/^/# /'
ok 'A-8: of twenty posts at once one proves the address' test \
    "$(grep -c 303 "$home/codes")" = 1
ok '... and no other fails otherwise' test \
    "$(grep -c '^4' "$home/codes")" = 19
ok 'the account is active' is "SELECT state FROM account
    WHERE email = 'dora2@example.org'" active

# An address that nobody has proven is had by who comes last
sign_up emil
mail_to emil@example.org
old=$(letter_link)
unthrottle
as emil2
tries kind=business 'name=Emil and Sons' email=emil@example.org \
    'password=quiet owls read maps' terms=yes
mail_to emil@example.org
get "$old"
ok 'the first one’s link is dead' status 404
get "$(letter_link)"
post "$(letter_link)"
ok 'the last one’s proves it' goes_to '/sign-in?done=confirmed'
sign_in emil 'seven blue goats dance'
ok 'the first one’s password is not the account’s' status 422
sign_in emil 'quiet owls read maps'
ok 'the last one’s is' goes_to /

# Officials wait
unthrottle
as frank
tries kind=official 'name=Frank Official' email=frank@example.org \
    "$password" terms=yes
mail_to frank@example.org
get "$(letter_link)"
post "$(letter_link)"
sign_in frank 'seven blue goats dance'
ok 'an official waits to be approved' goes_to '/sign-in?done=waiting'
get /cases
ok 'and is not signed in' goes_to /sign-in
must "$build/aedile" account approve frank@example.org
mail_to frank@example.org
ok '... and is written to when it is done' letter_says 'has been approved'
sign_in frank 'seven blue goats dance'
ok 'once approved they come in' goes_to /
done_testing
