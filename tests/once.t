#!/bin/sh
# Whatever is clicked twice, sent late, or sent by twenty at once, takes
# effect once; and what was typed is given back.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_house

is() { test "$(sql -N aedile -e "$1")" = "$2"; }
expire() {
	sql aedile -e 'UPDATE session SET seen_at = UTC_TIMESTAMP()
	    - INTERVAL 1 DAY; DELETE FROM throttle'
}
back_in() {
	follow
	post /sign-in email=ada@example.org \
	    'password=correct horse battery staple'
}
draft_for() {
	get "/services/$1"
	post "/services/$1/start"
	draft=$(leads_to | sed 's|/details||')
}

# Twenty posts of one form
sign_in ada
draft_for 4
get "$draft/details"
post "$draft/details" 'body=Dark here' 'location=Elm Street'
get "$draft/check"
cp "$home/reply" "$home/check"
perl "$top/tests/fields.pl" "$home/check" "$draft/check" >"$home/form"
for nth in $(seq 20); do
	curl -s -o /dev/null -w '%{http_code} %{redirect_url}\n' \
	    -b "$home/cookies-ada" -K "$home/form" -H "Origin: $address" \
	    "$address$draft/check" >>"$home/codes" &
	posting="${posting-} $!"
done
wait $posting
sort "$home/codes" | uniq -c | sed 's/^/# /'
ok 'C-5: twenty posts at once make one case' is 'SELECT COUNT(*)
    FROM citizen_case' 1
ok '... one event' is 'SELECT COUNT(*) FROM case_event' 1
ok '... one letter' is 'SELECT COUNT(*) FROM outbox' 1
ok 'J-2: and all are led to it' test "$(sort -u "$home/codes")" = \
    "303 $address/cases/1/sent"
sql aedile -e 'DELETE FROM throttle'
cp "$home/check" "$home/reply"
post "$draft/check"
ok 'so is who goes back and sends again' goes_to /cases/1/sent
cp "$home/check" "$home/reply"
post "$draft/check" "key=$(head -c 32 /dev/urandom | base64 |
    tr +/ -_ | tr -d '=\n')"
ok 'another form of a draft that is gone finds none' status 404
ok 'still one case' is 'SELECT COUNT(*) FROM citizen_case' 1

# The same page after a fault is the same deed
get /cases/1
post /cases/1/reply body=
ok 'a fault is told' status 422
key=$(sed -n 's/.*name="key" value="\([^"]*\)".*/\1/p' "$home/reply" |
    head -n 1)
post /cases/1/reply 'body=Once is enough'
ok 'mended, it goes' goes_to '/cases/1#event'
again
ok 'a second click, too' goes_to '/cases/1#event'
ok '... once' is "SELECT COUNT(*) FROM case_event
    WHERE kind = 'message'" 1
get /services/4
post /services/4/start
again
ok 'a draft that is begun twice is one' is 'SELECT COUNT(*) FROM draft' 1
get /cases/1
perl "$top/tests/fields.pl" "$home/reply" /cases/1/reply body=x key= \
    >"$home/form"
action=/cases/1/reply
again
ok 'B-6: a form without a key is refused' status 400

# Late: what was typed is given back
draft_for 3
get "$draft/details"
cp "$home/reply" "$home/page"
expire
post "$draft/details" 'body=A hole as deep as a <boot>' \
    'location=Mill Street 7'
ok 'who was away for too long signs in' goes_to '/sign-in?next='
back_in
ok 'and comes back to the step' goes_to "$draft/details?parked="
follow
ok 'told why' says 'signed out for safety'
ok 'with what was typed' says 'as deep as a &lt;boot'
ok '... all of it' says 'value="Mill Street 7"'
post "$draft/details"
ok 'and goes on' goes_to "$draft/questions"
follow
expire
post "$draft/questions" q1=huge 'q2=the left one'
back_in
follow
ok 'answers come back, too' says 'value="the left one"'
ok '... what was picked' says 'value="huge" checked\|checked[^>]*value="huge"'
post "$draft/questions"
ok 'and are taken' goes_to "$draft/files"
follow
printf '\211PNG\r\n\032\n0000IHDR' >"$home/hole.png"
post "$draft/files" files=@"$home/hole.png"
follow
expire
post "$draft/files" files=@"$home/hole.png"
back_in
follow
ok 'files brought before are still there' says hole.png
get "$draft/check"
expire
post "$draft/check"
ok 'who sends too late signs in first' goes_to '/sign-in?next='
back_in
ok 'and checks once more' goes_to "$draft/check"
follow
post "$draft/check"
ok 'then it is sent' goes_to '/cases/[0-9]*/sent'
case=$(leads_to | sed 's|/sent||')
get "$case"
cp "$home/reply" "$home/page"
expire
post "$case/reply" 'body=Kept for me' files=@"$home/hole.png"
back_in
follow
ok 'a word comes back' says 'Kept for me'
ok 'told that the files are to be chosen again' says 'not your files'
get "$case?parked=yes"
ok 'it is given back once' never_says 'Kept for me'

