#!/bin/sh
# What the logs hold: each event as one line that programs can read, and
# nothing that a person typed, sent or was given.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

# Every word with CANARY in it goes in somewhere, as others would send it.
odd() {
	echo "$1" -A "CANARYagent%0d%0a" -e "http://CANARYreferer/" \
	    -H "X-Forwarded-For:CANARYforwarded" -H "X-CANARYname:1" \
	    -H "Cookie:CANARYcookie=CANARYcrumb"
}
as carla
for page in '/?q=CANARYquery' '/find?reference=CANARYfind' \
    '/sign-in?next=CANARYnext' '/no/such?CANARYnowhere' \
    '/services/3?CANARY%0d%0atime=1' '/feedback/x?CANARYfeedback'; do
	get $(odd "$page")
done
get /sign-in -H "Authorization: Basic CANARYbasic" -H 'Accept: CANARY/x'
get /sign-in -H "Accept-Language: CANARY"
visit /sign-in -X POST --data-raw 'CANARYbody=%zz&=CANARY'
visit /sign-in -X POST --data-raw 'email=CANARY&csrf=CANARY' \
    -H 'Origin: http://CANARYorigin.example'
ok 'a foreign form is refused' status 403
visit /sign-in -X POST --data-raw 'CANARY' -H 'Content-Type: CANARY/type'

get /sign-up
post /sign-up kind=citizen 'name=CANARYname' email=canary@example.org \
    password=CANARY
ok 'a password too short' status 422
post /sign-up kind=citizen 'name=CANARYname Citizen' \
    email=canary@example.org 'password=KOLIBRI seven blue goats' terms=yes
ok 'one long enough' goes_to /sign-up/code
mail_to canary@example.org
code=$(tr -d '\r ' <"$home/letter" | grep -x '[0-9]\{6\}')
get /sign-up/code
post /sign-up/code code=CANARY
get /sign-up/code
post /sign-up/code "code=$code"
follow
post /sign-in email=CANARYwho@example.org 'password=KOLIBRI wrong goats'
ok 'a wrong password is refused' status 422
post /sign-in email=canary@example.org 'password=KOLIBRI seven blue goats'
ok 'the right one signs in' goes_to '/'
get /services/3
post /services/3/start
follow
post /drafts/1/details 'body=CANARYbody' location='CANARYplace'
follow
post /drafts/1/questions q1=large q2=left
follow
printf '\211PNG\r\n\032\n0000IHDR' >"$home/CANARYfile.png"
post /drafts/1/files "files=@$home/CANARYfile.png"
follow
printf 'CANARYcontent' >"$home/CANARYbad.pdf"
post /drafts/1/files "files=@$home/CANARYbad.pdf"
ok 'a file that is none is refused' status 422
get /drafts/1/check
post /drafts/1/check
case=$(leads_to)
case=${case%/sent}
get "$case"
ok 'a case is made' says CANARYbody
mail_to canary@example.org
post "$case/reply" 'body=CANARYreply'
get /account
post /account 'name=CANARYrenamed'

as stranger
get /password/forgotten
post /password/forgotten email=canary@example.org
mail_to canary@example.org
link=$(letter_link)
get "$link"
ok 'a link for a new password is opened' status 200

sign_in olga
get "/queue?q=CANARYsearch"
get "/queue/${case#/cases/}"
post "/queue/${case#/cases/}/take"
get "/queue/${case#/cases/}"
post "/queue/${case#/cases/}/note" 'body=CANARYnote'
get /reports/volume?by=CANARY
get /account -H 'Cookie: CANARY'

# Faults are told, but not with what was typed: a value that does not fit, a
# database that is away, a program that dies.
sql aedile -e 'SET sql_mode = ""; ALTER TABLE case_event MODIFY body INT'
as carla
get "$case"
post "$case/reply" 'body=CANARYno number'
ok 'a value that does not fit is our fault' status 500
ok 'H-7: of which the page tells nothing' \
    never_says "\.c:\|/usr\|$home\|SELECT\|INSERT\|case_event\|[Mm]aria\|1366"
number=$(grep -o '[0-9a-f]\{32\}' "$home/reply" | head -n 1)
line_of() { grep -h "request=$1 " "$home"/*.log; }
ok 'H-7: the number on the page finds its lines' line_of "$number"
ok 'H-2: they say who, and which page' eval 'line_of "$number" |
    grep -q "account=[0-9]* .*POST /cases/{id}/reply: 500"'
get "$case"
stop_database
post "$case/reply" 'body=CANARYaway'
ok 'the database is away' status 503
ok 'what was typed is shown' says CANARYaway
end nginx
rate=1
start_nginx
# All at once: the database is away, and one after the other they would wait.
ok 'haste is refused' eval 'seq 40 | xargs -P 40 -I N curl -s -o "$home/hasty-N" \
    -w "%{http_code}\n" "$address/sign-in?CANARYN" | grep 429'
end nginx
rate=100000
start_nginx
for program in auth cases feedback; do end $program; done
for path in "$link" /confirm/CANARYkey /find/CANARYkey /feedback/CANARYkey; do
	get "$path" -e "$address$link"
	ok "no program answers $(echo "$path" | cut -d/ -f2)" status 502
done

# Ours, nginx's, the database's and the mail server's.
held() { grep -n -F -e "$1" "$home"/*.log "$home/log"; }
ok 'H-3 K-2: no log holds what was typed or sent' not held CANARY
ok 'H-3: nor a password' not held KOLIBRI
ok 'H-3: nor an address to write to' not held canary@
ok 'nor a code' not held " $code"
ok 'H-3 K-8: nor the key of a link' not held "${link##*/}"
for cookies in "$home"/cookies-*; do
	awk 'length($7) > 20 { print $7 }' "$cookies"
done | grep . >"$home/tokens"
ok 'there were tokens' [ -s "$home/tokens" ]
no_token() { ! held "$(cat "$home/tokens")"; }
ok 'H-3 B-2: nor a token' no_token
ok 'H-3 G-5: nor a key of ours' eval 'for key in "$home"/keys/*; do
	! held "$(cat "$key")" || break; done'

# One event, one line; each has its keys, in their order.
key='[a-z]*='
head="time=[0-9-]*T[0-9:]*\\.[0-9]\\{6\\}Z level=\\(info\\|error\\|fatal\\)"
head="$head program=[a-z]* pid=[0-9]*\\( request=[0-9a-zA-Z-]*\\)\\{0,1\\}"
head="$head\\( account=[0-9]*\\)\\{0,1\\}\\( event=[a-z_]*\\)\\{0,1\\}"
ours() { cat "$home/auth.log" "$home/cases.log" "$home/feedback.log" \
    "$home/reports.log" "$home/courier.log"; }
odd_lines() { ours | grep -v "^$head msg=\"\\([^\"\\]\\|\\\\.\\)*\"\$"; }
ok 'H-2: every line can be read by a program' eval '! odd_lines'
event() { ours | grep -q "event=$1 "; }
for name in sys_startup authn_login_success authn_login_fail authz_fail; do
	ok "H-1: $name is told" event $name
done
done_testing
