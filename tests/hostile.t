#!/bin/sh
# Strings that broke other programs, in every text field of every form: each
# comes back as text, and is nothing but text wherever it is shown.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }

# draft SERVICE: begun by who is signed in, as far as its description
draft() {
	begin_request "$1"
	get "$draft/details"
	post "$draft/details" 'body=Dark here' 'location=Mill Street 7'
}
# case_of_ada N: one that olga's department works on; its id
case_of_ada() {
	sql aedile -e "INSERT INTO citizen_case (reference, account_id,
	    category_id, department_id, body, location, status)
	    VALUES (LPAD($1, 8, 'Z'), 1, 4, 1, 'Dark here', 'Elm Street',
	    'in-review')"
	sql -N aedile -e 'SELECT MAX(id) FROM citizen_case'
}

sign_in ada
draft 5
permit=$draft
open=$(case_of_ada 1)
ended=$(case_of_ada 2)
sign_in olga
get "/queue/$ended/outcome"
post "/queue/$ended/outcome" resolution=done 'body=Mended today'
for try in 1 2 3 4 5 6; do
	mail_to ada@example.org && break
done
feedback=$(letter_link)
desk=/queue/$open
get "$desk"
post "$desk/take"

for program in auth cases feedback reports; do
	"$build/aedile-$program" --describe
done >"$home/description" 2>/dev/null

# Each form: how it is sent, its route, who fills it in, where it stands and
# where it goes; "-" where nothing can be typed that a page shows again.
cat >"$home/places" <<END
POST /sign-in nobody /sign-in /sign-in
POST /sign-out -
POST /sign-up nobody /sign-up /sign-up
GET /sign-up/code -
POST /sign-up/code newcomer /sign-up/code /sign-up/code
POST /sign-up/resend -
POST /sign-up/address newcomer /sign-up/address /sign-up/address
POST /confirm/{token} -
POST /password/forgotten nobody /password/forgotten /password/forgotten
POST /password/new/{token} -
POST /account ada /account /account
POST /account/password -
POST /account/sessions -
POST /language -
POST /terms/accept -
POST /services/{id}/start -
POST /drafts/{id}/details ada $permit/details $permit/details
POST /drafts/{id}/questions ada $permit/questions $permit/questions
POST /drafts/{id}/files -
POST /drafts/{id}/files/remove -
POST /drafts/{id}/check -
GET /cases ada /cases /cases
POST /cases/{id}/reply ada /cases/$open /cases/$open/reply
POST /cases/{id}/withdraw ada /cases/$open/withdraw /cases/$open/withdraw
POST /cases/{id}/reopen ada /cases/$ended/reopen /cases/$ended/reopen
POST /find nobody /find /find
POST /accessibility nobody /accessibility /accessibility
GET /queue olga /queue /queue
POST /queue/{id}/take -
POST /queue/{id}/answer olga $desk $desk/answer
POST /queue/{id}/note olga $desk $desk/note
POST /queue/{id}/hand-over olga $desk/hand-over $desk/hand-over
POST /queue/{id}/category -
POST /queue/{id}/status olga $desk/status $desk/status
POST /queue/{id}/question olga $desk/question $desk/question
POST /queue/{id}/outcome olga $desk/outcome $desk/outcome
POST /feedback/{token} nobody $feedback $feedback
GET /reports/{measure} olga /reports/volume /reports/volume
END

all_have_places() {
	grep -o '<route method="[A-Z]*" path="[^"]*"[^>]*[^/]><form' \
	    "$home/description" |
	    sed 's/<route method="\([A-Z]*\)" path="\([^"]*\)".*/\1 \2/' |
	    sort >"$home/routes"
	cut -d' ' -f1,2 "$home/places" | sort | diff "$home/routes" -
}
ok 'each form of each program has its place here' all_have_places

export UNTHROTTLE="mariadb --no-defaults --socket=$home/sock aedile \
    -e 'DELETE FROM throttle'"
while read -r method route who page action; do
	[ "$who" = - ] || ok "$method $route shows what was typed" \
	    perl "$top/tests/hostile/forms.pl" "127.0.0.1:$port" \
	    "$method" "$who" "$page" "$action"
done <"$home/places"

ok 'what is kept is text wherever it is read' \
    perl "$top/tests/hostile/stored.pl" "127.0.0.1:$port" "/cases/$open" \
    "$desk" "$permit" "$feedback" "/queue/$ended"

# Machines read, too: no letter has a header that a person made.
waits() { is "SELECT COUNT(*) FROM outbox WHERE state = '$1'" "$2"; }
all_letters_leave() {
	for try in 1 2 3 4 5 6; do
		until_true waits waiting 0 && waits dead 0 && return
	done
	return 1
}
known='From|To|Subject|Date|Message-ID|MIME-Version|Content-Type'
known="$known|Content-Transfer-Encoding|Auto-Submitted|Content-Language"
known="$known|Delivered-To|Return-Path"
strange_headers() {
	for letter in "$home"/mail/*.eml; do
		tr -d '\r' <"$letter" | sed '/^$/q' | grep -v '^[ 	]' |
		    cut -d: -f1 | sort | uniq -c |
		    grep -vEi "^ *1 ($known)?$"
	done
}
ok 'all letters leave' all_letters_leave
ok 'none has a header that a person wrote' not strange_headers
done_testing
