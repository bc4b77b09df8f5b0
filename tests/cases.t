#!/bin/sh
# A citizen's cases: who may see what; replies, files, withdrawing, opening
# again; lists and looking up; the clock.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
unthrottle() { sql aedile -e 'DELETE FROM throttle'; }

# ask_for SERVICE BODY: a case of who is signed in; leaves its path in $case
ask_for() {
	unthrottle
	get "/services/$1"
	post "/services/$1/start"
	draft=$(leads_to | sed 's|/details||')
	get "$draft/details"
	post "$draft/details" "body=$2" 'location=Mill Street 7'
	get "$draft/check"
	post "$draft/check"
	case=$(leads_to | sed 's|/sent||')
}
of_case() { sql -N aedile -e "SELECT $1 FROM citizen_case
    WHERE id = ${case#/cases/}"; }
desk() { echo "/queue/${case#/cases/}"; }

sign_in ada
ask_for 4 'The light by the mill is out.'
light=$case
ok 'a case is opened' test "$(of_case status)" = received
ok 'its target is that of the category' is "SELECT TIMESTAMPDIFF(SECOND,
    opened_at, due_at) FROM citizen_case WHERE id = ${case#/cases/}" 432000
ok 'one event tells it' is "SELECT GROUP_CONCAT(kind, internal, account_id)
    FROM case_event WHERE case_id = ${case#/cases/}" opened01
ok 'so does one letter' is "SELECT COUNT(*) FROM outbox
    WHERE once LIKE 'case-received:${case#/cases/}:%'" 1
printf '\211PNG\r\n\032\n0000IHDR' >"$home/lamp.png"
get "$case"
post "$case/reply" 'body=A picture of it' files=@"$home/lamp.png"
ok 'a word and a picture are added' goes_to "$case#event-"
get "$case"
ok 'both are there' says lamp.png
file=$(grep -o '/cases/files/[0-9]*' "$home/reply" | head -n 1)
get "$file"
ok 'F-4: the file can be had' header 'content-disposition: attachment'
ok 'F-4: by nobody’s name but its own' header 'content-type: image/png'
printf '<svg/>' >"$home/bad.png"
get "$case"
post "$case/reply" 'body=Words worth <keeping>' files=@"$home/bad.png"
ok 'F-1: a file that is no picture is refused' status 422
ok '... and the words are kept' says 'Words worth &lt;keeping>\|&lt;keeping&gt;'
ok '... once, not as if they were said' test \
    "$(grep -c 'Words worth' "$home/reply")" = 1
get "$case"
post "$case/reply" body= files=@"$home/lamp.png"
ok 'a file without a word is asked for one' status 422
ok 'nothing was added' is "SELECT COUNT(*) FROM attachment" 1
head -c 11000000 /dev/zero >"$home/large.png"
get "$case"
post "$case/reply" body=x files=@"$home/large.png"
ok 'F-2: what is too large is refused' header 'HTTP/1.1 422'
ok '... with its words kept' says '>x</textarea>'
rm "$home/large.png"

# Not yours: it might as well not be there
sign_in bob
for path in "$case" "$case/sent" "$case/withdraw" "$case/reopen" "$file" \
    /cases/99999 /cases/files/99999 /drafts/99999/details \
    /cases/18446744073709551616 /cases/0 /cases/-1 /cases/abc; do
	get "$path"
	ok "C-2: bob does not find $path" status 404
done
get /services/4
post /services/4/start
his=$(leads_to | sed 's|/details||')
get "$his/details"
post "$his/details" 'body=Bobs own words' location=
get /cases
ok 'C-2: his list has nothing of hers' never_says Mill
get "/cases?text=Mill"
ok 'C-2: ... nor his search' never_says 'The light'
as ada
for step in details questions files check; do
	get "$his/$step"
	ok "ada does not find $his/$step" status 404
done
get "$light"
as bob
csrf=$(get /cases; sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' \
    "$home/reply" | head -n 1)
for path in "$light/reply" "$light/withdraw" "$light/reopen"; do
	visit "$path" --data-urlencode "csrf=$csrf" -H "Origin: $address" \
	    -d body=Hacked -d reason=Hacked -d version=1 \
	    -d "key=$(head -c 32 /dev/urandom | base64 | tr +/ -_ |
	        tr -d '=\n')"
	ok "C-2: ... nor can bob post $path" status 404
done
ok 'C-2: nothing of it arrived' is "SELECT COUNT(*) FROM case_event
    WHERE body = 'Hacked'" 0

# The clock: a question, an answer
sign_in olga
get "$(desk)"
post "$(desk)/take"
ok 'the first act of an officer is an answer' test \
    "$(of_case 'answered_at IS NOT NULL')" = 1
sql aedile -e "UPDATE citizen_case SET answered_at = '2020-01-01'
    WHERE id = ${case#/cases/}"
get "$(desk)/question"
post "$(desk)/question" 'body=Which side?'
ok 'the first one stays the first' test "$(of_case answered_at)" = \
    '2020-01-01 00:00:00'
ok 'the clock stands' test "$(of_case 'paused_at IS NOT NULL')" = 1
sql aedile -e "UPDATE citizen_case SET paused_at = paused_at
    - INTERVAL 5000 SECOND, due_at = UTC_TIMESTAMP() - INTERVAL 60 SECOND
    WHERE id = ${case#/cases/}"
as ada
get "$case"
ok 'while it stands nothing is overdue' never_says 'tag-overdue'
was=$(of_case 'UNIX_TIMESTAMP(due_at)')
get "$case"
post "$case/reply" 'body=The left one'
moved=$(($(of_case 'UNIX_TIMESTAMP(due_at)') - was))
ok 'the target moves by as long as it stood' test "$moved" = \
    "$(of_case paused_seconds)"
ok '... to the second' test "$moved" -ge 5000 -a "$moved" -lt 5030
ok 'the clock runs' test "$(of_case 'paused_at IS NULL')" = 1
ok 'each is told once' is "SELECT GROUP_CONCAT(kind ORDER BY id)
    FROM case_event WHERE case_id = ${case#/cases/} AND internal = 0" \
    opened,message,status,question,message,status,due
get "$case"
ok 'the citizen reads that it moved' says 'target date is now'
ok 'and never who' never_says Olga
get "$case" -H 'Accept: application/xml'
ok 'C-6: ... in the document neither' never_says 'Olga\|olga@\|<officer'

# A clock that is set back while a case waits
as olga
get "$(desk)/question"
post "$(desk)/question" 'body=And which end?'
sql aedile -e "UPDATE citizen_case SET paused_at = paused_at
    + INTERVAL 1 HOUR WHERE id = ${case#/cases/}"
was=$(of_case 'CONCAT(due_at, paused_seconds)')
as ada
get "$case"
post "$case/reply" 'body=The far end'
ok 'a clock that was set back keeps nobody from answering' \
    goes_to "$case#event-"
ok '... and moves no target' test "$(of_case \
    'CONCAT(due_at, paused_seconds)')" = "$was"

# Withdrawing, and who is faster
get "$case/withdraw"
cp "$home/reply" "$home/stale"
as olga
get "$(desk)/status"
post "$(desk)/status" status=approved 'body=We come on Monday'
as ada
cp "$home/stale" "$home/reply"
post "$case/withdraw" 'reason=I mended it'
ok 'who withdraws what has just changed is asked again' status 409
ok 'with what happened' says 'We come on Monday'
ok 'and what was typed' says 'I mended it'
again
ok 'the old form stays old' status 409
cp "$home/reply" "$home/now"
post "$case/withdraw" 'reason=I mended it'
ok 'the new one goes' goes_to "$case"
ok 'it is withdrawn' test "$(of_case "CONCAT(status, ' ', resolution,
    closed_at IS NOT NULL)")" = 'withdrawn withdrawn1'
get "$case/withdraw"
ok 'not twice' status 404
get "$case/reopen"
ok 'C-5: nor opened again by a wish' status 404
ok 'versions have no gap' test "$(of_case version)" = 9

ask_for 4 'Another light is out.'
sign_in olga
get "$(desk)/question"
post "$(desk)/question" 'body=Which one?'
as ada
get "$case/withdraw"
post "$case/withdraw" reason=
ok 'a case that waits can be withdrawn' test "$(of_case status)" = withdrawn
ok 'its clock is not left standing' test \
    "$(of_case 'paused_at IS NULL')" = 1

# Opening again
ask_for 4 'A third light is out.'
get "$case"
cp "$home/reply" "$home/open"
as olga
get "$(desk)/outcome"
post "$(desk)/outcome" resolution=duplicate 'body=Known already'
ok 'a case is rejected' test "$(of_case status)" = rejected
as ada
cp "$home/open" "$home/reply"
post "$case/reply" 'body=Words that came late'
ok 'a word that comes too late is no word lost' status 409
ok '... it may be the reason to open again' says 'Words that came late'
post "$case/reopen" reason=
ok 'a reason is needed' status 422
post "$case/reopen" 'reason=It is another one'
ok 'it is open again' test "$(of_case "CONCAT(status, IFNULL(resolution, '-'),
    IFNULL(closed_at, '-'))")" = 'in-review--'
ok 'that is told once' is "SELECT COUNT(*) FROM case_event
    WHERE case_id = ${case#/cases/} AND kind = 'reopened'" 1
get "$case/reopen"
ok 'C-5: what is open is not opened' status 404

# Lists
as bob
sql aedile -e "INSERT INTO citizen_case (reference, account_id, category_id,
    department_id, body, location, opened_at)
    SELECT CONCAT('ZZ', LPAD(seq, 6, '0')), 2, 4, 1,
    CONCAT(IF(seq = 7, '100% sure_thing', 'Dark here '), seq),
    IF(seq = 9, 'Elm_Street', 'Oak Street'), '2026-01-01' FROM $(numbers 45)"
get /cases
ok 'a long list has pages' says 'Page 1 of 3'
ok 'and a count' says '45 requests'
get '/cases?page=3&state=open'
ok 'the last one is short' test "$(grep -o 'href="/cases/[0-9]' \
    "$home/reply" | wc -l)" = 5
ok 'the way back keeps the filter' says '?state=open&amp;page=2'
get '/cases?page=99&state=open'
ok 'beyond the end is the beginning' goes_to '/cases?state=open'
get '/cases?page=0'
ok 'there is no page nought' says 'Page 1 of 3'
for text in 100%25 sure_thing; do
	get "/cases?text=$text"
	ok "$text is found to the letter" says '1 request<'
done
get '/cases?text=%25_%25'
ok 'D-1: signs that mean something to the database mean nothing' says \
    'No requests to show'
get '/cases?text=ae-zz00-0008'
ok 'a reference is found' status 200
get '/cases?state=closed'
ok 'none is closed' says 'No requests to show'
get '/cases?state=nonsense'
ok 'a filter that is none is told' status 200

# Looking up without signing in
sql aedile -e "UPDATE citizen_case SET body = 'Secret words'
    WHERE id = ${light#/cases/}"
reference=$(sql -N aedile -e "SELECT reference FROM citizen_case
    WHERE id = ${light#/cases/}")
as nobody
for typed in "$reference" "$(echo "$reference" | tr A-Z a-z)" \
    "AE-$(echo "$reference" | sed 's/..../&-/; s/-$//')"; do
	unthrottle
	get /find
	post /find "reference=$typed" email=Ada@example.org
	ok "$typed is found" goes_to /find/
done
link=$(leads_to)
get "$link"
ok 'where it stands is shown' says tag-withdrawn
ok 'nothing that was said is' never_says 'Secret\|picture\|Monday'
get "$link" -H 'Accept: application/xml'
ok 'C-6: ... in the document neither' never_says \
    'Secret\|picture\|Monday\|Olga\|ada@'
get "${link%?}x"
ok 'C-2: a link that was changed is none' status 404
get /find
post /find reference=AAAA-AAAA email=ada@example.org
ok 'what is no reference is told' status 422
get /find
post /find "reference=$reference" email=bob@example.org
cp "$home/reply" "$home/wrong"
ok 'nor with another address' status 422
unthrottle
for nth in $(seq 11); do
	get /find
	post /find "reference=$reference" "email=guess$nth@example.org"
done
ok 'C-8: who guesses addresses waits' status 429
done_testing