# ... also where the case has ended meanwhile
ended() { sql aedile -e "UPDATE citizen_case SET status = '$1',
    closed_at = UTC_TIMESTAMP() WHERE id = ${case#/cases/}"; }
open_again() { sql aedile -e "UPDATE citizen_case SET status = 'received',
    closed_at = NULL WHERE id = ${case#/cases/}"; }
get "$case"
ended resolved
expire
post "$case/reply" 'body=Said after the end'
back_in
follow
ok 'a word to a case that has ended comes back' says 'Said after the end'
ok '... as the reason to open it again' says "action=\"$case/reopen\""
open_again
get "$case"
ended withdrawn
expire
post "$case/reply" 'body=Said after withdrawing'
back_in
follow
ok 'also where it cannot be opened' says 'Said after withdrawing'
open_again
get "$case/withdraw"
ended resolved
expire
post "$case/withdraw" 'reason=Not any more'
back_in
follow
ok 'so does the reason to withdraw it' says 'Not any more'
sign_in olga
open_again
get "/queue/${case#/cases/}/outcome"
ended resolved
expire
post "/queue/${case#/cases/}/outcome" resolution=done 'body=Mended at last'
follow
post /sign-in email=olga@example.org 'password=correct horse battery staple'
follow
ok 'and the outcome of one that has its outcome' says 'Mended at last'
open_again

# ... in the form it was typed in, of two that ask alike
back_at_desk() {
	follow
	post /sign-in email=olga@example.org \
	    'password=correct horse battery staple'
	follow
}
typed_in() {
	perl "$top/tests/fields.pl" "$home/reply" "$desk/$1" >"$home/form"
	grep -q "$2" "$home/form"
}
desk=/queue/${case#/cases/}
get "$desk"
expire
post "$desk/note" 'body=Never for her eyes'
back_at_desk
ok 'a note comes back as a note' typed_in note 'Never for her eyes'
ok 'not as an answer' not typed_in answer 'Never for her eyes'
expire
post "$desk/answer" 'body=For her alone'
ended resolved
back_at_desk
ok 'an answer as an answer, whatever has ended' \
    typed_in answer 'For her alone'
ok 'not as a note' not typed_in note 'For her alone'
open_again

# ... and in the browser it was typed in, of two that one person has
sign_in ada
get "$case"
post "$case/reply" body=
mv "$home/cookies-ada" "$home/one" && mv "$home/reply" "$home/page"
sign_in ada
get "$case"
expire
post "$case/reply" 'body=From the telephone'
mv "$home/cookies-ada" "$home/other" && mv "$home/head" "$home/led"
cp "$home/one" "$home/cookies-ada" && mv "$home/page" "$home/reply"
post "$case/reply" 'body=From the desk at home'
back_in
follow
ok 'each browser gets back its own' says 'From the desk at home'
ok 'and not the other one’s' never_says 'From the telephone'
mv "$home/other" "$home/cookies-ada" && mv "$home/led" "$home/head"
back_in
follow
ok 'nor is that lost' says 'From the telephone'
ok 'nothing stays behind' is 'SELECT COUNT(*) FROM parked' 0
sign_in ada

# Signing in by a double click
draft_for 4
get "$draft/details"
expire
post "$draft/details" 'body=Twice is once' location=
follow
cp "$home/cookies-ada" "$home/jar"
post /sign-in email=ada@example.org 'password=correct horse battery staple'
ok 'one click signs in' goes_to "$draft/details?parked="
cp "$home/jar" "$home/cookies-ada"
again
ok 'the other one does, too' goes_to "$draft/details?parked="
follow
ok 'and nothing is lost' says 'Twice is once'
cp "$home/cookies-ada" "$home/jar"
post /sign-out
ok 'signing out' goes_to '/?done=signed-out'
cp "$home/jar" "$home/cookies-ada"
again
ok 'twice is as well' goes_to '/?done=signed-out'

# Edits name the version they saw
sign_in olga
id=${case#/cases/}
for form in status question outcome category hand-over; do
	get "/queue/$id/$form"
	cp "$home/reply" "$home/page-$form"
done
sign_in mina
get "/queue/$id/status"
post "/queue/$id/status" status=in-review 'body=Mina was here'
as olga
words='body=My own words'
for form in 'status status=in-review' question 'outcome resolution=done' \
    'category category=4' 'hand-over department=2 reason=Mine'; do
	set -- $form
	cp "$home/page-$1" "$home/reply"
	case $1 in
	category | hand-over) fields= ;;
	*) fields=$words ;;
	esac
	page=$1
	shift
	post "/queue/$id/$page" "$@" ${fields:+"$fields"}
	ok "$page: who comes second is told" status 409
	ok '... what happened' says 'Mina was here'
	[ -z "$fields" ] || ok '... beside their own words' says 'My own words'
done
ok 'nothing of it happened' is "SELECT CONCAT(version, status)
    FROM citizen_case WHERE id = $id" 2in-review
get "/queue/$id/outcome"
perl "$top/tests/fields.pl" "$home/reply" "/queue/$id/outcome" \
    resolution=done 'body=All at once' >"$home/form"
posting=
for nth in $(seq 20); do
	key=$(head -c 32 /dev/urandom | base64 | tr +/ -_ | tr -d '=\n')
	sed "s/\"key=.*/\"key=$key\"/" "$home/form" >"$home/form-$nth"
	curl -s -o /dev/null -w '%{http_code}\n' -b "$home/cookies-olga" \
	    -K "$home/form-$nth" -H "Origin: $address" \
	    "$address/queue/$id/outcome" >>"$home/outcomes" &
	posting="$posting $!"
done
wait $posting
sort "$home/outcomes" | uniq -c | sed 's/^/# /'
ok 'of twenty edits at once one is made' test \
    "$(grep -c 303 "$home/outcomes")" = 1
ok '... the others are told' test "$(grep -c 409 "$home/outcomes")" = 19
ok '... and one letter goes out' is "SELECT COUNT(*) FROM outbox
    WHERE once LIKE 'case-resolved:%'" 1
done_testing
